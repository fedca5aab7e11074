import { findReferences, readProse, unpair } from "../slide-text.ts";
import type { Block } from "../slide.ts";
import { reportWords } from "../source-file.ts";
import type { Project } from "./project.ts";
import { readQuantities } from "./numbers/tokenizer.ts";
import type { Quantity } from "./numbers/quantity.ts";
import { isCurrency } from "./numbers/units.ts";

/** Reports a percentage, an amount of money or a multiple whose block has no footnote. */
export function checkCitations({ slides }: Project): void {
  const readDrawn = (block: Block) => (block.type === "figure" ? block.picture.texts : []);
  for (const { source, pairs } of slides) {
    for (const block of unpair(pairs)) {
      // A footnote that is not defined is text, and a mistake already.
      if (findReferences(block).length > 0 || readProse(block).includes("[^")) continue;
      for (const text of [readProse(block), ...readDrawn(block).map((label) => label.text)]) {
        const claim = readQuantities(text).find((quantity) => wantsSource(quantity, text));
        if (!claim) continue;
        const hint = "Add `[^name]` to the block, and `[^name]: Source` below.";
        const reason = `“${claim.text}” without its source`;
        reportWords(source, "sources", block.lines, claim.text, reason, hint);
        break;
      }
    }
  }
}

/**
 * Whether a reader would ask where a quantity comes from: a percentage, a sum, a share, a multiple.
 * Nobody asks of nothing and of all, $0 and 100%, nor of “3x”, “half” and “twice” in passing.
 */
function wantsSource(quantity: Quantity, text: string): boolean {
  const { readings, text: words, class: kind, end } = quantity;
  const [reading] = readings;
  if (!reading || reading.value === 0) return false;
  const { dimension, value } = reading;
  const next = text.slice(end, end + 8);
  if (dimension === "%") return value !== 100;
  if (dimension === "pp" || isCurrency(dimension)) return true;
  if (kind === "share") return !/hal[fv]|半|腰斩/i.test(words) || /^(?: of\b|的)/.test(next);
  if (dimension !== "×" || /^\d+[x×]$/i.test(words)) return false;
  if (/^(?:twice|thrice)$/i.test(words)) return /^ (?:as|the)\b/.test(next);
  return !/^ (?:a|an|per|each|every|in|over)\b/.test(next);
}
