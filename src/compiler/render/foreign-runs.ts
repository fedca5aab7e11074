import type { Side } from "../language.ts";

const latin = String.raw`\p{Script=Latin}`;
const rest = String.raw`[${latin}\p{M}\d]+`;
// What follows a word of a name or a phrase: don’t, Node.js, R&D, GPT-4, Linux Foundation. A number
// after a space may count something in Chinese.
const next = String.raw`[\u2060’'.&/+-]${rest}|[ \u00A0](?:[&/+] )?(?=${latin})${rest}`;

// An address is in no language: only what comes after it is looked at.
const address = String.raw`(?<![\w.+:-])(?:[\w.+:-]*(?:\/\/|@)|www\.)[!-~]+`;

/** What stands in a text of each language and is in the other: Chinese names, Latin words in a row. */
const patterns: Record<Side, RegExp> = {
  en: /(?<run>[《「『]?\p{Script=Han}(?:[\p{Script=Han}\d·—、，。：；！？《》「」『』（）]*[\p{Script=Han}》」』）])?)/gu,
  zh: new RegExp(`${address}|(?<run>(?<![\\d.])${latin}[${latin}\\p{M}\\d]*(?:${next})*)`, "gu"),
};

/** The runs of a text that are in the language which is not its own, where they begin and end. */
export const findForeignRuns = (text: string, side: Side): { start: number; end: number }[] =>
  [...text.matchAll(patterns[side])]
    .map(({ index, groups }) => ({ start: index, end: index + (groups!["run"]?.length ?? 0) }))
    // One letter is a sign: f(x).
    .filter(({ start, end }) => end - start > (side === "zh" ? 1 : 0));
