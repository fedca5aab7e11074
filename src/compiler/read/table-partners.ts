import { hasLetters } from "../language.ts";
import { readInlines } from "../slide-text.ts";
import type { Table } from "../slide.ts";

/** What keeps two tables from being partners, what to do about it, and in which line. */
export function compareTables(
  en: Table,
  zh: Table,
): readonly [reason: string, hint: string, line: number] | undefined {
  const [rows, otherRows] = [en.rows.length, zh.rows.length];
  const [columns, otherColumns] = [en, zh].map((table) => table.rows[0]!.cells.length);
  if (rows !== otherRows || columns !== otherColumns) {
    const reason = `Tables of two shapes: English ${columns} × ${rows}, Chinese ${otherColumns} × ${otherRows}`;
    return [reason, "Write as many columns and rows in both.", zh.lines[0]];
  }
  for (const [i, row] of en.rows.entries()) {
    for (const [j, cell] of row.cells.entries()) {
      const [text, other] = [cell, zh.rows[i]!.cells[j]!].map((inlines) =>
        readInlines(inlines).trim(),
      ) as [string, string];
      if (text === other || (hasLetters(text) && hasLetters(other))) continue;
      const [english, chinese] = [text, other].map((words) => (words ? `“${words}”` : "nothing"));
      const reason = `Cells differ: English ${english}, Chinese ${chinese}`;
      return [reason, "Write the same in both; only words are translated.", zh.rows[i]!.line];
    }
  }
  return undefined;
}
