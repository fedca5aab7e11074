import type { Unit } from "./units.ts";

/** What a quantity may mean: a number, and what it counts (no dimension where nothing says so). */
export interface Reading extends Unit {
  value: number;
}

/** What numbers in words have in common where one stands in place of another. */
export type Class =
  "count" | "order" | "multiple" | "share" | "rate" | "weekday" | "month" | "magnitude";

/** A number in a text, in digits or in words. */
export interface Quantity {
  text: string;
  at: number;
  end: number;
  /** Written in digits: the other language has to say it. In words, it only answers. */
  isClaim: boolean;
  readings: readonly Reading[];
  /** Set where words clearly count: another number in their place is a mistake. */
  class?: Class;
  /** The numbers it is made of: it is also said where each of them is. */
  parts?: readonly Quantity[];
  /** The name that it is, perhaps with the word before it, in small letters: `3d`, `llama3`. */
  name?: string;
  /** Where a range ends that begins here. */
  to?: Quantity;
  /** How its number is written, for those beside it that share its scale and unit. */
  written?: { values: readonly number[]; scale: number; units: readonly Unit[] };
}

export const none: Unit = { dimension: "", size: 1 };

/** A result of arithmetic without what binary fractions add. */
export const round = (value: number) =>
  Number.isSafeInteger(value) ? value : Number(value.toPrecision(12));

export const makeShareReadings = (share: number): Reading[] => [
  { value: share, dimension: "", size: 1 },
  { value: round(share * 100), dimension: "%", size: 1 },
];

/** The words before a place, as many as a sign or a unit there needs. */
export const before = (text: string, at: number) => text.slice(Math.max(0, at - 24), at);

/** The words from a place on. */
export const after = (text: string, end: number) => text.slice(end, end + 24);

/** Digits that are one number, without a unit. */
export const simple = (at: number, text: string, value: number): Quantity => ({
  text,
  at,
  end: at + text.length,
  isClaim: true,
  readings: [{ value, dimension: "", size: 1 }],
});
