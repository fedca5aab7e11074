import type { Measure } from "../fit/typeface.ts";
import { html, type Html } from "../html.ts";
import { sides, tag, type Side } from "../language.ts";
import { readInlines } from "../slide-text.ts";
import type { Partners, Slide, Table } from "../slide.ts";
import { bindCell, findShares, findTableKind, isSameCell } from "../table-columns.ts";
import { renderInlines, type Setting } from "./text.ts";

/** Where a table is set. */
type Place = Omit<Setting, "side">;

/** A table in both languages: each of its rows is a row of both. The first is its head. */
export function renderTable(pair: Partners<Table>, place: Place): Html {
  const { steps } = place.slide.settings;
  const kind = findTableKind(pair);
  const renderRow = kind === "figures" ? renderFigures : renderWords;
  const [head, ...rows] = pair.en.rows.map((_, i) => renderRow(pair, i, place));
  const name = steps === true ? html` class="fragment"` : "";
  const count = pair.en.rows[0]!.cells.length - 1;
  return html`<table class="exhibit table ${kind}" data-values="${count}">
<thead><tr>${head}</tr></thead>
<tbody>${rows.map((row) => html`<tr${name}>${row}</tr>`)}</tbody>
</table>`;
}

function renderWords(pair: Partners<Table>, row: number, place: Place): Html[] {
  const shares = findShares(pair, place.context.measure);
  return (pair.isShared ? (["en"] as const) : sides).flatMap((side) =>
    shares.map((share, column) => {
      const language = pair.isShared ? html`` : html` lang="${tag[side]}"`;
      const head = readInlines(pair[side].rows[0]!.cells[column]!);
      const about = html`${language} data-share="${share}"`;
      const text = renderInlines(pair[side].rows[row]!.cells[column]!, { ...place, side });
      return renderCell(row, column, about, head, text);
    }),
  );
}

/** The values of a row between its labels. */
function renderFigures(pair: Partners<Table>, row: number, place: Place): Html[] {
  const text = (column: number, side: Side) => {
    const inlines = pair[side].rows[row]!.cells[column]!;
    return renderInlines(bindCell(inlines, "figures", row, column), { ...place, side });
  };
  const label = (side: Side) => renderCell(row, 0, html` lang="${tag[side]}"`, "", text(0, side));
  const values = pair.en.rows[row]!.cells.slice(1).map((_, i) => {
    const [en, zh] = sides.map((side) => readInlines(pair[side].rows[0]!.cells[i + 1]!));
    const head = en === zh ? en! : `${en} ${zh}`;
    if (isSameCell(pair, row, i + 1)) {
      const heads =
        en === zh || row === 0 ? html`` : html` data-head-en="${en}" data-head-zh="${zh}"`;
      // One thing in its cell, whatever it is made of: a bar sets each in the middle.
      const value = html`<span>${text(i + 1, "en")}</span>`;
      return renderCell(row, i + 1, html` class="shared"${heads}`, head, value);
    }
    const words = sides.map((side) => html`<span lang="${tag[side]}">${text(i + 1, side)}</span>`);
    return renderCell(row, i + 1, html``, head, html`${words}`);
  });
  return [label("en"), ...values, label("zh")];
}

/** A phone shows the head of a column beside each of its cells. */
function renderCell(row: number, column: number, about: Html, head: string, text: Html): Html {
  if (row === 0) return html`<th scope="col"${about}>${text}</th>`;
  if (column === 0) return html`<th scope="row"${about}>${text}</th>`;
  return html`<td${about} data-head="${head}">${text}</td>`;
}

/** How wide the columns of some slides are, as CSS. */
export function writeShares(slides: readonly Slide[], measure: Measure): string {
  const shares = slides.flatMap(({ pairs }) =>
    pairs.flatMap((pair) => (pair.type === "table" ? findShares(pair, measure) : [])),
  );
  return [...new Set(shares)]
    .map((share) => `[data-share="${share}"]{flex-grow:${share}}`)
    .join("\n");
}
