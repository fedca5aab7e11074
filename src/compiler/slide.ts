import type { CodeLines } from "./code-tokens.ts";
import type { Side } from "./language.ts";
import type { Settings } from "./read/front-matter.ts";
import type { Picture } from "./read/picture.ts";
import type { Source } from "./source-file.ts";

// The tree of a slide. Its nodes have the names of mdast, the syntax tree of Markdown
// (https://github.com/syntax-tree/mdast), where that has one.

/** Where a node begins in the slide's file, counted from 1; the column where it is known. */
export interface Place {
  line: number;
  column?: number;
}

/** What a line of text is made of. */
export type Inline = Place &
  (
    | { type: "text" | "inlineCode"; value: string }
    | { type: "break" }
    | { type: "strong" | "emphasis" | "delete"; children: readonly Inline[] }
    | { type: "link"; url: string; title: string; children: readonly Inline[] }
    | FootnoteReference
  );

export interface FootnoteReference extends Place {
  type: "footnoteReference";
  label: string;
}

interface Node {
  /** First and last line in the file. */
  lines: readonly [from: number, to: number];
  /** Its language, known once it is paired; a block that both languages share has none. */
  side?: Side;
}

export interface Heading extends Node {
  type: "heading";
  depth: number;
  children: readonly Inline[];
}

export interface Paragraph extends Node {
  type: "paragraph";
  children: readonly Inline[];
}

export interface Blockquote extends Node {
  type: "blockquote";
  children: readonly Inline[];
}

export interface ListItem extends Node {
  type: "listItem";
  /** Which list of the file it is in: partners are in the same. */
  list: number;
  /** Its list is numbered; a pair has one number. */
  ordered: boolean;
  /** Its opening, strong and on a line of its own. */
  label?: readonly Inline[];
  children: readonly Inline[];
  /** What stands below it, in its own language. */
  items: readonly ListItem[];
}

export interface Figure extends Node {
  type: "figure";
  picture: Picture;
  /** Its address, as the author wrote it. */
  url: string;
  alt: string;
  /** What stands at the foot of the slide; may be empty. */
  note: string;
  references: readonly FootnoteReference[];
}

export interface Code extends Node {
  type: "code";
  /** Its programming language, as the author names it; may be empty. */
  language: string;
  tokens: CodeLines;
  /** The lines that light up, one step after another, counted from 1. */
  steps: readonly (readonly number[])[];
}

export interface Table extends Node {
  type: "table";
  /** The first is the head; all have as many cells. */
  rows: readonly TableRow[];
}

interface TableRow {
  line: number;
  cells: readonly (readonly Inline[])[];
}

/** One block of a slide file, in one language or in none. */
export type Block = Heading | Paragraph | Blockquote | ListItem | Figure | Code | Table;

/** A block that is set as text. */
export type TextBlock = Exclude<Block, Figure | Code | Table>;

/** Two partners, always blocks of one type; a block that both languages share is both of them. */
export interface Partners<B extends Block> {
  type: B["type"];
  isShared: boolean;
  en: B;
  zh: B;
}

/** How a list is set: its items alone, numbered, or with others below them. */
export type ListKind = "list" | "numbered" | "nested";

export type PartnersOf<B extends Block> = B extends Block ? Partners<B> : never;

export type Pair = PartnersOf<Block>;

/** A source of facts, as a slide's footnote names it. */
export interface Footnote extends Partners<Paragraph> {
  label: string;
  /** The number that ties words to it, where its slide has more than one; pictures have no place for it. */
  mark?: number;
}

export interface Slide {
  source: Source;
  /** From the file's name: `05-economics.md` is `economics`. */
  id: string;
  settings: Settings;
  pairs: readonly Pair[];
  notes: readonly Partners<Paragraph>[];
  /** Blocks without a partner: each is an error, and may have others. */
  unpaired: readonly Block[];
  /** In the order in which the slide refers to them. */
  footnotes: readonly Footnote[];
}
