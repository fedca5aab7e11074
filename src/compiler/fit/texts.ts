import { sides as bothSides, type Side, type View } from "../language.ts";
import type { Slide } from "../slide.ts";
import { findColumn, findNumeral, findWidth, measures, pageWidth } from "./columns.ts";
import { fillLines, findWidest, type Piece } from "./lines.ts";
import { findCellColumn } from "./table-rows.ts";
import type { Measure } from "./typeface.ts";
import { cutPieces } from "./pieces.ts";
import type { Item, Text } from "./item.ts";
import type { DrawnRow } from "./rows.ts";
import { chineseTitles, findLine, findTitleStep, styles, type Role } from "./sizes.ts";

/** The size of each role on a slide. */
export type Sizes = Record<Role, number>;

/** A text in its column. */
export interface SetText extends Text {
  side: Side;
  item: Item;
  pieces: readonly Piece[];
  /** In px; what stands before the text grows with it, in em. */
  column: number;
  indent: number;
}

/** Cuts a text of a role into pieces. */
export type Cut = (html: string, role: Role, side: Side) => readonly Piece[];

/** Cuts each text once: all views and sizes set the same pieces. */
export function createCut(measure: Measure): Cut {
  const known = new Map<string, readonly Piece[]>();
  return (html, role, side) => {
    const key = `${role} ${side} ${html}`;
    let pieces = known.get(key);
    if (!pieces) known.set(key, (pieces = cutPieces(html, styles[role], side, measure)));
    return pieces;
  };
}

/** The texts of a slide that a view shows, in the order of the page. */
export function listTexts(
  { settings }: Slide,
  rows: readonly DrawnRow[],
  view: View,
  cut: Cut,
): SetText[] {
  const width = findWidth(view);
  const figure = rows.find((row) => row.kind === "figure")?.width;
  return rows.flatMap((row) => {
    if (row.kind === "figure") return [];
    const numeral = findNumeral(row.items.length);
    const place = { layout: settings.layout, isDetail: settings.detail, figure, numeral };
    return row.items.flatMap((item) => {
      const sides = item.isShared ? (["en"] as const) : view === "both" ? bothSides : [view];
      return sides.flatMap((side) =>
        item[side]
          .filter((text) => isShown(text, side, view))
          .map((text) => {
            const html =
              text.losesBreaks && width === "one" ? text.html.replaceAll("<br>", "") : text.html;
            const column = text.cell
              ? findCellColumn(text.cell, width)
              : item.isShared
                ? pageWidth
                : findColumn(row.kind, side, place, width);
            const [number] = text.number ? cut(text.number, text.role, side) : [];
            return {
              ...text,
              side,
              item,
              pieces: cut(html, text.role, side),
              column: column - (number ? measures["number-gap"] : 0),
              indent: number?.width ?? 0,
            };
          }),
      );
    });
  });
}

/** Of two languages, the first shows what they share. */
const isShown = ({ cell }: Text, side: Side, view: View) =>
  !(cell?.kind === "value" && cell.isOnce && side === "zh" && view === "both");

/** A text's size and line height in px. */
export function findSize(
  { role, side }: SetText,
  sizes: Sizes,
): readonly [size: number, line: number] {
  if (role === "title" && side === "zh") return chineseTitles[findTitleStep(sizes.title)]!;
  return [sizes[role], findLine(role, sizes[role])];
}

/** How wide the lines are that a text takes, in px. */
export function findLineWidths(text: SetText, sizes: Sizes): number[] {
  const [size] = findSize(text, sizes);
  const lines = fillLines(text.pieces, text.column - text.indent * size, size);
  return lines.map((width) => width * size);
}

/** How many lines a text takes. */
export const findLines = (text: SetText, sizes: Sizes): number =>
  findLineWidths(text, sizes).length;

/** How high a text is, in px. */
export const measureText = (text: SetText, sizes: Sizes) =>
  findLines(text, sizes) * findSize(text, sizes)[1];

/**
 * By how many px the widest of some pieces of a text is wider than its column; negative where it is
 * not.
 */
export function findExcess(text: SetText, sizes: Sizes, pieces = text.pieces): number {
  const [size] = findSize(text, sizes);
  return findWidest(pieces) * size - (text.column - text.indent * size);
}
