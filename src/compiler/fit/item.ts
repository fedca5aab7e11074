import type { TableKind } from "../table-columns.ts";
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
  /** Where it stands in a table. */
  cell?: Cell;
}

/** A block in both languages: each is one text, or a label and what is said of it. */
export interface Item {
  en: readonly Text[];
  zh: readonly Text[];
  isShared: boolean;
  /** It stands below another item. */
  isBelow?: boolean;
  /** It is a row of a table, its head or another. */
  inTable?: { kind: TableKind; isHead: boolean };
}

/** Where a text stands in its table. */
export type Cell =
  | { kind: "word"; share: number; columns: number; isShared: boolean }
  | { kind: "label"; values: number }
  /** What both languages share stands once. */
  | { kind: "value"; values: number; isHead: boolean; isOnce: boolean };
