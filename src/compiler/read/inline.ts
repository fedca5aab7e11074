import type { Token } from "markdown-it";
import type { Block } from "../slide.ts";

/** An attribute's text, empty where it is absent. */
export const attribute = (token: Token, name: string) => String(token.attrGet(name) ?? "");

/** A picture's alternative text, without its Markdown. */
const readAlt = ({ children }: Token) => (children ?? []).map(({ content }) => content).join("");

/** What an inline token shows to a reader: a picture shows its alternative text and its note. */
function show(token: Token): string {
  if (token.type === "text" || token.type === "code_inline") return token.content;
  if (token.type === "hardbreak" || token.type === "html_inline") return "\n";
  if (token.type === "image") return `${readAlt(token)}\n${attribute(token, "title")}`;
  return "";
}

/** The block's text as a reader sees it, a hand-made break as a newline. */
export const readText = (block: Block) => block.inline.map(show).join("");

/** The same without inline code, which quotes others and is held to no rule. */
export const readProse = (block: Block) =>
  block.inline.map((token) => (token.type === "code_inline" ? "" : show(token))).join("");

/** The picture of a figure: its file as written, its alternative text, its note (may be empty). */
export function findPicture(block: Block): { src: string; alt: string; note: string } {
  const token = block.inline[0]!;
  return { src: attribute(token, "src"), alt: readAlt(token), note: attribute(token, "title") };
}

/** The labels of the footnotes the block refers to, in its order. */
export const findReferences = (block: Block) =>
  block.inline
    .filter(({ type }) => type === "footnote_ref")
    .map(({ meta }) => (meta as { label: string }).label);

/** The targets of the block's links. */
export const findLinks = (block: Block) =>
  block.inline.filter(({ type }) => type === "link_open").map((t) => attribute(t, "href"));

/** The titles of the block's links. */
export const findTitles = (block: Block) =>
  block.inline
    .filter(({ type }) => type === "link_open")
    .map((token) => attribute(token, "title"))
    .filter(Boolean);

/** The full title of the source that the block links to; may be empty. */
export const findTitle = (block: Block) => findTitles(block)[0] ?? "";

/** A source's text with its full title. */
export const readSourceText = (block: Block) => [readText(block), findTitle(block)].join("\n");

/** How many tokens at the block's start are its label: a strong run, followed by a break. */
export function measureLabel({ kind, inline }: Block): number {
  const tokens = inline.filter((token) => token.type !== "text" || token.content !== "");
  if (kind !== "item" || tokens[0]?.type !== "strong_open") return 0;
  const end = inline.findIndex(({ type }) => type === "strong_close");
  const next = inline.slice(end + 1).find((t) => t.type !== "text" || t.content !== "");
  return next?.type === "hardbreak" ? inline.indexOf(next) : 0;
}
