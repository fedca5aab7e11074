import { findPicture, readText } from "./inline.ts";
import { locate, readSourceText } from "./check.ts";
import { isShared, type Block, type Slide } from "./slide.ts";
import { unpair } from "./pair.ts";
import type { Picture } from "./picture.ts";

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
    const footnotes = unpair(slide.footnotes);
    const aside = [...unpair(slide.notes), ...footnotes].map((block) => {
      return { role: "aside" as const, text: readSourceText(block), file, line: block.lines[0] };
    });
    const small = footnotes.map((block) => {
      return { role: "small" as const, text: readText(block), file, line: block.lines[0] };
    });
    const shared = new Set(slide.pairs.filter(isShared).map(({ en }) => en));
    const set = unpair(slide.pairs).flatMap((block) => {
      if (block.kind === "figure") return collectFigure(block, slide, pictures);
      const isDisplay = block.kind === "heading" || shared.has(block);
      const [strong, plain] = splitStrong(block);
      const line = block.lines[0];
      if (isDisplay) return [{ role: "display" as const, text: readText(block), file, line }];
      return [
        { role: "display" as const, text: strong, file, line },
        { role: "text" as const, text: plain, file, line },
      ];
    });
    return [...set, ...aside, ...small];
  });
}

/** A figure's labels are drawn in the display face; its note joins the source line. */
function collectFigure(block: Block, slide: Slide, pictures: ReadonlyMap<string, Picture>): Text[] {
  const { src, note } = findPicture(block);
  const path = locate(slide, src);
  const labels = pictures.get(path)!.texts;
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
