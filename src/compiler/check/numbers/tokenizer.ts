import { combine } from "./combine.ts";
import { addressPattern } from "../names/name-keys.ts";
import { makeNumber } from "./number.ts";
import { hanNumerals, isNumberWord, readEnglish, readHan } from "./numerals.ts";
import { after, before, makeShareReadings, round, simple, type Quantity } from "./quantity.ts";
import { makeDecade, readClock, readHour } from "./clock-times.ts";
import {
  englishWords,
  isHanNumber,
  measurePattern,
  phrasePattern,
  readMagnitude,
  readPhrase,
} from "./words.ts";

const latin = String.raw`\p{Script=Latin}`;
const lexemes = new RegExp(
  [
    String.raw`(?<skipped>^\d{1,2}[.、．](?!\d)|[(（]\d{1,2}[)）](?=.)|${addressPattern})`,
    String.raw`(?<telephone>(?<!\d)(?:(?:0\d{2,3}|1[3-9]\d)[ -]|[48]00-|\d{3}-(?=\d{3}-))\d{3,4}[ -]?\d{4}(?!\d))`,
    String.raw`(?<clock>\d{1,2}:\d{2}(?!\d))`,
    `(?<phrase>${phrasePattern})`,
    String.raw`(?<digits>\d{1,3}(?:[,\u00A0\u202F\u2009]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*|(?<!\p{L})\.\d+)`,
    `(?<word>${latin}+(?:-?\\d[${latin}\\d]*(?:[.-][${latin}\\d]+){0,4})?)`,
    `(?<han>[${hanNumerals}]+(?:点[零〇一二三四五六七八九]+(?![零〇一二三四五六七八九十刻分]))?)`,
  ].join("|"),
  "gu",
);

/**
 * Reads the quantities of a text in English, Chinese or both, in their order. Digits are claims, words
 * only answer them; a name with digits, `GPT-4o`, is no quantity. Takes time in proportion to the text.
 */
export function readQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  lexemes.lastIndex = 0;
  for (let match = lexemes.exec(text); match; match = lexemes.exec(text)) {
    const end = match.index + match[0].length;
    const result = readLexeme(text, match.index, end, match.groups!);
    if (typeof result === "object") found.push(result);
    lexemes.lastIndex = typeof result === "object" ? result.end : (result ?? end);
  }
  return combine(text, found);
}

/** A quantity, or where else to read on, or nothing. */
function readLexeme(
  text: string,
  at: number,
  end: number,
  { telephone, clock, phrase, digits, word, han }: Record<string, string | undefined>,
): Quantity | number | undefined {
  if (telephone !== undefined) return readTelephone(at, end, telephone);
  if (clock !== undefined) return readClock(text, at, end, clock);
  const rate = phrase === "每" && readRate(text, at, end);
  if (rate) return rate;
  if (phrase !== undefined) return { text: phrase, at, end, isClaim: false, ...readPhrase(phrase) };
  if (digits !== undefined) return readDigits(text, at, end, digits);
  if (word !== undefined) return readWord(text, at, end, word);
  if (han !== undefined && isHanNumber(text, at, end)) return readHanNumber(text, at, end, han);
  return undefined;
}

/** So much time: per minute, 每分钟. */
function readRate(text: string, at: number, end: number): Quantity | undefined {
  const rate = makeNumber(text, at, end, [1], false);
  return rate.readings[0]?.dimension === "time" ? { ...rate, class: "rate" } : undefined;
}

/** A telephone number, in whatever groups. */
const readTelephone = (at: number, end: number, text: string): Quantity => ({
  text,
  at,
  end,
  isClaim: true,
  readings: [],
  name: text.replace(/\D/g, ""),
  parts: text.split(/\D/).map((group) => simple(at, group, Number(group))),
});

const lettersAt = new RegExp(`[${latin}][${latin}\\d]*`, "uy");
const wordBefore = new RegExp(`(?<![${latin}\\d])(${latin}+)[ -]?$`, "u");

/** What makes a number a decade: 1990s, 90 年代, and 90 后, those who were born in it. */
function findDecade(number: string, rest: string): string | undefined {
  const isBirth = /^[05-9零〇五六七八九][0零〇]$/.test(number);
  const pattern = isBirth
    ? /^['’]?s(?!\w)|^ ?(?:年代|后(?![面来续期方端台果]))/
    : /^['’]?s(?!\w)|^ ?年代/;
  return pattern.exec(rest)?.[0];
}

/** Digits, and what is written to them: `20k`, `3D`, `14th`, `1990s`, `3 p.m.`, `5 公里`. */
function readDigits(text: string, at: number, end: number, digits: string): Quantity {
  lettersAt.lastIndex = end;
  const letters = lettersAt.exec(text)?.[0] ?? "";
  const head = wordBefore.exec(before(text, at))?.[1] ?? "";
  const name = `${head}${digits}${letters}`.toLowerCase();
  const value = Number(digits.replace(/[,\u00A0\u202F\u2009]/g, ""));
  const numbers = digits.split(".");
  // A version, or the number of an order, which no arithmetic keeps whole.
  if (numbers.length > 2 || /^\d{16,}$/.test(digits)) {
    const isDate = numbers[0]!.length === 4;
    const parts = isDate ? { parts: numbers.map((part) => simple(at, part, Number(part))) } : {};
    return { text: digits, at, end, isClaim: true, readings: [], name: digits, ...parts };
  }
  const decade = findDecade(digits, after(text, end));
  if (decade && value % 10 === 0) return makeDecade(text, at, end + decade.length, [value], true);
  if (/^(?:st|nd|rd|th)$/.test(letters)) return simple(at, digits + letters, value);
  const hour = readHour(text, at, end, [value], true);
  if (hour) return hour;

  const quantity = makeNumber(text, at, end, [value], true);
  // Letters that are neither a scale nor a unit make it a name: 3D, 5G.
  if (letters && quantity.end < end + letters.length)
    return { ...simple(at, digits + letters, value), name: `${digits}${letters}`.toLowerCase() };
  // A telephone number, whose groups the other language may part.
  return letters || head || /^\d{7,}$/.test(digits) ? { ...quantity, name } : quantity;
}

// A name of which the number alone is a quantity: Q3, FY25, v1.2, post-2008.
const numbered = /^(?:Q(?=[1-4]$)|H(?=[12]$)|FY(?=\d{2,4}$)|W(?=\d\d?$)|[vV](?=\d))/;
const prefixed =
  /^(?:\p{Ll}+|\p{Lu}\p{Ll}{2,}(?=-\d+$)|Post|Pre|Mid|Top|Sub|Under|Over|Non|Early|Late|Class|Age|Page|Day|Level)-(?=\d)/u;

/** Whether a word with digits is read as a quantity, and no name. */
export const isNumbered = (word: string) => numbered.test(word) || prefixed.test(word);

function readWord(
  text: string,
  at: number,
  end: number,
  word: string,
): Quantity | number | undefined {
  if (/\d/.test(word)) {
    const prefix = prefixed.exec(word)?.[0];
    if (prefix) return at + prefix.length;
    const head = numbered.exec(word)?.[0];
    if (!head) return undefined;
    const digits = word.slice(head.length);
    const numbers = [Number(digits), ...(/^FY\d\d$/.test(word) ? [2000 + Number(digits)] : [])];
    const readings = numbers
      .filter((value) => !Number.isNaN(value))
      .map((value) => ({ value, dimension: "", size: 1 }));
    const name = /^[vV]/.test(head) ? digits : word.toLowerCase();
    return { text: word, at, end, isClaim: true, readings, name };
  }
  const lower = word.toLowerCase();
  const magnitude = readMagnitude(text, at);
  if (magnitude) {
    const { length, ...rest } = magnitude;
    return { text: text.slice(at, at + length), at, end: at + length, isClaim: false, ...rest };
  }
  if (isNumberWord(lower) || lower === "a" || lower === "an") {
    const number = readEnglishNumber(text, at);
    if (number) return number;
  }
  const rate = lower === "per" && readRate(text, at, end);
  if (rate) return rate;
  const known = englishWords.get(lower);
  if (!known) return undefined;
  // “May” and “march” are words as well.
  const isMonth =
    /^(?:May|March)$/.test(word) &&
    /\b(?:in|of|since|until|by|last|next|early|late|mid|from|to|before|after)[ -]$/i.test(
      before(text, at),
    );
  return {
    text: word,
    at,
    end,
    isClaim: false,
    ...known,
    ...(isMonth && { class: "month" as const }),
  };
}

const englishRun = /[A-Za-z]+(?:(?:[ -]|, (?=and ))[A-Za-z]+){0,11}/y;

function readEnglishNumber(text: string, at: number): Quantity | undefined {
  englishRun.lastIndex = at;
  const run = englishRun.exec(text)?.[0] ?? "";
  const words = run.toLowerCase().split(/, |[ -]/);
  const [first, second = ""] = words;
  if ((first === "a" || first === "an") && !(isNumberWord(second) && second !== "second"))
    return undefined;
  const { values, isOrdinal, length, parts } = readEnglish(words);
  if (length === 0) return undefined;
  const pattern = new RegExp(`^(?:[A-Za-z]+(?:, |[ -]|$)){${length}}`);
  const end = at + (pattern.exec(run)?.[0].replace(/[, -]+$/, "").length ?? run.length);
  const [value] = values as [number];
  if (parts > 0) return makeShare(text, at, end, value, parts);
  if (isOrdinal) {
    const isClear = value !== 2 || !/\b(?:per|a|each|every) $/.test(before(text, at));
    return {
      ...simple(at, text.slice(at, end), value),
      isClaim: false,
      ...(isClear && { class: "order" as const }),
    };
  }
  const quantity = makeNumber(text, at, end, [value], false);
  const fold = /^-?fold\b/.exec(after(text, end))?.[0];
  if (fold)
    return { ...quantity, readings: [{ value, dimension: "×", size: 1 }], class: "multiple" };
  const isCounted =
    /^[ -]\p{L}/u.test(after(text, end)) ||
    /\b(?:about|almost|least|most|nearly|over|than|under) $/.test(before(text, at));
  if (quantity.class || value < 2 || !isCounted) return quantity;
  return { ...quantity, class: "count" };
}

/** Half of it, two thirds, a quarter of a million. */
function makeShare(text: string, at: number, end: number, value: number, parts: number): Quantity {
  const share = round(value / parts);
  const article = /^(?: of)? an? /.exec(after(text, end))?.[0] ?? "";
  const whole = makeNumber(text, at, end + Math.max(0, article.length - 1), [share], false);
  if (whole.written!.scale > 1 || whole.written!.units.length > 0) return whole;
  const order = parts > 2 && value === 1 ? [{ value: parts, dimension: "", size: 1 }] : [];
  const readings = [...makeShareReadings(share), ...order];
  const isClear =
    order.length === 0 || /^ of\b/.test(after(text, end)) || /\bby $/.test(before(text, at));
  return {
    text: text.slice(at, end),
    at,
    end,
    isClaim: false,
    readings,
    ...(isClear && { class: "share" as const }),
  };
}

const measure = new RegExp(`^ ?${measurePattern}`);

function readHanNumber(text: string, at: number, end: number, han: string): Quantity | undefined {
  const [values, rest] = [readHan(han), after(text, end)];
  if (values.length === 0) return undefined;
  const decade = findDecade(han, rest);
  if (decade) return makeDecade(text, at, end + decade.length, values, false);
  const hour = readHour(text, at, end, values, false);
  if (hour) return hour;
  const quantity = makeNumber(text, at, end, values, false);
  if (before(text, at).endsWith("第") || rest.startsWith("世纪"))
    return { ...quantity, class: "order" };
  const isFuzzy = /[数几上成]$/.test(before(text, at)) && /[十百千万亿]/.test(han);
  if (isFuzzy && !/[倍成折]/.test(quantity.text)) return { ...quantity, class: "magnitude" };
  const isClear = measure.test(rest) || values[0]! >= 1e4;
  if (quantity.class || values[0]! < 2 || values.length > 1 || !isClear) return quantity;
  return { ...quantity, class: "count" };
}
