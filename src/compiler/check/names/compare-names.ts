import type { Phrase } from "../../language.ts";
import type { Glossary } from "../../read/glossary.ts";
import type { Difference } from "../numbers/compare-quantities.ts";
import { findKnown, hasKnown, isOrganisation, type KnownName } from "./known-names.ts";
import { addressPattern, fold, hasName, readKeys } from "./name-keys.ts";
import { abbreviations } from "./name-lists.ts";
import { isNumbered } from "../numbers/tokenizer.ts";
import { englishWords } from "../numbers/words.ts";

/** A name of a text, as it is written and as it compares. */
interface Name {
  text: string;
  key: string;
  kind: "digits" | "capitals" | "mixed" | "word" | KnownName["kind"];
}

/**
 * Compares the names of two texts that say the same. A name that one side lacks may be translated; but
 * where each side has one that the other lacks, one stands in place of the other. Case, plurals,
 * hyphens and inline code make no difference: `whole` are the texts with their code.
 */
export function compareNames(
  prose: Phrase,
  whole: Phrase,
  terms: Glossary["entries"],
): Difference | undefined {
  const isMissing = ({ text, key, kind }: Name, side: keyof Phrase) =>
    !hasName(whole[side], text, key) &&
    !(/^(?:capitals|mixed)$/.test(kind) && isShortened(text, key, whole[side]));
  const inChinese = readNames(prose.zh, false);
  const missing = inChinese.filter((name) => isMissing(name, "en"));
  // Where the English has all the names of its Chinese, one with digits may still be cut short.
  const mayBeShort = inChinese.length > 0 && /\d/.test(prose.en);
  if (missing.length === 0 && !mayBeShort && !hasKnown(whole.zh)) return undefined;
  const known = findKnown(whole.en, whole.zh);
  const isOpen = ({ text, key }: Name) =>
    !known.words.has(key) &&
    !terms.some(
      ({ en, zh }) =>
        (en.includes(text) || zh.includes(text)) && whole.en.includes(en) && whole.zh.includes(zh),
    );

  const en = readNames(prose.en, true)
    .filter((name) => isMissing(name, "zh") && isOpen(name))
    .concat(known.en.map(asName));
  const zh = missing.filter(isOpen).concat(known.zh.map(asName));
  for (const one of en.slice(0, 50))
    for (const other of zh.slice(0, 50))
      if (isRival(one, other)) return { en: [one.text], zh: [other.text] };
  // GPT-4 in one language and GPT in the other is no translation; “GPT-3 and 4” is one of both.
  const isShort = ({ kind, key }: Name, side: keyof Phrase) => {
    const [head = ""] = /^\D+/.exec(key) ?? [];
    const keys = readKeys(whole[side]);
    return kind === "digits" && keys.has(head) && !keys.has(key.slice(head.length));
  };
  const [long, short] = [
    en.find((name) => isShort(name, "zh")),
    zh.find((name) => isShort(name, "en")),
  ];
  if (long) return { en: [long.text], zh: [] };
  return short && { en: [], zh: [short.text] };
}

/** The names that two texts have in common, as each writes them, and those that only one of them has. */
export function pairNames({ en, zh }: Phrase, terms: Glossary["entries"]): Phrase[] {
  const known = findKnown(en, zh);
  const listed = terms.filter(
    (term) => /\p{Lu}/u.test(term.en) && en.includes(term.en) && zh.includes(term.zh),
  );
  const told = [...listed, ...known.both];
  const isTold = (side: keyof Phrase, { text }: Name) =>
    told.some((name) => name[side].split(/[ -]/).includes(text));
  const keys = { en: readKeys(en), zh: readKeys(zh) };
  const english = readNames(en, true).filter((name) => !isTold("en", name));
  const chinese = readNames(zh, false).filter((name) => !isTold("zh", name));
  const isCommon = (name: Name) => keys.en.has(name.key) && keys.zh.has(name.key);
  // The first word of an English sentence is a name where the Chinese has it too.
  const common = new Map([...chinese, ...english].filter(isCommon).map((name) => [name.key, name]));
  return [
    ...told.map(({ en, zh }) => ({ en, zh })),
    ...[...common.values()].map(({ text }) => ({ en: text, zh: text })),
    ...english.filter((name) => !isCommon(name)).map(({ text }) => ({ en: text, zh: "" })),
    ...chinese.filter((name) => !isCommon(name)).map(({ text }) => ({ en: "", zh: text })),
  ];
}

const asName = ({ text, kind }: { text: string; kind: KnownName["kind"] }): Name => ({
  text,
  key: text.toLowerCase(),
  kind,
});

/** Whether one English name can stand in place of a Chinese one: a place for a place. */
function isRival(one: Name, other: Name): boolean {
  if ([one, other].some(({ kind }) => /^(?:place|province|city|office)$/.test(kind)))
    return one.kind === other.kind;
  if (one.kind === "word" && other.kind === "capitals") return !abbreviations.has(other.text);
  if (one.kind === "word") return other.kind !== "digits";
  if (one.kind === "digits" && other.kind === "capitals") return false;
  return !(other.kind === "digits" && one.kind === "capitals");
}

const latin = String.raw`\p{Script=Latin}`;
const address = new RegExp(addressPattern, "gu");
// An accent may be a character of its own.
const candidates = new RegExp(
  `(?<![${latin}\\d])${latin}[${latin}\\p{M}]*(?:-?\\d[${latin}\\d]*(?:[.-][${latin}\\d]+)*)?`,
  "gu",
);
const variant =
  /-(?:related|based|like|era|style|compatible|powered|only|ready|class|enabled|level|optimi[sz]ed|trained|native|driven|scale)$/;

/** The words of a text that are names; a word with one capital is none where a sentence begins. */
function readNames(text: string, isEnglish: boolean): Name[] {
  const names: Name[] = [];
  const named = /@|:\/\//.test(text)
    ? text.replace(address, (words) => " ".repeat(words.length))
    : text;
  for (const { 0: match, index } of named.matchAll(candidates)) {
    // No name is without a capital and without a digit.
    if (!/[\p{Lu}\d]/u.test(match)) continue;
    const word = match.replace(variant, "").replace(/(?<=[\p{Lu}\d])s$/u, "");
    const key = fold(word).replace(/-|\.(?=\p{L})/gu, "");
    if (word.length < 2) continue;
    const isFirst = /(?:^|[.!?:“”"‘(—\n]|[\p{So}\uFE0F])\s*$/u.test(
      text.slice(Math.max(0, index - 4), index),
    );
    const kind = /\d/.test(word)
      ? "digits"
      : /^\p{Lu}+$/u.test(word)
        ? isOrganisation(word)
          ? "organisation"
          : "capitals"
        : /\p{Ll}\p{Lu}|\p{Lu}{2}/u.test(word)
          ? "mixed"
          : "word";
    if (kind === "digits" && isNumbered(match)) continue;
    if (
      kind === "word" &&
      (!/^\p{Lu}/u.test(word) || (isEnglish && (isFirst || englishWords.has(key))))
    )
      continue;
    names.push({ text: match, key, kind });
  }
  return names;
}

/** Whether a text spells a name out, or has its capitals alone: API, IoT; JS for JavaScript. */
function isShortened(name: string, key: string, text: string): boolean {
  const capitals = readCapitals(name).toLowerCase();
  return readInitials(text).includes(key) || (capitals.length > 1 && readKeys(text).has(capitals));
}

const readCapitals = (word: string) => word.replace(/\P{Lu}/gu, "");

/**
 * The first letters of a text's words, with and without its small words, then the capitals of each: of
 * “the state of JavaScript” tsoj sj js.
 */
function readInitials(text: string): string {
  const words = text.match(/\p{Script=Latin}+/gu) ?? [];
  const first = (words: readonly string[]) => words.map((word) => word[0]).join("");
  const large = words.filter((word) => !/^(?:a|an|and|for|in|of|on|the|to|’s|s)$/.test(word));
  return [first(words), first(large), ...words.map(readCapitals)].join(" ").toLowerCase();
}
