import { SaxesParser } from "saxes";
import { escape } from "./html.ts";
import { report, type Source } from "./source.ts";

/** A picture ready to stand in the page. */
export interface Picture {
  /** The drawing's markup; a photograph has none and is named by its file. */
  svg?: string;
  /** What can be read in it, in both languages alike, and in which row of labels (0: in none). */
  texts: readonly { text: string; line: number; row: number }[];
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
  const rows = [0];
  let svg = "";

  const complain = (reason: string, hint: string) =>
    report(source, parser.line, Math.max(1, parser.column), reason, hint);

  parser.on("opentag", ({ name, attributes }) => {
    if (!elements.has(name)) complain(`<${name}> has no place in a picture`, "Draw it as shapes.");
    rows.push(Number(attributes["data-row"] ?? rows.at(-1)));
    svg += `<${name}`;
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "style" || /^on/i.test(key))
        complain(`\`${key}=\` has no effect here`, 'Write attributes such as `fill="…"`.');
      if ((/href$/i.test(key) && !value.startsWith("#")) || /url\((?!\s*["']?#)/i.test(value))
        complain("A picture that needs another file", "Draw everything in this one.");
      svg += ` ${key}="${escape(value)}"`;
    }
    svg += ">";
  });
  parser.on("text", (text) => {
    svg += escape(text);
    if (text.trim()) texts.push({ text: text.trim(), line: parser.line, row: rows.at(-1)! });
  });
  parser.on("closetag", ({ name }) => {
    svg += `</${name}>`;
    rows.pop();
  });
  parser.on("doctype", () => complain("A document type", "Delete the `<!DOCTYPE …>`."));
  parser.on("cdata", () => complain("A CDATA section", "Write it as text."));
  parser.on("error", ({ message }) =>
    complain(`Broken SVG: ${message.replace(/^\d+:\d+: /, "")}`, "Mend the markup."),
  );
  parser.write(source.text).close();
  return { svg: svg.trim(), texts };
}
