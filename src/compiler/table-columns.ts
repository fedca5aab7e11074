import { measures } from "./fit/columns.ts";
import type { Measure } from "./fit/typeface.ts";
import { sides } from "./language.ts";
import { readInlines } from "./slide-text.ts";
import type { Partners, Table } from "./slide.ts";

/**
 * How a table is set. `figures`: what stands beside the labels is the same in both languages, and so
 * stands once, in bars between them. `words`: the languages stand side by side, on common rows.
 */
export type TableKind = "figures" | "words";

export function findTableKind({ isShared, en, zh }: Partners<Table>): TableKind {
  const columns = en.rows[0]!.cells.length;
  const isSame = en.rows
    .slice(1)
    .every(({ cells }, i) =>
      cells
        .slice(1)
        .every((cell, j) => readInlines(cell) === readInlines(zh.rows[i + 1]!.cells[j + 1]!)),
    );
  return !isShared && isSame && columns > 1 && columns <= 5 ? "figures" : "words";
}

// The size of cells where both languages stand side by side, in px.
const cellSize = 28;

// What a share rounds off, in em.
const slack = 0.2;

/**
 * The share of its width that each column of a table has, in thousandths, in both languages: short
 * columns have what they need at the size of cells, and long ones divide the rest.
 */
export function findShares({ en, zh }: Partners<Table>, measure: Measure): number[] {
  const columns = en.rows[0]!.cells.map((_, j) => {
    const widths = sides.flatMap((side) =>
      (side === "en" ? en : zh).rows.map(({ cells }, i) => {
        const weight = i === 0 ? 500 : j === 0 ? 900 : 700;
        const typeface = { weight, side, ligatures: true, isCode: false } as const;
        return measure(readInlines(cells[j]!), typeface).reduce((a, b) => a + b, slack);
      }),
    );
    return Math.max(1, ...widths);
  });
  const room = (measures.column - measures["cell-gap"] * columns.length) / cellSize;
  let most = Math.max(...columns);
  const sum = () => columns.reduce((total, column) => total + Math.min(column, most), 0);
  while (sum() > room && most > 1) most -= 0.1;
  return columns.map((column) => Math.round((1000 * Math.min(column, most)) / sum()));
}
