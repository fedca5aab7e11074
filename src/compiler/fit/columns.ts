import type { Layout } from "../layouts.ts";
import type { Side, View } from "../language.ts";
import type { Width } from "./sizes.ts";

/**
 * What stands beside what, in px of a page of 1280 × 720; the styles know them by these names. Two
 * columns of 560 with a gutter of 40: the odd pixel is for browsers that round a letter up.
 */
export const measures = {
  column: 561,
  gutter: 39,
  /** A source line beside the map, beside the QR code, and beside either in one language. */
  "beside-map": 430,
  "beside-qr": 360,
  /** What the QR code takes of the column of a paragraph, with its gap. */
  "qr-space": 182,
  "alone-source": 980,
  /** Between labels and the figure, or the squares, that they face. */
  "facing-gap": 32,
  "spine-gap": 44,
  /** In one language: after the figure, after the squares. */
  "figure-gap": 48,
  "square-gap": 28,
  square: 18,
  /** Between an entry and its number. */
  "number-gap": 16,
  /** Above and below code, besides the gap. */
  "code-margin": 16,
  /** Between numbers, or shapes, and the words that face them; and between groups of items. */
  "numeral-gap": 28,
  "shape-gap": 20,
  "group-gap": 30,
  /** The shapes of a list of two levels. */
  shape: 48,
  /** Around the words of a table's cells. */
  "cell-padding": 16,
  "cell-gap": 24,
  /** Beside the value in a bar. */
  "bar-padding": 10,
  /** Between the items of a long list. */
  "long-list-gap": 12,
  /** On both sides of a peak, and beside it in one language. */
  "peak-left": 460,
  "peak-right": 337,
  "peak-alone": 561,
  /** On both sides of a picture that stands between the words. */
  "peak-gap": 12,
  /** On a photograph, the headline's plate is cut off at the right: what it leaves to Chinese, or alone. */
  "on-plate": 440,
  "alone-on-plate": 1000,
};

/** The page between its margins. */
export const pageWidth = 2 * measures.column + measures.gutter;

export const isFacing = (layout: Layout) =>
  layout === "overview" || layout === "spine" || layout === "closing";

export const findWidth = (view: View): Width => (view === "both" ? "both" : "one");

/** How many px a unit of a drawing takes: in one language it has more room. */
export function findUnit(layout: Layout, width: Width): number {
  if (width === "both" || !isFacing(layout)) return 1;
  return layout === "closing" ? 1.2 : 1.17;
}

/** What rows of text there are. */
export type RowKind =
  "headline" | "paragraph" | "list" | "numbered" | "nested" | "code" | "table" | "foot";

/** What decides how wide the columns of a slide are. */
export interface Place {
  layout: Layout;
  isDetail: boolean;
  /** How wide the figure is that its labels face, in px. */
  figure: number | undefined;
  /** How large the squares of a row's numbers are. */
  numeral: number;
}

/** How large the square of a number is: from tip to tip as much as its row is high. */
export const findNumeral = (items: number) => (items <= 4 ? 112 : items === 5 ? 90 : 64);

/** How wide the column of a row is in a language, in px. */
export function findColumn(
  kind: RowKind | "figure",
  side: Side,
  { layout, isDetail, figure, numeral }: Place,
  width: Width,
): number {
  const { column } = measures;
  const isAlone = width === "one";
  const whole = isAlone ? pageWidth : column;
  if (kind === "foot") {
    if (isDetail && layout !== "closing") return whole;
    if (isAlone) return measures["alone-source"];
    if (side === "en") return column;
    return layout === "closing" ? measures["beside-qr"] : measures["beside-map"];
  }
  if (layout === "peak") {
    if (isAlone) return measures["peak-alone"];
    return side === "en" ? measures["peak-left"] : measures["peak-right"];
  }
  if (layout === "photograph") {
    if (isAlone) return measures["alone-on-plate"];
    return side === "en" ? column : measures["on-plate"];
  }
  // Pictures are its columns, not languages.
  if (layout === "pictures" && kind === "paragraph") return column;
  if (kind === "nested") {
    const { shape, "shape-gap": gap } = measures;
    return isAlone ? pageWidth - shape - gap : (pageWidth - shape) / 2 - gap;
  }
  if (kind === "numbered") {
    const gap = measures["numeral-gap"];
    return isAlone ? pageWidth - numeral - gap : (pageWidth - numeral) / 2 - gap;
  }
  const isBeside = kind === "list" || (layout === "closing" && figure !== undefined);
  if (!isFacing(layout) || !isBeside) return whole;
  if (figure === undefined) {
    if (isAlone) return pageWidth - measures.square - measures["square-gap"];
    const gap = measures[layout === "spine" ? "spine-gap" : "facing-gap"];
    return pageWidth / 2 - gap;
  }
  const isByCode = layout === "closing" && kind === "paragraph" && (isAlone || side === "zh");
  const space = isByCode ? measures["qr-space"] : 0;
  if (isAlone) return pageWidth - figure - measures["figure-gap"] - space;
  return (pageWidth - figure) / 2 - measures["facing-gap"] - space;
}
