import { SaxesParser } from "saxes";
import { escape } from "./html.ts";
import { report, reportWords, type Source } from "./source.ts";

/** A picture ready to stand in the page. */
export interface Picture {
  /** The drawing's markup; a photograph has none and is named by its file. */
  svg?: string;
  /** What can be read in it, in both languages alike, and in which row of labels (0: in none). */
  texts: readonly { text: string; line: number; row: number }[];
  /** How many rows of labels it asks for. */
  rows: number;
}

const elements = new Set(
  `svg g defs symbol use path polygon polyline rect circle ellipse line text tspan
   pattern clipPath mask linearGradient radialGradient stop`.split(/\s+/),
);

/**
 * Reads an SVG file as inline markup. What the page's policy would drop or a stranger's file could
 * do (scripts, styles, references to elsewhere) is a mistake at its line.
 */
export function readPicture(source: Source): Picture {
  const parser = new SaxesParser({ position: true });
  const texts: { text: string; line: number; row: number }[] = [];
  const inRows = [0];
  let svg = "";

  const complain = (reason: string, hint: string) =>
    report(source, parser.line, Math.max(1, parser.column), reason, hint);

  // An attribute is sought from its tag's first line on: the parser tells where the tag ends.
  let tagLine = 1;
  parser.on("opentagstart", () => (tagLine = parser.line));
  const complainOf = (words: string, reason: string, hint: string) =>
    reportWords(source, [tagLine, parser.line], words, reason, hint);

  parser.on("opentag", ({ name, attributes }) => {
    if (!elements.has(name))
      complainOf(`<${name}`, `<${name}> has no place in a picture`, "Draw it as shapes.");
    inRows.push(Number(attributes["data-row"] ?? inRows.at(-1)));
    svg += `<${name}`;
    for (const [key, value] of Object.entries(attributes)) {
      const words = `${key}=`;
      if (key === "style")
        complainOf(words, "`style=` has no effect here", 'Write attributes such as `fill="…"`.');
      if (/^on/i.test(key)) complainOf(words, `\`${words}\` would run a script`, "Delete it.");
      if ((/href$/i.test(key) && !value.startsWith("#")) || /url\((?!\s*["']?#)/i.test(value))
        complainOf(words, "A picture that needs another file", "Draw everything in this one.");
      svg += ` ${key}="${escape(value)}"`;
    }
    svg += ">";
  });
  parser.on("text", (text) => {
    svg += escape(text);
    if (text.trim()) texts.push({ text: text.trim(), line: parser.line, row: inRows.at(-1)! });
  });
  parser.on("closetag", ({ name }) => {
    svg += `</${name}>`;
    inRows.pop();
  });
  parser.on("doctype", () => complain("A document type", "Delete the `<!DOCTYPE …>`."));
  parser.on("cdata", () => complain("A CDATA section", "Write it as text."));
  parser.on("error", ({ message }) =>
    complain(`Broken SVG: ${message.replace(/^\d+:\d+: /, "")}`, "Mend the markup."),
  );
  parser.write(source.text).close();
  const [, rows = ""] = /data-rows="([^"]*)"/.exec(svg) ?? [];
  return { svg: svg.trim(), texts, rows: rows.split(/\s+/).filter(Boolean).length };
}
