import { guessSide } from "../read/sides.ts";
import { connectsPlaces } from "./places.ts";
import { findWrongRanges } from "./ranges.ts";

type Mend = readonly [
  pattern: RegExp,
  to: string | ((match: string, ...groups: string[]) => string),
];

const han = String.raw`\p{Script=Han}`;
const full: Record<string, string> = { ",": "，", ";": "；", ":": "：", "!": "！", "?": "？" };

const both: readonly Mend[] = [
  [/\.{3,}/g, "…"],
  [/(?<=\S) {2,}(?=\S)/g, " "],
  [/(?<=\p{Script=Latin})'(?=\p{Script=Latin})/gu, "’"],
  [/(?<![\p{L}\p{N}])'(?=\d0s)/gu, "’"],
];

/** A full stop of half width behind a name or code that ends a Chinese text; none of an abbreviation. */
export const halfStop =
  /(?=\.(?:\n|$))(?<=\p{Script=Han}.*)(?<!\b(?:etc|Inc|Ltd|Corp|Co|Jr|Sr|[A-Z]|\.\w+))(?<=[A-Za-z\d%\uFFFC]|\uFFFC[”’）》」』])\./gu;

// GB/T 15834: marks are full-width, the dash and the ellipsis take two characters. CLREQ: a space
// between Han and Latin letters or digits, none beside marks. Brackets go by what they hold.
const chinese: readonly Mend[] = [
  [/[Ａ-Ｚａ-ｚ０-９]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)],
  [
    new RegExp(`(?<=[${han}”’）》」』\\uFFFC])[,;:!?](?: (?=\\S))?`, "gu"),
    (match) => full[match[0]!]!,
  ],
  [new RegExp(`(?<=[\\p{L}\\d%])[,;:!?] ?(?=[${han}“《（「])`, "gu"), (match) => full[match[0]!]!],
  [new RegExp(`(?<=[${han}”’）》」』\\uFFFC])\\.(?=$|[\\s”’」』])`, "gu"), "。"],
  [halfStop, "。"],
  [
    new RegExp(`(?:(?<=\\S) )?\\(([^()]*${han}[^()]*)\\)(?: (?=\\S))?`, "gu"),
    (_, inside) => `（${inside}）`,
  ],
  [/…。|。{3,}/g, "……"],
  [/(?<!…)…(?!…)/g, "……"],
  [/(?:(?<=\S) )?(?<!-)-{2,3}(?!-)(?: (?=\S))?/g, "——"],
  [new RegExp(`(?<=${han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=${han})`, "gu"), " "],
  [/ +(?=[，。；：！？、）》”])|(?<=[，。；：！？、（《“]) +(?=\S)/g, ""],
];

const dash = new RegExp(`(?<=${han}) ?(?:——|—|–) ?(?=${han})`, "gu");

/**
 * Mends the marks and spaces of a line of text. The character U+FFFC stands for what is to be left
 * alone. Changes nothing else, and nothing more when done again.
 */
export function mendText(text: string): string {
  const isChinese = guessSide({ prose: text, whole: text }) === "zh";
  return settle(text, (before) => {
    let mended = mendQuotes(before, isChinese);
    for (const [pattern, to] of isChinese ? [...both, ...chinese] : both)
      mended = mended.replace(pattern, to as string);
    if (!isChinese) return mended;
    return mendRanges(mended).replace(dash, (match, at: number, whole: string) => {
      const [from, to] = [whole.slice(Math.max(0, at - 6), at), whole.slice(at + match.length)];
      const leads =
        !match.includes("——") && connectsPlaces(`${from}—${to.slice(0, 7)}`, from.length);
      return leads ? "—" : "——";
    });
  });
}

/** Mends a text until that changes nothing more: one mend may make room for another. */
export function settle(text: string, mend: (text: string) => string): string {
  let mended = text;
  for (let round = 0; round < 5; round++) {
    const before = mended;
    mended = mend(before);
    if (mended === before) break;
  }
  return mended;
}

/** Typewriter quotation marks: what opens follows a space or a bracket; inches follow a digit. */
function mendQuotes(text: string, isChinese: boolean): string {
  let isOpen = false;
  return text
    .replace(/["“”]/g, (mark, at: number) => {
      if (mark !== '"') {
        isOpen = mark === "“";
        return mark;
      }
      const [last = "", next = ""] = [text[at - 1], text[at + 1]];
      if (!isOpen && /\d/.test(last)) return mark;
      const opens = isChinese ? !isOpen : !isOpen && (last === "" || /[\s(（[—–‘*_]/.test(last));
      if (!opens && !isOpen && next !== "" && /\p{L}/u.test(next)) return mark;
      isOpen = opens;
      return opens ? "“" : "”";
    })
    .replace(/(?<![\p{Script=Latin}\d])'([^']*\p{Script=Han}[^']*)'(?!\p{Script=Latin})/gu, "‘$1’")
    .replace(/(?<=^|[\s(“])'(?=\p{L}(?:[^']*\p{L})?'(?!\p{L}))/gu, "‘")
    .replace(/(?<=\p{L})'(?=$|[\s.,;:!?)”])/gu, "’");
}

const mendRanges = (text: string) =>
  findWrongRanges(text)
    .toSorted((a, b) => b.at - a.at)
    .reduce(
      (rest, { at, text, mended }) => rest.slice(0, at) + mended + rest.slice(at + text.length),
      text,
    );
