import { readHan } from "./numerals.ts";
import { after, before, none, simple, type Quantity } from "./quantity.ts";

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
export function readClock(text: string, at: number, end: number, clock: string): Quantity {
  const [hour, minute] = clock.split(":").map(Number) as [number, number];
  const time = makeClock(text, at, end, hour, minute, true);
  if (time.end > end || dayTime.test(before(text, at))) return time;
  return { ...time, parts: [hour, minute].map((value) => simple(at, String(value), value)) };
}

/** 3 p.m., 3 点, 15 时 30 分. */
export function readHour(
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
export function makeDecade(
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
