import { layoutNames, type Layout } from "../layouts.ts";
import type { Fit } from "./fit.ts";
import { findUnit, findWidth, measures } from "./columns.ts";
import { findFootSpace } from "./page-height.ts";
import {
  chineseTitles,
  findLine,
  findSetting,
  findTitleStep,
  roles,
  type Role,
  type Width,
} from "./sizes.ts";
import { views, type View } from "../language.ts";

const widths = {
  both: `[data-view="slides"][data-lang="both"]`,
  one: `[data-view="slides"]:not([data-lang="both"])`,
} as const;

/** The custom properties that the styles of slides use: sizes, line heights, gaps and columns. */
export function writeProperties(): string {
  const shared = Object.entries(measures).map(([name, px]) => `--${name}:${px}px`);
  return [
    `[data-view="slides"]{${shared.join(";")}}`,
    ...(["both", "one"] as const).flatMap((width) => [
      `${widths[width]}{${writeSetting("text", width).join(";")}}`,
      ...layoutNames.map((layout) => writeLayout(layout, width)),
    ]),
  ].join("\n");
}

/** What a layout has other than a slide of text. */
function writeLayout(layout: Layout, width: Width): string {
  const plain = writeSetting("text", width);
  const own = writeSetting(layout, width).filter((property) => !plain.includes(property));
  return own.length > 0 ? `${widths[width]} [data-layout="${layout}"]{${own.join(";")}}` : "";
}

function writeSetting(layout: Layout, width: Width): string[] {
  const { sizes, gap, listGap } = findSetting(layout, width);
  return [
    ...roles.map((role) => writeSize(role, sizes[role])),
    `--gap:${gap}px`,
    `--list-gap:${listGap}px`,
    `--u:${findUnit(layout, width)}px`,
  ];
}

/** A role's size and line height; a title's in Chinese too. */
export function writeSize(role: Role, size: number): string {
  const own = `--${role}:${size}px;--${role}-line:${findLine(role, size)}px`;
  if (role !== "title") return own;
  const [chinese, line] = chineseTitles[findTitleStep(size)]!;
  return `${own};--title-zh:${chinese}px;--title-zh-line:${line}px`;
}

/** The sizes and source lines of slides that differ from their layout's, as attributes name them. */
export const writeSteps = (fits: readonly Record<View, Fit>[]): string =>
  writeRules(fits, (view, { sizes, footLines }) => [
    ...sizes.map(
      ([role, size]) => `[data-sizes-${view}~="${role}-${size}"]{${writeSize(role, size)}}`,
    ),
    ...(footLines === undefined
      ? []
      : [
          `[data-foot-${view}="${footLines}"]{--foot-space:${findFootSpace(findWidth(view), footLines)}px}`,
        ]),
  ]);

/** Rules for what each view of the slides has, each once. */
function writeRules(
  fits: readonly Record<View, Fit>[],
  list: (view: View, fit: Fit) => readonly string[],
): string {
  const rules = views.flatMap((view) =>
    fits
      .flatMap((fit) => list(view, fit[view]))
      .map((rule) => `[data-view="slides"][data-lang="${view}"] ${rule}`),
  );
  return [...new Set(rules)].join("\n");
}

/** A slide's attributes for the sizes that differ from its layout's, and for a higher source line. */
export const nameSteps = (fit: Record<View, Fit>): [name: string, value: string | number][] => [
  ...nameWidest(fit),
  ...views.flatMap((view): [string, number][] => {
    const { footLines } = fit[view];
    return footLines === undefined ? [] : [[`data-foot-${view}`, footLines]];
  }),
  ...views
    .filter((view) => fit[view].sizes.length > 0)
    .map((view): [string, string] => {
      const names = fit[view].sizes.map(([role, size]) => `${role}-${size}`);
      return [`data-sizes-${view}`, names.join(" ")];
    }),
];

// A phone has room for this many em of a headline as large as it is there.
const phone = 6;

/** A headline's widest word, where a phone would break it: the document sets it smaller. */
const nameWidest = ({ both: { widest } }: Record<View, Fit>): [string, number][] =>
  widest > phone ? [["data-widest", Math.ceil(widest)]] : [];

/** How wide those words are, in em. */
export const writeWidest = (fits: readonly Record<View, Fit>[]): string =>
  [...new Set(fits.map(({ both }) => Math.ceil(both.widest)).filter((widest) => widest > phone))]
    .map((widest) => `[data-widest="${widest}"]{--widest:${widest}}`)
    .join("\n");

/** A figure's attributes for the size that differs from its layout's, in each view. */
export const nameUnits = (
  fit: Record<View, Fit>,
  figure: number,
): [name: string, value: number][] =>
  views.flatMap((view) => {
    const unit = fit[view].units[figure];
    return unit === undefined ? [] : [[`data-unit-${view}`, unit] as [string, number]];
  });

/** How large the figures are that have those attributes. */
export const writeUnits = (fits: readonly Record<View, Fit>[]): string =>
  writeRules(fits, (view, { units }) =>
    units
      .filter((unit) => unit !== undefined)
      .map((unit) => `[data-unit-${view}="${unit}"]{--u:${unit}px}`),
  );
