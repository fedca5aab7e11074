import type { Phrase } from "./language.ts";

/** Text that is markup already, HTML or SVG; any other text is escaped where it is put into some. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What can stand in a template of `html`: text, markup, several of them, or nothing. */
type Value = string | number | Html | undefined | readonly Value[];

/**
 * Writes HTML or SVG: what stands in the template is markup, what is put into it is text and escaped,
 * in content and in quoted attributes alike, unless it comes from `html` or `markup`.
 */
export function html(template: TemplateStringsArray, ...values: readonly Value[]): Html {
  let text = template[0]!;
  for (const [i, value] of values.entries()) text += write(value) + template[i + 1]!;
  return new Html(text);
}

/** Declares that a text is markup, not to be escaped. */
export const markup = (text: string): Html => new Html(text);

/** Joins markup, leaving out what is empty; `separator` is markup too. */
export const join = (parts: readonly Html[], separator: string): Html =>
  markup(parts.map(String).filter(Boolean).join(separator));

function write(value: Value): string {
  if (value instanceof Html) return String(value);
  if (typeof value === "object") return value.map(write).join("");
  return String(value ?? "").replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** An accessible name in both languages, and each for when only that is shown, as attributes. */
export const nameBoth = ({ en, zh }: Phrase): Html =>
  html`aria-label="${en} ${zh}" data-en="${en}" data-zh="${zh}"`;
