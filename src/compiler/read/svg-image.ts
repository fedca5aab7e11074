import { SaxesParser } from "saxes";
import { report, reportWords, type Source } from "../source-file.ts";
import { explainBroken, findRoot, isBox, readNumbers } from "./svg.ts";

/** An SVG file as another program wrote it, to be shown through `<img>`. */
export interface SvgImage {
  /** The file with what it lacks to be shown, in UTF-8; nothing where it lacks nothing. */
  added: Uint8Array | undefined;
  /** Its size, in units of its own: their proportion is what counts. */
  width: number;
  height: number;
  /** Whether it has text that is drawn with the system's fonts. */
  hasText: boolean;
}

const namespace = "http://www.w3.org/2000/svg";

const exportAgain = "Export it again, or as PNG.";

/**
 * Reads an SVG file that the page shows as a picture: nothing in it runs, or is loaded from elsewhere.
 * What a browser then would not draw is a mistake. `encoding` is that of the file.
 */
export function readSvgImage(source: Source, encoding: string): SvgImage {
  const parser = new SaxesParser<{ position: true; xmlns: true }>({ position: true, xmlns: true });
  const open: string[] = [];
  let root: Record<string, string> = {};
  let hasShapes = false;
  let hasText = false;
  let style = "";

  let tagLine = 1;
  parser.on("opentagstart", () => (tagLine = parser.line));
  // Entities stay short: an entity in an entity is not expanded.
  parser.on("doctype", (doctype) => {
    for (const [, name = "", , value = ""] of doctype.matchAll(entity))
      parser.ENTITIES[name] = value;
  });
  parser.on("opentag", ({ name, local, uri, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
    if (open.length === 0) {
      root = Object.fromEntries(values);
      const hint = `Write \`xmlns="${namespace}"\`.`;
      if (uri && uri !== namespace)
        reportWords(
          source,
          "picture",
          [tagLine, parser.line],
          uri,
          "Broken SVG: its namespace is another",
          hint,
        );
    }
    open.push(local || name);
    hasShapes ||= shapes.has(local || name);
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
    const [, file = ""] = /href=["']([^"'#]*)/.exec(body) ?? [];
    if (file) report(source, "picture", parser.line, 1, ...explainFile(file));
  });
  parser.write(source.text).close();

  const imported = styleFile.exec(style.replace(loadsNothing, ""))?.[1];
  if (imported) report(source, "picture", 1, 1, ...explainFile(imported));
  const box = readNumbers(root["viewBox"]);
  const [, , boxWidth, boxHeight] = isBox(box) ? box : [0, 0, 0, 0];
  const [ownWidth, ownHeight] = [readLength(root["width"]), readLength(root["height"])];
  const isSized = ownWidth > 0 && ownHeight > 0;
  const [width, height] = isSized ? [ownWidth, ownHeight] : [boxWidth, boxHeight];
  if (source.mistakes.length === 0 && !hasShapes)
    report(source, "picture", 1, 1, "It is empty: nothing is drawn in it", exportAgain);
  if (source.mistakes.length === 0 && width === 0) {
    const hint = 'Begin it with `<svg viewBox="0 0 width height" …>`, or export it as PNG.';
    report(source, "picture", 1, 1, "A picture without its size", hint);
  }
  return {
    added: complete(source.text, root, width, height, encoding),
    width,
    height,
    hasText: hasText && !/@font-face[^}]*url\(["']?data:/.test(style),
  };
}

// What can be seen of an SVG; the rest says how, or is seen where one of these uses it.
const shapes = new Set(
  "path rect circle ellipse line polyline polygon text image use foreignObject".split(" "),
);

// What has no letters on the picture: a tooltip, a style sheet.
const silent = new Set(["title", "desc", "metadata", "style", "script"]);

const entity = /<!ENTITY\s+([\w.-]+)\s+(["'])(.*?)\2\s*>/gs;

// Comments and names, and fonts: that these are not loaded is told with the text.
const loadsNothing =
  /\/\*.*?\*\/|@namespace[^;]*;|@font-face\s*\{[^}]*\}|@import[^;]*font[^;]*;/gis;
const styleFile = /(?:@import\s+|url\(\s*)["']?(?!["'#]|data:|url\()([^"')\s]+)/i;

/** Whether an attribute draws what is in another file. Fonts are told with the text. */
function needsFile(element: string, key: string, value: string): boolean {
  const isDrawn = ["image", "use", "feImage", "textPath"].includes(element);
  if (isDrawn ? /^(?:xlink:)?href$/.test(key) : /^(?:src|srcset|poster)$/.test(key))
    return element !== "script" && !/^\s*(?:#|data:|$)/.test(value);
  if (element === "link") return key === "href" && !/font/i.test(value);
  return key !== "d" && /url\((?!\s*["']?(?:#|data:))/i.test(value);
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
 * by which it is scaled. In a picture Chromium does not ask for the encoding, and takes UTF-8.
 */
function complete(
  text: string,
  root: Record<string, string>,
  width: number,
  height: number,
  encoding: string,
): Uint8Array | undefined {
  const { name = "svg", index = 0 } = findRoot(text) ?? {};
  const missing = [
    ...("xmlns" in root || name.includes(":") ? [] : [` xmlns="${namespace}"`]),
    ...("viewBox" in root ? [] : [` viewBox="0 0 ${width} ${height}"`]),
  ];
  if (missing.length === 0 && encoding === "utf-8") return undefined;
  const at = index + 1 + name.length;
  const before = text.slice(0, at).replace(/^<\?xml[^]*?\?>/, "");
  return new TextEncoder().encode(before + missing.join("") + text.slice(at));
}
