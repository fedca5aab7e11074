import { englishScales, readHan } from "./numerals.ts";
import {
  after,
  before,
  makeShareReadings,
  none,
  round,
  type Class,
  type Quantity,
  type Reading,
} from "./quantity.ts";
import { allowCapitals, readSign, readUnit, unitPattern, type Unit } from "./units.ts";

const latin = String.raw`\p{Script=Latin}`;
const hanScale = "万亿|[十百千]?[万亿]|[百千](?![克米瓦赫]|分点)";
const scales = [...englishScales.keys()].map(allowCapitals);
const suffix = new RegExp(
  [
    String.raw`(?: and (?<half>a half)\b)?(?:[ \u00A0]?[多余来几](?=[万亿]))?(?:[ \u00A0-]?(?<scale>(?:${scales.join("|")})\b)|(?<letters>(?:[kKmMbBtT]|[mbt]n)(?![${latin}\d]))|[ \u00A0]?(?<han>${hanScale}))?`,
    String.raw`(?:\s?[多余来几]|\+|＋)?`,
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
const lessAfter = /^ (?:fewer|less|smaller|lower|cheaper|lighter|shorter|faster|quicker)\b/;

/** A number with its sign, scale and unit, from the text around it. */
export function makeNumber(
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
    /(?:^|[\s(（\p{Script=Han}])[-−][$€£¥]?$|(?<!\bor )\b(?:[Mm]inus|[Nn]egative)[ -]$|零下 ?$|(?<!正)负 ?$/u.exec(
      lead,
    )?.[0];
  const currency = readSign(lead);
  const scale =
    englishScales.get(word?.toLowerCase() ?? "") ??
    letterScales[letters?.toLowerCase() ?? ""] ??
    (han ? readHan(han)[0]! : 1);
  const extra = half || front || tail ? 0.5 : 0;
  const rest = after(text, end + match[0].length);
  const isBelow = Boolean(sign) || /^ below zero\b/.test(rest);
  const values = numbers.map((value) => (value + extra) * (isBelow ? -1 : 1));
  // 碳-14 has a hyphen.
  if (sign && /^\p{Script=Han}-$/u.test(sign) && !unit && numbers.every(Number.isInteger))
    values.push(...numbers.map((value) => value + extra));
  const factor = /\bfactor of(?: about| around| nearly| roughly)? $/.test(lead) ? [times] : [];
  const units = [...currency, ...factor, ...readUnit(written)];
  const readings = [
    ...values.flatMap((value) =>
      (units.length > 0 ? units : [none]).flatMap((unit) =>
        readIn(unit, written, value, scale, lead),
      ),
    ),
    ...values.flatMap((value) => readShort(value, letters, units, scale)),
    ...values.flatMap((value) => readFollowed(value, units, rest)),
  ];
  if (fall.test(lead) || fallAfter.test(rest))
    readings.push(...readings.map((reading) => ({ ...reading, value: -reading.value })));
  const stop = end + match[0].trimEnd().length;
  const start = at - (/[$€£¥￥₩₹₽−]+$/.exec(lead)?.[0].length ?? 0);
  const dimension = units[0]?.dimension ?? "";
  const name = classes[dimension] ?? (dimension ? "count" : undefined);
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
const percent: Unit = { dimension: "%", size: 1 };
const classes: Readonly<Record<string, Class>> = { "×": "multiple", "%": "share", month: "month" };

const makeReading = (value: number, { dimension, size }: Unit): Reading => ({
  value: round(value),
  dimension,
  size,
});

/** What a number says in a unit as it is written, which may count in its own way. */
function readIn(
  unit: Unit,
  written: string,
  value: number,
  scale: number,
  lead: string,
): Reading[] {
  if (written === "折") {
    // 八五折 is 85%, as 8.5 折 is.
    const left = value > 10 ? value : 10 * value;
    return [makeReading(left, percent), makeReading(100 - left, percent)];
  }
  if (written === "成") return [makeReading(10 * value, percent)];
  // Five nines, 五个九: 99.999%.
  if (/^(?:nines|个 ?[九9])$/i.test(written))
    return [makeReading(100 - 10 ** (2 - value), percent), makeReading(value, none)];
  const grown = written === "倍" && growth.test(lead) ? [makeReading(value * scale + 1, unit)] : [];
  return [makeReading(value * scale, unit), ...grown];
}

/** What 5m and 512M say besides millions: metres, and the size of a memory or a line. */
function readShort(
  value: number,
  letters: string | undefined,
  units: readonly Unit[],
  size: number,
): Reading[] {
  const length = letters === "m" ? [makeReading(value, { dimension: "length", size: 1 })] : [];
  if (!letters || units.length > 0 || !/^[kMT]$/i.test(letters)) return length;
  return [
    ...length,
    ...["bytes", "bit/s"].map((dimension) => makeReading(value, { dimension, size })),
  ];
}

/** What a number says with the words after it. */
function readFollowed(value: number, units: readonly Unit[], rest: string): Reading[] {
  // Jack and seventeen others are 18.
  if (/^ others\b/.test(rest)) return [makeReading(value + 1, none)];
  // Four times fewer is a quarter, and three quarters less.
  if (units[0]?.dimension !== "×" || !lessAfter.test(rest)) return [];
  return [1 / value, 1 - 1 / value].flatMap((share) => makeShareReadings(round(share)));
}
