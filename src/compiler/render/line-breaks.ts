const wordJoiner = "\u2060";

// What holds on to the word after it: nothing, a space, a digit, a mark that may not end a line
// (CLREQ, “Prohibition Rules for Line Start and Line End”), a word of one character that leans on the
// next, a Latin word.
const holdsNext =
  /^$|[\s\d\u2060（《〈「『“‘【]$|^[把被让从向对为将更最不没每各其这那在与和及或约]$|^(?=.*\p{L})\P{Script=Han}*$/u;

// What holds on to the word before it: the same, and marks that may not begin a line. Browsers let
// `·`, `～` and `——` begin one even under `line-break: strict`.
const holdsLast =
  /^[\s\d、，。：；！？）》〉」』”’】…·～—%％]|^(?:[的了着过们吗呢吧么上中下里内外前后间时之地得者性化]|美元)$|^(?=.*\p{L})\P{Script=Han}*$/u;
const browsersBreakBefore = /(?<!—)(?=[·～—])/gu;

// A word that the dictionary lacks comes as single characters: 提|速.
const isUnknown = /^\p{Script=Han}{2}$/u;

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

// The time that the segmenter takes grows with the square of a text's length. It finds the same words
// in each part of a sentence alone; a part without an end in sight is cut after a word.
const sentencePart = /.{1,500}?(?:(?<=[，。；：！？、])(?=\p{Script=Han})|$)|(.{500})/gsu;

function* listWords(text: string): Generator<string> {
  let last = "";
  for (const [part, isCut] of text.matchAll(sentencePart)) {
    const words = [...segmenter.segment(last + part)].map(({ segment }) => segment);
    last = (isCut && words.length > 1 && words.pop()) || "";
    yield* words;
  }
}

/**
 * Makes the spaces of a Chinese text unbreakable where a line must not end: between a number and
 * what it counts (10 亿, 41 个), inside a term of the glossary (Linux 基金会), and before marks
 * that browsers would let begin a line. The text keeps its length up to added word joiners.
 */
export function bindChinese(text: string, terms: readonly Term[]): string {
  let bound = text.replace(
    /(?<![\p{L}\d.-])([\d.,]+%?) (?=\p{Script=Han})/gu,
    (_, number: string) => `${number}\u00A0`,
  );
  for (const { plain, whole } of terms) bound = bound.replaceAll(plain, whole);
  return bound.replace(browsersBreakBefore, wordJoiner);
}

// Where a name too long to stay whole may break: after its marks, and before its capitals.
const codePart = /(?<=[^\p{L}\p{N}])(?=[\p{L}\p{N}]{3})|(?<=\p{Ll})(?=\p{Lu})/u;

/** Code in the parts that a line does not split: words, and in long ones what makes them up. */
export const splitCode = (code: string): string[] =>
  code
    .split(/(?<= )(?! )/)
    .flatMap((word) => (word.trimEnd().length > 20 ? word.split(codePart) : word));

/** A Chinese term that a line must not split: as it is written, and with nothing to split it at. */
export interface Term {
  plain: string;
  whole: string;
}

export const bindTerm = (term: string): Term => ({
  plain: term,
  whole: term
    .replaceAll(" ", "\u00A0")
    .replace(/(?<=[^\p{L}\p{N}\u00A0])(?!$)|(?<!^)(?=[^\p{L}\p{N}\u00A0])/gu, wordJoiner),
});

/**
 * Where a line of Chinese may break besides at its spaces: offsets into the text, between words as
 * the dictionary of Intl.Segmenter and the glossary's terms have them.
 */
export function findBreaks(text: string, terms: readonly Term[]): Set<number> {
  const breaks = new Set<number>();
  let before = "";
  let index = 0;
  for (const word of listWords(text)) {
    if (!holdsNext.test(before) && !holdsLast.test(word) && !isUnknown.test(before + word))
      breaks.add(index);
    index += word.length;
    before = word;
  }
  for (const { whole } of terms) {
    for (let at = text.indexOf(whole); at >= 0; at = text.indexOf(whole, at + 1)) {
      for (let inside = at + 1; inside < at + whole.length; inside++) breaks.delete(inside);
    }
  }
  return breaks;
}
