import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compareNames } from "./check/names/compare-names.ts";
import { compareQuantities } from "./check/numbers/compare-quantities.ts";

// Three pairs of each kind, as English and Chinese write it.
type Pairs = readonly (readonly [english: string, chinese: string])[];

const alike: Record<string, Pairs> = {
  "dates in every order": [
    ["It opened on April 7, 2023.", "它于 2023 年 4 月 7 日开放。"],
    ["It opened on 7 April 2023.", "它于 2023-04-07 开放。"],
    ["Closed on Oct. 1", "十月一日休息"],
  ],
  "a month without a year": [
    ["We meet in May.", "我们 5 月见。"],
    ["They left in August.", "他们八月离开。"],
    ["Since March", "自 3 月起"],
  ],
  decades: [
    ["The web of the 1990s", "20 世纪 90 年代的网络"],
    ["Phones of the 2010s", "2010 年代的手机"],
    ["Music of the ’80s", "八十年代的音乐"],
  ],
  centuries: [
    ["In the 19th century", "19 世纪"],
    ["A twenty-first century city", "21 世纪的城市"],
    ["The early 2000s", "21 世纪初"],
  ],
  "spans of years": [
    ["From 2019 to 2022", "2019—2022 年"],
    ["The 2021–22 season", "2021—2022 赛季"],
    ["post-2015 and pre-2020", "2015 年之后、2020 年之前"],
  ],
  "quarters and halves of a year": [
    ["In Q2 2024", "2024 年第二季度"],
    ["FY24 costs", "2024 财年的成本"],
    ["The first half of 2025", "2025 年上半年"],
  ],
  percentages: [
    ["30% of cities", "百分之三十的城市"],
    ["Three in ten cities", "30% 的城市"],
    ["Up 2 percentage points", "上升 2 个百分点"],
  ],
  "ranges that share a scale or a unit": [
    ["5–8% of visitors", "5%～8% 的访客"],
    ["20 to 30 million trees", "2000 万至 3000 万棵树"],
    ["3–4 billion euros", "30 亿到 40 亿欧元"],
  ],
  scales: [
    ["50k readers", "5 万读者"],
    ["A 70B model", "700 亿参数的模型"],
    ["9.5 billion rows", "95 亿行"],
  ],
  money: [
    ["$7.2M in grants", "720 万美元的资助"],
    ["RMB 300 million", "3 亿元人民币"],
    ["€2bn a year", "每年 20 亿欧元"],
  ],
  "telephone numbers in whatever groups": [
    ["Call 138-0013-8000", "请拨打 13800138000"],
    ["Call 010-62751234", "请拨打 010 6275 1234"],
    ["Call 139 1234 5678", "请拨打 139-1234-5678"],
  ],
  "those born in a decade": [
    ["People born in the 1990s", "90 后"],
    ["Born in the 80s", "八零后"],
    ["Those born in the 2000s", "00 后"],
  ],
  "the parts of a whole": [
    ["A 50-50 chance", "一半的机会"],
    ["The 80/20 rule", "二八定律"],
    ["Split 70/30", "七三开"],
  ],
  "a half before its scale": [
    ["One and a half million", "150 万"],
    ["Two and a half billion", "25 亿"],
    ["3 and a half thousand", "3500"],
  ],
  discounts: [
    ["25% off", "七五折"],
    ["A 10% to 15% discount", "八五折至九折"],
    ["100% open", "百分百开放"],
  ],
  "the scales and currencies of other places": [
    ["12 lakh rupees, five crore people", "120 万卢比，五千万人"],
    ["NT$30,000", "新台币 3 万元"],
    ["HK$50 million", "港币 5000 万元"],
  ],
  "numbers in Chinese characters": [
    ["4,200 books", "四千二百本书"],
    ["250 villages", "二百五十个村庄"],
    ["1,003 nights", "一千零三夜"],
  ],
  "orders of magnitude": [
    ["Hundreds of schools", "数百所学校"],
    ["Tens of thousands of files", "数万个文件"],
    ["Dozens of cities", "几十座城市"],
  ],
  "numbers in English words": [
    ["Twelve rules", "12 条规则"],
    ["Forty-five minutes", "45 分钟"],
    ["Two hundred and six bones", "206 块骨头"],
    ["One hundred twenty-four steps", "124 级台阶"],
  ],
  "spans of time": [
    ["Over a decade", "10 年以上"],
    ["Half a year", "半年"],
    ["Three and a half hours", "3.5 小时"],
  ],
  fractions: [
    ["Two-thirds of the bridges", "三分之二的桥"],
    ["A fifth of the land", "1/5 的土地"],
    ["Three quarters of the votes", "75% 的选票"],
  ],
  multiples: [
    ["Five times as large", "是原来的 5 倍"],
    ["Tenfold growth", "增长十倍"],
    ["2.5× faster", "快 2.5 倍"],
  ],
  doubling: [
    ["Output doubled.", "产量翻了一番。"],
    ["Twice as heavy", "重一倍"],
    ["Prices tripled.", "价格涨了 2 倍。"],
  ],
  ordinals: [
    ["The 2nd edition", "第二版"],
    ["The fifth forum", "第 5 届论坛"],
    ["The top 20", "前二十名"],
  ],
  "words that hold a numeral": [
    ["Baidu Maps", "百度地图"],
    ["Just in case", "以防万一"],
    ["Very clear", "十分清楚"],
  ],
  "words that hold a larger one": [
    ["The Internet of Things", "万物互联"],
    ["A crossroads", "十字路口"],
    ["Never mind", "千万别在意"],
  ],
  "times of day": [
    ["Lunch at 12:30", "12:30 午餐"],
    ["Tea at 4 p.m.", "下午 4 点喝茶"],
    ["Doors open at 18:00", "晚上 6 点开门"],
  ],
  "long numbers": [
    ["ISBN 9787115546081", "书号 9787115546081"],
    ["Order 3351195041507969", "3351195041507969 号订单"],
    ["Payment 42000012345678901234", "支付 42000012345678901234"],
  ],
  "telephone numbers and rooms": [
    ["Call +1 415 555 0100", "电话：+1 415 555 0100"],
    ["Room 1208", "1208 室"],
    ["Gate B7", "B7 登机口"],
  ],
  measures: [
    ["42 km to go", "还有 42 公里"],
    ["500 metres", "半公里，即 500 米"],
    ["90 minutes", "1.5 小时"],
  ],
  versions: [
    ["Version 4.0.2", "4.0.2 版"],
    ["v3.1 is out", "v3.1 已发布"],
    ["Python 3.13", "Python 3.13"],
  ],
  "names with digits": [
    ["GPT-4o and H100", "GPT-4o 与 H100"],
    ["The A100s are busy", "A100 都在忙"],
    ["Claude 3 reads it", "Claude-3 读它"],
    ["Yi 6B and 34B", "Yi-6B 及 Yi-34B"],
    ["Tuning a 34B model takes a node", "对 Yi-34B 模型微调需要一个节点"],
  ],
  plurals: [
    ["GPUs are scarce", "GPU 紧缺"],
    ["PDFs open", "PDF 可以打开"],
    ["Python’s asyncio", "Python 的 asyncio"],
  ],
  "names that are translated": [
    ["The CEO left", "首席执行官离开了"],
    ["NASA and the EU", "美国航天局与欧盟"],
    ["A PhD in law", "法学博士"],
  ],
  "abbreviations of what the other spells out": [
    ["A large language model", "大语言模型（LLM）"],
    ["An application programming interface", "API"],
    ["The UN met", "联合国（United Nations）开会"],
    ["The World Health Organization met", "世卫组织开会"],
    ["The Internet of Things", "IoT"],
    ["Is it JavaScript or TypeScript?", "是 JS 还是 TS？"],
  ],
  "words that Chinese abbreviates": [
    ["They met Nadella", "他们见了这位 CEO"],
    ["A phone from Shenzhen with a chip", "深圳手机的 GPU"],
    ["We sent it to Wang", "我们把 PPT 发给老王"],
  ],
  "numbers after a full stop": [
    ["Rule No.1", "第一条规则"],
    ["See Fig.2", "见图 2"],
    ["Vol.3 is out", "第三卷已出版"],
  ],
  case: [
    ["A demo of docker", "Docker 的 Demo"],
    ["E-mail us", "给我们发 email"],
    ["An app", "一个 APP"],
  ],
  "holidays and decades": [
    ["On January 1, 2020", "2020 年元旦"],
    ["In the seventies", "70 年代"],
    ["On December 25", "圣诞节"],
  ],
  "sizes in short": [
    ["512 MB of RAM", "512M 内存"],
    ["A 100 Mbps line", "百兆宽带"],
    ["A 64 KB page", "64K 的页"],
  ],
  "capitals of headlines": [
    ["Over 50 Percent of Users", "逾 50% 的用户"],
    ["$5 Billion in Ten Years", "十年 50 亿美元"],
    ["Raised by Twenty-Five Basis Points", "上调 25 个基点"],
  ],
  "sums that leave one out": [
    ["Jack and seventeen others founded it", "杰克等 18 人创办了它"],
    ["More than 24 billion kilometers", "240 多亿公里"],
    ["Plus or minus three points", "±3 个百分点"],
  ],
  "names and their levels": [
    ["Level 4 autonomy", "L4 级自动驾驶"],
    ["99.999% uptime", "五个九的可用性"],
    ["A minus-25 night", "零下 25 度的夜里"],
    ["About one applicant in ten", "约 10% 的申请者"],
    ["Carbon-14", "碳-14"],
  ],
  "multiples of less": [
    ["4x fewer tokens", "词元数只有 1/4"],
    ["Ten times cheaper", "便宜 90%"],
    ["5 times smaller", "体积是五分之一"],
  ],
  "falling values": [
    ["−4% in May", "5 月下降 4%"],
    ["A 6% drop", "下跌 6%"],
    ["Minus 3 degrees", "零下 3 度"],
  ],
};

const different: Record<string, Pairs> = {
  models: [
    ["GPT-4 answers", "GPT-5 回答"],
    ["H100 cards", "H200 卡"],
    ["Gemini 2 is out", "Gemini 3 已发布"],
  ],
  versions: [
    ["v2.3 is out", "v2.4 已发布"],
    ["Version 5.0.1", "5.0.2 版"],
    ["IPv4 only", "仅 IPv6"],
  ],
  quarters: [
    ["In Q1", "Q2"],
    ["In Q3 2024", "2024 年第四季度"],
    ["The second quarter", "第三季度"],
  ],
  currencies: [
    ["$6 million", "600 万元"],
    ["€40 a month", "每月 40 美元"],
    ["8 billion yuan", "80 亿美元"],
  ],
  units: [
    ["30% of teams", "30 个团队"],
    ["5 km away", "5 英里外"],
    ["Up 3 percentage points", "上升 3%"],
  ],
  signs: [
    ["A return of 6.5%", "收益率为-6.5%"],
    ["−8 degrees", "8 度"],
    ["-12%", "12%"],
    ["Minus 5", "5"],
  ],
  "ends of a range": [
    ["From 2 to 9", "从 9 到 2"],
    ["From 10% to 15%", "从 15% 到 10%"],
    ["From 2020 to 2024", "2024 年至 2020 年"],
  ],
  words: [
    ["Three cities", "四座城市"],
    ["A third of them", "其中四分之一"],
    ["Four times as fast", "五倍速度"],
  ],
  "days and months": [
    ["On Friday", "星期六"],
    ["Ariane 6 flew on 9 July", "6 月 9 日阿丽亚娜 6 号首飞"],
    ["Within seventy-two hours", "72 个工作日内"],
    ["In July 2024", "2024 年 8 月"],
    ["April is the month", "5 月是这个月"],
  ],
  scales: [
    ["7 million users", "7 万用户"],
    ["2 billion", "2 亿"],
    ["Millions of files", "数十亿个文件"],
  ],
  "telephone numbers": [
    ["Call 138-0013-8000", "请拨打 13800138001"],
    ["Call 010-62751234", "请拨打 010 6275 1235"],
    ["Call 139 1234 5678", "请拨打 139-1234-5679"],
  ],
  "long numbers": [
    ["ISBN 9787115546081", "书号 9787115546082"],
    ["Order 3351195041507969", "订单 3351195041507968"],
    ["Payment 42000012345678901234", "支付 42000012345678901235"],
  ],
  "shares in words": [
    ["One in five tickets", "每四张工单就有一张"],
    ["Two of the five claims", "五项诉求中有三项"],
    ["Nine out of ten firms", "十家公司里有八家"],
    ["It fell by a quarter", "下降了四成"],
    ["The second half of 2026", "2026 年上半年"],
  ],
  "ends of a change": [
    ["From 120 to 450 people", "从 450 人变成了 120 人"],
    ["It rose from 3% to 5%", "从 5% 升到 3%"],
    ["From 8 stars to 90", "从 90 颗星到 8 颗"],
  ],
  rates: [
    ["600 requests per minute", "每秒 600 次请求"],
    ["Twice per day", "每小时两次"],
    ["$9 per month", "每年 9 美元"],
  ],
  "what is counted": [
    ["Three things we changed", "我们改了五件事"],
    ["Teams of fewer than ten", "不足二十人的团队"],
    ["At least three", "至少四位"],
  ],
  "large numbers and centuries": [
    ["Over one billion users", "超过一亿"],
    ["The nineteenth century", "二十世纪"],
    ["A dozen teams", "十个团队"],
  ],
  "cities and offices": [
    ["We are based in Shenzhen", "我们总部在杭州"],
    ["The CFO explains it", "首席技术官来解释"],
    ["It moved to Munich", "迁到了柏林"],
    ["32 villages in Yunnan", "贵州 32 个村"],
  ],
  "names and abbreviations": [
    ["Install it on Linux", "安装在 AWS 上"],
    ["Read the Changelog", "请看 README"],
    ["It runs on AWS", "运行在 Windows 上"],
  ],
  organisations: [
    ["The UN was founded then", "欧盟就此成立"],
    ["The European Union agreed", "联合国同意了"],
    ["The EU agreed", "世界卫生组织同意了"],
  ],
  names: [
    ["Linux and Windows", "Linux 与 macOS"],
    ["Google opened it", "微软将其开放"],
    ["They met in Japan", "他们在德国见面"],
  ],
};

const compare = (en: string, zh: string) => {
  const texts = { en, zh };
  return compareQuantities(texts, texts) ?? compareNames(texts, texts, []);
};

describe("partners that say the same", () => {
  for (const [kind, pairs] of Object.entries(alike)) {
    it(`may write ${kind} each in its way`, () => {
      for (const [en, zh] of pairs) assert.equal(compare(en, zh), undefined, `${en} / ${zh}`);
    });
  }

  it("may have a number or a name in inline code alone", () => {
    const prose = { en: "Run it with Node 20", zh: "用 \uFFFC 运行" };
    const whole = { en: prose.en, zh: "用 Node 20 运行" };
    assert.equal(compareQuantities(prose, whole), undefined);
    assert.equal(compareNames(prose, whole, []), undefined);
  });

  it("may have a name as the glossary translates it", () => {
    const texts = { en: "MIIT wrote it", zh: "工信部写的 OpenAtom" };
    const terms = [{ en: "MIIT", zh: "工信部", never: [] }];
    assert.deepEqual(compareNames(texts, texts, []), { en: ["MIIT"], zh: ["OpenAtom"] });
    assert.equal(compareNames(texts, texts, terms), undefined);
  });
});

describe("partners that differ", () => {
  for (const [kind, pairs] of Object.entries(different)) {
    it(`are reported for their ${kind}`, () => {
      for (const [en, zh] of pairs) assert.ok(compare(en, zh), `${en} / ${zh}`);
    });
  }
});

describe("quantities of a very long text", () => {
  for (const [name, unit] of [
    ["digits", "123 "],
    ["numerals", "三百个"],
    ["plain Chinese", "一个汉字"],
    ["words", "two hundred and "],
    ["names", "GPT-4o "],
    ["hyphens", "a-b-1-"],
    ["dots", "1.2."],
    ["ranges", "1-2-"],
  ] as const) {
    it(`are read in proportion to it: ${name}`, () => {
      const text = unit.repeat(Math.ceil(50_000 / unit.length));
      compare(text, text);
    });
  }
});
