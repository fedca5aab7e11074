import type { Slide } from "../slide.ts";
import type { Layout } from "../layouts.ts";
import { sides } from "../language.ts";
import { isFacing, measures } from "./columns.ts";
import type { DrawnRow, Item } from "./rows.ts";
import { findLine, findSetting, type Width } from "./sizes.ts";
import { findLines, measureText, type SetText, type Sizes } from "./texts.ts";

/** A page from its top margin to its foot, in px. */
const page = { height: 720, top: 44, titleTop: 32, foot: 24, bottom: 28, titleBottom: 184 };
/** The map and the QR code stand on the foot; text keeps off the source line, and off the code. */
const above = { map: 68, source: 8, qr: 178 };

/** How high a page is filled, and could be, in px. */
export interface Room {
  used: number;
  free: number;
}

/**
 * Measures what stands on a slide against its page: rows one under the other, with their gaps. A
 * figure that labels face counts for nothing, it stands beside them.
 */
export function measureRoom(
  { settings }: Slide,
  rows: readonly DrawnRow[],
  texts: readonly SetText[],
  sizes: Sizes,
  width: Width,
): Room {
  const { layout, point, detail } = settings;
  const { gap } = findSetting(layout, width);
  const heights = rows.flatMap((row) => {
    if (row.kind === "foot") return [];
    if (row.kind !== "figure") return [measureRow(row, layout, width, texts, sizes)];
    if (isFacing(layout) || layout === "title" || layout === "peak") return [];
    return [row.height];
  });
  const figures = rows.filter(({ kind }) => kind === "figure");
  // Two figures keep off what is above them; one block alone stands further below its headline.
  const isAlone = layout === "text" && heights.length === 2 && figures.length === 0;
  const isDouble = layout === "figure" && figures.length > 1;
  const extra = isDouble ? 12 * figures.length : isAlone ? gap : 0;

  const feet = texts.filter(({ item }) =>
    rows.some((row) => row.kind === "foot" && row.items.includes(item)),
  );
  const footLines = Math.max(0, ...feet.map((text) => findLines(text, sizes)));
  const hasMap = point !== undefined && !detail;
  const paragraphs = rows.filter(({ kind }) => kind === "paragraph");
  const bottoms = [
    layout === "title" ? page.titleBottom : footLines > 0 || hasMap ? 0 : page.bottom,
    footLines > 0 ? page.foot + footLines * findLine("source", 20) + above.source : 0,
    hasMap ? page.foot + above.map : 0,
    // What follows the labels of a closing stands beside the code.
    layout === "closing" && paragraphs.length === 0 ? page.foot + above.qr : 0,
  ];
  const top = layout === "title" ? page.titleTop : page.top;
  return {
    used: sum(heights) + gap * (heights.length - 1) + extra,
    free: page.height - top - Math.max(...bottoms),
  };
}

/** How high a row of texts is. */
function measureRow(
  row: Exclude<DrawnRow, { kind: "figure" }>,
  layout: Layout,
  width: Width,
  texts: readonly SetText[],
  sizes: Sizes,
): number {
  const { listGap } = findSetting(layout, width);
  const isLong = layout === "text" && row.items.length >= 4;
  const gap = isLong ? measures["long-list-gap"] : listGap;
  const margin = row.kind === "code" ? 2 * measures["code-margin"] : 0;
  return (
    margin +
    sum(row.items.map((item) => measureItem(item, texts, sizes))) +
    gap * (row.items.length - 1)
  );
}

/** How high an item is: as its higher language. */
export function measureItem(item: Item, texts: readonly SetText[], sizes: Sizes): number {
  const heights = sides.map((side) =>
    sum(
      texts
        .filter((text) => text.item === item && text.side === side)
        .map((text) => measureText(text, sizes)),
    ),
  );
  return Math.max(...heights);
}

const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
