import { readCodeLine } from "../code-tokens.ts";
import { html, type Html } from "../html.ts";
import type { Side } from "../language.ts";
import { layouts } from "../layouts.ts";
import { findLinks, findListKind, pairBelow } from "../slide-text.ts";
import type {
  Block,
  Code,
  Figure as FigureBlock,
  ListItem,
  Pair,
  Partners,
  Slide,
  TextBlock,
} from "../slide.ts";
import { listSources, renderSourceLine } from "../render/bibliography.ts";
import { findSlide, renderInlines, renderLabel, type Context } from "../render/text.ts";
import type { Item } from "./item.ts";
import { readTable } from "./table-rows.ts";
import type { RowKind } from "./columns.ts";
import type { Role } from "./sizes.ts";

interface Figure {
  kind: "figure";
  isDrawing: boolean;
  /** In units of its picture. */
  width: number;
  height: number;
  /** The heights of its rows, in which labels stand. */
  rows: readonly number[];
  /** Where it is named in the slide's file. */
  line: number;
}

/** What stands on a slide, from top to foot. */
export type Row = { kind: RowKind; items: Item[] } | Figure;

/** A figure as it is drawn in a view: its measures are in px, and so is a unit of its picture. */
export interface DrawnFigure extends Figure {
  unit: number;
}

export type DrawnRow = Exclude<Row, Figure> | DrawnFigure;

/** The rows of a slide, from top to foot. */
export function listRows(slide: Slide, context: Context): Row[] {
  const rows: Row[] = [];
  let list = 0;
  for (const [i, pair] of slide.pairs.entries()) {
    const last = rows.at(-1);
    const next = pair.type === "listItem" ? pair.en.list : 0;
    if (pair.type === "figure") {
      rows.push(readFigure(pair.en));
    } else if (pair.type === "code") {
      rows.push({ kind: "code", items: [readCode(pair)] });
    } else if (pair.type === "table") {
      rows.push({ kind: "table", items: readTable(pair, { slide, context }) });
    } else {
      const items = readItems(pair, findRole(slide, pair, i), slide, context);
      if (next && next === list && last && last.kind !== "figure") last.items.push(...items);
      else rows.push({ kind: findKind(slide, pair), items });
    }
    list = next;
  }
  if (layouts[slide.settings.layout].adds === "sources") {
    const items = listSources(slide, context).map((source) => readSource(source, 1));
    rows.push({ kind: "list", items });
  } else {
    const [en, zh] = [
      renderSourceLine(slide, "en", context),
      renderSourceLine(slide, "zh", context),
    ];
    const line = slide.footnotes[0]?.en.lines[0] ?? 1;
    if (en || zh) rows.push({ kind: "foot", items: [readSource({ en, zh }, line)] });
  }
  return rows;
}

function findKind(slide: Slide, pair: Partners<TextBlock>): RowKind {
  if (pair.type === "heading") return "headline";
  return pair.en.type === "listItem" ? findListKind(slide, pair.en.list) : "paragraph";
}

/** A pair, and the pairs below it. */
function readItems(pair: Partners<TextBlock>, role: Role, slide: Slide, context: Context): Item[] {
  const item = readItem(pair, role, slide, context);
  if (pair.type !== "listItem") return [item];
  const below = pairBelow(pair as Partners<ListItem>).map((inner) => ({
    ...readItem(inner, "detail", slide, context),
    isBelow: true,
  }));
  return [item, ...below];
}

/** A picture that could not be read is a mistake: any size will do. */
const readFigure = ({ lines, picture }: FigureBlock): Row => ({
  kind: "figure",
  line: lines[0],
  isDrawing: picture.drawing !== undefined,
  width: picture.width || 1,
  height: picture.height || 1,
  rows: picture.rows,
});

/** What a pair is on its slide, where it has an index. */
function findRole(slide: Slide, pair: Pair, index: number): Role {
  const { pairs, settings } = slide;
  const { layout } = settings;
  const before = pairs.slice(0, index);
  const isHeading = ({ type }: Pair) => type === "heading";
  if (isHeading(pair)) return layout === "title" ? "title" : "headline";
  if (pair.isShared && pair.type !== "listItem") return "number";
  if (pair.type === "listItem") {
    const { list } = pair.en;
    if (findListKind(slide, list) !== "list") return "label";
    const items = pairs.filter((other) => other.type === "listItem" && other.en.list === list);
    if (layout === "overview") return "entry";
    if (layout === "figure" && pairs.some(({ type }) => type === "figure")) return "item";
    if (layout === "text" && items.length >= 4) return "item";
    return "statement";
  }
  if (pair.type === "blockquote") return "statement";
  if (layout === "pictures") return "detail";
  if (layout === "title") return before.some(isHeading) || index > 0 ? "statement" : "lead";
  if (layout === "figure" && before.at(-1)?.type === "figure") return "statement";
  const isSaid = ({ type, isShared }: Pair) =>
    type !== "heading" && type !== "figure" && type !== "code" && type !== "table" && !isShared;
  return before.some(isSaid) || before.some(({ type }) => type === "listItem")
    ? "detail"
    : "statement";
}

function readItem(pair: Partners<TextBlock>, role: Role, slide: Slide, context: Context): Item {
  const read = (side: Side) => {
    const block = pair[side];
    const setting = { context, slide, side };
    const html = String(renderInlines(block.children, setting));
    const text = { line: block.lines[0], number: "", losesBreaks: losesBreaks(block, slide, side) };
    if (block.type === "listItem" && block.label) {
      return [
        { ...text, role: "label" as const, html: String(renderLabel(block, setting)) },
        { ...text, role: "detail" as const, html },
      ];
    }
    if (role === "entry") {
      const point = findSlide(context, findLinks(block)[0])?.settings.point;
      return [{ ...text, role, html, number: point ? String(point) : "" }];
    }
    const isBroken = slide.settings.layout === "spine" && block.type === "listItem";
    return [
      { ...text, role: isBroken && html.includes("<br>") ? ("detail" as const) : role, html },
    ];
  };
  return { en: read("en"), zh: read("zh"), isShared: pair.isShared };
}

// As the styles have it.
const tabSize = 4;

/** The lines of code, none of which is ever broken. */
function readCode({ isShared, en, zh }: Partners<Code>): Item {
  const read = ({ tokens, lines }: Code) =>
    tokens.map((line, i) => {
      const text = readCodeLine(line)
        .replaceAll("\t", (_, at: number) => " ".repeat(tabSize - (at % tabSize)))
        .replaceAll(" ", "\u00A0");
      const code = String(html`<code>${text}</code>`);
      const place = { line: lines[0] + 1 + i, number: "", losesBreaks: false };
      return { ...place, role: "code" as const, html: code };
    });
  return { en: read(en), zh: read(zh), isShared };
}

/** As the styles have it: a headline's, but on a title in Chinese and around a peak; a spine's. */
function losesBreaks({ type }: Block, { settings: { layout } }: Slide, side: Side): boolean {
  if (type === "heading") return layout === "title" ? side === "en" : layout !== "peak";
  return type === "listItem" && layout === "spine";
}

function readSource({ en, zh }: Record<Side, Html | undefined>, line: number): Item {
  const text = { role: "source" as const, line, number: "", losesBreaks: false };
  const read = (html?: Html) => [{ ...text, html: String(html ?? "") }];
  return { en: read(en), zh: read(zh), isShared: false };
}
