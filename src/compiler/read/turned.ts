import type { Block } from "../slide.ts";
import { guessSide, isForBoth, splitLanguages, type BlockText } from "./sides.ts";

/** Partners of which the Chinese stands first. */
export interface Turned<B extends Block> {
  zh: B;
  en: B;
}

/**
 * Finds where Chinese stands before its English, pair after pair: Chinese alone, then English alone, and
 * between them what only looks like partners, the English of one pair and the Chinese of the next.
 */
export function findTurned<B extends Block>(
  groups: readonly (readonly [block: B, partner?: B])[],
  read: (block: Block) => BlockText,
  arePartners: (en: B, zh: B) => boolean,
): Turned<B>[][] {
  // What is in both languages, or for both, has no partner that it could stand before.
  const letter = (block: B) => {
    const text = read(block);
    if (block.type === "code" || isForBoth(text) || splitLanguages(text.whole)) return "b";
    return guessSide(text) === "en" ? "e" : "z";
  };
  const letters = groups.map(([block, partner]) => (partner ? "p" : letter(block))).join("");
  return [...letters.matchAll(/(?<!z)zp*e(?!e)/g)].flatMap(({ 0: found, index }) => {
    const blocks = groups
      .slice(index, index + found.length)
      .flatMap((group) => group.filter((block) => block !== undefined));
    const turned = blocks.flatMap((zh, i) => (i % 2 === 0 ? { zh, en: blocks[i + 1]! } : []));
    return turned.every(({ zh, en }) => arePartners(en, zh)) ? [turned] : [];
  });
}
