import type { Layout } from "../layouts.ts";
import type { Style } from "./pieces.ts";

/** Both languages side by side, or one alone. */
export type Width = "both" | "one";

/** What a text is on its slide; all text of a role has one size. */
export const roles = [
  "title",
  "headline",
  "lead",
  "statement",
  "entry",
  "item",
  "label",
  "detail",
  "number",
  "source",
  "code",
  "cell",
  "head",
  "bar",
] as const;

export type Role = (typeof roles)[number];

/** Sizes with their line heights, in px of a page of 1280 × 720, largest first. */
type Scale = readonly (readonly [size: number, line: number])[];

const headline: Scale = [
  [80, 84],
  [70, 80],
  [56, 62],
  [48, 54],
  [40, 46],
  [35, 41],
];
const text: Scale = [
  [56, 64],
  [48, 60],
  [40, 50],
  [35, 46],
  [28, 37],
];

/**
 * The sizes that a text may have. They divide 560, the column's width, so that a full line of Chinese
 * is a whole number of squares. What a room reads is 28 or larger; sources are 20.
 */
export const scales: Record<Role, Scale> = {
  title: [
    [156, 160],
    [132, 136],
    [112, 108],
    [94, 92],
    [80, 80],
    [66, 68],
    [56, 60],
    [40, 46],
  ],
  headline,
  lead: [[28, 37]],
  statement: text,
  entry: [
    [48, 64],
    [40, 54],
    [35, 46],
    [28, 37],
  ],
  item: text,
  label: text,
  detail: text,
  number: [
    [240, 200],
    [160, 140],
    [112, 108],
    [80, 84],
    [56, 62],
  ],
  source: [
    [26, 34],
    [20, 27],
  ],
  cell: text,
  head: [[28, 37]],
  bar: text,
  code: [
    [56, 88],
    [48, 76],
    [40, 60],
    [35, 50],
    [28, 42],
  ],
};

/** Titles have equal mass in both languages: three lines of English against two of Chinese. */
export const chineseTitles: Scale = [
  [164, 168],
  [150, 156],
  [140, 162],
  [118, 138],
  [100, 118],
  [84, 100],
  [70, 84],
  [50, 62],
];

/** How wide each letter of code is, in em. */
export const codeLetter = 0.6;

/** How a role is set, but for its size; Chinese has no letter-spacing. */
export const styles: Record<Role, Style> = {
  title: { weight: 900, letterSpacing: -0.02, wordSpacing: 0.06 },
  headline: { weight: 900, letterSpacing: -0.02, wordSpacing: 0.06 },
  lead: { weight: 700, letterSpacing: 0, wordSpacing: 0 },
  statement: { weight: 700, letterSpacing: 0, wordSpacing: 0 },
  entry: { weight: 700, letterSpacing: 0, wordSpacing: 0 },
  item: { weight: 700, letterSpacing: 0, wordSpacing: 0 },
  label: { weight: 900, letterSpacing: 0, wordSpacing: 0 },
  detail: { weight: 700, letterSpacing: 0, wordSpacing: 0 },
  number: { weight: 900, letterSpacing: 0, wordSpacing: 0 },
  source: { weight: 500, letterSpacing: 0, wordSpacing: 0 },
  code: { weight: 500, letterSpacing: 0, wordSpacing: 0 },
  cell: { weight: 700, letterSpacing: 0, wordSpacing: 0 },
  head: { weight: 500, letterSpacing: 0, wordSpacing: 0 },
  bar: { weight: 900, letterSpacing: 0, wordSpacing: 0 },
};

/** The size at which each role begins, the space between rows, and between the items of a list. */
interface Setting {
  sizes: Partial<Record<Role, number>>;
  gap: number;
  listGap: number;
}

const plain: Record<Width, Setting & { sizes: Record<Role, number> }> = {
  both: {
    sizes: {
      title: 112,
      headline: 56,
      lead: 28,
      statement: 35,
      entry: 35,
      item: 28,
      label: 40,
      detail: 28,
      number: 112,
      source: 20,
      code: 56,
      cell: 28,
      head: 28,
      bar: 56,
    },
    gap: 22,
    listGap: 20,
  },
  one: {
    sizes: {
      title: 156,
      headline: 70,
      lead: 28,
      statement: 48,
      entry: 48,
      item: 35,
      label: 56,
      detail: 40,
      number: 112,
      source: 20,
      code: 56,
      cell: 40,
      head: 28,
      bar: 56,
    },
    gap: 22,
    listGap: 20,
  },
};

const special: Partial<Record<Layout, Record<Width, Partial<Setting>>>> = {
  title: { both: { sizes: { statement: 40 } }, one: { sizes: { statement: 40 } } },
  overview: { both: { listGap: 11 }, one: { listGap: 2 } },
  figure: {
    both: { sizes: { number: 240, item: 35 }, gap: 8, listGap: 6 },
    one: { sizes: { number: 240, item: 40 }, gap: 8, listGap: 4 },
  },
  pictures: { both: { gap: 14 }, one: { gap: 14 } },
  sources: { both: { listGap: 12 }, one: { sizes: { source: 26 }, listGap: 12 } },
};

/** How a layout is set before any text is in it. */
export const findSetting = (layout: Layout, width: Width) => ({
  ...plain[width],
  ...special[layout]?.[width],
  sizes: { ...plain[width].sizes, ...special[layout]?.[width].sizes },
});

/** The line height that goes with a size. */
export const findLine = (role: Role, size: number) =>
  scales[role].find(([known]) => known === size)![1];

/** Which of the titles' sizes it is. */
export const findTitleStep = (size: number) => scales.title.findIndex(([known]) => known === size);

/** The next smaller size, or nothing below what a room can read. */
export const stepDown = (role: Role, size: number) =>
  scales[role].find(([smaller]) => smaller < size)?.[0];
