import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { allowCheck, replaceApart } from "./read/allow.ts";
import {
  doubtPartners,
  guessSide,
  isForBoth,
  isInBoth,
  splitLanguages,
  unclear,
} from "./read/sides.ts";

const read = (text: string) => ({ prose: text, whole: text });

describe("the language of a text", () => {
  for (const [side, texts] of [
    [
      "en",
      "Tea · Tea of 王菲 · the 茶 · Go to 长城 · We drink 茶 · 开放 is what it means · 20 · ok and 茶",
    ],
    [
      "zh",
      "茶 · 喝 Tea · 我们的 Tea is good · Tea 的茶 · 使用 Linux · Linux 茶 · Kubernetes 与 Docker · open 开放源码 · a 茶叶 的",
    ],
  ] as const)
    it(`is ${side} by its small words, and by what it has most of`, () => {
      for (const text of texts.split(" · ")) assert.equal(guessSide(read(text)), side, text);
    });

  it("is that of its code, where it has no other words", () => {
    assert.equal(guessSide({ prose: "\uFFFC 3", whole: "茶 3" }), "zh");
    assert.equal(guessSide({ prose: "Tea \uFFFC", whole: "Tea 茶叶的" }), "en");
  });

  it("is none of figures, marks and addresses", () => {
    for (const text of "76% · — · https://example.org/茶 · www.tea.cn · ada@example.org · example.org · a.b.io · docs.rs/茶 · +1 415 · \uFFFC".split(
      " · ",
    ))
      assert.ok(isForBoth(read(text)), text);
    for (const text of "tea · 茶 · see https://example.org · example.orgs · tea.green · a@ · x://y · https:// tea".split(
      " · ",
    ))
      assert.ok(!isForBoth(read(text)), text);
  });

  it("is both, where it says one thing twice", () => {
    for (const [text, en, zh] of [
      ["Agenda / 议程", "Agenda", "议程"],
      ["Agenda|议程", "Agenda", "议程"],
      ["Agenda · 议程", "Agenda", "议程"],
      ["Agenda（议程）", "Agenda", "议程"],
      ["Agenda (议程)", "Agenda", "议程"],
      ["Agenda 议程", "Agenda", "议程"],
      ["The Tea Board 茶叶局", "The Tea Board", "茶叶局"],
    ] as const)
      assert.deepEqual(splitLanguages(text), [en, zh], text);
    for (const text of [
      "议程 / Agenda",
      "议程",
      "Agenda",
      "The celebrity is 王菲",
      "Tea · 茶 · 酒",
      "76% / 茶",
      "3 茶",
      "a b 茶 c",
    ])
      assert.equal(splitLanguages(text), undefined, text);
    assert.ok(isInBoth("Agenda / 议程"));
    assert.ok(!isInBoth("Agenda 议程"));
    assert.ok(!isInBoth("议程 / Agenda"));
  });
});

describe("two texts are partners", () => {
  for (const [doubt, pairs] of [
    [
      0,
      ["Tea / 茶", "Good tea / 好茶", "We use Linux / 我们用 Linux", "Linux / Linux", "76% / 76%"],
    ],
    [
      1,
      [
        "Drink 茶 / 喝茶",
        "1,000 / 一千",
        "Linux and Docker / Linux，Docker",
        "王菲 sings / 王菲唱歌",
        "Tea / 茶 A",
      ],
    ],
    [
      undefined,
      [
        "Tea / Coffee",
        "茶 / 酒",
        "茶 / Tea",
        "76% / 77%",
        "76% / Tea",
        "Tea / 76%",
        "Agenda 议程 / Tea 茶",
      ],
    ],
    [unclear, ["tea / tea time", "喝茶 / 茶"]],
  ] as const)
    it(`with doubt ${doubt}`, () => {
      for (const pair of pairs) {
        const [en = "", zh = ""] = pair.split(" / ");
        assert.equal(doubtPartners(read(en), read(zh)), doubt, pair);
      }
    });
});

describe("what an author allows", () => {
  it("is words in lists, or true", () => {
    for (const value of [{}, { numbers: ["2024"] }, { sources: true, names: ["a", "b"] }])
      assert.ok(allowCheck.test(value), JSON.stringify(value));
    for (const value of [
      null,
      "numbers",
      ["numbers"],
      { numbers: [] },
      { numbers: "2024" },
      { numbers: [2024] },
      { numbers: ["a", ""] },
      { sources: false },
    ])
      assert.ok(!allowCheck.test(value), JSON.stringify(value));
  });

  it("is named anew where it was in `apart`", () => {
    for (const [value, hint] of [
      [
        ["2024", "AI", "https://a.b", "a3", "ahttp:"],
        'numbers: ["2024", "a3"], names: ["AI", "ahttp:"], links: ["https://a.b"]',
      ],
      [["http://a.b"], 'links: ["http://a.b"]'],
      [[76], 'numbers: ["76"]'],
      [[], 'numbers: ["2024"]'],
      ["2024", 'numbers: ["2024"]'],
    ] as const)
      assert.equal(replaceApart(value), `Write \`allow: { ${hint} }\`.`);
  });
});
