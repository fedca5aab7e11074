import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findFont, hasGlyph } from "./fonts.ts";

/** The fonts of a name's letters, in English, then in Chinese. */
const listFonts = (name: string) =>
  (["en", "zh"] as const).map((side) => [
    ...new Set([...name.replaceAll(" ", "")].map((character) => findFont(character, side))),
  ]);

describe("the deck's fonts", () => {
  const latinNames =
    "Erdős Pál|Łukasz Żak|Đặng Văn Lâm|Nguyễn|İstanbul Işık|Ștefan Țepeș|Dvořák|Škoda|Ģirts Ķēniņš|Jonas Žąsė|Þórður|Œuvre|GROẞE|Əliyev|Māori|Zhōngguó lǜ|Ṣọla|Ŋaliŋa|Ħal Għaxaq|Ŵyn";
  for (const name of latinNames.split("|")) {
    it(`draw ${name} with Archivo in both languages`, () => {
      for (const fonts of listFonts(name))
        for (const font of fonts) assert.match(font!, /^archivo/);
    });
  }

  const otherNames =
    "Αλέξανδρος|Ὅμηρος|Київ|Ґалаґан|Ђорђевић Љиљана|Әбдіұлы Қазақ|Лев Толстой|Ўзбекистон|Үлгэр Өнөр|Ѓорѓи Ќосев|Тоҷикӣ";
  for (const name of otherNames.split("|")) {
    it(`draw all of ${name} with one font`, () =>
      assert.deepEqual(listFonts(name), [["notoSans"], ["notoSans"]]));
  }

  for (const sign of "⌥⌘⇧₂⅓₹₿→↑✓№℃★①")
    it(`have the sign ${sign}`, () => assert.notEqual(findFont(sign, "en"), undefined));

  for (const emoji of ["🚀", "👍🏽", "👩🏽‍🚀", "👨‍👩‍👧‍👦", "🇨🇳", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "#️⃣", "❤️", "❤", "🏳️‍🌈", "🫩"])
    it(`have the emoji ${emoji} as a whole`, () => assert.ok(hasGlyph(emoji)));

  it("lack an emoji that they would draw as two", () =>
    assert.deepEqual(
      ["🚀‍🚀", "🐈‍🍎"].map((emoji) => hasGlyph(emoji)),
      [false, false],
    ));

  it("lack a letter of a script that they do not draw, and say so", () =>
    assert.deepEqual(listFonts("ไ한"), [[undefined], [undefined]]));
});
