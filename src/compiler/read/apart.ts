import type { Block } from "../slide.ts";
import { guessSide, isForBoth, isInBoth, type BlockText } from "./sides.ts";

/** Blocks of one kind in a row: some in English, and then the same in Chinese. */
export interface Apart<B extends Block> {
  en: readonly B[];
  zh: readonly B[];
}

/**
 * Finds where all of the English stands before all of the Chinese, as who translates a whole list
 * leaves it: two blocks and more of either, of which few have found a partner.
 */
export function findApart<B extends Block>(
  groups: readonly (readonly [block: B, partner?: B])[],
  read: (block: Block) => BlockText,
): Apart<B>[] {
  const alone = new Set(groups.flatMap(([block, partner]) => (partner ? [] : [block])));
  if (alone.size < 2) return [];
  const blocks = groups.flatMap((group) => group.filter((block) => block !== undefined));
  return listRuns(blocks).flatMap((run) => {
    const texts = run.map(read);
    // What stands twice, a name or a figure, is of the language of those around it.
    const letters = texts.map((text, i) =>
      isInBoth(text.whole)
        ? "x"
        : isForBoth(text) || texts.findIndex(({ whole }) => whole === text.whole) < i
          ? "b"
          : guessSide(text) === "en"
            ? "e"
            : "z",
    );
    return [...letters.join("").matchAll(/(e[eb]+)(z[zb]+)/g)].flatMap(
      ({ 0: all, 1: english, index }) => {
        const [en, zh] = [
          run.slice(index, index + english!.length),
          run.slice(index + english!.length, index + all.length),
        ];
        return [...en, ...zh].filter((block) => alone.has(block)).length < 2 ? [] : { en, zh };
      },
    );
  });
}

/** Blocks of one kind in a row; code has no language. */
function listRuns<B extends Block>(blocks: readonly B[]): B[][] {
  const runs: B[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (block.type !== "code" && last?.[0]?.type === block.type) last.push(block);
    else runs.push([block]);
  }
  return runs;
}
