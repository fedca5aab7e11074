import type { Slide } from "../slide.ts";
import type { Layout } from "../layouts.ts";
import { hasMap } from "../slide-text.ts";
import { sides, type Side } from "../language.ts";
import { findNumeral, isFacing, measures, pageWidth } from "./columns.ts";
import type { Item } from "./item.ts";
import type { DrawnFigure, DrawnRow } from "./rows.ts";
import { measureTableRow } from "./table-rows.ts";
import { findLine, findSetting, type Width } from "./sizes.ts";
import {
  findLines,
  findLineWidths,
  findSize,
  measureText,
  type SetText,
  type Sizes,
} from "./texts.ts";

/** A page from its top margin to its foot, in px. */
const page = { height: 720, top: 44, titleTop: 32, foot: 24, bottom: 28, titleBottom: 184 };
/** The map and the QR code stand on the foot; text keeps off the source line, and off the code. */
const above = { map: 68, source: 8, qr: 178 };
/** How high the headline on a photograph may be: two lines. */
const plate = 160;
/** Where the drawing of a peak begins. */
const peakTop = 96;

/** How high a page is filled, and could be, in px. */
export interface PageHeight {
  used: number;
  free: number;
}

/** How many lines the source line of a slide takes. */
function countFootLines(
  rows: readonly DrawnRow[],
  texts: readonly SetText[],
  sizes: Sizes,
): number {
  const feet = rows.flatMap((row) => (row.kind === "foot" ? row.items : []));
  const lines = texts
    .filter(({ item }) => feet.includes(item))
    .map((text) => findLines(text, sizes));
  return Math.max(0, ...lines);
}

/**
 * Measures what stands on a slide against its page, one thing under the other with their gaps, and
 * what stands beside a picture or a code against the room there; returns what has the least room left.
 */
export function measureHeight(
  slide: Slide,
  rows: readonly DrawnRow[],
  texts: readonly SetText[],
  sizes: Sizes,
  width: Width,
): PageHeight {
  const { layout } = slide.settings;
  const { gap } = findSetting(layout, width);
  const figures = rows.filter((row) => row.kind === "figure");
  const [figure] = figures;
  const measure = (row: DrawnRow) =>
    row.kind === "figure" ? row.height : measureRow(row, layout, width, texts, sizes);
  // Labels stand beside their figure, words before that of a peak, and a title above its own.
  const isBeside =
    isFacing(layout) || layout === "title" || layout === "peak" || layout === "photograph";
  const stacked = rows.filter(({ kind }) => kind !== "foot" && !(isBeside && kind === "figure"));
  const stack = (all: readonly DrawnRow[]) => sum(all.map(measure)) + gap * (all.length - 1);

  // Two figures keep off what is above them; one block alone stands further below its headline.
  const isAlone = layout === "text" && stacked.length === 2 && figures.length === 0;
  const isDouble = layout === "figure" && figures.length > 1;
  const extra = isDouble ? 12 * figures.length : isAlone ? gap : 0;

  const footLines = countFootLines(rows, texts, sizes);
  const bottom = Math.max(
    layout === "title" ? page.titleBottom : footLines > 0 || hasMap(slide) ? 0 : page.bottom,
    footLines > 0 ? page.foot + footLines * findLine("source", 20) + above.source : 0,
    hasMap(slide) ? page.foot + above.map : 0,
    layout === "closing" && !figure ? page.foot + above.qr : 0,
  );
  const top = layout === "title" ? page.titleTop : page.top;
  const free = page.height - top - bottom;
  if (layout === "photograph") return { used: stack(stacked), free: plate };
  if (layout === "pictures") {
    const highest = (kind: DrawnRow["kind"]) =>
      Math.max(0, ...rows.filter((row) => row.kind === kind).map((row) => measure(row) + gap));
    return { used: highest("headline") + highest("figure") + highest("paragraph") - gap, free };
  }
  const heights = [{ used: stack(stacked) + extra, free }];
  if (!figure) return heights[0]!;

  const list = rows.find(({ kind }) => kind === "list");
  const headline = rows.filter(({ kind }) => kind === "headline");
  const paragraphs = rows.filter(({ kind }) => kind === "paragraph");
  if (layout === "overview" || layout === "spine") {
    const beside = stacked.filter((row) => row !== list);
    heights.push({ used: stack([...beside, figure]), free });
  }
  if (layout === "closing") {
    heights.push({ used: figure.height, free });
    // The list stands in the middle of what the headline above and the paragraphs below leave to it.
    const from = page.top + stack([...headline, figure]) - figure.height;
    const to =
      page.height -
      findFootSpace(width, footLines) -
      sum(paragraphs.map((row) => measure(row) + gap));
    const code = page.height - page.foot - above.qr;
    if (list) heights.push({ used: measure(list), free: 2 * code - from - to });
  }
  if (layout === "peak") {
    heights.push({ used: peakTop - page.top + figure.height, free });
    if (figure.isDrawing) {
      let at = page.top;
      for (const row of stacked) {
        const over = measureSlope(row, at, figure, texts, sizes, width);
        heights.push({ used: over, free: 0 });
        at += measure(row) + gap;
      }
    }
  }
  return heights.reduce((a, b) => (b.used - b.free > a.used - a.free ? b : a));
}

/** By how many px the words of a row that begins at a height stand on the slopes of a peak. */
function measureSlope(
  row: DrawnRow,
  at: number,
  figure: DrawnFigure,
  texts: readonly SetText[],
  sizes: Sizes,
  width: Width,
): number {
  const items = row.kind === "figure" ? [] : row.items;
  // With one language it stands at the right margin.
  const middle = width === "both" ? pageWidth / 2 : pageWidth - figure.width / 2;
  const overs = texts
    .filter(({ item }) => items.includes(item))
    .flatMap((text) => {
      const [size, lineHeight] = findSize(text, sizes);
      // On the right the column begins where it does, however long its lines are.
      const isRight = width === "both" && text.side === "zh";
      return findLineWidths(text, sizes).map((line, i) => {
        const bottom = at + (i + 1) * lineHeight - (lineHeight - size) / 2;
        // Its foot may be higher than its last line of names.
        const depth = Math.min(1, Math.max(0, bottom - peakTop) / (0.85 * figure.height));
        const space = middle - (depth * figure.width) / 2;
        return depth > 0 ? (isRight ? text.column : line) + measures["peak-gap"] - space : 0;
      });
    });
  return Math.max(0, ...overs);
}

/** How many lines of sources the styles leave room for, and below what they keep off them, in px. */
const usualLines = { both: 2, one: 1 };
const usualSpace = { both: 98, one: 76 };

/** How far above a page's edge the words end, over a source line, in px. */
export const findFootSpace = (width: Width, lines: number) =>
  usualSpace[width] + Math.max(0, lines - usualLines[width]) * findLine("source", 20);

/** How many lines the source line takes, where the styles have no room for so many. */
export function findHighFoot(
  rows: readonly DrawnRow[],
  texts: readonly SetText[],
  sizes: Sizes,
  width: Width,
): number | undefined {
  const lines = countFootLines(rows, texts, sizes);
  return lines > usualLines[width] ? lines : undefined;
}

/** How high a row of texts is. */
function measureRow(
  row: Exclude<DrawnRow, { kind: "figure" }>,
  layout: Layout,
  width: Width,
  texts: readonly SetText[],
  sizes: Sizes,
): number {
  if (row.kind === "table")
    return sum(
      row.items.map((item) => {
        const list = (side: Side) =>
          texts
            .filter((text) => text.item === item && text.side === side)
            .map((text) => measureText(text, sizes));
        return measureTableRow(item, { en: list("en"), zh: list("zh") });
      }),
    );
  // Of a caption the languages stand below each other.
  if (layout === "pictures" && row.kind === "paragraph")
    return sum(
      texts.filter(({ item }) => row.items.includes(item)).map((text) => measureText(text, sizes)),
    );
  const heights = row.items.map((item) => measureItem(item, texts, sizes));
  if (row.kind === "numbered") {
    const numeral = findNumeral(row.items.length);
    return sum(heights.map((height) => Math.max(height, numeral)));
  }
  if (row.kind === "nested") {
    const groups = row.items.filter(({ isBelow }) => !isBelow);
    return sum(heights) + measures["group-gap"] * (groups.length - 1);
  }
  const { listGap } = findSetting(layout, width);
  const isLong = layout === "text" && row.items.length >= 4;
  const gap = isLong ? measures["long-list-gap"] : listGap;
  const margin = row.kind === "code" ? 2 * measures["code-margin"] : 0;
  return margin + sum(heights) + gap * (row.items.length - 1);
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
