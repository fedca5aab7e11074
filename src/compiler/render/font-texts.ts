import { findPicture, findTitle } from "../read/inline.ts";
import { isShared, type Block, type Slide } from "../slide.ts";
import { unpair } from "../read/pair.ts";
import { locate, type Picture } from "../read/picture.ts";

/**
 * How large and heavy a text is set: a headline or label, a statement, a source line; and what stands
 * aside of the talk, notes and full titles of sources.
 */
export type Role = "display" | "text" | "small" | "aside";

/** A piece of text with its place, so that a character no font has can be traced to its line. */
export interface Text {
  role: Role;
  text: string;
  file: string;
  line: number;
}

/** Everything the deck sets, by the role that decides its font. */
export function collectTexts(
  slides: readonly Slide[],
  pictures: ReadonlyMap<string, Picture>,
): Text[] {
  return slides.flatMap((slide) => {
    const { file } = slide.source;
    const shared = new Set(slide.pairs.filter(isShared).map(({ en }) => en));
    // Strong runs are as heavy wherever they stand.
    const collect = (role: Role) => (block: Block) => {
      const [strong, plain] = splitStrong(block);
      const line = block.lines[0];
      const own = block.kind === "heading" || shared.has(block) ? "display" : role;
      return [
        { role: "display" as const, text: strong, file, line },
        { role: own, text: plain, file, line },
        { role: "aside" as const, text: findTitle(block), file, line },
      ];
    };
    return [
      ...unpair(slide.pairs).flatMap((block) =>
        block.kind === "figure" ? collectFigure(block, slide, pictures) : collect("text")(block),
      ),
      ...unpair(slide.footnotes).flatMap(collect("small")),
      ...unpair(slide.notes).flatMap(collect("aside")),
    ];
  });
}

/** A figure's labels are drawn in the display face; its note joins the source line. */
function collectFigure(block: Block, slide: Slide, pictures: ReadonlyMap<string, Picture>): Text[] {
  const { src, note } = findPicture(block);
  const path = locate(src);
  const labels = pictures.get(path)?.texts ?? [];
  return [
    { role: "small", text: note, file: slide.source.file, line: block.lines[0] },
    ...labels.map(({ text, line }) => ({ role: "display" as const, text, file: path, line })),
  ];
}

/** What a block says in strong runs, and the rest. */
function splitStrong(block: Block): readonly [strong: string, plain: string] {
  const texts = { strong: "", plain: "" };
  let depth = 0;
  for (const token of block.inline) {
    if (token.type === "strong_open") depth++;
    if (token.type === "strong_close") depth--;
    texts[depth > 0 ? "strong" : "plain"] += token.content;
  }
  return [texts.strong, texts.plain];
}
