/** What a number counts: units of one dimension compare by their size. */
export interface Unit {
  dimension: string;
  size: number;
}

/** A dimension that a translation always names: 40% is never plain 40. */
export const isStrict = (dimension: string) => ["%", "pp", "×"].includes(dimension);

export const currencies = "USD EUR GBP JPY CNY HKD TWD KRW INR CHF CAD AUD SGD RUB".split(" ");
export const isCurrency = (dimension: string) => currencies.includes(dimension);

// dimension, size, the ways to write it in English and in Chinese, each a pattern.
// A word that means several things stands in several rows.
const rows: readonly (readonly [
  dimension: string,
  size: number,
  english: string,
  chinese: string,
])[] = [
  ["%", 1, "[%％], per ?cent, pct", ""],
  ["%", 0.1, "‰, per mille?", ""],
  ["%", 1, "nines", "个 ?[九9]"],
  ["", 1, "points?", "点"],
  ["pp", 1, "percentage points?, points?, pp, pts?", "个?百分点"],
  ["pp", 0.01, "basis points?, bps", "个?基点"],
  ["%", 10, "", "折(?![叠中扣射旧磨腾返线])"],
  ["%", 10, "", "成(?!为|员|立|功|本|长|果|都|熟|就|人)"],
  ["×", 1, "[x×X](?!\\s?\\d), times, folds?", "倍"],
  ["USD", 1, "US dollars?, U\\.S\\. dollars?, dollars?, bucks?, USD, US\\$", "美元, 美金, 美刀"],
  ["USD", 0.01, "US cents?, cents?, ¢", "美分"],
  ["EUR", 1, "euros?, EUR, €", "欧元"],
  ["EUR", 0.01, "euro cents?, cents?", "欧分"],
  ["GBP", 1, "pounds? sterling, pounds?, GBP", "英镑, 镑"],
  ["JPY", 1, "Japanese yen, yen, JPY", "日元, 日圆, 円"],
  [
    "CNY",
    1,
    "Chinese yuan, yuan, renminbi, RMB, CNY",
    "元人民币, 人民币, 元(?![旦组素数件老首宇模]), 块钱",
  ],
  ["HKD", 1, "Hong Kong dollars?, HKD, dollars?", "港元, 港币"],
  ["TWD", 1, "Taiwan dollars?, NTD, TWD, dollars?", "新台币, 台币"],
  ["KRW", 1, "Korean won, won, KRW", "韩元"],
  ["INR", 1, "Indian rupees?, rupees?, INR", "印度卢比, 卢比"],
  ["CHF", 1, "Swiss francs?, francs?, CHF", "瑞士法郎, 瑞郎, 法郎"],
  ["CAD", 1, "Canadian dollars?, CAD, dollars?", "加拿大元, 加元"],
  ["AUD", 1, "Australian dollars?, AUD, dollars?", "澳大利亚元, 澳元"],
  ["SGD", 1, "Singapore dollars?, SGD, dollars?", "新加坡元, 新元"],
  ["RUB", 1, "roubles?, rubles?, RUB", "卢布"],
  ["time", 1e-9, "nanoseconds?, ns", "纳秒"],
  ["time", 1e-6, "microseconds?, µs, μs, us", "微秒"],
  ["time", 1e-3, "milliseconds?, ms", "毫秒"],
  ["time", 1, "seconds?, secs?, s", "秒钟, 秒"],
  ["time", 60, "minutes?, mins?", "分钟"],
  ["time", 900, "quarters? of an hour", "刻钟"],
  ["time", 3600, "hours?, hrs?, h", "个?小时, 个?钟头"],
  ["time", 86_400, "working days?, business days?, days?", "天, 个?工作日"],
  ["time", 604_800, "weeks?", "周(?!年|[一二三四五六日]), 个?星期, 个?礼拜"],
  ["time", 1_209_600, "fortnights?", ""],
  ["time", 2_629_746, "months?", "个月"],
  ["time", 7_889_238, "quarters?", "个?季度"],
  [
    "time",
    31_556_952,
    "years?, yrs?, anniversary",
    "周?年(?!代|级|月|报|会|度|底|初|末|中|内), 周岁, 岁, 年内, 年度",
  ],
  ["time", 315_569_520, "decades?", "个十年"],
  ["time", 3_155_695_200, "century, centuries", "个世纪"],
  ["length", 1e-9, "nanomet(?:re|er)s?, nm", "纳米"],
  ["length", 1e-6, "micromet(?:re|er)s?, microns?, µm, μm", "微米"],
  ["length", 1e-3, "millimet(?:re|er)s?, mm", "毫米"],
  ["length", 1e-2, "centimet(?:re|er)s?, cm", "厘米, 公分"],
  ["length", 1, "met(?:re|er)s?, m", "米(?!饭|粉)"],
  ["length", 1e3, "kilomet(?:re|er)s?, km", "公里, 千米"],
  ["length", 500, "li", "里(?!程|面|约)"],
  ["length", 1609.344, "miles?, mi", "英里"],
  ["length", 0.3048, "foot, feet, ft", "英尺"],
  ["length", 0.0254, "inch, inches", "英寸, 寸"],
  ["length", 1852, "nautical miles?", "海里"],
  ["mass", 1e-3, "grams?, g", "克"],
  ["mass", 1e-6, "milligrams?, mg", "毫克"],
  ["mass", 1, "kilograms?, kilos?, kg", "公斤, 千克"],
  ["mass", 0.5, "jin, catt(?:y|ies)", "斤"],
  ["mass", 1e3, "metric tons?, tons?, tonnes?, t", "公吨, 吨"],
  ["mass", 0.45359237, "pounds?, lbs?", "磅"],
  ["area", 1, "square met(?:re|er)s?, sq m, m²", "平方米"],
  ["area", 1e6, "square kilomet(?:re|er)s?, km²", "平方公里, 平方千米"],
  ["area", 1e4, "hectares?, ha", "公顷"],
  ["area", 4046.8564224, "acres?", "英亩"],
  ["area", 10_000 / 15, "mu", "亩"],
  ["volume", 1, "lit(?:re|er)s?, L", "升"],
  ["volume", 1e-3, "millilit(?:re|er)s?, ml, mL", "毫升"],
  ["volume", 1e3, "cubic met(?:re|er)s?, m³", "立方米"],
  ["volume", 3.785411784, "gallons?", "加仑"],
  ["volume", 158.987294928, "barrels?", "桶"],
  ["bytes", 1, "bytes?", "个?字节"],
  ["bytes", 1e3, "kilobytes?, KB, kB", ""],
  ["bytes", 1e6, "megabytes?, MB", "兆字节"],
  ["bytes", 1e9, "gigabytes?, GB", "吉字节"],
  ["bytes", 1e12, "terabytes?, TB", "太字节"],
  ["bytes", 1e15, "petabytes?, PB", ""],
  ["bytes", 1024, "KiB", ""],
  ["bytes", 1024 ** 2, "MiB", ""],
  ["bytes", 1024 ** 3, "GiB", ""],
  ["bits", 1, "bits?", "个?比特, 位"],
  ["bit/s", 1e3, "[kK]bps, [kK]bit/s", ""],
  ["bit/s", 1e6, "Mbps, Mbit/s", "兆比特每秒, 兆(?![字欧帕瓦赫])"],
  ["bit/s", 1e9, "Gbps, Gbit/s, gigabits? per second", "吉比特每秒"],
  ["Hz", 1, "hertz, Hz", "赫兹, 赫"],
  ["Hz", 1e3, "kilohertz, kHz", "千赫"],
  ["Hz", 1e6, "megahertz, MHz", "兆赫"],
  ["Hz", 1e9, "gigahertz, GHz", "吉赫"],
  ["power", 1, "watts?, W", "瓦特?"],
  ["power", 1e3, "kilowatts?, kW", "千瓦(?!时)"],
  ["power", 1e6, "megawatts?, MW", "兆瓦"],
  ["power", 1e9, "gigawatts?, GW", "吉瓦"],
  ["energy", 1, "kilowatt-hours?, kWh", "千瓦时, 度电"],
  [
    "temperature",
    1,
    "degrees? Celsius, degrees? centigrade, degrees?, ° ?C, ℃, °",
    "摄氏度, 度(?![假过量])",
  ],
  ["fahrenheit", 1, "degrees? Fahrenheit, degrees?, ° ?F, ℉", "华氏度"],
  ["month", 1, "", "月份?(?!球|亮|饼)"],
  ["year", 1, "", "年(?!级)"],
  ["", 1, "times", ""],
];

/** A pattern that headlines may write with capitals. */
export const allowCapitals = (words: string) =>
  words.replace(/(?<=^| )[a-z](?=[a-z ]{3})/g, (first) => `[${first.toUpperCase()}${first}]`);

const split = (words: string) => words.split(", ").filter(Boolean);

/** How long a word is, without what may not follow it. */
const measure = (word: string) => word.replace(/\(\?!.*\)/, "").length;

/** The words for units in one language; longer ones first: m² is no metre. */
const listWords = (column: 2 | 3) =>
  rows
    .flatMap((row) =>
      split(row[column]).map((word) => ({
        dimension: row[0],
        size: row[1],
        word: allowCapitals(word),
      })),
    )
    .toSorted((a, b) => measure(b.word) - measure(a.word));

const [english, chinese] = [listWords(2), listWords(3)];
const join = (words: typeof english) => words.map(({ word }) => word).join("|");

/** Matches a unit as it is written, an English one not as the beginning of a word. */
export const unitPattern = `(?:${join(english)})(?![\\p{Script=Latin}\\d²³])|${join(chinese)}`;

const byWord = [...english, ...chinese].map(({ dimension, size, word }) => ({
  unit: { dimension, size },
  pattern: new RegExp(`^(?:${word})$`, "u"),
}));
const known = new Map<string, readonly Unit[]>();

/** What a unit as it is written may mean: pounds are money or mass. */
export function readUnit(words: string): readonly Unit[] {
  const units =
    known.get(words) ?? byWord.filter(({ pattern }) => pattern.test(words)).map(({ unit }) => unit);
  known.set(words, units);
  return units;
}

const signs = new Map<string, readonly Unit[]>(
  (
    [
      ["US$ USD", "USD"],
      ["HK$ HKD 港币 港元", "HKD"],
      ["NT$ TWD NTD 台币", "TWD"],
      ["CA$ C$ CAD", "CAD"],
      ["AU$ A$ AUD", "AUD"],
      ["S$ SGD", "SGD"],
      ["$", "USD HKD TWD CAD AUD SGD"],
      ["€ EUR", "EUR"],
      ["£ GBP", "GBP"],
      ["JP¥ JPY", "JPY"],
      ["CN¥ RMB CNY 人民币", "CNY"],
      ["¥ ￥", "CNY JPY"],
      ["₩ KRW", "KRW"],
      ["₹ INR", "INR"],
      ["CHF", "CHF"],
      ["₽ RUB", "RUB"],
    ] as const
  ).flatMap(([written, names]) => {
    const units = names.split(" ").map((dimension) => ({ dimension, size: 1 }));
    return written.split(" ").map((sign) => [sign, units] as const);
  }),
);
const signAtEnd = new RegExp(`(${[...signs.keys()].join("|").replaceAll("$", "\\$")})\\s?$`);

/** The currencies whose sign or code a text ends with. */
export const readSign = (before: string): readonly Unit[] =>
  signs.get(signAtEnd.exec(before)?.[1] ?? "") ?? [];
