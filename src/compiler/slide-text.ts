import { readCodeLines } from "./code-tokens.ts";
import { layouts } from "./layouts.ts";
import { joinLines, type Phrase } from "./language.ts";
import type { Block, Inline, ListItem, ListKind, Pair, Partners, Slide } from "./slide.ts";

/** What a run of inlines shows to a reader, a hand-made break as a newline. */
export function readInlines(inlines: readonly Inline[]): string {
  let text = "";
  for (const inline of inlines)
    text += "children" in inline ? readInlines(inline.children) : show(inline);
  return text;
}

function show(inline: Inline): string {
  if (inline.type === "text" || inline.type === "inlineCode") return inline.value;
  return inline.type === "break" ? "\n" : "";
}

/** All inlines of a run, each before what it holds. */
export function listInlines(inlines: readonly Inline[], all: Inline[] = []): Inline[] {
  for (const inline of inlines) {
    all.push(inline);
    if ("children" in inline) listInlines(inline.children, all);
  }
  return all;
}

/** What a block is made of, in its order: an item's label is on a line of its own. */
function listContent(block: Block): readonly Inline[] {
  const place = { line: block.lines[0] };
  if (block.type === "figure") {
    const { alt, note, references } = block;
    return [{ type: "text", value: `${alt}\n${note}`, ...place }, ...references];
  }
  if (block.type === "code")
    return [{ type: "inlineCode", value: readCodeLines(block.tokens), ...place }];
  if (block.type === "table")
    return block.rows.flatMap(({ line, cells }) =>
      cells.flatMap((cell): Inline[] => [...cell, { type: "break", line }]),
    );
  if (block.type !== "listItem") return block.children;
  const label: Inline[] = block.label ? [...block.label, { type: "break", ...place }] : [];
  const below = block.items.flatMap((item): Inline[] => [
    { type: "break", line: item.lines[0] },
    ...listContent(item),
  ]);
  return [...label, ...block.children, ...below];
}

/** The block's text as a reader sees it; a figure's is its alternative text and its note. */
export const readText = (block: Block) => readInlines(listContent(block));

/**
 * The same with a placeholder for what is held to no rule: code, and what is struck, which quotes what
 * was wrong.
 */
export const readProse = (block: Block) => readUnquoted(listContent(block));

const readUnquoted = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if (inline.type === "inlineCode" || inline.type === "delete") return "\uFFFC";
      return "children" in inline ? readUnquoted(inline.children) : show(inline);
    })
    .join("");

/** The labels of the footnotes the block refers to, in its order. */
export const findReferences = (block: Block) =>
  listInlines(listContent(block)).flatMap((inline) =>
    inline.type === "footnoteReference" ? [inline.label] : [],
  );

const listLinks = (block: Block) =>
  listInlines(listContent(block)).filter((inline) => inline.type === "link");

/** The targets of the block's links. */
export const findLinks = (block: Block) => listLinks(block).map(({ url }) => url);

/** The titles of the block's links. */
export const findTitles = (block: Block) => listLinks(block).flatMap(({ title }) => title || []);

/** The full title of the source that the block links to; may be empty. */
export const findTitle = (block: Block) => findTitles(block)[0] ?? "";

/** A source's text with its full title. */
export const readSourceText = (block: Block) => [readText(block), findTitle(block)].join("\n");

/** The pairs of an item's own items, as they stand below it. */
export const pairBelow = ({ en, zh }: Partners<ListItem>): Partners<ListItem>[] =>
  en.items.map((item, i) => ({ type: "listItem", isShared: false, en: item, zh: zh.items[i]! }));

/** How a list of a slide is set. */
export function findListKind({ pairs }: Slide, list: number): ListKind {
  const items = pairs.flatMap((pair) =>
    pair.type === "listItem" && pair.en.list === list ? pair.en : [],
  );
  if (items[0]?.ordered) return "numbered";
  return items.some((item) => item.items.length > 0) ? "nested" : "list";
}

/** The blocks of pairs, each once. */
export function unpair(pairs: readonly Partners<Block>[]): Block[] {
  const blocks: Block[] = [];
  for (const { isShared, en, zh } of pairs) {
    blocks.push(en);
    if (!isShared) blocks.push(zh);
  }
  return blocks;
}

/** What a slide is named by: its first heading, else what it says first. */
export const findHeadline = ({ pairs }: Slide): Pair | undefined =>
  pairs.find(({ type }) => type === "heading") ??
  pairs.find(({ type }) => type !== "code" && type !== "table");

/** Whether a slide makes a key point, and so has the map of them; a QR code stands in its place. */
export const hasMap = ({ settings: { layout, point, detail } }: Slide): boolean =>
  point !== undefined && !detail && layouts[layout].adds !== "qr";

/** A slide's headline in each language, on one line. */
export function nameSlide(slide: Slide): Phrase {
  const headline = findHeadline(slide);
  if (!headline) return { en: slide.id, zh: slide.id };
  return {
    en: readText(headline.en).replaceAll("\n", " "),
    zh: joinLines(readText(headline.zh)),
  };
}
