import { combine } from "./combine.ts";
import { addressPattern } from "./name-keys.ts";
import { makeShareReadings, none, round, type Quantity, type Reading } from "./quantity.ts";
import { englishScales, hanNumerals, isNumberWord, readEnglish, readHan } from "./numerals.ts";
import { readSign, readUnit, unitPattern, type Unit } from "./units.ts";
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
    String.raw`(?<clock>\d{1,2}:\d{2}(?!\d))`,
    `(?<phrase>${phrasePattern})`,
    String.raw`(?<digits>\d{1,3}(?:[,\u00A0\u202F\u2009]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*|\.\d+)`,
    `(?<word>${latin}+(?:-?\\d[${latin}\\d]*(?:[.-][${latin}\\d]+){0,4})?)`,
    `(?<han>[${hanNumerals}]+(?:点[零〇一二三四五六七八九]+)?)`,
  ].join("|"),
  "gu",
);

/**
 * Reads the quantities of a text in English, Chinese or both, in their order. Digits are claims, words
 * only answer them; a name with digits, `GPT-4o`, is no quantity. Takes time in proportion to the text.
 */
export function readQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  const scanner = new RegExp(lexemes);
  for (let match = scanner.exec(text); match; match = scanner.exec(text)) {
    const end = match.index + match[0].length;
    const result = readLexeme(text, match.index, end, match.groups!);
    if (typeof result === "object") found.push(result);
    scanner.lastIndex = typeof result === "object" ? result.end : (result ?? end);
  }
  return combine(text, found);
}

/** A quantity, or where else to read on, or nothing. */
function readLexeme(
  text: string,
  at: number,
  end: number,
  { clock, phrase, digits, word, han }: Record<string, string | undefined>,
): Quantity | number | undefined {
  if (clock !== undefined) return readClock(text, at, end, clock);
  if (phrase !== undefined) return { text: phrase, at, end, isClaim: false, ...readPhrase(phrase) };
  if (digits !== undefined) return readDigits(text, at, end, digits);
  if (word !== undefined) return readWord(text, at, end, word);
  if (han !== undefined && isHanNumber(text, at, end)) return readHanNumber(text, at, end, han);
  return undefined;
}

/** The words before a place, as many as a sign or a unit there needs. */
const before = (text: string, at: number) => text.slice(Math.max(0, at - 24), at);
const after = (text: string, end: number) => text.slice(end, end + 24);

const lettersAt = new RegExp(`[${latin}][${latin}\\d]*`, "uy");
const wordBefore = new RegExp(`(?<![${latin}\\d])(${latin}+)[ -]?$`, "u");

/** Digits, and what is written to them: `20k`, `3D`, `14th`, `1990s`, `3 p.m.`, `5 公里`. */
function readDigits(text: string, at: number, end: number, digits: string): Quantity {
  lettersAt.lastIndex = end;
  const letters = lettersAt.exec(text)?.[0] ?? "";
  const head = wordBefore.exec(before(text, at))?.[1] ?? "";
  const name = `${head}${digits}${letters}`.toLowerCase();
  const value = Number(digits.replace(/[,\u00A0\u202F\u2009]/g, ""));
  const numbers = digits.split(".");
  if (numbers.length > 2) {
    const isDate = numbers[0]!.length === 4;
    const parts = isDate ? { parts: numbers.map((part) => simple(at, part, Number(part))) } : {};
    return { text: digits, at, end, isClaim: true, readings: [], name: digits, ...parts };
  }
  const decade = /^['’]?s(?!\w)|^ ?年代/.exec(after(text, end))?.[0];
  if (decade && value % 10 === 0) return makeDecade(text, at, end + decade.length, [value], true);
  if (/^(?:st|nd|rd|th)$/.test(letters)) return simple(at, digits + letters, value);
  const hour = readHour(text, at, end, [value], true);
  if (hour) return hour;

  const quantity = makeNumber(text, at, end, [value], true);
  // Letters that are neither a scale nor a unit make it a name: 3D, 5G.
  if (letters && quantity.end < end + letters.length)
    return { ...simple(at, digits + letters, value), name: `${digits}${letters}`.toLowerCase() };
  return letters || head ? { ...quantity, name } : quantity;
}

const simple = (at: number, text: string, value: number): Quantity => ({
  text,
  at,
  end: at + text.length,
  isClaim: true,
  readings: [{ value, dimension: "", size: 1 }],
});

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
  const magnitude = readMagnitude(text.slice(at, at + 40));
  if (magnitude) {
    const { length, ...rest } = magnitude;
    return { text: text.slice(at, at + length), at, end: at + length, isClaim: false, ...rest };
  }
  if (isNumberWord(lower) || lower === "a" || lower === "an") {
    const number = readEnglishNumber(text, at);
    if (number) return number;
  }
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
  if (quantity.class || value < 2 || !/^[ -]\p{L}/u.test(after(text, end))) return quantity;
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
  const isClear = order.length === 0 || /^ of\b/.test(after(text, end));
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
  const decade = /^年代/.exec(rest)?.[0];
  if (decade) return makeDecade(text, at, end + decade.length, values, false);
  const hour = readHour(text, at, end, values, false);
  if (hour) return hour;
  const quantity = makeNumber(text, at, end, values, false);
  if (before(text, at).endsWith("第")) return { ...quantity, class: "order" };
  const isFuzzy = /[数几上成]$/.test(before(text, at)) && /[十百千万亿]/.test(han);
  if (isFuzzy && !/[倍成折]/.test(quantity.text)) return { ...quantity, class: "magnitude" };
  if (quantity.class || values[0]! < 2 || values.length > 1 || !measure.test(rest)) return quantity;
  return { ...quantity, class: "count" };
}

const hanScale = "万亿|[十百千]?[万亿]|[百千](?![克米瓦赫])";
const suffix = new RegExp(
  [
    String.raw`(?:[ \u00A0-]?(?<scale>(?:${[...englishScales.keys()].join("|")})\b)|(?<letters>(?:[kKmMbBtT]|[mbt]n)(?![${latin}\d]))|[ \u00A0]?(?<han>${hanScale}))?`,
    String.raw`(?: and (?<half>a half)\b)?(?:\s?[多余来几]|\+|＋)?`,
    String.raw`(?:[ \u00A0-]?(?:个(?=半))?(?<before>半)?(?<unit>${unitPattern})(?<after>半)?)?`,
  ].join(""),
  "uy",
);
const letterScales: Record<string, number> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  b: 1e9,
  bn: 1e9,
  t: 1e12,
  tn: 1e12,
};
const growth =
  /(?:增长?|增加|涨|升|提高|提速|多|高出?|快|大|翻|贵|强|重|长|宽)了?(?:约|近|超过?)? ?$/;
const fall =
  /(?:下降|跌|减少|降低?|缩减|fell|fallen|falls|drop\w*|down|decline[ds]?|cut|reduced|decreased|lost)(?:了|约|近| by| of| about| ?)*$/;
const fallAfter = /^ (?:drop|decline|fall|cut|reduction|decrease|loss)\b/;

/** A number with its sign, scale and unit, from the text around it. */
function makeNumber(
  text: string,
  at: number,
  end: number,
  numbers: readonly number[],
  isClaim: boolean,
): Quantity {
  const lead = before(text, at);
  suffix.lastIndex = end;
  const match = suffix.exec(text)!;
  const { scale: word, letters, han, half, before: front, unit = "", after: tail } = match.groups!;
  const written = front && unit === "月" ? "个月" : unit;
  const sign =
    /(?:^|[\s(（\p{Script=Han}])[-−][$€£¥]?$|\b(?:[Mm]inus|[Nn]egative) $|零下 ?$|负 ?$/u.exec(
      lead,
    )?.[0];
  const currency = readSign(lead);
  const scale =
    englishScales.get(word ?? "") ??
    letterScales[letters?.toLowerCase() ?? ""] ??
    (han ? readHan(han)[0]! : 1);
  const extra = half || front || tail ? 0.5 : 0;
  const values = numbers.map((value) => (value + extra) * (sign ? -1 : 1));
  const factor = /\bfactor of(?: about| around| nearly| roughly)? $/.test(lead) ? [times] : [];
  const units = [...currency, ...factor, ...readUnit(written)];

  const make = (value: number, { dimension, size }: Unit): Reading => ({
    value: round(value),
    dimension,
    size,
  });
  const readings = values.flatMap((value) =>
    (units.length > 0 ? units : [none]).flatMap((unit) => {
      if (written === "折")
        return [10 * value, 100 - 10 * value].map((percent) =>
          make(percent, { dimension: "%", size: 1 }),
        );
      if (written === "成") return [make(10 * value, { dimension: "%", size: 1 })];
      const grown = written === "倍" && growth.test(lead) ? [make(value * scale + 1, unit)] : [];
      return [make(value * scale, unit), ...grown];
    }),
  );
  // Metres, or millions; months of the year, or of age.
  if (letters === "m")
    readings.push(...values.map((value) => make(value, { dimension: "length", size: 1 })));
  if (fall.test(lead) || fallAfter.test(after(text, end + match[0].length)))
    readings.push(...readings.map((reading) => ({ ...reading, value: -reading.value })));
  const stop = end + match[0].trimEnd().length;
  const start = at - (/[$€£¥￥₩₹₽−]+$/.exec(lead)?.[0].length ?? 0);
  const dimension = units[0]?.dimension ?? "";
  const name =
    dimension === "×"
      ? "multiple"
      : dimension === "month"
        ? "month"
        : dimension === "%"
          ? "share"
          : dimension
            ? "count"
            : undefined;
  return {
    // 2024, not 2024 年: that is what an author looks for.
    text: text.slice(start, /^[年月]$/.test(unit) ? end : stop),
    at,
    end: stop,
    isClaim,
    readings,
    written: { values, scale, units },
    ...(name && !isClaim && { class: name }),
  };
}

const times: Unit = { dimension: "×", size: 1 };

const dayTime =
  /(?:(?<morning>凌晨|清晨|早晨|早上|上午|早)|(?<evening>下午|傍晚|晚上|夜里|深夜|晚)|中午) ?$/;

function makeClock(
  text: string,
  at: number,
  end: number,
  hour: number,
  minute: number,
  isClaim: boolean,
): Quantity {
  const part = /^ ?([ap])\.?m\b\.?/i.exec(after(text, end));
  const day = dayTime.exec(before(text, at))?.groups ?? {};
  const isMorning = part ? part[1]!.toLowerCase() === "a" : Boolean(day.morning);
  const isEvening = part ? !isMorning : Boolean(day.evening);
  const hours = isMorning
    ? [hour % 12]
    : isEvening
      ? [(hour % 12) + 12]
      : hour <= 12
        ? [hour, hour + 12]
        : [hour];
  const stop = end + (part?.[0].length ?? 0);
  return {
    text: text.slice(at, stop),
    at,
    end: stop,
    isClaim,
    readings: hours.map((hour) => ({ value: hour * 60 + minute, dimension: "clock", size: 1 })),
  };
}

/** 10:30, or a ratio of 10 to 30. */
function readClock(text: string, at: number, end: number, clock: string): Quantity {
  const [hour, minute] = clock.split(":").map(Number) as [number, number];
  const time = makeClock(text, at, end, hour, minute, true);
  if (time.end > end || dayTime.test(before(text, at))) return time;
  return { ...time, parts: [hour, minute].map((value) => simple(at, String(value), value)) };
}

/** 3 p.m., 3 点, 15 时 30 分. */
function readHour(
  text: string,
  at: number,
  end: number,
  values: readonly number[],
  isClaim: boolean,
): Quantity | undefined {
  const [hour = 0] = values;
  const rest = after(text, end);
  if (hour > 24) return undefined;
  if (/^ ?[ap]\.?m\b/i.test(rest)) return makeClock(text, at, end, hour, 0, isClaim);
  const match =
    /^ ?(?:点(?!五|赞)|时(?![间候代期刻常而限速长段光髦尚]))(?:(?<half>半)|(?<quarter>[一三])刻| ?(?<minute>\d{1,2}|[一二三四五六七八九十]+) ?分)?/.exec(
      rest,
    );
  if (!match) return undefined;
  const { half, quarter, minute = "0" } = match.groups!;
  const minutes = half
    ? 30
    : quarter
      ? quarter === "一"
        ? 15
        : 45
      : /\d/.test(minute)
        ? Number(minute)
        : readHan(minute)[0]!;
  const clock = makeClock(text, at, end + match[0].length, hour, minutes, isClaim);
  return {
    ...clock,
    readings: [...clock.readings, ...values.map((value) => ({ value, ...none }))],
  };
}

/** The 1990s, 90 年代: of any century where none is named. */
function makeDecade(
  text: string,
  at: number,
  end: number,
  values: readonly number[],
  isClaim: boolean,
): Quantity {
  const years = values.flatMap((value) =>
    value < 100 ? [value, 1900 + value, 2000 + value, 1800 + value] : [value],
  );
  const centuries = years
    .filter((year) => year % 100 === 0)
    .map((year) => ({ value: year / 100 + 1, ...none }));
  return {
    text: text.slice(at, end),
    at,
    end,
    isClaim,
    readings: [...years.map((value) => ({ value, dimension: "decade", size: 1 })), ...centuries],
  };
}
