import { SaxesParser } from "saxes";
import { html, type Html } from "../html.ts";
import { report, reportWords, type Source } from "../source-file.ts";

/** A picture ready to stand in the page. */
export interface Picture {
  /** Its file, from the project's top. */
  path: string;
  /** The drawing's markup; a photograph has none and is named by its file. */
  svg?: Html;
  /** What can be read in it, in both languages alike, and in which row of labels (0: in none). */
  texts: readonly { text: string; line: number; row: number }[];
  /** How high the rows are in which labels stand, in units of the drawing. */
  rows: readonly number[];
  /** In units of its own. */
  width: number;
  height: number;
}

/** A picture that is no drawing. */
export const readPhotograph = (path: string): Picture => ({
  path,
  texts: [],
  rows: [],
  width: 0,
  height: 0,
});

const elements = new Set(
  `svg g defs symbol use path polygon polyline rect circle ellipse line text tspan
   pattern clipPath mask linearGradient radialGradient stop`.split(/\s+/),
);

/**
 * Reads an SVG file as inline markup. What the page's policy would block, and what a file
 * from elsewhere could do (scripts, styles, references to elsewhere) is a mistake at its line.
 */
export function readPicture(source: Source): Picture {
  if (source.mistakes.length > 0) return readPhotograph(source.file);
  const parser = new SaxesParser<{ position: true; xmlns: false }>({
    position: true,
    xmlns: false,
  });
  const texts: { text: string; line: number; row: number }[] = [];
  const inRows = [0];
  const parts: Html[] = [];
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
    const isRoot = inRows.length === 1;
    if (isRoot) {
      const box = readNumbers(attributes["viewBox"]);
      rows = readNumbers(attributes["data-rows"]);
      const sum = rows.reduce((a, b) => a + b, 0);
      if (name !== "svg" || !isBox(box)) {
        complain("A picture without its size", 'Begin it with `<svg viewBox="0 0 width height">`.');
      } else {
        [, , width, height] = box;
        const complainOfRows = (reason: string) => {
          const hint = "Let `data-rows` add up to the height in `viewBox`.";
          complainOf("data-rows=", `The picture's rows are ${reason}`, hint);
        };
        if (!rows.every((row) => row > 0)) complainOfRows("not all numbers above 0");
        // Decimal numbers add up to a little more or less.
        else if (rows.length > 0 && Math.abs(sum - height) > height / 1e6)
          complainOfRows(`${Number(sum.toPrecision(6))} high, the picture ${height}`);
      }
    }
    const row = attributes["data-row"];
    if (row !== undefined && !isRow(row, rows.length))
      complainOf("data-row=", `There is no row ${row}`, "Number the rows from 1.");
    inRows.push(Number(row ?? inRows.at(-1)));
    parts.push(html`<${name}`);
    for (const [key, value] of Object.entries(attributes)) {
      // The page hides every drawing: its alternative text is read instead.
      if (isRoot && key === "aria-hidden") continue;
      const words = `${key}=`;
      if (key === "style")
        complainOf(words, "`style=` has no effect here", 'Write attributes such as `fill="…"`.');
      if (/^on/i.test(key)) complainOf(words, `\`${words}\` would run a script`, "Delete it.");
      if (
        (/href$/i.test(key) && !value.startsWith("#")) ||
        /\\|image-set\(|url\((?!\s*["']?#)/i.test(value)
      )
        complainOf(words, "A picture that needs another file", "Draw everything in this one.");
      parts.push(html` ${key}="${value}"`);
    }
    parts.push(html`>`);
  });
  parser.on("text", (text) => {
    if (inRows.length > 1) parts.push(html`${text}`);
    if (text.trim()) texts.push({ text: text.trim(), line: parser.line, row: inRows.at(-1)! });
  });
  parser.on("closetag", ({ name }) => {
    parts.push(html`</${name}>`);
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
    complain(`Broken SVG: ${message.replace(/^\d+:\d+: /, "")}`, "Correct the markup."),
  );
  parser.write(source.text).close();
  return { path: source.file, svg: html`${parts}`, texts, rows, width, height };
}

/** Whether a `viewBox` has all its numbers, and an area (SVG 2, 8.6). */
const isBox = (box: readonly number[]): box is [number, number, number, number] =>
  box.length === 4 && box.every(Number.isFinite) && box[2]! > 0 && box[3]! > 0;

/** Whether a `data-row` counts from 1, up to the number of rows where that is known. */
const isRow = (row: string, count: number) =>
  /^[1-9]\d*$/.test(row) && (count === 0 || Number(row) <= count);

const readNumbers = (text = "") =>
  text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number);

/** The path from the project's top of a picture that a slide names: `../assets/stack.svg`. */
export function locate(src: string): string {
  const path = src.startsWith("../") ? src.slice(3) : `slides/${src}`;
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
