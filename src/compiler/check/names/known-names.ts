import type { Phrase } from "../../language.ts";
import { cities, offices, organisations, peoples, provinces } from "./name-lists.ts";

/** A name that Chinese writes in its own characters. */
export interface KnownName {
  en: readonly string[];
  zh: readonly string[];
  kind: "place" | "province" | "city" | "office" | "organisation";
}

interface Found {
  text: string;
  kind: KnownName["kind"];
}

interface Index {
  byEnglish: ReadonlyMap<string, KnownName>;
  byChinese: ReadonlyMap<string, KnownName>;
  chinese: RegExp;
}

/**
 * The known names that only one of two texts has, `en` and `zh`, and those that `both` have. `words` are
 * the English words of these, in small letters.
 */
export function findKnown(
  english: string,
  chinese: string,
): { en: Found[]; zh: Found[]; both: Phrase[]; words: Set<string> } {
  const { byEnglish, byChinese, chinese: pattern } = getIndex();
  const [en, zh] = [new Map<KnownName, string>(), new Map<KnownName, string>()];
  const words = english.split(/[^\p{L}\d.]+/u).map((word) => word.replace(/\.$/, ""));
  for (const [i, word] of words.entries()) {
    if (!/^\p{Lu}/u.test(word)) continue;
    for (const length of [3, 2, 1]) {
      const text = words.slice(i, i + length).join(" ");
      const name = byEnglish.get(text.toLowerCase());
      if (name) en.set(name, text);
    }
  }
  for (const [text] of chinese.matchAll(pattern)) zh.set(byChinese.get(text)!, text);
  const latin = chinese.toLowerCase();
  const isInChinese = ({ en, zh, kind }: KnownName) =>
    zh.some((name) => chinese.includes(name) || (kind === "place" && chinese.includes(name[0]!))) ||
    (zh[0] === "中国" && /华|(?<![美英法德俄泰韩各外他异邻])国/.test(chinese)) ||
    en.some((name) => includesName(latin, name.toLowerCase(), kind));
  const small = english.toLowerCase();
  const isInEnglish = ({ en, kind }: KnownName) =>
    en.some((name) =>
      includesName(
        small,
        name.toLowerCase().slice(0, kind === "place" && name.length > 4 ? 4 : undefined),
        kind,
      ),
    );
  const both = [...en.keys()].filter(isInChinese);
  const list = (names: Map<KnownName, string>, isKnown: (name: KnownName) => boolean) =>
    [...names].filter(([name]) => !isKnown(name)).map(([{ kind }, text]) => ({ text, kind }));
  return {
    en: list(en, isInChinese),
    zh: list(zh, isInEnglish),
    both: both.flatMap((name) => {
      const text = zh.get(name);
      return text ? { en: en.get(name)!, zh: text } : [];
    }),
    words: new Set(both.flatMap((name) => en.get(name)!.toLowerCase().split(" "))),
  };
}

/** Whether a text has a name, in small letters: an organisation’s is a word, the UN is no union. */
const includesName = (text: string, name: string, kind: KnownName["kind"]) =>
  text.includes(name) &&
  (kind === "place" || new RegExp(`(?<!\\p{L})${name}s?(?!\\p{Script=Latin})`, "u").test(text));

/** Whether a Chinese text has a known name. */
export const hasKnown = (text: string) => text.search(getIndex().chinese) >= 0;

export const isOrganisation = (name: string) =>
  getIndex().byEnglish.get(name.toLowerCase())?.kind === "organisation";

let index: Index | undefined;

function getIndex(): Index {
  if (index) return index;
  // CLDR has the UN and the EU among the countries; here they are organisations.
  const known = [
    ...listCountries(),
    ...readList(provinces, "province"),
    ...readList(cities, "city"),
    ...readList(offices, "office"),
    ...readList(organisations, "organisation"),
  ];
  const pairs = (side: "en" | "zh") =>
    known.flatMap((name) =>
      name[side].map((text) => [side === "en" ? text.toLowerCase() : text, name] as const),
    );
  const chinese = pairs("zh")
    .map(([text]) => text)
    .filter((text) => /\p{Script=Han}/u.test(text));
  index = {
    byEnglish: new Map(pairs("en")),
    byChinese: new Map(pairs("zh")),
    chinese: new RegExp(chinese.toSorted((a, b) => b.length - a.length).join("|"), "gu"),
  };
  return index;
}

const readList = (list: string, kind: KnownName["kind"]): KnownName[] =>
  list
    .trim()
    .split("\n")
    .map((line) => line.split(": "))
    .map(([en = "", zh = ""]) => ({ en: en.split(", "), zh: zh.split(" "), kind }));

/** Countries as Unicode's CLDR names them in both languages. */
function listCountries(): KnownName[] {
  const [english, chinese] = ["en", "zh-Hans"].map(
    (language) => new Intl.DisplayNames(language, { type: "region", fallback: "none" }),
  ) as [Intl.DisplayNames, Intl.DisplayNames];
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes.flatMap((code) => {
    const en = english.of(code);
    const zh = en && chinese.of(code);
    if (!zh || !/^\p{Script=Han}{2,}$/u.test(zh)) return [];
    return [{ en: [en, ...(peoples[zh]?.split(" ") ?? [])], zh: [zh], kind: "place" as const }];
  });
}
