import { SaxesParser } from "saxes";
import { report, reportWords, type Source } from "../source-file.ts";
import { explainBroken, findRoot, isBox, readNumbers } from "./svg.ts";

/** An SVG file as another program wrote it, to be shown through `<img>`. */
export interface SvgImage {
  /** The file with what it lacks to be shown; nothing where it lacks nothing. */
  added: Uint8Array | undefined;
  /** Its size, in units of its own: their proportion is what counts. */
  width: number;
  height: number;
  /** Whether it has text that is drawn with the system's fonts. */
  hasText: boolean;
}

const exportAgain = "Export it again, or as PNG.";

/**
 * Reads an SVG file that the page shows as a picture: nothing in it runs, or is loaded from elsewhere.
 * What a browser then would not draw is a mistake.
 */
export function readSvgImage(source: Source): SvgImage {
  const parser = new SaxesParser<{ position: true; xmlns: true }>({ position: true, xmlns: true });
  const open: string[] = [];
  let root: Record<string, string> = {};
  let hasText = false;
  let style = "";

  let tagLine = 1;
  parser.on("opentagstart", () => (tagLine = parser.line));
  // Entities stay short: an entity in an entity is not expanded.
  parser.on("doctype", (doctype) => {
    for (const [, name = "", , value = ""] of doctype.matchAll(entity))
      parser.ENTITIES[name] = value;
  });
  parser.on("opentag", ({ name, local, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
    if (open.length === 0) root = Object.fromEntries(values);
    open.push(local || name);
    const needed = values.find(([key, value]) => needsFile(local, key, value));
    if (!needed) return;
    const [key, value] = needed;
    const lines = [tagLine, parser.line] as const;
    reportWords(source, "picture", lines, `${key}=`, ...explainFile(value));
  });
  parser.on("closetag", () => open.pop());
  const read = (text: string) => {
    if (open.at(-1) === "style") style += text;
    const isDrawn = open.includes("text") || open.includes("foreignObject");
    if (isDrawn && text.trim() && !open.some((name) => silent.has(name))) hasText = true;
  };
  parser.on("text", read);
  parser.on("cdata", read);
  // One broken place breaks others.
  let isBroken = false;
  parser.on("error", ({ message }) => {
    if (isBroken) return;
    isBroken = true;
    const column = Math.max(1, parser.column);
    report(source, "picture", parser.line, column, explainBroken(message), exportAgain);
  });
  parser.on("processinginstruction", ({ target, body }) => {
    if (target !== "xml-stylesheet") return;
    const [, file = ""] = /href=["']([^"']*)/.exec(body) ?? [];
    report(source, "picture", parser.line, 1, ...explainFile(file));
  });
  parser.write(source.text).close();

  const imported = styleFile.exec(style.replace(fontStyle, ""))?.[1];
  if (imported) report(source, "picture", 1, 1, ...explainFile(imported));
  const box = readNumbers(root["viewBox"]);
  const [, , boxWidth, boxHeight] = isBox(box) ? box : [0, 0, 0, 0];
  const [ownWidth, ownHeight] = [readLength(root["width"]), readLength(root["height"])];
  const isSized = ownWidth > 0 && ownHeight > 0;
  const [width, height] = isSized ? [ownWidth, ownHeight] : [boxWidth, boxHeight];
  if (source.mistakes.length === 0 && width === 0) {
    const hint = 'Begin it with `<svg viewBox="0 0 width height" …>`, or export it as PNG.';
    report(source, "picture", 1, 1, "A picture without its size", hint);
  }
  return {
    added: complete(source.text, root, width, height),
    width,
    height,
    hasText: hasText && !/@font-face[^}]*url\(["']?data:/.test(style),
  };
}

// What has no letters on the picture: a tooltip, a style sheet.
const silent = new Set(["title", "desc", "metadata", "style", "script"]);

const entity = /<!ENTITY\s+([\w.-]+)\s+(["'])(.*?)\2\s*>/gs;

// Fonts that are not loaded are told with the text.
const fontStyle = /@font-face\s*\{[^}]*\}|@import[^;]*font[^;]*;/gi;
const styleFile = /(?:@import\s+|url\(\s*)["']?(?!["'#]|data:|url\()([^"')\s]+)/i;

/** Whether an attribute draws what is in another file. */
function needsFile(element: string, key: string, value: string): boolean {
  const isDrawn = ["image", "img", "use", "feImage", "textPath"].includes(element);
  if (isDrawn && /^(?:xlink:)?href$|^src$/.test(key)) return !/^\s*(?:#|data:|$)/.test(value);
  return key !== "d" && /url\(\s*["']?(?!["'#]|data:)/i.test(value);
}

const explainFile = (name: string): [reason: string, hint: string] => [
  `A picture that needs another file: ${name}`,
  "Embed it where you export the picture, or export it as PNG.",
];

const pixels: Record<string, number> = {
  "": 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  em: 16,
  rem: 16,
  ex: 8,
};

/** A length in px (CSS Values 4, 6); 0 for a share of a place that is not known. */
function readLength(text = ""): number {
  const [, number = "", unit = ""] =
    /^\s*\+?([\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  return (pixels[unit.toLowerCase()] ?? 0) * (Number(number) || 0);
}

/**
 * Adds what an SVG in a page can do without, and one in a file cannot: its namespace, and a `viewBox`,
 * by which it is scaled.
 */
function complete(
  text: string,
  root: Record<string, string>,
  width: number,
  height: number,
): Uint8Array | undefined {
  const { name = "svg", index = 0 } = findRoot(text) ?? {};
  const missing = [
    ...("xmlns" in root || name.includes(":") ? [] : [' xmlns="http://www.w3.org/2000/svg"']),
    ...("viewBox" in root ? [] : [` viewBox="0 0 ${width} ${height}"`]),
  ];
  if (missing.length === 0) return undefined;
  const at = index + 1 + name.length;
  // It is written in UTF-8, whatever it was.
  const before = text.slice(0, at).replace(/^<\?xml[^]*?\?>/, "");
  return new TextEncoder().encode(before + missing.join("") + text.slice(at));
}
