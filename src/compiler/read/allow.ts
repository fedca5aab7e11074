import type { Check } from "./yaml.ts";

/** The warnings that an author keeps, by the rule's name: all of a rule, or those about some words. */
export type Allow = Readonly<Record<string, true | readonly string[]>>;

export const allowCheck: Check = {
  allowed: '`{ numbers: ["2024"], sources: true }`: words in quotes, or `true` for all',
  test: (value) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(
      (entry) =>
        entry === true || (Array.isArray(entry) && entry.length > 0 && entry.every(isWords)),
    ),
};

const isWords = (words: unknown) => typeof words === "string" && words !== "";

/** What `apart`, a list of numbers, names, addresses and footnotes, is written as in `allow`. */
export function replaceApart(value: unknown): string {
  const words = Array.isArray(value) ? value.map(String) : [];
  const rules: Record<string, string[]> = {};
  for (const word of words) {
    const rule = /^https?:/.test(word) ? "links" : /\p{N}/u.test(word) ? "numbers" : "names";
    (rules[rule] ??= []).push(word);
  }
  const entries = Object.entries(words.length > 0 ? rules : { numbers: ["2024"] });
  const list = entries.map(([rule, texts]) => `${rule}: ${JSON.stringify(texts)}`);
  return `Write \`allow: { ${list.join(", ").replaceAll('","', '", "')} }\`.`;
}
