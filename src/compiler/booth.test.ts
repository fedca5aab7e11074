import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pairNames } from "./check/names/compare-names.ts";
import { pairQuantities } from "./check/numbers/compare-quantities.ts";
import { writeTerms } from "./render/booth-tables.ts";

const entries = [
  { en: "Tea Board", zh: "茶叶局", never: ["茶业局", "Tea局"] },
  { en: "to steep", zh: "浸泡", never: [] },
];

describe("the booth's numbers", () => {
  for (const [title, en, zh, pairs] of [
    [
      "stand beside each other as each language writes them",
      "$8.8 trillion in 2024",
      "2024 年的 8.8 万亿美元",
      [
        ["$8.8 trillion", "8.8 万亿美元"],
        ["2024", "2024 年"],
      ],
    ],
    [
      "keep a day from its month",
      "On December 12",
      "12 月 12 日",
      [
        ["December", "12 月"],
        ["12", "12"],
      ],
    ],
    ["leave out what is in words alone", "One of two", "两个之一", []],
    [
      "are in words where the other has digits",
      "20% of them",
      "五分之一的人",
      [["20%", "五分之一"]],
    ],
    ["stand alone where the other says none", "About 40 cups", "很多杯", [["40", ""]]],
  ] as const)
    it(title, () =>
      assert.deepEqual(
        pairQuantities({ en, zh }).map((pair) => [pair.en, pair.zh]),
        pairs,
      ),
    );
});

describe("the booth's names", () => {
  for (const [title, en, zh, pairs] of [
    [
      "are the glossary's where it has them",
      "A Tea Board report",
      "茶叶局的报告",
      [["Tea Board", "茶叶局"]],
    ],
    [
      "are well-known",
      "We asked Intel in France",
      "我们问过法国的英特尔",
      [
        ["Intel", "英特尔"],
        ["France", "法国"],
      ],
    ],
    [
      "are the same in both",
      "It runs PyTorch and GPT-4o",
      "它运行 PyTorch 和 GPT-4o",
      [
        ["PyTorch", "PyTorch"],
        ["GPT-4o", "GPT-4o"],
      ],
    ],
    [
      "stand alone where the other has none",
      "A talk by Gerstner",
      "郭士纳的演讲",
      [["Gerstner", ""]],
    ],
    ["are no words that begin a sentence", "The end. Then tea.", "结束，然后喝茶。", []],
  ] as const)
    it(title, () =>
      assert.deepEqual(
        pairNames({ en, zh }, entries).map((pair) => [pair.en, pair.zh]),
        pairs,
      ),
    );
});

it("the booth's glossary has a row for each term, with what is not used", () => {
  assert.equal(
    writeTerms({ entries, terms: [], never: new Map() }),
    "\uFEFFEnglish\t中文\tNot used 不用\nTea Board\t茶叶局\t茶业局, Tea局\nto steep\t浸泡\t\n",
  );
});
