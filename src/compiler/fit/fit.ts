import { readText } from "../slide-text.ts";
import type { View } from "../language.ts";
import type { Context } from "../render/text.ts";
import type { Slide } from "../slide.ts";
import { findUnit, findWidth, isFacing } from "./columns.ts";
import { findFault, type Fault } from "./faults.ts";
import { growFigures, placeFigures } from "./figures.ts";
import { findWidest } from "./lines.ts";
import type { Measure } from "./typeface.ts";
import { findHighFoot, measureHeight } from "./page-height.ts";
import { listRows, type Row } from "./rows.ts";
import { findSetting, roles, scales, stepDown, type Role, type Width } from "./sizes.ts";
import { createCut, findLines, listTexts, type Cut, type SetText, type Sizes } from "./texts.ts";

/** How a slide is set in one view. */
export interface Fit {
  /** The sizes that differ from its layout's. */
  sizes: readonly (readonly [Role, number])[];
  /** How wide the widest word of a headline is, in em. */
  widest: number;
  /** How many lines each text takes, in the order of the page. */
  lines: readonly number[];
  /** How many of them the source line takes, where the styles have no room for so many. */
  footLines: number | undefined;
  /** How many px a unit of each figure takes, where it is not what its layout has. */
  units: readonly (number | undefined)[];
  fault?: Fault;
}

/** Sets a slide in every view: at its layout's sizes, or at the largest smaller ones that fit. */
export function fitSlide(slide: Slide, context: Context, measure: Measure): Record<View, Fit> {
  const rows = listRows(slide, context);
  const cut = createCut(measure);
  const fit = (view: View) => fitView(slide, rows, view, cut);
  return { both: fit("both"), en: fit("en"), zh: fit("zh") };
}

function fitView(slide: Slide, rows: readonly Row[], view: View, cut: Cut): Fit {
  const width = findWidth(view);
  const { layout } = slide.settings;
  const own = findSetting(layout, width).sizes;
  const fitRows = (givesWay: number) => {
    const placed = placeFigures(rows, layout, width, givesWay);
    const texts = listTexts(slide, placed, view, cut);
    const sizes: Sizes = { ...own, ...startSizes(slide, rows, width) };
    if (layout === "text") sizes.item = findItemSize(texts, sizes);
    const look = () => {
      const height = measureHeight(slide, placed, texts, sizes, width);
      return { height, fault: findFault(slide, placed, texts, sizes, height) };
    };
    let { height, fault } = look();
    // A figure beside words gives way to what is above and below it; those say no less for it.
    const isBeside = (kind: Fault["kind"]) =>
      kind === "picture" && (isFacing(layout) || layout === "pictures") && !givesWay;
    while (fault && !isBeside(fault.kind) && makeWay(fault, texts, sizes))
      ({ height, fault } = look());
    return { texts, sizes, fault, drawn: growFigures(placed, layout, width, height) };
  };
  // The words make way for a drawing first: its author has given it a size.
  const first = fitRows(0);
  const { texts, sizes, fault, drawn } = first.fault ? fitRows(Math.ceil(first.fault.over)) : first;
  return {
    sizes: roles.filter((role) => sizes[role] !== own[role]).map((role) => [role, sizes[role]]),
    widest: Math.max(
      0,
      ...texts.filter(({ role }) => isHeading(role)).map(({ pieces }) => findWidest(pieces)),
    ),
    lines: texts.map((text) => findLines(text, sizes)),
    footLines: findHighFoot(drawn, texts, sizes, width),
    units: drawn
      .filter((row) => row.kind === "figure")
      .map(({ unit }) => roundUnit(unit))
      .map((unit) => (unit === findUnit(layout, width) ? undefined : unit)),
    ...(fault && { fault }),
  };
}

/** To five digits, and down, since a pixel more would be one too many. */
function roundUnit(unit: number): number {
  const digit = 10 ** (Math.floor(Math.log10(unit)) - 4);
  return Number((Math.floor(unit / digit + 1e-6) * digit).toPrecision(5));
}

const has = (rows: readonly Row[], kind: Row["kind"]) => rows.some((row) => row.kind === kind);

const isHeading = (role: Role) => role === "headline" || role === "title";

/** Sizes that depend on what else is on the slide. */
function startSizes({ settings, pairs }: Slide, rows: readonly Row[], width: Width) {
  if (settings.layout === "closing" && has(rows, "figure")) return { headline: 80 };
  if (settings.layout !== "figure") return {};
  // A headline of one line is larger; what follows the list under a figure is smaller.
  const isBroken = pairs.some(
    ({ type, en, zh }) => type === "heading" && (readText(en) + readText(zh)).includes("\n"),
  );
  return {
    ...(!isBroken && { headline: 80 }),
    ...(width === "one" && has(rows, "list") && has(rows, "figure") && { detail: 28 }),
  };
}

/** A long list of words alone is as large as a short one while each item takes one line. */
function findItemSize(texts: readonly SetText[], sizes: Sizes): number {
  const items = texts.filter(({ role }) => role === "item");
  const fits = (item: number) =>
    items.length > 0 && items.every((text) => findLines(text, { ...sizes, item }) === 1);
  const larger = scales.item.map(([size]) => size).filter((size) => size <= sizes.statement);
  return larger.find((size) => size <= sizes.item || fits(size))!;
}

/** Sets the largest of the texts at fault one size smaller, the headline last; tells if it could. */
function makeWay(fault: Fault, texts: readonly SetText[], sizes: Sizes): boolean {
  const used = new Set(texts.map(({ role }) => role));
  const isHeadline = (role: Role) => Number(role === "headline");
  const [role] = fault.roles
    .filter((role) => used.has(role) && stepDown(role, sizes[role]))
    .toSorted((a, b) => isHeadline(a) - isHeadline(b) || sizes[b] - sizes[a]);
  if (!role) return false;
  sizes[role] = stepDown(role, sizes[role])!;
  return true;
}
