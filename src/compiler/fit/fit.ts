import { readText } from "../slide-text.ts";
import type { View } from "../language.ts";
import type { Context } from "../render/text.ts";
import type { Slide } from "../slide.ts";
import { findFault, type Fault } from "./faults.ts";
import { findWidest } from "./lines.ts";
import type { Measure } from "./measure.ts";
import { listRows, type Row } from "./rows.ts";
import { findSetting, roles, stepDown, type Role, type Width } from "./sizes.ts";
import { findLines, listTexts, type SetText, type Sizes } from "./texts.ts";

/** How a slide is set in one view. */
export interface Fit {
  /** The sizes that differ from its layout's. */
  sizes: readonly (readonly [Role, number])[];
  /** How wide the widest word of a headline is, in em. */
  widest: number;
  /** How many lines each text takes, in the order of the page. */
  lines: readonly number[];
  fault?: Fault;
}

/** Sets a slide in every view: at its layout's sizes, or at the largest smaller ones that fit. */
export function fitSlide(slide: Slide, context: Context, measure: Measure): Record<View, Fit> {
  const rows = listRows(slide, context);
  const fit = (view: View) => fitView(slide, rows, view, measure);
  return { both: fit("both"), en: fit("en"), zh: fit("zh") };
}

function fitView(slide: Slide, rows: readonly Row[], view: View, measure: Measure): Fit {
  const width: Width = view === "both" ? "both" : "one";
  const texts = listTexts(slide, rows, view, measure);
  const own = findSetting(slide.settings.layout, width).sizes;
  const sizes: Sizes = { ...own, ...startSizes(slide, rows, width) };
  const find = () => findFault(slide, rows, texts, sizes, width);
  let fault = find();
  while (fault && makeWay(fault, texts, sizes)) fault = find();
  return {
    sizes: roles.filter((role) => sizes[role] !== own[role]).map((role) => [role, sizes[role]]),
    widest: Math.max(
      0,
      ...texts.filter(({ role }) => isHeading(role)).map(({ pieces }) => findWidest(pieces)),
    ),
    lines: texts.map((text) => findLines(text, sizes)),
    ...(fault && { fault }),
  };
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
