import type { Token } from "markdown-it";
import { readText } from "./read/inline.ts";
import { joinLines } from "./language.ts";
import type { Settings } from "./read/front-matter.ts";
import type { Source } from "./source-file.ts";
import type { Phrase } from "./read/talk.ts";

export type Side = "en" | "zh";

export type Kind = "heading" | "paragraph" | "quotation" | "item" | "figure";

/** One block of a slide file, in one language (or in none: `76%`). */
export interface Block {
  kind: Kind;
  /** 1 to 6 for a heading, which list of the file for an item, else 0: partners have the same. */
  level: number;
  /** First and last line in the file. */
  lines: readonly [from: number, to: number];
  /** What it is made of, as markdown-it has it. */
  inline: readonly Token[];
}

/** A block in both languages; a block that both share stands on both sides. */
export interface Pair {
  en: Block;
  zh: Block;
}

/** A source of facts, as a slide's footnote names it. */
export interface Footnote extends Pair {
  label: string;
}

export interface Slide {
  source: Source;
  /** From the file's name: `05-economics.md` is `economics`. */
  id: string;
  settings: Settings;
  pairs: readonly Pair[];
  notes: readonly Pair[];
  /** Blocks without a partner: each is an error, and may have others. */
  unpaired: readonly Block[];
  /** In the order in which the slide refers to them. */
  footnotes: readonly Footnote[];
}

export const isShared = ({ en, zh }: Pair) => en === zh;

/** What a slide is named by: its first heading, else what it says first. */
export const findHeadline = ({ pairs }: Slide): Pair =>
  pairs.find(({ en }) => en.kind === "heading") ?? pairs[0]!;

/** A slide's headline in each language, on one line. */
export function nameSlide(slide: Slide): Phrase {
  const headline = findHeadline(slide);
  return {
    en: readText(headline.en).replaceAll("\n", " "),
    zh: joinLines(readText(headline.zh)),
  };
}
