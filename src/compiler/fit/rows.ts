import { isShared, type Pair, type Side, type Slide } from "../slide.ts";
import { findLinks, findPicture, measureLabel } from "../read/inline.ts";
import { locate } from "../read/picture.ts";
import { listSources, writeSourceLine } from "../render/bibliography.ts";
import { findSlide, renderInline, type Context } from "../render/text.ts";
import { pageWidth } from "./columns.ts";
import type { Role } from "./sizes.ts";

/** A text of one role in one language, as the page has it. */
export interface Text {
  role: Role;
  html: string;
  /** Where its block begins in the slide's file. */
  line: number;
  /** The number before it. */
  number: string;
  /** What one language alone goes without: the breaks that its author made for a narrow column. */
  losesBreaks: boolean;
}

/** A block in both languages: each is one text, or a label and what is said of it. */
export interface Item {
  en: readonly Text[];
  zh: readonly Text[];
  isShared: boolean;
}

interface Figure {
  kind: "figure";
  width: number;
  height: number;
  /** The heights of its rows, in which labels stand. */
  rows: readonly number[];
  /** Where it is named in the slide's file. */
  line: number;
}

/** What stands on a slide, from top to foot. */
export type Row = { kind: "headline" | "paragraph" | "list" | "foot"; items: Item[] } | Figure;

/** A photograph is as wide as it is, but no higher. */
const photographSize = { width: pageWidth, height: 400, rows: [] };

/** The rows of a slide, from top to foot. */
export function listRows(slide: Slide, context: Context): Row[] {
  const rows: Row[] = [];
  let list = 0;
  for (const [i, pair] of slide.pairs.entries()) {
    const { kind, level } = pair.en;
    const last = rows.at(-1);
    if (kind === "figure") {
      rows.push({ kind, line: pair.en.lines[0], ...readFigure(pair, context) });
    } else {
      const item = readItem(pair, findRole(slide, i), slide, context);
      if (kind === "item" && level === list && last?.kind === "list") last.items.push(item);
      else
        rows.push({
          kind: kind === "item" ? "list" : kind === "heading" ? "headline" : "paragraph",
          items: [item],
        });
    }
    list = kind === "item" ? level : 0;
  }
  if (slide.settings.layout === "sources") {
    const items = listSources(slide, context).map((sides) => readSource(sides, 1));
    rows.push({ kind: "list", items });
  } else {
    const [en, zh] = [writeSourceLine(slide, "en", context), writeSourceLine(slide, "zh", context)];
    const line = slide.footnotes[0]?.en.lines[0] ?? 1;
    if (en || zh) rows.push({ kind: "foot", items: [readSource({ en, zh }, line)] });
  }
  return rows;
}

/** How large a picture is, in px of the page; one that is not there takes no room. */
function readFigure(pair: Pair, { pictures }: Context): Omit<Figure, "kind" | "line"> {
  const picture = pictures.get(locate(findPicture(pair.en).src));
  if (!picture) return { width: 0, height: 0, rows: [] };
  const { svg, width, height, rows } = picture;
  return svg ? { width, height, rows } : photographSize;
}

/** What the pair of an index is on its slide. */
function findRole({ pairs, settings: { layout } }: Slide, index: number): Role {
  const { kind, level } = pairs[index]!.en;
  const before = pairs.slice(0, index);
  const isHeading = ({ en }: Pair) => en.kind === "heading";
  if (kind === "heading") return layout === "title" ? "title" : "headline";
  if (isShared(pairs[index]!)) return "number";
  if (kind === "item") {
    const items = pairs.filter(({ en }) => en.kind === "item" && en.level === level);
    if (layout === "overview") return "entry";
    if (layout === "figure" && pairs.some(({ en }) => en.kind === "figure")) return "item";
    if (layout === "text" && items.length >= 4) return "item";
    return "statement";
  }
  if (kind === "quotation") return "statement";
  if (layout === "title") return before.some(isHeading) || index > 0 ? "statement" : "lead";
  if (layout === "figure" && before.at(-1)?.en.kind === "figure") return "statement";
  const isSaid = (pair: Pair) => !isHeading(pair) && pair.en.kind !== "figure" && !isShared(pair);
  return before.some(isSaid) || before.some(({ en }) => en.kind === "item")
    ? "detail"
    : "statement";
}

function readItem(pair: Pair, role: Role, slide: Slide, context: Context): Item {
  const read = (side: Side) => {
    const block = pair[side];
    const language = side === "en" ? "en" : "zh-Hans";
    const html = renderInline(block, { context, slide, language });
    const text = { line: block.lines[0], number: "", losesBreaks: losesBreaks(pair, slide, side) };
    if (measureLabel(block) > 0) {
      const [label, detail] = html.split('<span class="detail">');
      return [
        { ...text, role: "label" as const, html: label! },
        { ...text, role: "detail" as const, html: detail!.replace(/<\/span>$/, "") },
      ];
    }
    if (role === "entry") {
      const point = findSlide(context, findLinks(block)[0])?.settings.point;
      return [{ ...text, role, html, number: point ? String(point) : "" }];
    }
    const isBroken = slide.settings.layout === "spine" && pair.en.kind === "item";
    return [
      { ...text, role: isBroken && html.includes("<br>") ? ("detail" as const) : role, html },
    ];
  };
  return { en: read("en"), zh: read("zh"), isShared: isShared(pair) };
}

/** As the styles have it: a headline's, but on a title in Chinese and around a peak; a spine's. */
function losesBreaks({ en }: Pair, { settings: { layout } }: Slide, side: Side): boolean {
  if (en.kind === "heading") return layout === "title" ? side === "en" : layout !== "peak";
  return en.kind === "item" && layout === "spine";
}

function readSource({ en, zh }: Record<Side, string>, line: number): Item {
  const text = { role: "source" as const, line, number: "", losesBreaks: false };
  return { en: [{ ...text, html: en }], zh: [{ ...text, html: zh }], isShared: false };
}
