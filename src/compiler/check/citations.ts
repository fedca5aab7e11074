import { findReferences, readProse, unpair } from "../slide-text.ts";
import type { Block } from "../slide.ts";
import { reportWords } from "../source-file.ts";
import type { Project } from "./project.ts";

// A number is read from its first digit on, once.
const percentage = /(?<![\d.,])\d(?:[\d.,]*\d)?\s?[%％]|(?:\S{1,20} )?\bper ?cent\b|百分之\S{0,4}/;
const money =
  /[$€£¥￥]\s?\d(?:[\d.,]*\d)?(?: (?:thousand|million|billion|trillion))?|(?<![\d.,])\d[\d.,]*\s?[十百千万亿]*\s?(?:美元|欧元|元)|[千万亿]\s?(?:美元|欧元|元)|(?:\d|thousand|million|billion|trillion)\s(?:dollars|euros)\b/;
const multiple =
  /(?<![\d.,])\d[\d.,]*\s?(?:times\b|[×x](?!\w))|[\d一二两三四五六七八九十百千万]\s?倍/;
const figures = new RegExp([percentage, money, multiple].map(({ source }) => source).join("|"));

/** Reports a percentage, an amount of money or a multiple whose block has no footnote. */
export function checkCitations({ slides }: Project): void {
  const readDrawn = (block: Block) => (block.type === "figure" ? block.picture.texts : []);
  for (const { source, pairs } of slides) {
    for (const block of unpair(pairs)) {
      // A footnote that is not defined is text, and a mistake already.
      if (findReferences(block).length > 0 || readProse(block).includes("[^")) continue;
      for (const text of [readProse(block), ...readDrawn(block).map((label) => label.text)]) {
        const number = figures.exec(text)?.[0].trim();
        if (!number) continue;
        const hint = "Add `[^name]` to the block, and `[^name]: Source` below.";
        const reason = `“${number}” without its source`;
        reportWords(source, "sources", block.lines, number, reason, hint);
        break;
      }
    }
  }
}
