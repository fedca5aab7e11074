import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { check, format, resolveConfig } from "prettier";
import { mistypedWords } from "./examples/mistyped-words.ts";
import { mendSlide } from "./format/mend-slide.ts";

// The same texts in each run: a red test means that a change broke something.
fc.configureGlobal({ seed: 1 });

const badlyStyled = `\`\`\`\`js {1|2-3}
if(a)  {b("it's"...)}


   \`\`\`js
  使用AI的"模型"
\`\`\`\`
`;

describe("npm run format", () => {
  for (const [title, before, after] of [
    ["curls typewriter quotes", `She said "it's fine" here.`, "She said “it’s fine” here."],
    ["sets half-width marks full-width", "承认,乃是自由的基础.", "承认，乃是自由的基础。"],
    ["puts spaces between Han and Latin", "使用AI的模型", "使用 AI 的模型"],
    ["sets Chinese brackets by what they hold", "模型(大)与 f(x) 的值", "模型（大）与 f(x) 的值"],
    ["doubles dashes and ellipses", "他来了—真的...", "他来了——真的……"],
    [
      "leaves one dash between places and years",
      "北京—上海，2024—2025 年",
      "北京—上海，2024—2025 年",
    ],
    [
      "sets one dash between years",
      "2019-2024 年，2019–2024，2019～2024",
      "2019—2024 年，2019—2024，2019—2024",
    ],
    ["sets one dash between dates", "3 月-5 月，2 日——4 日", "3 月—5 月，2 日—4 日"],
    ["sets one dash between places", "北京-上海，中国–东盟", "北京—上海，中国—东盟"],
    [
      "sets a wave between numbers",
      "3-5 天，10~20，1,000–2,000 元，5%-8%，1000-2000 万，3-5 年",
      "3～5 天，10～20，1,000～2,000 元，5%～8%，1000～2000 万，3～5 年",
    ],
    [
      "leaves scores, figures, telephones, dates and versions",
      "比分 3-5，图 2-8，010-8888，2024-05-01，15834-2011，5-3 个，1.2-1.3.4",
      "比分 3-5，图 2-8，010-8888，2024-05-01，15834-2011，5-3 个，1.2-1.3.4",
    ],
    [
      "sets one dash between times and days of the week",
      "9:00-17:00 开放，8:30～12:00，周一-周五，周六~日",
      "9:00—17:00 开放，8:30—12:00，周一—周五，周六—日",
    ],
    [
      "mends a range with spaces around its mark",
      "2019 - 2024 年，3 ~ 5 天，北京 - 上海，第 1 - 3 章",
      "2019—2024 年，3～5 天，北京—上海，第 1～3 章",
    ],
    [
      "knows the hyphens of other keyboards, and units in Latin letters",
      "北京－上海，内存 4-8 GB，相距 100-200 km，3－5 天",
      "北京—上海，内存 4～8 GB，相距 100～200 km，3～5 天",
    ],
    [
      "sets a dash with spaces, or of another kind, as Chinese has it",
      "他来了 — 真的，来了 —— 真的，来了–真的，江苏省–浙江省",
      "他来了——真的，来了——真的，来了——真的，江苏省—浙江省",
    ],
    [
      "leaves differences and negative numbers",
      "算 5 - 3 = 2，从 3 -5 度，共 3 - 1 个",
      "算 5 - 3 = 2，从 3 -5 度，共 3 - 1 个",
    ],
    ["joins a line that begins with a dash", "汉字\n--上海\n- 一", "汉字——上海\n- 一"],
    ["joins the lines of a block", "one\ntwo\n\n一行\n两行", "one two\n\n一行两行"],
    [
      "leaves lines of nothing but marks",
      "one\n--\ntwo\n\n***\n三\n===\n四",
      "one\n--\ntwo\n\n***\n三\n===\n四",
    ],
    ["leaves a break that is meant", "one\\\ntwo", "one\\\ntwo"],
    [
      "leaves code and addresses",
      '看`a,b"c`和[这](https://x.y/a,b "c,d")',
      '看`a,b"c`和[这](https://x.y/a,b "c,d")',
    ],
    ["leaves what is struck", "~~他来了...76%的~~，it's", "~~他来了...76%的~~，it’s"],
    [
      "leaves the front matter",
      '---\nallow: { numbers: ["2"] }\n---\n\n"a"',
      '---\nallow: { numbers: ["2"] }\n---\n\n“a”',
    ],
    ["leaves fenced code", badlyStyled, badlyStyled],
    ["mends what follows fenced code", `${badlyStyled}\n"a"`, `${badlyStyled}\n“a”`],
  ] as const) {
    it(title, () => assert.equal(mendSlide(before), after));
  }

  // examples/format.txt has a line for each example: what was typed and what it becomes, = where that is the
  // same; ⏎ is the end of a line.
  it("mends marks and spaces by every rule, and nothing that only looks like it", () => {
    const file = readFileSync(new URL("examples/format.txt", import.meta.url), "utf8");
    for (const line of file.replace(/\n$/, "").split("\n")) {
      const [typed = "", mended = ""] = line.replaceAll("⏎", "\n").split(" → ");
      assert.equal(mendSlide(typed), mended === "=" ? typed : mended, line);
    }
  });

  it("leaves fenced code to Prettier, which leaves it too", async () => {
    const slide = fileURLToPath(new URL("../../slides/01-a.md", import.meta.url));
    const options = { ...(await resolveConfig(slide)), filepath: slide };
    assert.equal(await format(badlyStyled, options), badlyStyled);
    assert.ok(await check(badlyStyled, options));
  });

  it("leaves the names of the glossary", () =>
    assert.equal(mendSlide("使用人工智能+行动,好", ["人工智能+"]), "使用人工智能+行动，好"));

  const word = fc.constantFrom(
    ...mistypedWords,
    "1,000",
    "月",
    "~",
    "`a,b`",
    "[a](b)",
    "**",
    "  ",
    "\n",
    "\n\n",
    "- ",
    "# ",
  );
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(""));

  it("changes nothing more when run again", () =>
    fc.assert(
      fc.property(text, (text) => assert.equal(mendSlide(mendSlide(text)), mendSlide(text))),
      { numRuns: 3000 },
    ));

  it("changes nothing but marks and spaces", () => {
    const strip = (text: string) => text.replace(/[\p{P}\p{S}\s]/gu, "");
    fc.assert(
      fc.property(text, (text) => assert.equal(strip(mendSlide(text)), strip(text))),
      { numRuns: 3000 },
    );
  });
});
