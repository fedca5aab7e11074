import type { Phrase } from "../../language.ts";
import { readKeys } from "../names/name-keys.ts";
import { readQuantities } from "./tokenizer.ts";
import type { Class, Quantity, Reading } from "./quantity.ts";
import { isStrict } from "./units.ts";

/** What one language says and the other does not, as each writes it; either side may be empty. */
export interface Difference {
  en: readonly string[];
  zh: readonly string[];
}

/**
 * Compares the quantities of two texts that say the same. What is in digits must be said by the other,
 * in digits or words. Words only answer, but where both sides have words left that count the same kind
 * of thing, one of them is wrong. `whole` are the texts with their inline code, which answers too.
 */
export function compareQuantities(prose: Phrase, whole: Phrase): Difference | undefined {
  const [en, zh] = [readQuantities(prose.en), readQuantities(prose.zh)] as const;
  if (!en.some(asks) && !zh.some(asks)) return undefined;
  const [fromEnglish, fromChinese] = [
    index(whole.en, whole.en === prose.en ? en : readQuantities(whole.en)),
    index(whole.zh, whole.zh === prose.zh ? zh : readQuantities(whole.zh)),
  ];
  const left = [
    en.filter((quantity) => !isAnswered(quantity, fromChinese)),
    zh.filter((quantity) => !isAnswered(quantity, fromEnglish)),
  ] as const;
  const claims = left.map((side) => side.filter(({ isClaim }) => isClaim));
  const clear = (of: Class, side: readonly Quantity[]) =>
    side.filter((quantity) => quantity.class === of).slice(0, 50);
  if (claims.some((side) => side.length > 0)) {
    const [one, other] = claims as [Quantity[], Quantity[]];
    const against = (side: readonly Quantity[], claims: readonly Quantity[]) =>
      claims.length > 0 ? claims : side.filter((quantity) => quantity.class !== undefined);
    return { en: write(against(left[0], one)), zh: write(against(left[1], other)) };
  }
  for (const of of classes) {
    const [one, other] = [clear(of, left[0]), clear(of, left[1])];
    const pair = one.flatMap((a) =>
      other.filter((b) => isRival(a, b)).map((b) => [a, b] as const),
    )[0];
    if (pair) return { en: [pair[0].text], zh: [pair[1].text] };
  }
  const order = findTurned(en, zh);
  if (!order) return undefined;
  const cut = (text: string, { at, to }: Quantity) => text.slice(at, to!.end);
  return { en: [cut(prose.en, order[0])], zh: [cut(prose.zh, order[1])] };
}

const asks = ({ isClaim, class: kind }: Quantity) => isClaim || kind !== undefined;

/** The numbers of two texts that say the same, as each writes them; what one does not say is empty. */
export function pairQuantities(texts: Phrase): Phrase[] {
  const left = readQuantities(texts.zh);
  const right = readQuantities(texts.en);
  const partners = new Map<Quantity, Quantity>();
  const has = (zh: Quantity) => [...partners.values()].includes(zh);
  // What is written alike belongs together first: the 12th of December.
  for (const isLike of likenesses)
    for (const en of right.filter((quantity) => !partners.has(quantity))) {
      const zh = left.find(
        (other) =>
          !has(other) &&
          en.readings.some((a) => other.readings.some((b) => isLike(en, a, other, b))),
      );
      if (zh) partners.set(en, zh);
    }
  const pairs = [
    ...right.map((en) => ({ en, zh: partners.get(en) })),
    ...left.filter((zh) => !has(zh)).map((zh) => ({ en: undefined, zh })),
  ];
  return pairs
    .filter(({ en, zh }) => en?.isClaim || zh?.isClaim)
    .map(({ en, zh }) => ({ en: cutWhole(texts.en, en), zh: cutWhole(texts.zh, zh) }));
}

type Likeness = (en: Quantity, a: Reading, zh: Quantity, b: Reading) => boolean;

const likenesses: readonly Likeness[] = [
  (en, a, zh, b) => en.isClaim && zh.isClaim && a.dimension === b.dimension && isSame(a, b),
  (_, a, __, b) => a.dimension === b.dimension && isSame(a, b),
  (_, a, __, b) => isSame(a, b),
];

/** A quantity as it is written, with the sign of its currency. */
function cutWhole(text: string, quantity: Quantity | undefined): string {
  if (!quantity) return "";
  const [sign = ""] = /\p{Sc}$/u.exec(text.slice(0, quantity.at)) ?? [];
  return `${sign}${text.slice(quantity.at, quantity.end)}`.trim();
}

const isRange = ({ isClaim, to }: Quantity) => isClaim && to?.isClaim;

const ends = (one: Quantity, other: Quantity) =>
  one.readings.flatMap((a) => other.readings.map((b) => `${a.value} ${b.value}`));

/** A range of one side that the other has the other way round, and never as it is. */
function findTurned(
  en: readonly Quantity[],
  zh: readonly Quantity[],
): readonly [Quantity, Quantity] | undefined {
  const ranges = new Map(
    zh.filter(isRange).flatMap((from) => ends(from, from.to!).map((key) => [key, from] as const)),
  );
  for (const from of en.filter(isRange)) {
    const turned = ends(from.to!, from).find((key) => ranges.has(key));
    if (turned && !ends(from, from.to!).some((key) => ranges.has(key)))
      return [from, ranges.get(turned)!];
  }
  return undefined;
}

const classes: readonly Class[] = [
  "count",
  "order",
  "multiple",
  "share",
  "rate",
  "weekday",
  "month",
  "magnitude",
];
const write = (quantities: readonly Quantity[]) => [...new Set(quantities.map(({ text }) => text))];

/** Two counts of one kind of thing; of “thousands” and 上万 neither is exact. */
function isRival(one: Quantity, other: Quantity): boolean {
  const [a, b] = [one.readings[0]!, other.readings[0]!];
  if (one.class === "magnitude") return Math.max(a.value / b.value, b.value / a.value) > 10;
  return a.dimension === b.dimension || a.dimension === "" || b.dimension === "";
}

function isSame(a: Reading, b: Reading): boolean {
  const isOpen =
    (a.dimension === "" || b.dimension === "") && !isStrict(a.dimension) && !isStrict(b.dimension);
  if (isOpen) return a.value === b.value;
  return a.dimension === b.dimension && close(a.value * a.size, b.value * b.size);
}

/** July is no 7 where the text has a month. */
const isMonthly = (a: Reading, b: Reading, { hasMonth }: Index) =>
  a.dimension !== "month" || b.dimension === "month" || !hasMonth;

const close = (a: number, b: number) =>
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** The quantities of a text by what they may say, so that a long one takes no longer for each. */
interface Index {
  text: string;
  names: ReadonlySet<string>;
  byValue: ReadonlyMap<string, readonly Reading[]>;
  /** Whether it names a month: then no other number answers one. */
  hasMonth: boolean;
}

function index(text: string, quantities: readonly Quantity[]): Index {
  const names = new Set<string>();
  const byValue = new Map<string, Reading[]>();
  const add = (quantity: Quantity) => {
    if (quantity.name) names.add(quantity.name);
    for (const reading of quantity.readings)
      for (const key of keysOf(reading)) {
        const readings = byValue.get(key) ?? [];
        if (!readings.some((other) => other.dimension === reading.dimension))
          readings.push(reading);
        byValue.set(key, readings);
      }
    quantity.parts?.forEach(add);
  };
  quantities.forEach(add);
  const hasMonth = quantities.some(({ readings }) => readings[0]?.dimension === "month");
  return { text, names, byValue, hasMonth };
}

/** A reading's value, and that in the base unit of its dimension, without what rounding adds. */
const keysOf = ({ value, dimension, size }: Reading) =>
  dimension
    ? [String(value), `${dimension} ${Number((value * size).toPrecision(9))}`]
    : [String(value)];

/** Whether a text has a name; of “Yi 34B” perhaps the size alone, and for “Level 4” L4. */
function isNamed(name: string, { text, names }: Index): boolean {
  const [size = name] = /\d[\d.]*\p{L}.*$/u.exec(name) ?? [];
  const short = name.replace(/^(\p{L})\p{L}+/u, "$1");
  const keys = readKeys(text);
  return [name, size, short].some((key) => names.has(key) || keys.has(key));
}

function isAnswered({ name, readings, parts = [] }: Quantity, index: Index): boolean {
  if (name && isNamed(name, index)) return true;
  const claims = parts.filter(({ isClaim }) => isClaim);
  if (claims.length > 0 && claims.every((part) => isAnswered(part, index))) return true;
  return readings.some((reading) =>
    keysOf(reading).some((key) =>
      index.byValue
        .get(key)
        ?.some((other) => isSame(reading, other) && isMonthly(reading, other, index)),
    ),
  );
}
