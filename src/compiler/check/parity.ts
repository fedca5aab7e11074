import type { Glossary } from "../read/glossary.ts";
import { findLinks, findReferences, readProse } from "../slide-text.ts";
import type { Block, Partners, Slide } from "../slide.ts";
import type { RuleId } from "../mistake.ts";
import { reportWords } from "../source-file.ts";
import type { Project } from "./project.ts";

/** Something that both languages must say: as it is written, and as it compares. */
interface Said {
  words: string;
  value: string;
}

/**
 * Reports where two partners differ in what no translation changes: numbers, whatever they are
 * counted in, names in Latin letters, links and footnotes.
 */
export function checkParity({ slides, glossary }: Project): void {
  for (const slide of slides)
    for (const pair of [...slide.pairs, ...slide.notes, ...slide.footnotes])
      comparePartners(slide, pair, glossary);
}

function comparePartners({ source }: Slide, pair: Partners<Block>, glossary: Glossary): void {
  const { isShared, en, zh } = pair;
  if (isShared) return;
  const [english, chinese] = [readProse(en), readProse(zh)];
  const compare = (ruleId: RuleId, what: string, one: readonly Said[], other: readonly Said[]) => {
    const [missing, added] = [subtract(one, other), subtract(other, one)];
    const [first, ...rest] = [...added, ...missing].map(({ words }) => words);
    if (first === undefined) return;
    const list = (said: readonly Said[]) => said.map(({ words }) => words).join(", ") || "none";
    const reason = `${what} differ: English ${list(missing)}, Chinese ${list(added)}`;
    const { lines } = added.length > 0 ? zh : en;
    reportWords(source, ruleId, lines, [first, ...rest], reason, "Say the same in both.");
  };
  compare("numbers", "Numbers", readEnglishNumbers(english), readChineseNumbers(chinese));
  compare("names", "Names", readNames(english, chinese, glossary), readLatin(chinese, english));
  compare("links", "Links", asIs(findLinks(en)), asIs(findLinks(zh)));
  compare("footnotes", "Footnotes", readMarks(en), readMarks(zh));
}

const readMarks = (block: Block) => asIs(findReferences(block).map((label) => `[^${label}]`));

const asIs = (texts: readonly string[]) => texts.map((text) => ({ words: text, value: text }));

/** What is said on one side and not on the other, as often as it is. */
function subtract(said: readonly Said[], others: readonly Said[]): Said[] {
  const rest = others.map(({ value }) => value);
  return said.filter(({ value }) => {
    const at = rest.indexOf(value);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

const scales: Record<string, number> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  万亿: 1e12,
};
const months =
  "January February March April May June July August September October November December";
const shortMonths = months.split(" ").map((month) => month.slice(0, 3));
const digits = "零一二三四五六七八九";

const write = (number: number) => String(Number(number.toPrecision(12)));
const toNumber = (text: string, scale = "") =>
  write(Number(text.replaceAll(",", "")) * (scales[scale] ?? 1));

/** Digits that are part of a name, R1 or IPv6, are no numbers. */
const number = String.raw`(?<![\p{Script=Latin}\d.]|\p{Script=Latin}-)\d(?:[\d,]*\d)?(?:\.\d+)?`;

function readEnglishNumbers(text: string): Said[] {
  const counted = new RegExp(
    `(${number})(?:(?:st|nd|rd|th)\\b| ?(thousand|million|billion|trillion)\\b)?`,
    "gu",
  );
  // “May” and “march” are words as well: those two want a year.
  const names = [...months.split(" "), ...shortMonths].filter((name) => !/^Ma[ry]/.test(name));
  const dated = new RegExp(`\\b(?:(${names.join("|")})\\b|(May|Mar|March)(?= \\d{4}\\b))`, "gu");
  const fractions = /\b(two thirds|one third|three quarters)\b/giu;
  return [
    ...[...text.matchAll(counted)].map(([words, digits, scale]) =>
      said(words, toNumber(digits!, scale)),
    ),
    ...[...text.matchAll(dated)].map(([words, month, other]) =>
      said(words, String(shortMonths.indexOf((month ?? other)!.slice(0, 3)) + 1)),
    ),
    ...[...text.matchAll(fractions)].map(([words]) => said(words, words.toLowerCase())),
  ];
}

function readChineseNumbers(text: string): Said[] {
  const counted = new RegExp(`(${number}) ?(万亿|千万|百万|亿|万)?`, "gu");
  // 十四五: the fourteenth of the five-year plans; 约千个: a thousand.
  const written =
    /(?<![\d分几])(?<! )[一二三四五六七八九两]?[十百千万][一二三四五六七八九]?(?:五(?=”|规划))?(?![分一二三四五六七八九十百千万亿])/gu;
  const multiples = /[二三四五六七八九](?= ?倍)/gu;
  const fractions = /(三分之二|三分之一|四分之三)/gu;
  const names: Record<string, string> = {
    三分之二: "two thirds",
    三分之一: "one third",
    四分之三: "three quarters",
  };
  return [
    ...[...text.matchAll(counted)].map(([words, digits, scale]) =>
      said(words.trim(), toNumber(digits!, scale)),
    ),
    ...[...text.matchAll(multiples)].map(([words]) => said(words, String(digits.indexOf(words)))),
    ...[...text.matchAll(written)].map(([words]) => said(words, write(readHan(words)))),
    ...[...text.matchAll(fractions)].map(([words]) => said(words, names[words]!)),
  ];
}

/** 千 is 1000, 三百 is 300, 十四五 is 14. */
function readHan(text: string): number {
  const [, head = "", unit = "", tail = ""] = /^(.?)([十百千万])(.?)/u.exec(text) ?? [];
  const count = head ? (head === "两" ? 2 : digits.indexOf(head)) : 1;
  const size = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }[unit] ?? 1;
  return count * size + (tail ? digits.indexOf(tail) : 0);
}

const said = (words: string, value: string): Said => ({ words, value });

// Capitals inside or throughout: PyTorch, vLLM, IBM, DeepSeek-R1.
const findLatinNames = (text: string) =>
  (text.match(/\b[A-Za-z]+(?:-[A-Z]\d+)?\b/g) ?? []).filter((word) =>
    /[a-z][A-Z]|[A-Z]{2}/.test(word),
  );

/** Names among English words. */
function readNames(english: string, chinese: string, { entries }: Glossary): Said[] {
  const names = findLatinNames(english);
  return asIs([...new Set(names)]).filter(({ words }) => {
    const isTranslated =
      !chinese.includes(words) &&
      entries.some(
        ({ en, zh }) =>
          en.split(" ").includes(words) &&
          english.includes(en) &&
          chinese.includes(zh) &&
          !zh.includes(words),
      );
    return !isTranslated;
  });
}

/** Latin words of a Chinese text: such names as the English has, and words that it lacks. */
function readLatin(chinese: string, english: string): Said[] {
  const words = new Set(chinese.match(/[A-Za-z][A-Za-z.]*[A-Za-z](?:-[A-Z]\d+)?/g) ?? []);
  const names = new Set(findLatinNames(english));
  return asIs([...words].filter((word) => names.has(word) || !english.includes(word)));
}
