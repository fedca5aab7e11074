import { findReferences, readProse, unpair } from "../slide-text.ts";
import type { Block } from "../slide.ts";
import { reportWords } from "../source-file.ts";
import type { Project } from "./project.ts";
import { readQuantities } from "./numbers/tokenizer.ts";
import type { Quantity } from "./numbers/quantity.ts";
import { isCurrency } from "./numbers/units.ts";

/**
 * Reports a percentage, an amount of money or a multiple whose block has no footnote: what both
 * languages say, once.
 */
export function checkCitations({ slides }: Project): void {
  const hint =
    "Add `[^name]` in both languages, and below `[^name]: Source`, a blank line, and the Chinese, indented by four spaces.";
  for (const { source, pairs } of slides) {
    for (const pair of pairs) {
      const [found] = unpair([pair]).flatMap((block) => {
        const claim = findClaim(block);
        return claim === undefined ? [] : { block, claim };
      });
      if (!found) continue;
      const { block, claim } = found;
      reportWords(source, "sources", block.lines, claim, `“${claim}” without its source`, hint);
    }
  }
}

/** What a block without a footnote says that wants a source, first in its words, then in its picture. */
function findClaim(block: Block): string | undefined {
  // A footnote that is not defined is text, and a mistake already.
  if (findReferences(block).length > 0 || readProse(block).includes("[^")) return undefined;
  const drawn = block.type === "figure" ? block.picture.texts : [];
  return [readProse(block), ...drawn.map((label) => label.text)]
    .flatMap((text) => readQuantities(text).filter((quantity) => wantsSource(quantity, text)))
    .map(({ text }) => text)[0];
}

// “100 times faster” compares, and “we ran it 100 times” counts: what follows tells, as 倍 and 次 do in
// Chinese. Words that end as a comparative does, and are none, come first.
const comparison =
  /^ (?!(?:after|ever|however|over|per|under|whether)\b)(?:as|the|that|those|what|its|our|their|more|less|worse|\p{Ll}+er)(?!\p{L})/u;

/**
 * Whether a reader would ask where a quantity comes from: a percentage, a sum, a share, a multiple.
 * Nobody asks of nothing and of all, $0 and 100%, nor of “3x”, “half” and “twice” in passing, nor of
 * how many times something was done.
 */
function wantsSource(quantity: Quantity, text: string): boolean {
  const { readings, text: words, class: kind, end } = quantity;
  const [reading] = readings;
  if (!reading || reading.value === 0) return false;
  const { dimension, value } = reading;
  const next = text.slice(end, end + 20);
  if (dimension === "%") return value !== 100;
  if (dimension === "pp" || isCurrency(dimension)) return true;
  // Two of the five are counted where they stand.
  if (kind === "share" && / of the |[里中].*[有的]/.test(words)) return false;
  if (kind === "share") return !/hal[fv]|半|腰斩/i.test(words) || /^(?: of\b|的)/.test(next);
  if (dimension !== "×") return false;
  if (/^\d+\s?[x×]$|times$/i.test(words)) return comparison.test(next);
  if (/^(?:twice|thrice)$/i.test(words)) return /^ (?:as|the)\b/.test(next);
  return !/^ (?:a|an|per|each|every|in|over)\b/.test(next);
}
