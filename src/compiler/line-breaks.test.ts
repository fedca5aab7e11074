import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bindChinese, findEmojiEnds, findLineEnds, splitCode } from "./render/line-breaks.ts";

const terms = ["Linux 基金会", "A·B 协议", "GPL-3.0"];

/** A text with `|` where a line may end besides at its spaces, `^` where only a browser would end it. */
function mark(text: string): string {
  const bound = bindChinese(text, terms);
  const { breaks, joins } = findLineEnds(bound, terms);
  const marked = bound
    .split("")
    .map((character, i) => `${breaks.has(i) ? "|" : joins.has(i) ? "^" : ""}${character}`);
  return marked.join("").replaceAll("\u00A0", "_");
}

describe("a line of Chinese", () => {
  for (const [title, marked] of [
    ["ends between words", "开源|软件"],
    ["ends after a mark, whatever follows", "使用|软件，|Linux 和 76%；|3.5_倍：|AI。|“开放”"],
    ["ends before an opening bracket", "软件|（第三）|软件|《规划》"],
    ["ends between Chinese words and Latin ones", "使用|Linux|开发"],
    ["ends after a dash or an ellipsis, not before it", "于是^—^—|结束……|以后"],
    ["ends inside no name or span of years", "吉姆^·^泽姆林 2025_年^～^2026_年"],
    ["begins with no mark of half width either", "北京,|上海;|天津"],
    ["ends inside no number, and not before what it counts", "76%_的 3.5_倍、|10_亿"],
    ["ends inside no term", "Linux_基金会|推出 A^·^B_协议|与 GPL-^3.0"],
    ["ends after the hyphen of words, but no other", "open-|source 与 v-^2"],
    ["ends in an address before what parts it", "见 https://^www.example.org|/^a|?^b|=^c 一页"],
    ["keeps brackets with what they hold", 'f(x) 的 CI/^CD 与 "<^b^>"'],
    ["keeps a few signs in a row together", "五星^★^★^★^★^★"],
    ["ends between the signs of a long row", "线^─|─|─|─|─|─|─|─，|→|→|→|→|→|→|→ 到"],
    ["leaves no last character alone", "茶社的|品茶人|这么说。"],
    ["splits no noun that the dictionary lacks", "14_台|服务器，|数据库，|机器人"],
    ["keeps words of one character with what they lean on", "被^“开放”^的|软件，|从^《规划》^中"],
    [
      "leans on the word before it",
      "他说|的话，|这是|一个|好的|办法吗。|每个人|都|向前看|性能化，|长期|主义者们",
    ],
    ["keeps what is left of an unknown word", "共同|提速与 AI，|一一|列举"],
    [
      "follows brackets with what does not lean",
      "（注）|把它，|好|【注】|好，|“把”|字，|在^“把”^后，|(大)|与数据|(大)|好",
    ],
    ["stays in words of Latin letters", "使用|AI的|模型，|与AI，|的AI，|v1.2 个 a3 个"],
    ["ends after an emoji, and between two", "中文^😀|中文^😀|😀|好"],
    ["ends at no sign", "100%^的，|C^+^+ 语言|A/^B 测试，|价格^$5与^¥6，|北京-|上海"],
    ["ends after an ellipsis each time", "他…|她……|它，^—^—|好^—^—"],
  ] as const)
    it(title, () => assert.equal(mark(marked.replace(/[|^]/g, "").replaceAll("_", " ")), marked));
});

describe("a line of English", () => {
  it("ends between two emoji, and keeps one with what it is written to", () => {
    for (const marked of ["a^😀^b", "a 😀 b", "😀|😀", "so^😀|😀^.", "(^😀^)", "no"]) {
      const text = marked.replace(/[|^]/g, "");
      const { breaks, joins } = findEmojiEnds(text);
      const write = (unit: string, i: number) =>
        `${breaks.has(i) ? "|" : joins.has(i) ? "^" : ""}${unit}`;
      assert.equal(text.split("").map(write).join(""), marked);
    }
  });
});

describe("a line of code", () => {
  for (const [title, parts] of [
    ["ends at spaces", "npm |run |check"],
    ["ends after the last of several spaces", "x  |y"],
    ["ends in no short name", "abc(de,f)"],
    ["ends in no name of 20 letters", "twenty-letters-here1"],
    ["ends after the marks of a longer one", "twenty-|letters-|here12"],
    ["ends before the capitals of a longer one", "read|Manuscript|From|Disk|And|More.|then()"],
    ["ends in a path after its marks", "src/|compiler/|render/|line-|breaks.ts:12"],
    ["ends between Han, each as wide as two letters", "长|长|长|长|长|长|长|长|长|长|长"],
    ["ends between no ten Han", "长长长长长长长长长长"],
    ["ends in no word without a mark", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
  ] as const)
    it(title, () => assert.equal(splitCode(parts.replaceAll("|", "")).join("|"), parts));
});
