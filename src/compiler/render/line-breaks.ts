import { isEmoji, splitEmoji } from "../emoji.ts";

/**
 * Where lines of a Chinese text end, besides at its spaces, as offsets into it. All that browsers do
 * not agree on is in one of the two: WebKit breaks at no mark under `word-break: keep-all`, Chromium
 * and Firefox at some that may not begin a line.
 */
export interface LineEnds {
  /** A line may end here. */
  breaks: Set<number>;
  /** No line may end here, though a browser would let it. */
  joins: Set<number>;
}

// CLREQ, “Prohibition Rules for Line Start and Line End”, and the same marks in half width.
const opening = /[（《〈「『“‘【([{<$¥€#@]$/u;
const closing = /^[、，。：；！？）》〉」』”’】…·～—％,.:;!?)\]}>%]/u;

// The end of a clause; a line may end after it whatever comes next.
const endOfClause = /[、，。：；！？…—]$/u;
const closingBracket = /[）》〉」』”’】]$/u;
const openingBracket = /^[（《〈「『“‘【]/u;

// A word of one character that leans on the next, or on the one before it, and a unit.
const leansOnNext = /^[把被让从向对为将更最不没每各其这那在与和及或约]$/u;
const leansOnLast = /^(?:[的了着过们吗呢吧么上中下里内外前后间时之地得者性化]|美元)$/u;

// What ends a noun that the dictionary lacks: 服务|器, 数据|库, 机器|人.
const nounEnd = /^[器库机网端层率量度型类论法员师人家室院馆厅局站厂店费额税权集包码版页图期段流]$/u;

// A last character, with the marks behind it, that would stand on a line alone.
const lastCharacter = /^\p{Script=Han}[^\p{L}\p{N}]*$/u;

// A word that the dictionary lacks comes as single characters: 提|速.
const isUnknown = /^\p{Script=Han}{2}$/u;

const isHan = /^\p{Script=Han}+$/u;
const hanWord = /^\p{Script=Han}{2,}$/u;
const latinWord = /^(?=.*\p{L})[^\p{Script=Han}\p{P}]+$/u;

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

// The time that the segmenter takes grows with the square of a text's length. It finds the same words
// in each part of a sentence alone; a part without an end in sight is cut after a word.
const sentencePart = /.{200,500}?(?<=[，。；：！？、])(?=\p{Script=Han})|(.{500})|.+/gsu;

function* listWords(text: string): Generator<string> {
  let last = "";
  for (const [part, isCut] of text.matchAll(sentencePart)) {
    const words: string[] = [];
    for (const { segment } of segmenter.segment(last + part)) words.push(segment);
    last = (isCut && words.length > 1 && words.pop()) || "";
    yield* words;
  }
}

/**
 * Makes the spaces of a Chinese text unbreakable where a line must not end: between a number and
 * what it counts (10 亿, 41 个), and inside a term of the glossary (Linux 基金会). The text keeps its
 * length.
 */
export function bindChinese(text: string, terms: readonly string[]): string {
  let bound = text.replace(
    /(?<![\p{L}\d.-])([\d.,]+%?) (?=\p{Script=Han})/gu,
    (_, number: string) => `${number}\u00A0`,
  );
  for (const term of terms)
    if (bound.includes(term)) bound = bound.replaceAll(term, bindTerm(term));
  return bound;
}

// Where a name too long to stay whole may break: after its marks, and before its capitals; and where
// those leave a part that no phone has room for, after each mark and each Han.
const codePart = /(?<=[^\p{L}\p{N}])(?=[\p{L}\p{N}]{3})|(?<=\p{Ll})(?=\p{Lu})/u;
const smallCodePart = /(?<=[\p{P}\p{Sm}\p{Script=Han}])(?=\S)/u;

/** Whether code is wider than 20 letters; Han are as wide as two. */
const isLongCode = (code: string) => code.trimEnd().replace(/\p{Script=Han}/gu, "$&$&").length > 20;

/** Code in the parts that a line does not split: words, and in long ones what makes them up. */
export const splitCode = (code: string): string[] =>
  code
    .split(/(?<= )(?! )/)
    .flatMap((word) => (isLongCode(word) ? word.split(codePart) : word))
    .flatMap((part) => (isLongCode(part) ? part.split(smallCodePart) : part));

const bindTerm = (term: string) => (term.includes(" ") ? term.replaceAll(" ", "\u00A0") : term);

/**
 * Where a line of a bound Chinese text may end and where not: at its marks, and between words as the
 * dictionary of Intl.Segmenter and the glossary's terms have them.
 */
export function findLineEnds(text: string, terms: readonly string[]): LineEnds {
  const ends: LineEnds = { breaks: new Set(), joins: new Set() };
  const addresses = findAddresses(text);
  let before = "";
  let index = 0;
  for (const word of listWords(text)) {
    const isInside = addresses.has(index);
    if (isInside ? mayBreakAddress(text, index) : mayBreak(before, word, text, index))
      ends.breaks.add(index);
    else if (index > 0 && wouldBreak(text, index)) ends.joins.add(index);
    index += word.length;
    before = word;
  }
  breakRows(text, ends);
  for (const term of terms.map(bindTerm)) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      for (let inside = at + 1; inside < at + term.length; inside++) {
        ends.breaks.delete(inside);
        if (wouldBreak(text, inside)) ends.joins.add(inside);
      }
    }
  }
  return ends;
}

/**
 * Where lines of an English text end and where not, besides at its spaces and hyphens: browsers do not
 * agree on emoji. A line may end between two; else one stays with what it is written to.
 */
export function findEmojiEnds(text: string): LineEnds {
  const ends: LineEnds = { breaks: new Set(), joins: new Set() };
  const parts = splitEmoji(text);
  let at = 0;
  for (const [i, part] of parts.entries()) {
    const last = parts[i - 1];
    if (last?.isEmoji && part.isEmoji) ends.breaks.add(at);
    else if (last && /^\S\S$/u.test([...last.text].at(-1)! + [...part.text][0]!))
      ends.joins.add(at);
    at += part.text.length;
  }
  return ends;
}

// So many signs in a row stay together, as ★★★★★★ does.
const rows =
  /[^\p{L}\p{M}\p{N}\s、，。：；！？（）《》〈〉「」『』“”‘’【】…—,.:;!?()[\]{}<>]{7,}/gu;

/** Lets a line end between the signs of a longer row, ──────────: kept together it may leave its slide. */
function breakRows(text: string, { breaks, joins }: LineEnds): void {
  for (const { 0: signs, index } of text.matchAll(rows)) {
    for (let at = index + 1; at < index + signs.length; at++) {
      joins.delete(at);
      breaks.add(at);
    }
  }
}

/** Whether a line may end between two words; `index` is where the second begins in `text`. */
function mayBreak(before: string, word: string, text: string, index: number): boolean {
  if (/^$|\s$/.test(before) || /^\s/.test(word)) return false;
  if (closing.test(word) || opening.test(before)) return false;
  if (isEmoji(before)) return isEmoji(word) || isHan.test(word);
  if (isEmoji(word)) return false;
  if (endOfClause.test(before)) return true;
  if (closingBracket.test(before)) return !leansOnLast.test(word);
  if (openingBracket.test(word)) return !leansOnNext.test(before);
  if (/^[([]/.test(word) && hanWord.test(before)) return true;
  // Half-width marks may also stand in a name.
  if (/[,:;!?)\]]$/.test(before)) return isHan.test(word) && !leansOnLast.test(word);
  if (before === "-") return /^\p{L}-\p{L}$/u.test(text.slice(index - 2, index + 1));
  if (latinWord.test(before)) return hanWord.test(word);
  if (hanWord.test(before) && (latinWord.test(word) || /^\d/.test(word))) return true;
  if (!isHan.test(before) || !isHan.test(word)) return false;
  if (hanWord.test(before) && nounEnd.test(word)) return false;
  if (lastCharacter.test(text.slice(index))) return false;
  return !leansOnNext.test(before) && !leansOnLast.test(word) && !isUnknown.test(before + word);
}

// What no browser splits (UAX 14): a bracket from what it holds, a mark from what it ends, a number
// from its sign.
const neverSplit =
  /^(?:[（《〈「『“‘【([{"'].|.[、，。：；！？）》〉」』”’】…,.;:!?)\]}"'/-]|[A-Za-z\d][([{%％]|[.,:$¥€%]\d)$/u;

/** Whether browsers would let a line end between two characters because of a mark. */
export const isSplit = (pair: string) =>
  /^\S\S$/.test(pair) && /[^\p{L}\p{M}\p{N}]/u.test(pair) && !neverSplit.test(pair);

const wouldBreak = (text: string, index: number) => isSplit(text.slice(index - 1, index + 1));

/** The offsets inside addresses of the web. */
function findAddresses(text: string): Set<number> {
  const inside = new Set<number>();
  for (const { 0: address, index } of text.matchAll(/[a-z]+:\/\/[!-~]+/gi)) {
    for (let at = index + 1; at < index + address.length; at++) inside.add(at);
  }
  return inside;
}

/** A line of an address ends before a mark that parts it, so that nobody takes it for whole. */
const mayBreakAddress = (text: string, index: number) =>
  /^[\p{L}\d][/?#&=]$/u.test(text.slice(index - 1, index + 1));
