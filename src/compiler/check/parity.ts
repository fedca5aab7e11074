import type { Glossary } from "../read/glossary.ts";
import { findLinks, findReferences, readProse, readText } from "../slide-text.ts";
import type { Block, Partners, Slide } from "../slide.ts";
import type { RuleId } from "../mistake.ts";
import { reportWords } from "../source-file.ts";
import { compareNames } from "./names/compare-names.ts";
import { compareQuantities, type Difference } from "./numbers/compare-quantities.ts";
import type { Project } from "./project.ts";

/**
 * Reports where two partners differ in what no translation changes: quantities, names, links and
 * footnotes.
 */
export function checkParity({ slides, glossary }: Project): void {
  for (const slide of slides)
    for (const pair of [...slide.pairs, ...slide.notes, ...slide.footnotes])
      comparePartners(slide, pair, glossary);
}

function comparePartners({ source }: Slide, pair: Partners<Block>, glossary: Glossary): void {
  const { isShared, en, zh } = pair;
  if (isShared) return;
  const prose = { en: readProse(en), zh: readProse(zh) };
  const whole = { en: readText(en), zh: readText(zh) };
  const compare = (ruleId: RuleId, what: string, difference: Difference | undefined) => {
    const [first, ...rest] = difference ? [...difference.zh, ...difference.en] : [];
    if (!difference || first === undefined) return;
    const list = (words: readonly string[]) => words.join(", ") || "none";
    const reason = `${what} differ: English ${list(difference.en)}, Chinese ${list(difference.zh)}`;
    const { lines } = difference.zh.length > 0 ? zh : en;
    reportWords(source, ruleId, lines, [first, ...rest], reason, "Say the same in both.");
  };
  compare("numbers", "Numbers", compareQuantities(prose, whole));
  compare("names", "Names", compareNames(prose, whole, glossary.entries));
  compare("links", "Links", subtractBoth(findLinks(en), findLinks(zh)));
  compare("footnotes", "Footnotes", subtractBoth(readMarks(en), readMarks(zh)));
}

const readMarks = (block: Block) => findReferences(block).map((label) => `[^${label}]`);

const subtractBoth = (en: readonly string[], zh: readonly string[]): Difference => ({
  en: subtract(en, zh),
  zh: subtract(zh, en),
});

/** What is on one side and not on the other, as often as it is. */
function subtract(texts: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return texts.filter((text) => {
    const at = rest.indexOf(text);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
