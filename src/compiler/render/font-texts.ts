import { splitCharacters } from "../emoji.ts";
import { findListKind, findTitle, readInlines, unpair } from "../slide-text.ts";
import type { Block, Code, Figure, Inline, Partners, Slide, Table, TextBlock } from "../slide.ts";
import { findTableKind, type TableKind } from "../table-columns.ts";

/**
 * How large and heavy a text is set: a headline or label, a statement, a source line; and what no slide
 * shows first, notes and full titles of sources.
 */
export type Role = "display" | "text" | "small" | "secondary";

/** A piece of text, by what decides its font. */
export interface Text {
  role: Role;
  text: string;
  /** Set in the font for code. */
  isCode?: boolean;
}

/** A text with its place, so that a character no font has can be traced to its line. */
export interface PlacedText extends Text {
  file: string;
  line: number;
}

/** The characters of some texts, each once in each role: texts in which an emoji is a line of its own. */
export function listCharacters(texts: readonly Text[]): Text[] {
  const found = new Map<string, { role: Role; isCode: boolean; characters: Set<string> }>();
  for (const { role, text, isCode = false } of texts) {
    const key = `${role} ${isCode}`;
    const { characters } = found.get(key) ?? { characters: new Set() };
    for (const character of splitCharacters(text)) characters.add(character);
    found.set(key, { role, isCode, characters });
  }
  return [...found.values()].map(({ characters, ...rest }) => ({
    ...rest,
    text: [...characters].join("\n"),
  }));
}

/** Everything the deck sets. */
export function collectTexts(slides: readonly Slide[]): PlacedText[] {
  return slides.flatMap((slide) => {
    const { source, pairs, footnotes, notes } = slide;
    const { file } = source;
    const collect = (role: Role) => (pair: Partners<Block>) =>
      unpair([pair]).flatMap((block) => {
        if (block.type === "figure") return collectFigure(block, file);
        if (block.type === "code") return collectCode(block, file);
        if (block.type === "table")
          return collectTable(block, file, findTableKind(pair as Partners<Table>));
        const isLarge =
          block.type === "heading" ||
          (role === "text" && pair.isShared && pair.type !== "listItem") ||
          (block.type === "listItem" && !block.label && findListKind(slide, block.list) !== "list");
        return collectBlock(block, isLarge ? "display" : role, file);
      });
    return [
      ...pairs.flatMap(collect("text")),
      ...footnotes.flatMap(collect("small")),
      ...notes.flatMap(collect("secondary")),
    ];
  });
}

function collectBlock(block: TextBlock, role: Role, file: string): PlacedText[] {
  const place = { file, line: block.lines[0] };
  const texts = listRuns(block.children, role, place);
  const title = findTitle(block);
  if (title) texts.push({ role: "secondary", text: title, ...place });
  if (block.type !== "listItem") return texts;
  return [
    ...block.items.flatMap((item) => collectBlock(item, "text", file)),
    ...listRuns(block.label ?? [], "display", place),
    ...texts,
  ];
}

/** Heads are light, and what begins a row is heavy; so are figures. */
const collectTable = ({ rows }: Table, file: string, kind: TableKind): PlacedText[] =>
  rows.flatMap(({ line, cells }, i) =>
    cells.flatMap((cell, j) => {
      const role = i === 0 ? "small" : j === 0 || kind === "figures" ? "display" : "text";
      return listRuns(cell, role, { file, line });
    }),
  );

/** Keywords are as heavy as headlines. */
const collectCode = ({ tokens, lines }: Code, file: string): PlacedText[] =>
  tokens.flatMap((line, i) =>
    line.map(({ kind, text }) => ({
      role: kind === "keyword" ? ("display" as const) : ("small" as const),
      text,
      file,
      line: lines[0] + 1 + i,
      isCode: true,
    })),
  );

/** A figure's labels are drawn in the display face; its note joins the source line. */
function collectFigure({ note, lines, picture }: Figure, file: string): PlacedText[] {
  return [
    { role: "small", text: note, file, line: lines[0] },
    ...picture.texts.map(({ text, line }) => ({
      role: "display" as const,
      text,
      file: picture.path,
      line,
    })),
  ];
}

/** The texts of a run of inlines by what decides their font: strong ones are as heavy anywhere. */
function listRuns(
  inlines: readonly Inline[],
  role: Role,
  place: { file: string; line: number },
): PlacedText[] {
  return inlines.flatMap((inline) => {
    if ("children" in inline)
      return listRuns(inline.children, inline.type === "strong" ? "display" : role, place);
    return { role, text: readInlines([inline]), isCode: inline.type === "inlineCode", ...place };
  });
}
