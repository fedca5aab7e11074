import type { Token } from "markdown-it";
import type { RuleId } from "../mistake.ts";
import { report, type Source } from "../source-file.ts";
import type { Block, Inline, Place } from "../slide.ts";
import { Finder } from "./finder.ts";
import { findFormula } from "./habits.ts";
import { checkLeftovers } from "./leftovers.ts";
import { nest, readAlt, readAttribute, type Node } from "./nodes.ts";

/** The inlines of a block that is one line, unless its author breaks it by hand. */
export function readLine(source: Source, { map, children }: Token, type: Block["type"]) {
  const tokens = (children ?? []).slice(type === "figure" ? 1 : 0);
  const [start = 0, end = 0] = map ?? [];
  const lines = [start + 1, end] as const;
  const endsInSpaces = source.lines.slice(start, end).some((line) => / {2,}$/.test(line));
  if (tokens.some(({ type }) => type === "softbreak" || (type === "hardbreak" && endsInSpaces))) {
    const hint = "Write it on one line, or end the line with `\\` to break it on the slide.";
    report(source, "block", lines[0], 1, "A block of more than one line", hint);
  }
  const inlines = readInlines(source, nest(tokens), new Finder(source.lines, lines[0]), type);
  checkLeftovers(source, inlines);
  for (let line = lines[0]; line <= lines[1]; line++) {
    const column = findFormula(source.lines[line - 1] ?? "");
    if (column < 0) continue;
    const hint = "Draw it as a picture, or write it in words or as `code`.";
    report(source, "markdown", line, column + 1, "A formula would show as it is typed", hint);
  }
  return { lines, children: inlines };
}

/**
 * Unicode's own hyphens, which other programs write and the Latin font lacks, as everybody types them;
 * and no sign that asks for a character as text, since here all emoji are outlines in its colour.
 */
const mend = (text: string) => text.replace(/[\u2010\u2011]/g, "-").replaceAll("\uFE0E", "");

/** How deep marks stand in each other: a link, strong, emphasis and a deletion are four. */
const deepest = 8;

/** Reads what stands in a line; HTML and pictures in it are mistakes. */
export function readInlines(
  source: Source,
  nodes: readonly Node[],
  finder: Finder,
  block: Block["type"],
  depth = 0,
): Inline[] {
  const complain = (ruleId: RuleId, { line, column = 1 }: Place, reason: string, hint: string) =>
    report(source, ruleId, line, column, reason, hint);
  const readInside = (children: readonly Node[], end: string) => {
    if (depth === deepest) {
      const hint = "Close each mark before the next opens.";
      complain("markdown", finder.find(""), "Marks inside marks without end", hint);
      return [];
    }
    const inlines = readInlines(source, children, finder, block, depth + 1);
    finder.find(end);
    return inlines;
  };

  return nodes.flatMap<Inline>(({ token, children }) => {
    const { type, content, markup } = token;
    if (type === "text")
      return content ? { type, value: mend(content), ...finder.find(content) } : [];
    if (type === "code_inline") {
      const place = finder.find(markup);
      finder.find(content);
      finder.find(markup);
      return { type: "inlineCode", value: content, ...place };
    }
    if (type === "softbreak" || type === "hardbreak") {
      const place = finder.find("\\");
      finder.nextLine();
      return { type: "break", ...place };
    }
    if (type === "html_inline") {
      const place = finder.find(content);
      if (content === "<br>" && block === "heading") return { type: "break", ...place };
      const hint =
        content === "<br>"
          ? "End the line with `\\`; `<br>` breaks headings only."
          : "Write Markdown; `<br>` in a heading is the only HTML there is.";
      complain("block", place, `HTML has no place here: ${content}`, hint);
      return [];
    }
    if (type === "image") {
      const place = finder.find("![");
      complain("picture", place, "A picture among text", "Set it alone, between blank lines.");
      return { type: "text", value: readAlt(token), ...place };
    }
    if (type === "footnote_ref") {
      const { label } = token.meta as { label: string };
      return { type: "footnoteReference", label, ...finder.find(`[^${label}]`) };
    }
    if (type === "strong_open")
      return { type: "strong", ...finder.find(markup), children: readInside(children, markup) };
    if (type === "em_open")
      return { type: "emphasis", ...finder.find(markup), children: readInside(children, markup) };
    if (type === "s_open")
      return { type: "delete", ...finder.find(markup), children: readInside(children, markup) };
    if (type === "link_open") {
      const [url, title] = [readAttribute(token, "href"), readAttribute(token, "title")];
      if (markup === "linkify") return readBareLink(url, children, finder);
      const place = finder.find(markup === "autolink" ? "<" : "[");
      return { type: "link", url, title, ...place, children: readInside(children, "](") };
    }
    throw new Error(`An inline of Markdown that is not read: ${type}`);
  });
}

/** An address in the text, but for what only looks like a letter's: `node@20.19`. */
function readBareLink(url: string, nodes: readonly Node[], finder: Finder): Inline[] {
  const value = nodes.map(({ token }) => token.content).join("");
  const place = finder.find(value);
  const text = { type: "text" as const, value, ...place };
  if (url.startsWith("mailto:") && !/\.\p{L}{2,}$/u.test(url)) return [text];
  return [{ type: "link", url, title: "", ...place, children: [text] }];
}
