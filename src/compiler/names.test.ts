import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { compareNames, pairNames } from "./check/names/compare-names.ts";
import { readKeys } from "./check/names/name-keys.ts";

const terms = [
  { en: "MIIT", zh: "工信部", never: [] },
  { en: "Linux Foundation", zh: "Linux 基金会", never: [] },
];

// examples/names.txt has a line for each example: the English, the Chinese, the names in which they differ or
// `same`, and the names that they have in common or alone, as the booth's table lists them.
const examples = readFileSync(new URL("examples/names.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");

describe("names", () => {
  it("differ where one stands in place of another", () => {
    for (const example of examples) {
      const [en = "", zh = "", expected] = example.split(/ \| ?/);
      const difference = compareNames({ en, zh }, { en, zh }, terms);
      const list = (names: readonly string[]) => names.join(", ") || "nothing";
      const found = difference ? `${list(difference.en)} / ${list(difference.zh)}` : "same";
      assert.equal(found, expected, example);
    }
  });

  it("are paired with what the other language calls them", () => {
    for (const example of examples) {
      const [en = "", zh = "", , expected] = example.split(/ \| ?/);
      const pairs = pairNames({ en, zh }, terms).map((pair) => `${pair.en}=${pair.zh}`);
      assert.equal(pairs.join(", "), expected, example);
    }
  });

  it("are known by each word, and by words in a row", () => {
    for (const [text, keys] of [
      ["GPT-4o mini", "gpt 4o gpt4o mini 4omini gpt4omini"],
      ["Node.js and more", "node js j nodejs nodej and jsand more andmore"],
      ["model 2.0", "model 2.0 model2.0"],
      ["Müller–Böhm", "muller bohm"],
      ["a b c", "a b ab c bc"],
    ] as const)
      assert.equal([...readKeys(text)].join(" "), keys);
  });
});
