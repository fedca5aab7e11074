import type { Layout } from "../layouts.ts";
import { findUnit, measures, pageWidth } from "./columns.ts";
import type { PageHeight } from "./page-height.ts";
import type { DrawnFigure, DrawnRow, Row } from "./rows.ts";
import type { Width } from "./sizes.ts";

interface Size {
  width: number;
  height: number;
}

// As large as the deck's own drawings are in these layouts, in units of those.
const facing: Partial<Record<Layout, Size>> = {
  overview: { width: 408, height: 408 },
  spine: { width: 512, height: 450 },
  closing: { width: 360, height: 480 },
};

/** The place of a figure that other things leave room for, wherever they end; in px. */
function findPlace(layout: Layout, width: Width): Size | undefined {
  const place = facing[layout];
  const unit = findUnit(layout, width);
  if (place) return { width: place.width * unit, height: place.height * unit };
  if (layout === "title") return { width: 1280, height: 172 };
  if (layout === "pictures") return { width: measures.column, height: 421 };
  // It covers the page, whatever its own shape is.
  if (layout === "photograph") return { width: 1280, height: 720 };
  if (layout !== "peak") return undefined;
  const words =
    width === "one"
      ? measures["peak-alone"] + measures["peak-gap"]
      : measures["peak-left"] + measures["peak-right"] + 2 * measures["peak-gap"];
  return { width: pageWidth - words, height: 560 };
}

/** The pictures of a slide are no lower together, but where one is as wide as the page. */
const leastHeight = 240;

/**
 * Gives the figures of a slide their sizes, before the words have theirs: those that other things leave
 * room for fill their place, those above or below words are as low as they may be. A drawing is as
 * large as it is drawn, unless its place is smaller, or it gives way to the words. `givesWay` is by how
 * many px the words need more.
 */
export const placeFigures = (
  rows: readonly Row[],
  layout: Layout,
  width: Width,
  givesWay: number,
): DrawnRow[] => {
  const count = rows.filter(({ kind }) => kind === "figure").length;
  return rows.map((row) => {
    if (row.kind !== "figure") return row;
    const own = row.isDrawing ? findUnit(layout, width) : Infinity;
    // The drawing of a peak stands behind the words, and gives way to the source line only.
    if (layout === "peak" && row.isDrawing) return draw(row, shrink(row, own, givesWay));
    const place = findPlace(layout, width);
    if (place) return draw(row, shrink(row, Math.min(own, fill(row, place)), givesWay));
    const whole = pageWidth / row.width;
    const least = Math.min(whole, leastHeight / count / row.height);
    if (!row.isDrawing) return draw(row, least);
    return draw(row, Math.min(own, givesWay ? least : whole));
  });
};

/** A unit of a figure that is lower by some px, but not so low that nothing can be seen. */
const shrink = ({ height }: Size, unit: number, px: number) =>
  Math.max(Math.min(unit, leastHeight / height), unit - px / height);

const fill = ({ width, height }: Size, place: Size) =>
  Math.min(place.width / width, place.height / height);

const draw = (figure: Row & { kind: "figure" }, unit: number): DrawnFigure => ({
  ...figure,
  unit,
  width: figure.width * unit,
  height: figure.height * unit,
  rows: figure.rows.map((row) => row * unit),
});

/** Draws a figure with another height. */
const redraw = (figure: DrawnFigure, height: number): DrawnFigure => {
  const scale = height / figure.height;
  return { ...draw(figure, scale), unit: figure.unit * scale };
};

/** Shares out the room that the words leave among the figures above and below them. */
export function growFigures(
  rows: readonly DrawnRow[],
  layout: Layout,
  width: Width,
  { used, free }: PageHeight,
): DrawnRow[] {
  if (findPlace(layout, width)) return [...rows];
  const most = ({ isDrawing, unit, width: drawn, height }: DrawnFigure) => {
    const whole = (height / drawn) * pageWidth;
    return isDrawing ? Math.min(whole, (height / unit) * findUnit(layout, width)) : whole;
  };
  const figures = rows.filter((row) => row.kind === "figure").toSorted((a, b) => most(a) - most(b));
  // Words may come nearer to what stands on the foot than a picture that is as high as it can be.
  let left = Math.max(0, free - used - 12);
  const grown = new Map<DrawnRow, DrawnFigure>();
  for (const [i, figure] of figures.entries()) {
    const height = Math.min(most(figure), figure.height + left / (figures.length - i));
    grown.set(figure, redraw(figure, height));
    left -= height - figure.height;
  }
  return rows.map((row) => grown.get(row) ?? row);
}
