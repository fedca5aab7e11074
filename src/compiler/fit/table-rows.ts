import { html } from "../html.ts";
import type { Side } from "../language.ts";
import type { Partners, Table } from "../slide.ts";
import { bindCell, findShares, findTableKind, isSameCell } from "../table-columns.ts";
import { renderInlines, type Setting } from "../render/text.ts";
import { measures, pageWidth } from "./columns.ts";
import type { Cell, Item, Text } from "./item.ts";
import type { Width } from "./sizes.ts";

/** The rows of a table, each of which is an item. */
export function readTable(pair: Partners<Table>, place: Omit<Setting, "side">): Item[] {
  const kind = findTableKind(pair);
  const shares = findShares(pair, place.context.measure);
  const values = shares.length - 1;
  const { isShared } = pair;
  const findCell = (row: number, column: number): Cell => {
    if (kind === "words")
      return {
        kind: "word",
        share: shares[column]! / sum(shares),
        columns: shares.length,
        isShared,
      };
    return column === 0
      ? { kind: "label", values }
      : { kind: "value", values, isHead: row === 0, isOnce: isSameCell(pair, row, column) };
  };
  return pair.en.rows.map((_, i) => {
    const isHead = i === 0;
    const read = (side: Side): Text[] => {
      const { line, cells } = pair[side].rows[i]!;
      return cells.map((inlines, j) => {
        const cell = findCell(i, j);
        const text = renderInlines(bindCell(inlines, kind, i, j), { ...place, side });
        const role = isHead ? "head" : roles[cell.kind];
        // What begins a row is heavy.
        const isHeavy = !isHead && j === 0;
        const written = String(isHeavy ? html`<strong>${text}</strong>` : text);
        return { role, html: written, line, number: "", losesBreaks: false, cell };
      });
    };
    const [label, ...rest] = read("zh");
    const zh = kind === "figures" ? [...rest, label!] : [label!, ...rest];
    return { en: read("en"), zh, isShared, inTable: { kind, isHead } };
  });
}

const roles = { word: "cell", label: "statement", value: "bar" } as const;

/** How wide the column of a cell is, in px; as the styles have it. */
export function findCellColumn(cell: Cell, width: Width): number {
  const { column, "cell-gap": gap, "facing-gap": facing, "figure-gap": beside } = measures;
  if (cell.kind === "word") {
    const half = width === "both" && !cell.isShared ? column : pageWidth;
    return (half - gap * cell.columns) * cell.share;
  }
  const value = cell.values <= 2 ? 200 : 160;
  if (cell.kind === "value") return cell.isHead ? value : value - 2 * measures["bar-padding"];
  const bars = cell.values * value;
  return width === "both" ? (pageWidth - bars) / 2 - facing : pageWidth - bars - beside;
}

/** How high a row of a table is, with the space below it, from the heights of its texts. */
export function measureTableRow(
  { inTable }: Item,
  heights: Readonly<Record<Side, readonly number[]>>,
): number {
  const { kind, isHead } = inTable!;
  const [en, zh] = [Math.max(0, ...heights.en), Math.max(0, ...heights.zh)];
  if (kind === "words") return Math.max(en, zh) + 2 * measures["cell-padding"] + (isHead ? 3 : 0);
  // The head has one language above the other.
  return isHead ? en + zh + 14 : Math.max(98, en, zh) + 6;
}

const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
