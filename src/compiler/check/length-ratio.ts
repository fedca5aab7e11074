import { readText } from "../read/inline.ts";
import { isShared, type Slide } from "../slide.ts";

/**
 * Lists the pairs whose Chinese is far longer or shorter than Chinese usually is beside its English
 * in this deck: one side may say what the other does not. Short texts vary too much to tell.
 */
export function listOddLengths(slides: readonly Slide[]): string[] {
  const pairs = slides.flatMap(({ source, pairs, notes }) =>
    [...pairs, ...notes]
      .filter((pair) => !isShared(pair) && readText(pair.en).length >= 40)
      .map(({ en, zh }) => ({
        place: `${source.file}:${zh.lines[0]}`,
        ratio: readText(zh).length / readText(en).length,
      })),
  );
  const ratios = pairs.map(({ ratio }) => ratio).toSorted((a, b) => a - b);
  const usual = ratios[Math.floor(ratios.length / 2)] ?? 1;
  return pairs
    .filter(({ ratio }) => ratio > usual * 2 || ratio < usual / 2)
    .map(({ place, ratio }) => {
      const [is, was] = [ratio, usual].map((value) => value.toFixed(2));
      return `${place}: the Chinese has ${is} of its English's length, where ${was} is usual`;
    });
}
