import { measures } from "./fit/columns.ts";
import type { Measure } from "./fit/typeface.ts";
import { sides } from "./language.ts";
import { readInlines } from "./slide-text.ts";
import type { Inline, Partners, Table } from "./slide.ts";

/**
 * How a table is set. `figures`: what stands beside the labels is the same in both languages, and so
 * stands once, in bars between them. `words`: the languages stand side by side, on common rows.
 */
export type TableKind = "figures" | "words";

export function findTableKind(pair: Partners<Table>): TableKind {
  const { rows } = pair.en;
  const columns = rows[0]!.cells.length;
  const isSame = rows.every(({ cells }, i) =>
    cells.every((_, j) => i === 0 || j === 0 || isSameCell(pair, i, j)),
  );
  return !pair.isShared && isSame && columns > 1 && columns <= 5 ? "figures" : "words";
}

/** Whether both languages of a table have the same in a cell. */
export const isSameCell = ({ en, zh }: Partners<Table>, row: number, column: number): boolean =>
  readInlines(en.rows[row]!.cells[column]!) === readInlines(zh.rows[row]!.cells[column]!);

// As many characters as a bar has room for on one line.
const shortValue = 12;

/** The words of a cell as it is set: a short value stands in its bar on one line. */
export const bindCell = (
  inlines: readonly Inline[],
  kind: TableKind,
  row: number,
  column: number,
): readonly Inline[] =>
  kind === "figures" && row > 0 && column > 0 ? bindValue(inlines) : inlines;

const bindValue = (inlines: readonly Inline[]): readonly Inline[] =>
  readInlines(inlines).length > shortValue
    ? inlines
    : inlines.map((inline) => {
        if (inline.type === "text")
          return { ...inline, value: inline.value.replaceAll(" ", "\u00A0") };
        return "children" in inline ? { ...inline, children: bindValue(inline.children) } : inline;
      });

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
