import { SaxesParser } from "saxes";
import { report, reportWords, type Source } from "../source-file.ts";
import { explainBroken, isBox, readNumbers } from "./svg.ts";

const elements = new Set(
  `svg g defs symbol use path polygon polyline rect circle ellipse line text tspan
   pattern clipPath mask linearGradient radialGradient stop`.split(/\s+/),
);

const elsewise =
  "Draw it as shapes, or leave out the deck's colours and rows: then it is a picture, and may.";

/** One piece of a drawing's markup. */
export type DrawingPart =
  | { type: "open"; name: string; attributes: readonly (readonly [key: string, value: string])[] }
  | { type: "text"; value: string }
  | { type: "close"; name: string };

/** A drawing that stands in the page itself, and takes part in its colours and steps. */
export interface Drawing {
  parts: readonly DrawingPart[];
  /** What can be read in it, in both languages alike. */
  texts: readonly DrawnText[];
  /** How high the rows are in which labels stand, in units of the drawing. */
  rows: readonly number[];
  /** In units of its own. */
  width: number;
  height: number;
}

/** What can be read in a drawing. */
export interface DrawnText {
  text: string;
  line: number;
  /** The row of labels that it is in; 0: in none. */
  row: number;
  /** Whether it is in the group of names, which are too small for a phone. */
  isName: boolean;
}

/** Whether an SVG uses the deck's colours, its rows or its key points: others are pictures. */
export const isDrawing = (text: string) =>
  /var\(\s*--(?:text|mark|ground|on-text|on-mark)\s*[,)]|\sdata-(?:rows?|point)\s*=/.test(text);

/**
 * Reads a drawing as inline markup. What the page's policy would block, and what a file from elsewhere
 * could do (scripts, styles, references to elsewhere) is a mistake at its line.
 */
export function readDrawing(source: Source): Drawing {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({
    position: true,
    xmlns: false,
  });
  const texts: DrawnText[] = [];
  const inNames = [false];
  const inRows = [0];
  const parts: DrawingPart[] = [];
  const ids = new Set<string>();
  const targets: { id: string; words: string; lines: readonly [number, number] }[] = [];
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
      complainOf(`<${name}`, `<${name}> has no place in a drawing`, elsewise);
    const isRoot = inRows.length === 1;
    if (isRoot) {
      const box = readNumbers(attributes["viewBox"]);
      rows = readNumbers(attributes["data-rows"]);
      const sum = rows.reduce((a, b) => a + b, 0);
      if (name !== "svg" || !isBox(box)) {
        complain("A drawing without its size", 'Begin it with `<svg viewBox="0 0 width height">`.');
      } else {
        [, , width, height] = box;
        const complainOfRows = (reason: string) => {
          const hint = "Let `data-rows` add up to the height in `viewBox`.";
          complainOf("data-rows=", `The drawing's rows are ${reason}`, hint);
        };
        if (!rows.every((row) => row > 0)) complainOfRows("not all numbers above 0");
        // Decimal numbers add up to a little more or less.
        else if (rows.length > 0 && Math.abs(sum - height) > height / 1e6)
          complainOfRows(`${Number(sum.toPrecision(6))} high, the drawing ${height}`);
      }
    }
    const row = attributes["data-row"];
    if (row !== undefined && !isRow(row, rows.length))
      complainOf("data-row=", `There is no row ${row}`, "Number the rows from 1.");
    inRows.push(Number(row ?? inRows.at(-1)));
    inNames.push(inNames.at(-1)! || attributes["data-part"] === "names");
    // The page hides every drawing: its alternative text is read instead.
    const own = Object.entries(attributes).filter(([key]) => !isRoot || key !== "aria-hidden");
    parts.push({ type: "open", name, attributes: own });
    for (const [key, value] of own) {
      const words = `${key}=`;
      if (key === "style")
        complainOf(words, "`style=` has no effect here", 'Write attributes such as `fill="…"`.');
      if (/^on/i.test(key)) complainOf(words, `\`${words}\` would run a script`, "Delete it.");
      if (
        (/href$/i.test(key) && !value.startsWith("#")) ||
        /\\|image-set\(|url\((?!\s*["']?#)/i.test(value)
      )
        complainOf(words, "A drawing that needs another file", "Draw everything in this one.");
      if (key === "id") ids.add(value);
      for (const id of listTargets(key, value))
        targets.push({ id, words, lines: [tagLine, parser.line] });
    }
  });
  parser.on("text", (text) => {
    if (inRows.length > 1) parts.push({ type: "text", value: text });
    if (!text.trim()) return;
    const [row, isName] = [inRows.at(-1)!, inNames.at(-1)!];
    texts.push({ text: text.trim(), line: parser.line, row, isName });
  });
  parser.on("closetag", ({ name }) => {
    parts.push({ type: "close", name });
    inRows.pop();
    inNames.pop();
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
  parser.on("error", ({ message }) => complain(explainBroken(message), "Correct the markup."));
  parser.write(source.text).close();
  for (const { id, words, lines } of targets) {
    const hint = "Draw what it names, or delete it.";
    if (!ids.has(id))
      reportWords(source, "drawing", lines, words, `There is no \`#${id}\` in the drawing`, hint);
  }
  return { parts, texts, rows, width, height };
}

/** The ids that an attribute draws with: `href="#leaf"`, `fill="url(#leaf)"`. */
function listTargets(key: string, value: string): string[] {
  if (/href$/i.test(key)) return value.startsWith("#") ? [value.slice(1)] : [];
  return [...value.matchAll(/url\(\s*["']?#([^"')]*)/g)].map(([, id = ""]) => id);
}

/** Whether a `data-row` counts from 1, up to the number of rows where that is known. */
const isRow = (row: string, count: number) =>
  /^[1-9]\d*$/.test(row) && (count === 0 || Number(row) <= count);
