import { readText } from "../slide-text.ts";
import { report } from "../source-file.ts";
import type { Project } from "./project.ts";

/** So many characters tell. */
const least = 40;

/**
 * Reports the pairs whose Chinese is far longer or shorter than Chinese usually is beside its English
 * in this deck: one side may say what the other does not. Short texts vary too much to tell.
 */
export function checkLengths({ slides }: Project): void {
  const pairs = slides.flatMap(({ source, pairs, notes }) =>
    [...pairs, ...notes]
      .filter(({ isShared, type }) => !isShared && type !== "code")
      .map(({ en, zh }) => ({ texts: [readText(en), readText(zh)] as const, line: zh.lines[0] }))
      .filter(({ texts }) => texts[0].length >= least)
      .map(({ texts, line }) => {
        const [english, chinese] = measureOwn(...texts);
        return { source, line, english, ratio: chinese / english };
      })
      .filter(({ english }) => english >= least),
  );
  const ratios = pairs.map(({ ratio }) => ratio).toSorted((a, b) => a - b);
  const usual = ratios[Math.floor(ratios.length / 2)] ?? 1;
  for (const { source, line, ratio } of pairs) {
    if (ratio <= usual * 2 && ratio >= usual / 2) continue;
    const [is, was] = [ratio, usual].map((value) => value.toFixed(2));
    const reason = `The Chinese is ${is} times as long as its English, usual here is ${was}`;
    report(source, "lengths", line, 1, reason, "Check that both say the same.");
  }
}

/**
 * How long two texts are without the Latin words and numbers that both have: nothing is translated
 * there.
 */
function measureOwn(en: string, zh: string): [en: number, zh: number] {
  const listWords = (text: string) => text.match(/[\p{Script=Latin}\d]+/gu) ?? [];
  const [english, chinese] = [listWords(en), listWords(zh)];
  const [inEnglish, inChinese] = [new Set(english), new Set(chinese)];
  const sum = (words: readonly string[], others: ReadonlySet<string>) =>
    words.reduce((length, word) => length + (others.has(word) ? word.length : 0), 0);
  return [en.length - sum(english, inChinese), zh.length - sum(chinese, inEnglish)];
}
