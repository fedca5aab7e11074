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
        const [english, chinese] = dropShared(...texts);
        return { source, line, english, ratio: chinese.length / english.length };
      })
      .filter(({ english }) => english.length >= least),
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

/** Two texts without the Latin words and numbers that both have: nothing is translated there. */
function dropShared(...texts: [string, string]): [string, string] {
  const word = /[\p{Script=Latin}\d]+/gu;
  const [english, chinese] = texts.map((text) => new Set(text.match(word)));
  return texts.map((text) =>
    text.replace(word, (w) => (english!.has(w) && chinese!.has(w) ? "" : w)),
  ) as [string, string];
}
