import { compareQuantities } from "../check/numbers/compare-quantities.ts";
import { fold } from "../check/names/name-keys.ts";
import { hasHan, hasLetters, type Side } from "../language.ts";

/** A block's text with its code, and its prose, with a placeholder for code. */
export interface BlockText {
  whole: string;
  prose: string;
}

// Small words say which language a text is in, whatever names stand in it.
const smallWords: Record<Side, RegExp> = {
  en: /\b(?:[Aa]nd|[Aa]re|as|at|[Bb]y|for|[Ff]rom|ha[sd]|[Hh]ow|[Ii]n|[Ii]s|[Ii]ts?|of|[Oo]n|or|[Tt]hat|[Tt]he|[Tt]his|to|[Ww]as|[Ww]e|[Ww]hat|[Ww]hen|[Ww]ho|[Ww]hy|[Ww]ith|[Yy]ou)\b/,
  zh: /[的了是在与和及把被从让向对为将会能这那我你他们不没都也就每]/,
};

const hanRuns = /\p{Script=Han}+/gu;
const words = /(?:(?!\p{Script=Han})\p{L})[\p{L}\p{M}\p{N}]*/gu;
const chineseMarks = /[，。：；！？、（）《》「」]/;

// An address of the web or of mail, or a name that people have on the web.
const addresses =
  /(?:https?:\/\/|www\.)\S+|(?<![\w.+-])[\w.+-]*@[\w.-]+\w|(?<![\w.-])(?:[\w-]+\.)+(?:[a-z]{2,}\/\S*|(?:ai|cn|com|dev|edu|gov|io|net|org)\b)/g;

// How people write two languages on one line: `Agenda / 议程`, `Agenda（议程）`, `Agenda 议程`. Dots also
// stand between the names of a list.
const english = String.raw`^(?=.*(?!\p{Script=Han})\p{L})([^\p{Script=Han}]*?[^\p{Script=Han}\s/|·（(])`;
const parted = new RegExp(
  String.raw`(?!.*·.*·)${english}\s*[/|·（(]\s*(.*\p{Script=Han}.*?)[）)]?$`,
  "u",
);
const spaced = new RegExp(
  String.raw`${english}\s+((?=\p{Script=Han})(?:\p{Script=Han}|\P{L})+)$`,
  "u",
);

/** Whether a text says one thing in both languages, with a mark between them. */
export const isInBoth = (text: string) => splitLanguages(text) !== undefined && parted.test(text);

/** The English and the Chinese of a text that says one thing in both languages on one line. */
export function splitLanguages(text: string): [en: string, zh: string] | undefined {
  // The English comes first. Few texts have both, and the patterns take their time.
  const han = text.search(/\p{Script=Han}/u);
  if (!hasWords(text.slice(0, Math.max(0, han)))) return undefined;
  const [, en = "", zh = ""] = parted.exec(text) ?? spaced.exec(text) ?? [];
  // “The celebrity is 王菲” ends in a name.
  const isName = !parted.test(text) && smallWords.en.test(en.split(" ").at(-1)!);
  return hasWords(en) && !isName && guessSide({ whole: zh, prose: zh }) === "zh"
    ? [en, zh]
    : undefined;
}

/** Whether a block is for both languages: nothing but code, figures, marks or an address. */
export function isForBoth({ prose }: BlockText): boolean {
  for (const [words] of prose.matchAll(/\S+/g))
    if (hasLetters(words.replace(addresses, ""))) return false;
  return true;
}

/** The language that a block by itself seems to be in. */
export function guessSide({ prose, whole }: BlockText): Side {
  const text = hasLetters(prose) ? prose : whole;
  if (!hasHan(text)) return "en";
  const [isEnglish, isChinese] = [smallWords.en.test(text), smallWords.zh.test(text)];
  if (isChinese && !isEnglish) return "zh";
  const han = text.match(/\p{Script=Han}/gu)!.length;
  // A word in small letters is no name.
  const english = readWords(text).filter((word) => /^\p{Ll}/u.test(word)).length;
  if (isEnglish === isChinese) return english > han ? "en" : "zh";
  return english * 2 >= han ? "en" : "zh";
}

/** That only their position tells the languages of two blocks. */
export const unclear = 8;

/**
 * How doubtful it is that a block is the English and the next one its Chinese: 0 where their scripts
 * say so, and undefined where they cannot be. A text that leans to the other language is what its
 * position says only where its partner has the names and the terms that make it lean; where one is but
 * a part of the other, it is `unclear`.
 */
export function doubtPartners(en: BlockText, zh: BlockText): number | undefined {
  if (en.whole === zh.whole) return 0;
  if (isForBoth(en) && isForBoth(zh)) return hasHan(zh.whole) && !hasHan(en.whole) ? 1 : undefined;
  if (isForBoth(en) || isForBoth(zh)) return sayOneNumber(en, zh) ? 1 : undefined;
  // Of two that are each in both languages, neither is the other's partner.
  const areInBoth = splitLanguages(en.prose) && splitLanguages(zh.prose);
  if (areInBoth && !readWords(zh.prose).every((word) => en.prose.includes(word))) return undefined;
  const isEnglish = guessSide(en) === "en" || isQuotedFrom(en.prose, zh.prose);
  const arePartners = isEnglish && (guessSide(zh) === "zh" || isNamedIn(zh.prose, en.prose));
  if (!arePartners)
    return zh.prose.includes(en.prose) || en.prose.includes(zh.prose) ? unclear : undefined;
  const isPlain = !hasHan(en.prose) && (!hasWords(zh.prose) || smallWords.zh.test(zh.prose));
  return isPlain ? 0 : 1;
}

const readWords = (text: string): string[] => text.match(words) ?? [];

const hasWords = (text: string) => text.search(words) >= 0;

/** Whether one of two texts is a number in figures, and the other the same in words. */
const sayOneNumber = (en: BlockText, zh: BlockText) =>
  /^[^\p{L}]*\p{N}[^\p{L}]*$/u.test(isForBoth(en) ? en.whole : zh.whole) &&
  !compareQuantities({ en: en.prose, zh: zh.prose }, { en: en.whole, zh: zh.whole });

/** Whether an English text has no Han but what it quotes from its Chinese. */
const isQuotedFrom = (en: string, zh: string) =>
  hasWords(en) && !zh.includes(en) && (en.match(hanRuns) ?? []).every((run) => zh.includes(run));

/** Whether a Chinese text that does not look like one has no words but the names of its English. */
function isNamedIn(zh: string, en: string): boolean {
  const named = new Set(readWords(en).map(fold));
  const own = readWords(zh);
  const areNamed = own.every((word) => named.has(fold(word)));
  if (hasHan(zh)) return own.every((word) => !/^\p{Ll}/u.test(word) || named.has(fold(word)));
  return chineseMarks.test(zh) || (areNamed && own.every((word) => !/^\p{Ll}/u.test(word)));
}
