import { pairNames } from "../check/names/compare-names.ts";
import { pairQuantities } from "../check/numbers/compare-quantities.ts";
import { joinLines, type Phrase } from "../language.ts";
import type { Glossary } from "../read/glossary.ts";
import { nameSlide, readProse } from "../slide-text.ts";
import type { Slide } from "../slide.ts";

/** The glossary for interpreters, as a table with tabs. */
export const writeTerms = ({ entries }: Glossary): string =>
  writeTable([
    ["English", "中文", "Not used 不用"],
    ...entries.map(({ en, zh, never }) => [en, zh, never.join(", ")]),
  ]);

/** The numbers and names of each slide and its notes, as each language writes them. */
export function writeNumbersAndNames(slides: readonly Slide[], { entries }: Glossary): string {
  const rows = slides.flatMap((slide, i) => {
    const name = nameSlide(slide);
    const texts = [...slide.pairs, ...slide.notes].map(({ en, zh }) => ({
      en: readProse(en).replaceAll("▶", ""),
      zh: joinLines(readProse(zh)).replaceAll("▶", ""),
    }));
    const said = [
      ...texts.flatMap(pairQuantities),
      ...texts.flatMap((text) => pairNames(text, entries)),
    ];
    // What one language lacks may be said beside another text.
    const isTold = ({ en, zh }: Phrase) =>
      said.some((other) => other.en && other.zh && [other.en, other.zh].includes(en || zh));
    const rows = said.filter((pair) => (pair.en && pair.zh) || !isTold(pair));
    const once = new Map(rows.map(({ en, zh }) => [`${en}\t${zh}`, [String(i + 1), en, zh]]));
    return [[String(i + 1), name.en, name.zh], ...once.values()];
  });
  return writeTable([["Slide 页", "English", "中文"], ...rows]);
}

// Excel takes a file without this mark for another encoding.
const mark = "\uFEFF";

const writeTable = (rows: readonly (readonly string[])[]): string =>
  `${mark}${rows.map((row) => row.map((cell) => cell.replace(/\s+/g, " ")).join("\t")).join("\n")}\n`;
