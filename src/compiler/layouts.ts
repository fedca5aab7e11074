/** The colours that can stand behind a slide. */
export const grounds = ["paper", "hot", "ink"] as const;

export type Ground = (typeof grounds)[number];

/** What sets a layout apart, besides its styles. */
interface Features {
  /** The colour behind a slide whose front matter names none. */
  ground: Ground;
  /** The level that a heading of one `#` has in the page. */
  heading: 1 | 2;
  /** How many pictures it has a place for. */
  pictures: readonly [least: number, most: number];
  /** The blocks that it has a place for, in their order, where these are not all. */
  blocks?: { order: RegExp; names: string };
  /** Whether its items link to slides, and show the numbers of the key points made there. */
  linksItems?: true;
  /** What the compiler adds below what the author wrote. */
  adds?: "sources" | "qr";
}

/**
 * A new layout is a row here, and a style sheet of its name in `src/styles/slides/layouts/`. Reading
 * takes the names from here, checking what a slide needs, rendering what it gets: so the table stands
 * beside the three, and knows none of them.
 */
const table = {
  title: { ground: "hot", heading: 1, pictures: [0, 1] },
  overview: { ground: "paper", heading: 2, pictures: [0, 1], linksItems: true },
  spine: { ground: "paper", heading: 2, pictures: [0, 1] },
  figure: { ground: "paper", heading: 2, pictures: [1, Infinity] },
  peak: { ground: "paper", heading: 2, pictures: [1, 1] },
  photograph: {
    ground: "paper",
    heading: 2,
    pictures: [1, 1],
    blocks: { order: /^(?:heading )?figure$/, names: "a headline and a picture" },
  },
  pictures: {
    ground: "paper",
    heading: 2,
    pictures: [2, 2],
    blocks: {
      order: /^(?:heading )?figure(?: paragraph)? figure(?: paragraph)?$/,
      names: "a headline and two pictures, each with a caption below",
    },
  },
  text: { ground: "paper", heading: 2, pictures: [0, Infinity] },
  closing: { ground: "hot", heading: 2, pictures: [0, 1], adds: "qr" },
  sources: { ground: "paper", heading: 2, pictures: [0, Infinity], adds: "sources" },
} as const satisfies Record<string, Features>;

export type Layout = keyof typeof table;

export const layouts: Readonly<Record<Layout, Features>> = table;

export const layoutNames = Object.keys(table) as Layout[];
