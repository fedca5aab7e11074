import { reportWords } from "../source-file.ts";
import { listProse, type Project } from "./project.ts";

type Rule = readonly [name: string, pattern: RegExp, hint: string];

const han = String.raw`\p{Script=Han}`;

const both: readonly Rule[] = [
  ["A straight quotation mark", /"|(?<=\p{L})'|'(?=\p{L})/u, "Write “ ” or ’."],
  ["Two spaces", /\S {2,}\S/u, "Write one."],
  ["Three dots", /\.{3}/u, "Write … in English, …… in Chinese."],
];

// CLREQ, “Mixed Text Composition in Horizontal Writing Mode”: a space between Han and Latin letters
// or digits, none beside Chinese punctuation; Chinese punctuation in Chinese text.
const chinese: readonly Rule[] = [
  [
    "Han and Latin without a space",
    new RegExp(`${han}[A-Za-z0-9]|[A-Za-z0-9%]${han}`, "u"),
    "Write a space between them.",
  ],
  [
    "A space beside a Chinese mark",
    /\S [，。；：！？、）》”]|[，。；：！？、（《“] \S/u,
    "Delete it.",
  ],
  [
    "A half-width mark in Chinese",
    new RegExp(`${han}[,;:!?]|${han}\\.(?=\\s|$)|${han} ?\\(|\\) ?${han}`, "u"),
    "Write it full-width: ，；：！？。（）.",
  ],
  ["A single dash or ellipsis in Chinese", /(?<!—)—(?!—)|(?<!…)…(?!…)/u, "Write it twice: ——, ……."],
  ["Full-width letters or digits", /[Ａ-Ｚａ-ｚ０-９]/u, "Write them half-width."],
];

/** Reports what is mistyped in a text, by the rules of its language. */
export function checkTypography({ slides }: Project): void {
  for (const slide of slides) {
    for (const { text, lines, isChinese } of listProse(slide)) {
      for (const [name, pattern, hint] of isChinese ? [...both, ...chinese] : both) {
        const words = pattern.exec(text)?.[0];
        if (!words) continue;
        const reason = `${name}: ${words.trim()}`;
        reportWords(slide.source, "typography", lines, words, reason, hint);
      }
    }
  }
}
