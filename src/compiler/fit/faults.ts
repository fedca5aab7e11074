import type { Side } from "../language.ts";
import type { Slide } from "../slide.ts";
import { measureItem, type PageHeight } from "./page-height.ts";
import type { DrawnRow } from "./rows.ts";
import { roles, scales, type Role } from "./sizes.ts";
import { findExcess, findSize, measureText, type SetText, type Sizes } from "./texts.ts";

/** What does not fit: a word, code or a label, or all that is on the page. */
export interface Fault {
  kind: "word" | "code" | "row" | "picture" | "page";
  /** Where the text, or the picture, begins in the slide's file. */
  line: number;
  side: Side;
  /** By how many px it is too wide or too high. */
  over: number;
  size: number;
  lineHeight: number;
  /** What would have to be smaller. */
  roles: readonly Role[];
}

const smallest = Object.fromEntries(roles.map((role) => [role, scales[role].at(-1)![0]])) as Sizes;

/** The first thing that does not fit at some sizes: a word, a label, the page. */
export function findFault(
  slide: Slide,
  rows: readonly DrawnRow[],
  texts: readonly SetText[],
  sizes: Sizes,
  { used, free }: PageHeight,
): Fault | undefined {
  const explain = (kind: Fault["kind"], text: SetText, over: number, found: readonly Role[]) => {
    const [size, lineHeight] = findSize(text, sizes);
    return { kind, line: text.line, side: text.side, over, size, lineHeight, roles: found };
  };
  for (const text of texts) {
    const excess = findExcess(text, sizes);
    // A word that is too wide for the smallest size breaks anywhere.
    if (excess > 0 && findExcess(text, smallest) <= 0)
      return explain("word", text, excess, [text.role]);
  }
  const codes = texts.flatMap((text) => {
    const code = text.pieces.filter(({ isCode }) => isCode);
    return code.length > 0 ? [[text, findExcess(text, sizes, code)] as const] : [];
  });
  const [widest] = codes.toSorted(([, a], [, b]) => b - a);
  if (widest && widest[1] > 0) return explain("code", ...widest, [widest[0].role]);

  // The labels of a picture with rows have the heights of those.
  const labelled = rows.flatMap((row) => (row.kind === "figure" ? row.rows : []));
  const items = rows.flatMap((row) => (row.kind === "list" ? row.items : []));
  for (const [i, item] of items.entries()) {
    const own = texts.filter((text) => text.item === item);
    const over = measureItem(item, texts, sizes) - (labelled[i] ?? Infinity);
    const [first] = own;
    if (first && over > 0)
      return explain(
        "row",
        first,
        over,
        own.map(({ role }) => role),
      );
  }

  if (used <= free) return undefined;
  const height = (text: SetText) => measureText(text, sizes);
  const [highest] = texts.toSorted((a, b) => height(b) - height(a));
  const figure = rows.find((row) => row.kind === "figure");
  const isBehind = slide.settings.layout === "photograph";
  if (figure && !isBehind && (!highest || figure.height > height(highest)))
    return {
      kind: "picture",
      line: figure.line,
      side: "en",
      over: used - free,
      size: 0,
      lineHeight: 1,
      roles,
    };
  return highest && explain("page", highest, used - free, roles);
}
