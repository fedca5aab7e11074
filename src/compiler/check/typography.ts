import { reportWords } from "../source-file.ts";
import { halfStop, mendText } from "../format/mend-text.ts";
import { connectsPlaces } from "../format/places.ts";
import { findWrongRanges } from "../format/ranges.ts";
import { guessSide } from "../read/sides.ts";
import type { Project } from "./project.ts";

type Rule = readonly [name: string, pattern: RegExp, hint: string];

const han = String.raw`\p{Script=Han}`;

const both: readonly Rule[] = [
  ["A straight quotation mark", /"|(?<=\p{L})'|'(?=\p{L})/gu, "Write “ ” or ’"],
  ["Two spaces", /\S {2,}\S/gu, "Write one"],
  ["Three dots", /\.{3}/gu, "Write … in English, …… in Chinese"],
];

// CLREQ, “Mixed Text Composition in Horizontal Writing Mode”: a space between Han and Latin letters
// or digits, none beside Chinese punctuation; Chinese punctuation in Chinese text.
const chinese: readonly Rule[] = [
  [
    "Han and Latin without a space",
    new RegExp(`${han}[A-Za-z0-9]|[A-Za-z0-9%]${han}`, "gu"),
    "Write a space between them",
  ],
  [
    "A space beside a Chinese mark",
    /\S [，。；：！？、）》”]|[，。；：！？、（《“] \S/gu,
    "Delete it",
  ],
  [
    "A half-width mark in Chinese",
    new RegExp(`${han}[,;:!?]|${han}\\.(?=\\s|$)|\\([^()]*${han}[^()]*\\)`, "gu"),
    "Write it full-width: ，；：！？。（）",
  ],
  ["A half-width mark in Chinese", halfStop, "Write it full-width: 。"],
  [
    "A single dash or ellipsis in Chinese",
    /(?<!—)—(?!—)|(?<!…)…(?!…)/gu,
    "Write it twice, —— or ……",
  ],
  ["Full-width letters or digits", /[Ａ-Ｚａ-ｚ０-９]/gu, "Write them half-width"],
];

/** Reports what is mistyped in a text, by the rules of its language. */
export function checkTypography({ prose }: Project): void {
  for (const { source, text, lines, side } of prose) {
    // As `npm run format` takes it for, which sees no partner.
    const isChinese = side === "zh" && guessSide({ prose: text, whole: text }) === "zh";
    for (const [name, pattern, hint] of isChinese ? [...both, ...chinese] : both) {
      if (text.search(pattern) < 0) continue;
      const find = (of: string) =>
        [...of.matchAll(pattern)].find(
          ({ 0: match, index }) => match !== "—" || !connectsPlaces(of, index),
        )?.[0];
      const words = find(text);
      if (!words) continue;
      const reason = `${name}: ${words.trim()}`;
      const isMended = !find(text.split("\n").map(mendText).join("\n"));
      const does = isMended ? "; `npm run format` does" : "";
      reportWords(source, "typography", lines, words, reason, `${hint}${does}.`);
    }
    for (const range of isChinese ? findWrongRanges(text).slice(0, 1) : []) {
      const reason = `A range with another mark: ${range.text}`;
      const hint = `Write ${range.mended}; \`npm run format\` does.`;
      reportWords(source, "typography", lines, range.text, reason, hint);
    }
  }
}
