import { places } from "./places.ts";

/** What leads from one number, date or place to another, with a mark that is not the right one. */
export interface WrongRange {
  at: number;
  text: string;
  /** The same with the right mark. */
  mended: string;
}

// With a space on both sides or on neither.
const mark = String.raw`(?<space> ?)(?<mark>-|－|–|——?|~|～|〜|∼)\k<space>`;
const anyMark = /[-－–—~～〜∼]/;
const clock = String.raw`\d{1,2}:\d\d`;
const weekday = "[一二三四五六日天]";
const number = String.raw`\d[\d,]*(?:\.\d+)?`;
const ranges = [
  String.raw`(?<![A-Za-z\d./:\-–—~])(?<first>${number})%?${mark}(?<last>${number})(?![A-Za-z\d./:\-–—~])`,
  String.raw`\d ?[年月日]${mark}\d+ ?[年月日]`,
  String.raw`(?<!\d)${clock}${mark}${clock}(?!\d)`,
  String.raw`(?:周|星期)${weekday}${mark}(?:周|星期)?${weekday}(?!${weekday})`,
  // Twice, it may be a dash: 北京——中国的首都.
  String.raw`(?:${places})(?<space> ?)(?<mark>[-－–~～])\k<space>(?:${places})`,
].map((source) => new RegExp(source, "gu"));

// What is counted, behind a number.
const counted =
  /^ ?(?:%|[百千万亿个人位名家种类项次倍元岁天周克吨米页行条台件小分秒章节课回集级届期卷层]|(?:[kMGTP]?(?:B|Hz|W|bps)|[kcm]?m|[km]?g|ms|px|℃|°C)(?![A-Za-z]))/u;

/**
 * Finds the ranges of a Chinese text with a mark of another kind than GB/T 15834, 4.13 has: a dash of one
 * character between years, dates and places (2019—2024), a wave between numbers (3～5 天). A hyphen
 * between numbers may be something else, a score or a figure's number: it is wrong before what counts.
 */
export function findWrongRanges(text: string): WrongRange[] {
  if (!anyMark.test(text)) return [];
  return ranges.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const { first, last, space = "", mark = "" } = match.groups!;
      const [words, at] = [match[0], match.index];
      const next = text.slice(at + words.length);
      const right = first && last ? findMark(first, mark, last, next) : "—";
      if (!right || (right === mark && !space)) return [];
      return [{ at, text: words, mended: words.replace(space + mark + space, right) }];
    }),
  );
}

function findMark(first: string, mark: string, last: string, next: string): string | undefined {
  if (readNumber(first) >= readNumber(last)) return undefined;
  if (isYear(first) && isYear(last) && !counted.test(next)) return "—";
  if (/^ ?[月日]/.test(next)) return mark === "–" ? "—" : undefined;
  return /[–~～〜∼]/.test(mark) || counted.test(next) || /^ ?年/.test(next) ? "～" : undefined;
}

const isYear = (number: string) => /^(?:1\d|20|21)\d\d$/.test(number);

const readNumber = (digits: string) => Number(digits.replaceAll(",", ""));
