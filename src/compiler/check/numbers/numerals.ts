/** A number in words: what it may mean, and whether it counts or orders. */
export interface Numeral {
  values: readonly number[];
  isOrdinal: boolean;
}

const ones =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const tens = "twenty thirty forty fifty sixty seventy eighty ninety";
const ordinalOnes =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth";
const ordinalTens = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth";
const list = (words: string, step: number, start: number) =>
  words.split(" ").map((word, i) => [word, start + i * step] as const);

export const cardinals = new Map<string, number>([...list(ones, 1, 0), ...list(tens, 10, 20)]);
/** What multiplies the number before it. */
export const englishScales = new Map<string, number>([
  ["dozen", 12],
  ["hundred", 1e2],
  ["thousand", 1e3],
  ["lakh", 1e5],
  ["million", 1e6],
  ["crore", 1e7],
  ["billion", 1e9],
  ["trillion", 1e12],
]);

const ordinals = new Map<string, number>([
  ...list(ordinalOnes, 1, 0),
  ...list(ordinalTens, 10, 20),
  ...[...englishScales].map(([word, value]) => [`${word}th`, value] as const),
]);

/** The parts into which a fraction divides: thirds, a quarter. */
const parts = new Map<string, number>([
  ["half", 2],
  ["halves", 2],
  ["quarter", 4],
  ["quarters", 4],
  ...[...ordinals].filter(([, value]) => value > 2),
  ...[...ordinals]
    .filter(([, value]) => value > 2)
    .map(([word, value]) => [`${word}s`, value] as const),
]);

const numberWords = new Set(
  [cardinals, ordinals, englishScales, parts].flatMap((all) => [...all.keys()]),
);

/** An English word that can begin or go on a number; “a” only before such a word. */
export const isNumberWord = (word: string) => numberWords.has(word);

/** Whether words for a number go on with a smaller one: twenty with one, a hundred with any. */
const mayAdd = (number: number, size: number) =>
  number % 100 === 0 || (number % 10 === 0 && number % 100 >= 20 && size < 10);

/** What English words in a row say as a number, and how many of them do. */
export function readEnglish(words: readonly string[]): Numeral & { length: number; parts: number } {
  let [total, current, i] = [0, 0, 0];
  let isOrdinal = false;
  let divisor = 0;
  for (; i < words.length; i++) {
    const word = words[i]!;
    const value = cardinals.get(word);
    const scale = englishScales.get(word);
    const order = ordinals.get(word);
    if (word === "and") {
      const next = words[i + 1];
      if (i === 0 || next === undefined || total + current < 100 || !isNumberWord(next)) break;
    } else if (value !== undefined) {
      if (!mayAdd(current, value)) break;
      current += value;
    } else if (word === "a" || word === "an") {
      if (i > 0) break;
      current = 1;
    } else if (scale === 100) {
      current = (current || 1) * 100;
    } else if (scale !== undefined) {
      total += (current || 1) * scale;
      current = 0;
    } else if (i === 0 && word === "half") {
      [current, divisor, i] = [1, 2, 1];
      break;
    } else if (
      parts.has(word) &&
      i > 0 &&
      (word.endsWith("s") || current === 1 || words[0] === "a")
    ) {
      divisor = parts.get(word)!;
      i++;
      break;
    } else if (order !== undefined && (order >= 100 || mayAdd(current, order))) {
      current = order >= 100 ? (current || 1) * order : current + order;
      isOrdinal = true;
      i++;
      break;
    } else break;
  }
  return { values: [total + current], isOrdinal, length: i, parts: divisor };
}

const hanDigits = new Map([..."零一二三四五六七八九"].map((digit, i) => [digit, i] as const));
hanDigits.set("〇", 0).set("两", 2);
const hanUnits = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

export const hanNumerals = "零〇一二两三四五六七八九十百千万亿";

/**
 * What a run of Chinese numerals may mean, nothing where it is no number: 三千五百 is 3500, 十四五 is
 * 14 and 5, 二〇二四 is 2024, 两三 is 2 or 3, 万一 is a word.
 */
export function readHan(run: string): number[] {
  const [whole = "", decimals] = run.split("点");
  if (decimals !== undefined) {
    const value = readHan(whole)[0];
    const tail = [...decimals].map((digit) => hanDigits.get(digit)).join("");
    return value === undefined ? [] : [Number(`${value}.${tail}`)];
  }
  const characters = [...whole];
  if (characters.every((character) => hanDigits.has(character))) {
    const digits = characters.map((character) => hanDigits.get(character)!);
    return digits.length > 1 ? [Number(digits.join("")), ...digits] : digits;
  }
  let [total, section, digit, last] = [0, 0, 0, Infinity];
  const extra: number[] = [];
  for (const [i, character] of characters.entries()) {
    const value = hanDigits.get(character);
    const unit = hanUnits.get(character);
    if (value !== undefined) {
      if (digit > 0 && value > 0) extra.push(value);
      else digit = value;
      // 三百五 is 350, 一万二 is 12,000; 十四五 has its ten already.
      const before = characters[i - 1] ?? "";
      if (i === characters.length - 1 && /[百千万亿]/.test(before)) {
        if (i === 1) return [];
        extra.push(total + section + digit * ({ 百: 10, 千: 100, 万: 1000 }[before] ?? 1e7));
      }
    } else if (unit !== undefined) {
      if (unit >= last && section > 0) return [];
      section += (digit || 1) * unit;
      [digit, last] = [0, unit];
    } else {
      // 三亿五千万 is 350 million, 三万亿 3 trillion.
      const [size, own] = [character === "万" ? 1e4 : 1e8, section + digit];
      total = total > size ? total + own * size : (total + own || 1) * size;
      [section, digit, last] = [0, 0, Infinity];
    }
  }
  return [total + section + digit, ...extra];
}
