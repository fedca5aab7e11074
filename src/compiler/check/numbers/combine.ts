import { before, makeShareReadings, none, round, type Quantity, type Reading } from "./quantity.ts";

// What may stand between the ends of a range, or between numbers that share a unit.
const range =
  /^ ?(?:[-–—~～－]|(?:\p{Ll}+ )?to|through|\p{Script=Han}{0,2}(?:增|加|升|涨|降|跌|减|变|扩)?[至到成]了?) ?$|^——$/u;
const series = /^ ?(?:,|、|，|and|or|和|或|与|及) ?(?:and |or )?$/;

/** Puts together what several numbers say: ranges, fractions, decades of a century, sums. */
export function combine(text: string, found: readonly Quantity[]): Quantity[] {
  const quantities: Quantity[] = [];
  for (const quantity of found) {
    const last = quantities.at(-1);
    const gap =
      last && quantity.at - last.end <= 16 ? text.slice(last.end, quantity.at) : undefined;
    if (!last || gap === undefined) {
      quantities.push(quantity);
      continue;
    }
    const whole = join(text, last, gap, quantity);
    if (whole) {
      quantities[quantities.length - 1] = whole;
    } else if (range.test(gap) || series.test(gap.replace(/[$€£¥￥]$/, ""))) {
      const [from, to] = share(last, quantity);
      if (range.test(gap)) from.to = to;
      quantities[quantities.length - 1] = from;
      quantities.push(to);
    } else quantities.push(quantity);
  }
  return quantities;
}

function join(text: string, one: Quantity, gap: string, other: Quantity): Quantity | undefined {
  const [a, b] = [one.readings[0]?.value, other.readings[0]?.value];
  if (a === undefined || b === undefined) return undefined;
  if (/^ ?分之 ?$/.test(gap))
    return makeWhole(text, one, other, makeShareReadings(round(b / a)), []);
  // 每四人有一人, 十家公司里有八家.
  const isPart = /^ ?\p{Script=Han}{1,10}[有的] ?$/u.test(gap) && b < a && Number.isInteger(a);
  if (isPart && (/里|中/.test(gap) || before(text, one.at).endsWith("每")))
    return makeWhole(text, one, other, makeShareReadings(round(b / a)));
  if (/^ ?$/.test(gap) && /\d ?秒$/.test(one.text) && /^\d\d$/.test(other.text))
    return makeWhole(text, one, other, [{ ...one.readings[0]!, value: a + b / 100 }], []);
  // One in ten, and in words one applicant in ten.
  const isOf = /^(?:\/| in | out of | of the )$/.test(gap);
  const areWords = !one.isClaim && !other.isClaim && /^ \p{Ll}+ in $/u.test(gap);
  const isPlain = other.readings[0]?.dimension === "" && Number.isInteger(a);
  if ((isOf || areWords) && isPlain && a < b)
    return makeWhole(text, one, other, makeShareReadings(round(a / b)));
  // 50-50 is 一半 or 五五, 80/20 is 二八.
  if (/^[-–/]$/.test(gap) && a >= b && a + b === 100) {
    const tenths = [a + b / 10, b + a / 10].map((value) => ({ value, ...none }));
    const readings = a === b ? [...makeShareReadings(0.5), ...tenths] : tenths;
    return makeWhole(text, one, other, readings);
  }
  if (/^ ?世纪 ?$/.test(gap) && other.readings[0]?.dimension === "decade") {
    const readings = [{ value: (a - 1) * 100 + b, dimension: "decade", size: 1 }];
    return makeWhole(text, one, other, readings, []);
  }
  const [scale = 1, rest = 1] = [one.written?.scale, other.written?.scale];
  if (/^ ?$/.test(gap) && scale >= 1e4 && rest < scale && rest > 1) {
    const readings = other.readings.map((reading) => ({ ...reading, value: a + reading.value }));
    return makeWhole(text, one, other, readings, []);
  }
  return undefined;
}

const makeWhole = (
  text: string,
  one: Quantity,
  other: Quantity,
  readings: readonly Reading[],
  parts: readonly Quantity[] = [one, other],
): Quantity => ({
  text: text.slice(one.at, other.end),
  at: one.at,
  end: other.end,
  isClaim: one.isClaim || other.isClaim,
  readings,
  parts,
  ...(!one.isClaim && !other.isClaim && { class: "share" as const }),
});

/** Two numbers in a row, each with what the other's scale and unit may make of it. */
function share(one: Quantity, other: Quantity): [Quantity, Quantity] {
  const lend = (to: Quantity, from: Quantity): Quantity => {
    if (!to.written || !from.written) return to;
    const { values, scale, units } = to.written;
    const scales = scale === 1 ? [1, from.written.scale] : [scale];
    const readings = values.flatMap((value) =>
      scales.flatMap((size) =>
        (units.length > 0 ? units : [...from.written!.units, none]).map((unit) => ({
          ...unit,
          value: round(value * size),
        })),
      ),
    );
    return { ...to, readings: [...to.readings, ...readings] };
  };
  // 2024–25: of the same century.
  const first = one.readings[0]?.value ?? 0;
  const second = other.readings[0]?.value ?? 0;
  const isYear =
    first >= 1000 && first < 2200 && second > 0 && second < 100 && /^\d\d$/.test(other.text);
  const year = { value: first - (first % 100) + second, dimension: "", size: 1 };
  const [from, to] = [lend(one, other), lend(other, one)];
  return [from, isYear ? { ...to, readings: [...to.readings, year] } : to];
}
