import { cardinals, englishScales } from "./numerals.ts";
import type { Class, Reading } from "./quantity.ts";

/** Words that say a number without being one; each only answers. */
interface Word {
  readings: readonly Reading[];
  class?: Class;
}

const word = (
  values: number | readonly number[],
  dimension = "",
  name?: Class,
  size = 1,
): Word => ({
  readings: [values].flat().map((value) => ({ value, dimension, size })),
  ...(name && { class: name }),
});
const times = (value: number, name?: Class): Word => ({
  ...word(value, "×", name),
  readings: [...word(value, "×").readings, ...word(value).readings],
});
const share = (value: number, name?: Class): Word => ({
  ...word(value, "", name),
  readings: [...word(value).readings, ...word(value * 100, "%").readings],
});

const months =
  "january february march april may june july august september october november december".split(
    " ",
  );
const days = "monday tuesday wednesday thursday friday saturday sunday".split(" ");
const year = 31_556_952;

/** English words by their small letters. */
export const englishWords = new Map<string, Word>([
  ...months.flatMap((month, i) => [
    [
      month,
      word(i + 1, "month", month === "may" || month === "march" ? undefined : "month"),
    ] as const,
    [month.slice(0, 3), word(i + 1, "month")] as const,
  ]),
  ["sept", word(9, "month")],
  ...days.flatMap((day, i) => [
    [day, word(i + 1, "weekday", "weekday")] as const,
    [`${day}s`, word(i + 1, "weekday", "weekday")] as const,
  ]),
  ...[
    "a",
    "an",
    "one",
    "per",
    "each",
    "every",
    "single",
    "once",
    "sole",
    "only",
    "daily",
    "hourly",
    "weekly",
    "monthly",
    "yearly",
    "annual",
    "annually",
    "first",
    "another",
  ].map((name) => [name, word(1)] as const),
  ...["both", "pair", "pairs", "couple", "dual", "bilingual", "either", "binary"].map(
    (name) => [name, word(2)] as const,
  ),
  ...["no", "none", "never", "nothing", "without", "zero", "free", "nil", "neither"].map(
    (name) => [name, word(0)] as const,
  ),
  ["twice", times(2, "multiple")],
  ["double", times(2)],
  ["doubles", times(2)],
  ["doubled", times(2, "multiple")],
  ["doubling", times(2)],
  ...[...cardinals, ...englishScales].map(
    ([name, value]) => [`${name}fold`, times(value, "multiple")] as const,
  ),
  ...[...cardinals]
    .filter(([, value]) => value >= 20)
    .map(([name, value]) => {
      const years = [0, 1800, 1900, 2000].map((century) => century + value);
      return [name.replace(/y$/, "ies"), word(years, "decade")] as const;
    }),
  ["thrice", times(3, "multiple")],
  ["triple", times(3)],
  ["triples", times(3)],
  ["tripled", times(3, "multiple")],
  ["tripling", times(3)],
  ["treble", times(3)],
  ["quadruple", times(4)],
  ["quadrupled", times(4, "multiple")],
  ["quintupled", times(5, "multiple")],
  ["halved", share(0.5, "share")],
  ["halving", share(0.5)],
  ["quarter", share(0.25)],
  ["quarterly", word(3)],
  ["decade", word(10, "time", "count", year)],
  ["century", word(100, "time", "count", year)],
  ["millennium", word(1000, "time", undefined, year)],
  ["fortnight", word(2, "time", undefined, 604_800)],
  ["bilateral", word(2)],
  ["trilateral", word(3)],
  ["triangle", word(3)],
  ["noon", word(720, "clock")],
  ["midnight", word([0, 1440], "clock")],
  ["magnitude", times(10)],
]);

const tens: Record<string, number> = {
  tens: 10,
  dozens: 10,
  scores: 20,
  hundreds: 1e2,
  thousands: 1e3,
  millions: 1e6,
  billions: 1e9,
  trillions: 1e12,
};
const magnitude = (value: number) => word(value, "", "magnitude");

const magnitudes =
  /(tens|dozens|scores|hundreds|thousands|millions|billions|trillions)\b(?: of (thousands|millions|billions|trillions)\b)?/iy;

/** “hundreds”, “tens of thousands”: their order of magnitude, and how much of the text says so. */
export function readMagnitude(text: string, at: number): (Word & { length: number }) | undefined {
  magnitudes.lastIndex = at;
  const match = magnitudes.exec(text);
  if (!match) return undefined;
  const [all, first = "", second = ""] = match;
  const value = tens[first.toLowerCase()]! * (tens[second.toLowerCase()] ?? 1);
  return { ...magnitude(value), length: all.length };
}

// Chinese phrases: a pattern, and what it says. The first that matches counts.
const phrases: readonly (readonly [pattern: string, word: Word])[] = [
  ["全天候|昼夜|全天", word([24, 7])],
  ["百分百", share(1, "share")],
  ["成百上千|数以百计|成百", magnitude(1e2)],
  ["成千上万|数以千计|成千", magnitude(1e3)],
  ["数以万计", magnitude(1e4)],
  ["数以百万计", magnitude(1e6)],
  ["数以千万计", magnitude(1e7)],
  ["数以亿计", magnitude(1e8)],
  ["翻了?一?番|翻倍|翻了?一倍|加倍|倍增|双倍", times(2, "multiple")],
  ["翻了?两番", times(4, "multiple")],
  ["翻了?三番", times(8, "multiple")],
  ["数量级", times(10)],
  ["减半|腰斩|对半|一半|半数|过半", share(0.5, "share")],
  ["上半年", word(1, "", "order")],
  ["下半年", word(2, "", "order")],
  ["元旦", word(1)],
  ["国庆", word([10, 1])],
  ["圣诞", word([25, 12])],
  ["千百(?=[个种年次])", magnitude(1e3)],
  ["三个臭皮匠", word([])],
  ["(?:星期|礼拜|周)[一二三四五六日天](?!个|期|年)", word([], "weekday", "weekday")],
  ["中午|正午", word(720, "clock")],
  ["午夜|零点", word([0, 1440], "clock")],
  ["一打", word(12)],
  ["双十一", word(11)],
  ["第二天|次日|翌日", word(2)],
  ["首(?![席都尔相领脑])|单(?=[一个次张卡机台人日月周年句条核线点])|每", word(1)],
  ["双|俩", word(2)],
  ["免费|没有|无需|从未|毫无", word(0)],
];

export const phrasePattern = phrases.map(([pattern]) => pattern).join("|");

const byText = phrases.map(([pattern, word]) => ({
  // What follows is no part of it.
  pattern: new RegExp(`^(?:${pattern.replace(/\(\?=[^)]*\)/g, "")})$`),
  word,
}));
const known = new Map<string, Word>();

/** What a Chinese phrase says. */
export function readPhrase(text: string): Word {
  const found =
    known.get(text) ?? byText.find(({ pattern }) => pattern.test(text))?.word ?? word([]);
  known.set(text, found);
  if (found.class !== "weekday") return found;
  return word("一二三四五六日".indexOf(text.at(-1)!.replace("天", "日")) + 1, "weekday", "weekday");
}

// What Chinese counts with, besides units.
const measures =
  "个名位人家条项次场届种类份层步级台辆款座所本册篇章节句字页张块片件套组批群对只头匹棵株颗粒根支枝把扇幅部集封顶门间栋幢号路线站道题轮回遍趟声番版代期季维大强口岁度夜声倍成折年月日天周";
export const measurePattern = `[${measures}]`;

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

// The dictionary of Intl.Segmenter is slow on long texts, so a text is read in pieces that overlap by
// more than a word.
const pieceLength = 64;
const overlap = 12;

/** The words of a text that have something of a part of it. */
function findWords(text: string, from: number, to: number): [start: number, end: number][] {
  const piece = Math.floor(from / pieceLength);
  const start = Math.max(0, piece * pieceLength - overlap);
  const segments = segmenter.segment(text.slice(start, (piece + 1) * pieceLength + overlap));
  const words: [start: number, end: number][] = [];
  for (let at = from; at < to; at = words.at(-1)![1]) {
    const word = segments.containing(at - start);
    if (!word) break;
    words.push([start + word.index, start + word.index + word.segment.length]);
  }
  return words;
}

/**
 * Whether Chinese numerals are a number where they stand, and no part of a word: in 百度, 万一 and
 * 十分 they are none.
 */
export function isHanNumber(text: string, from: number, to: number): boolean {
  const run = text.slice(from, to);
  const next = text.slice(to, to + 3);
  if (/^(?:一一|万一|万万|万千)$/.test(run) || /^(?:千万[别不要记小当]|百度)/.test(run + next))
    return false;
  // What only ever counts, and 一, which says no more than an English article, need no dictionary.
  if (run === "一" || /^(?: ?分之|[个名项种倍])/.test(next)) return true;
  return findWords(text, from, to).every(([start, end]) => {
    const lead = text.slice(start, Math.max(start, from));
    const tail = text.slice(Math.min(end, to), end);
    if (tail && !isMeasure.test(tail)) return start >= from && run.length > 1;
    return !lead || isLead.test(lead);
  });
}

const isMeasure = new RegExp(
  `^(?:${measurePattern}\\p{Script=Han}?|[米元斤吨]|公[里斤]|分之.*|个.*)$`,
  "u",
);
const isLead = /^(?:第|百分之|.*分之|约|近|数|几|上|前|后|这|那|每|星期|周|十|共|有|和|又)$/;
