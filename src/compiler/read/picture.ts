import { SaxesParser } from "saxes";
import { escape } from "../render/html.ts";
import { report, reportWords, type Source } from "../source-file.ts";

/** A picture ready to stand in the page. */
export interface Picture {
  /** The drawing's markup; a photograph has none and is named by its file. */
  svg?: string;
  /** What can be read in it, in both languages alike, and in which row of labels (0: in none). */
  texts: readonly { text: string; line: number; row: number }[];
  /** How high the rows are in which labels stand, in units of the drawing. */
  rows: readonly number[];
  /** In units of its own. */
  width: number;
  height: number;
}

/** A picture that is no drawing. */
export const photograph: Picture = { texts: [], rows: [], width: 0, height: 0 };

const elements = new Set(
  `svg g defs symbol use path polygon polyline rect circle ellipse line text tspan
   pattern clipPath mask linearGradient radialGradient stop`.split(/\s+/),
);

/**
 * Reads an SVG file as inline markup. What the page's policy would drop or a stranger's file could
 * do (scripts, styles, references to elsewhere) is a mistake at its line.
 */
export function readPicture(source: Source): Picture {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({
    position: true,
    xmlns: false,
  });
  const texts: { text: string; line: number; row: number }[] = [];
  const inRows = [0];
  let svg = "";
  let [width, height] = [0, 0];
  let rows: number[] = [];

  const complain = (reason: string, hint: string) =>
    report(source, "drawing", parser.line, Math.max(1, parser.column), reason, hint);

  // An attribute is sought from its tag's first line on: the parser tells where the tag ends.
  let tagLine = 1;
  parser.on("opentagstart", () => (tagLine = parser.line));
  const complainOf = (words: string, reason: string, hint: string) =>
    reportWords(source, "drawing", [tagLine, parser.line], words, reason, hint);

  parser.on("opentag", ({ name, attributes }) => {
    if (!elements.has(name))
      complainOf(`<${name}`, `<${name}> has no place in a picture`, "Draw it as shapes.");
    if (inRows.length === 1) {
      [, , width = 0, height = 0] = readNumbers(attributes["viewBox"]);
      rows = readNumbers(attributes["data-rows"]);
      const sum = rows.reduce((a, b) => a + b, 0);
      if (name !== "svg" || !(width > 0 && height > 0))
        complain("A picture without its size", 'Begin it with `<svg viewBox="0 0 width height">`.');
      else if (rows.length > 0 && sum !== height)
        complainOf(
          "data-rows=",
          `The picture's rows are ${sum} high, the picture ${height}`,
          "Let `data-rows` add up to the height in `viewBox`.",
        );
    }
    inRows.push(Number(attributes["data-row"] ?? inRows.at(-1)));
    svg += `<${name}`;
    for (const [key, value] of Object.entries(attributes)) {
      const words = `${key}=`;
      if (key === "style")
        complainOf(words, "`style=` has no effect here", 'Write attributes such as `fill="…"`.');
      if (/^on/i.test(key)) complainOf(words, `\`${words}\` would run a script`, "Delete it.");
      if (
        (/href$/i.test(key) && !value.startsWith("#")) ||
        /\\|image-set\(|url\((?!\s*["']?#)/i.test(value)
      )
        complainOf(words, "A picture that needs another file", "Draw everything in this one.");
      svg += ` ${key}="${escape(value)}"`;
    }
    svg += ">";
  });
  parser.on("text", (text) => {
    if (inRows.length > 1) svg += escape(text);
    if (text.trim()) texts.push({ text: text.trim(), line: parser.line, row: inRows.at(-1)! });
  });
  parser.on("closetag", ({ name }) => {
    svg += `</${name}>`;
    inRows.pop();
  });
  parser.on("doctype", () =>
    reportWords(
      source,
      "drawing",
      [1, parser.line],
      "<!",
      "A document type",
      "Delete the `<!DOCTYPE …>`.",
    ),
  );
  parser.on("cdata", () => complain("A CDATA section", "Write it as text."));
  parser.on("error", ({ message }) =>
    complain(`Broken SVG: ${message.replace(/^\d+:\d+: /, "")}`, "Mend the markup."),
  );
  parser.write(source.text).close();
  return { svg, texts, rows, width, height };
}

const readNumbers = (text = "") =>
  text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number);

/** CSS that tells each slide with a drawing how large that is, and how high the rows of its labels. */
export function writeSizes(pictures: ReadonlyMap<string, Picture>): string {
  return [...pictures]
    .filter(([, { svg }]) => svg)
    .map(([path, { width, height, rows }]) => {
      const heights = rows.map((row) => `calc(${row} * var(--u))`).join(" ");
      const name = namePicture(path).replace(
        /[^\p{L}\p{N}_-]/gu,
        (c) => `\\${c.codePointAt(0)!.toString(16)} `,
      );
      return `[data-picture="${name}"]{--width:${width};--height:${height};--rows:${heights}}`;
    })
    .join("\n");
}

/** A drawing as an address of its own; an empty one where there is none. */
export const writeIcon = (picture?: Picture) =>
  picture?.svg ? `data:image/svg+xml,${encodeURIComponent(picture.svg)}` : "data:,";

/** The path from the project's top of a picture that a slide names: `../assets/stack.svg`. */
export function locate(src: string): string {
  const path = src.startsWith("../") ? src.slice(3) : `slides/${src}`;
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** What the page calls a picture: its file's name without an ending. */
export const namePicture = (path: string) => path.replace(/^.*\/|\.\w+$/g, "");
