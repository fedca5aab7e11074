import type { Phrase } from "../../language.ts";

/** A name that Chinese writes in its own characters. */
export interface KnownName {
  en: readonly string[];
  zh: readonly string[];
  kind: "place" | "organisation";
}

// English names, then Chinese ones; a name that Chinese leaves as it is has none. No Chinese name
// that is a common word as well: 大众, 小米, 联想.
const organisations = `
Microsoft: 微软
Apple: 苹果
Google, Alphabet: 谷歌
Amazon: 亚马逊
Meta: Meta
Facebook: 脸书
NVIDIA: 英伟达
Intel: 英特尔
IBM: IBM
AMD: 超威
HP: 惠普
Dell: 戴尔
Oracle: 甲骨文
Cisco: 思科
Qualcomm: 高通
Tesla: 特斯拉
Red Hat: 红帽
Sony: 索尼
Samsung: 三星
Siemens: 西门子
Netflix: 奈飞 网飞
Twitter: 推特
Huawei: 华为
Tencent: 腾讯
Alibaba: 阿里巴巴
Baidu: 百度
ByteDance: 字节跳动
TikTok: 抖音
WeChat: 微信
Wikipedia: 维基百科
Qwen: 通义千问
DeepSeek: 深度求索
McKinsey: 麦肯锡
Boeing: 波音
Toyota: 丰田
Harvard: 哈佛
Stanford: 斯坦福
MIT: 麻省理工
Oxford: 牛津
Cambridge: 剑桥
UN, United Nations: 联合国
EU, European Union: 欧盟
WHO, World Health Organization, World Health Organisation: 世卫 世界卫生组织
WTO, World Trade Organization, World Trade Organisation: 世贸 世界贸易组织
IMF, International Monetary Fund: 国际货币基金
World Bank: 世界银行 世行
NATO: 北约
UNESCO: 教科文组织
`;

// Abbreviations that Chinese uses as words: the English may have a word of its own, or none.
const abbreviations = new Set(
  (
    "AI AGI API APP AR BUG CEO CFO CI CIO COO CPU CSS CTO DIY DNA FAQ GDP GPU HR HTML HTTP ID IDE IP IT " +
    "KOL KPI LED LLM LOGO NPU OK OKR OS PC PDF PK PM PPT PR QA QR ROI SDK SOP SQL STEM TPU TV UI UP URL " +
    "USB UX VIP VR"
  ).split(" "),
);

/** Whether Chinese uses a name as a word. */
export const isWordInChinese = (name: string) => abbreviations.has(name);

// People and languages of a country, where they do not begin like its name.
const peoples: Record<string, string> = {
  美国: "US USA U.S. America American Americans",
  英国: "UK U.K. Britain British England English",
  中国: "Chinese",
  法国: "French",
  荷兰: "Dutch",
  瑞士: "Swiss",
  西班牙: "Spanish",
  丹麦: "Danish",
  波兰: "Polish",
  希腊: "Greek",
  泰国: "Thai",
  挪威: "Norwegian",
  菲律宾: "Filipino",
  韩国: "Korea Korean",
  朝鲜: "Korea Korean",
  俄罗斯: "Soviet",
};

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
  const words = english
    .split(/[^\p{L}\d.]+/u)
    .map((word) => (word.endsWith(".") ? word.slice(0, -1) : word));
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
    en.some((name) => hasName(latin, name.toLowerCase(), kind));
  const small = english.toLowerCase();
  const isInEnglish = ({ en, kind }: KnownName) =>
    en.some((name) =>
      hasName(
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
const hasName = (text: string, name: string, kind: KnownName["kind"]) =>
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
  const known = [...listCountries(), ...listOrganisations()];
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

const listOrganisations = (): KnownName[] =>
  organisations
    .trim()
    .split("\n")
    .map((line) => line.split(": "))
    .map(([en = "", zh = ""]) => ({ en: en.split(", "), zh: zh.split(" "), kind: "organisation" }));

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
