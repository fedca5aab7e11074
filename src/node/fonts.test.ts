import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import subsetFont from "subset-font";
import { findFont, hasGlyph, readFont } from "./fonts.ts";
import { measure } from "./measure.ts";

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
        for (const font of fonts) assert.match(String(font), /^archivo/);
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

describe("a font of the author's", () => {
  const liberation = readFileSync(
    createRequire(import.meta.url).resolve("pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf"),
  );
  const own = readFont(liberation)!;

  it("draws what the deck's lack, and nothing else", () => {
    assert.deepEqual([findFont("☻", "en"), findFont("☻", "zh", false, [own])], [undefined, own]);
    assert.equal(findFont("a", "en", false, [own]), "archivo");
    assert.equal(hasGlyph("ไ", false, [own]), false);
  });

  it("is as wide as it is drawn", () => {
    const typeface = { weight: 700, side: "en", ligatures: true, isCode: false } as const;
    // In Liberation Sans ⌐ takes 1196 of 2048 units.
    assert.equal(measure("⌐", typeface, [own])[0]!.toFixed(3), (1196 / 2048).toFixed(3));
  });

  it("may be WOFF2", async () => {
    const packed = await subsetFont(liberation, "☻", { targetFormat: "woff2" });
    assert.ok(hasGlyph("☻", false, [readFont(packed)!]));
  });

  const noFonts: Record<string, Uint8Array> = {
    "a text": Buffer.from("no font"),
    nothing: Buffer.from(""),
    "a font that is cut off": liberation.subarray(0, liberation.length / 2),
    "WOFF2 that is cut off": Buffer.from("wOF2 and no more"),
  };
  for (const [name, bytes] of Object.entries(noFonts))
    it(`is not ${name}`, () => assert.equal(readFont(bytes), undefined));
});
