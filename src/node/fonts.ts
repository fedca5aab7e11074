import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { Blob, Buffer as Shaped, Face, Font, shape } from "harfbuzzjs";
import { splitEmoji } from "../compiler/emoji.ts";
import type { Side } from "../compiler/language.ts";
import type { OwnFont } from "../compiler/own-font.ts";
import type { Role, Text } from "../compiler/render/font-texts.ts";
import { writeWhole } from "./write.ts";

const require = createRequire(import.meta.url);
const archivo = (subset: string) =>
  require.resolve(`@fontsource-variable/archivo/files/archivo-${subset}-wght-normal.woff2`);
const noto = (name: string) => require.resolve(`@expo-google-fonts/noto-sans-sc/${name}.ttf`);
const notoSans = (name: string) => require.resolve(`@expo-google-fonts/noto-sans/${name}.ttf`);
const mono = (name: string) => require.resolve(`@expo-google-fonts/jetbrains-mono/${name}.ttf`);
const emoji = (name: string) => require.resolve(`@expo-google-fonts/noto-emoji/${name}.ttf`);

/**
 * For each CSS weight, those of the families. Archivo is set a little lighter than Noto, so that their
 * strokes look alike; code has no heavier weight than 800, emoji none than 700.
 */
export const weights = {
  900: {
    archivo: 860,
    noto: noto("900Black/NotoSansSC_900Black"),
    notoSans: notoSans("900Black/NotoSans_900Black"),
    mono: mono("800ExtraBold/JetBrainsMono_800ExtraBold"),
    emoji: emoji("700Bold/NotoEmoji_700Bold"),
  },
  700: {
    archivo: 640,
    noto: noto("700Bold/NotoSansSC_700Bold"),
    notoSans: notoSans("700Bold/NotoSans_700Bold"),
    mono: mono("700Bold/JetBrainsMono_700Bold"),
    emoji: emoji("700Bold/NotoEmoji_700Bold"),
  },
  500: {
    archivo: 520,
    noto: noto("500Medium/NotoSansSC_500Medium"),
    notoSans: notoSans("500Medium/NotoSans_500Medium"),
    mono: mono("500Medium/JetBrainsMono_500Medium"),
    emoji: emoji("500Medium/NotoEmoji_500Medium"),
  },
};

export type Weight = keyof typeof weights;

const allWeights = [900, 700, 500] as const;

// Both languages draw Latin letters with Archivo. Quotation marks, dashes and the interpunct share
// their code points between the scripts: Noto's files have them, but no Latin letter, and Chinese
// text asks Noto first.
const letters = new Set([...range(0x20, 0x7e), ...range(0xa0, 0xb6), ...range(0xb8, 0xff)]);
const latin = new Set([...letters, ..."·–—‘’“”…"]);
const notLatin = "U+B7,U+100-10FFFF";
const onlyLatin = "U+20-7E,U+A0-B6,U+B8-FF";

const archivoFiles = {
  archivo: archivo("latin"),
  archivoMore: archivo("latin"),
  archivoExtended: archivo("latin-ext"),
  archivoVietnamese: archivo("vietnamese"),
};

/** A font by what it draws: `archivo` is in every deck; of the others, what its texts need. */
export type FontName = keyof typeof archivoFiles | "notoSans" | "noto" | "mono" | "emoji";

/** The fonts for letters that few talks have, the first to be asked first. They join the family Archivo. */
const moreFonts = ["archivoMore", "archivoExtended", "archivoVietnamese", "notoSans"] as const;

/** What draws a text: a font of the deck, or one of the author's. */
export type DrawingFont = FontName | OwnFont;

/** The font that draws a character which is no emoji, the author's last; `undefined` where none does. */
export function findFont(
  character: string,
  side: Side,
  isCode = false,
  own: readonly OwnFont[] = [],
): DrawingFont | undefined {
  if (isCode && covers("mono", character)) return "mono";
  if ((side === "en" ? latin : letters).has(character)) return "archivo";
  return [...listFonts(character), ...own].find((font) => covers(font, character));
}

const devanagari = /\p{Script_Extensions=Devanagari}/u;

// Noto Sans SC has some Greek and Cyrillic, but not all: one font draws the whole word. A mark must be
// in its letter's font.
function listFonts(character: string): readonly FontName[] {
  if (devanagari.test(character)) return ["notoSans"];
  if (/\p{M}/u.test(character)) return ["noto"];
  if (/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(character))
    return [...moreFonts, "noto"];
  return ["noto", ...moreFonts, "mono", "emoji"];
}

/** A part of a text that one font draws, from one of its UTF-16 units to before another. */
interface FontRun {
  start: number;
  end: number;
  font: DrawingFont | undefined;
}

/** The runs of a text by the fonts that draw them; an emoji is a run of its own, whatever it is made of. */
export function splitByFont(
  text: string,
  side: Side,
  isCode = false,
  own: readonly OwnFont[] = [],
): FontRun[] {
  const runs: FontRun[] = [];
  let at = 0;
  for (const part of splitEmoji(text)) {
    if (part.isEmoji) runs.push({ start: at, end: at + part.text.length, font: "emoji" });
    for (const character of part.isEmoji ? "" : part.text) {
      const start = at;
      at += character.length;
      const last = runs.at(-1);
      const font = findFont(character, side, isCode, own);
      if (last?.end === start && last.font === font && font !== "emoji") last.end = at;
      else runs.push({ start, end: at, font });
    }
    at = runs.at(-1)!.end;
  }
  return runs;
}

/** The characters of texts that a font draws, sorted. */
function collectCharacters(
  texts: readonly Text[],
  drawn: DrawingFont,
  side: Side,
  own: readonly OwnFont[] = [],
): string[] {
  const runs = texts.flatMap(({ text, isCode }) =>
    splitByFont(text, side, isCode, own)
      .filter(({ font }) => font === drawn)
      .map(({ start, end }) => text.slice(start, end)),
  );
  return [...new Set(runs.join("").replace(/\s/g, ""))].toSorted();
}

// In every font: the compiler writes some of them, and edits then seldom need a new font.
const chineseMarks = "，。：；、！？（）《》〈〉“”‘’—…·";

/** The names of the font files that the first slides do not need. */
const secondaryFont = "noto-secondary";
const codeFont = "jetbrains-mono";
export const lateFonts = [secondaryFont, codeFont];

// The features that browsers turn on by default or for `text-spacing-trim` (CSS Fonts 4, 7.1), and
// the digits of the speaker's clock. Code is set as typed, without ligatures.
export const keepFeatures = "calt ccmp chws clig halt kern liga locl mark mkmk rlig tnum".split(
  " ",
);
// What Devanagari is written with: its letters join (OpenType, “Developing OpenType Fonts for Devanagari
// Script”).
const keepInDevanagari =
  "nukt akhn rphf rkrf blwf half vatu cjct init pres abvs blws psts haln dist abvm blwm".split(" ");
export const keepInCode = ["ccmp", "mark", "mkmk"];

/**
 * The family of emoji, and how they ask for it: browsers would draw some in other fonts. They stand in the
 * middle of a line's letters.
 */
const emojiFamily = "Noto Emoji";
const emojiRule = `.emoji.emoji{font-family:"${emojiFamily}",sans-serif;font-variant-emoji:text;white-space:nowrap;line-height:0;vertical-align:.06em}`;

/** One font file: where it is cut from, its characters, and when the browser loads it. */
interface Cut {
  /** The name of the file. */
  name: string;
  family: string;
  weight: Weight;
  from: string | OwnFont;
  characters: string;
  features?: readonly string[];
  axes?: { wght: number };
  /** CSS `unicode-range`; without it, all characters. */
  range?: string;
}

/** Texts, and the author's fonts for them. */
export interface DrawnTexts {
  texts: readonly Text[];
  fonts: readonly OwnFont[];
}

/**
 * Cuts the fonts to the characters of `texts` and returns their `@font-face` rules. The folder `cache`
 * keeps the files by their content, so that each is made once.
 */
export async function cutFonts(texts: DrawnTexts, cache: string): Promise<string> {
  return writeRules(listFaces(texts), cache);
}

/** As `cutFonts`, with small files besides for what `more` texts have: the deck's are not cut again. */
export async function cutRoomFonts(
  texts: DrawnTexts,
  more: readonly Text[],
  cache: string,
): Promise<string> {
  return writeRules([...listFaces(texts), ...listMore(texts.texts, more)], cache);
}

/**
 * As `cutRoomFonts`, for a phone in a room's network: it draws Chinese notes and sources, weight 500,
 * with its own font. Their Latin letters are in the family of the Chinese: they stay the deck's.
 */
export async function cutPhoneFonts(
  texts: DrawnTexts,
  more: readonly Text[],
  cache: string,
): Promise<string> {
  const faces = [
    ...[...listFaces(texts), ...listMore(texts.texts, more)].filter(
      ({ family, weight }) => family !== "Noto Sans SC" || weight > 500,
    ),
    ...listFaces(texts)
      .filter(({ family }) => family === "Archivo")
      .map((face) => ({ range: onlyLatin, ...face, family: "Noto Sans SC" })),
  ];
  return writeRules(faces, cache);
}

async function writeRules(faces: readonly Cut[], cache: string): Promise<string> {
  const rules = faces.some(({ family }) => family === emojiFamily) ? [emojiRule] : [];
  for (const [i, face] of faces.entries()) {
    const path = locateFace(face, cache);
    if (!existsSync(path)) {
      console.log(`Cutting font ${i + 1} of ${faces.length}.`);
      writeWhole(path, await cutFace(face));
    }
    rules.push(writeRule(face, path.replaceAll(sep, "/")));
  }
  return rules.join("\n");
}

/** Notes and long titles get a font file of their own, which most slides never load. */
function listFaces({ texts, fonts }: DrawnTexts): Cut[] {
  const small = collectHan(texts, "small");
  const secondary = collectHan(texts, "secondary").filter(
    (character) => !small.includes(character),
  );
  const range = writeRange(secondary);
  return [
    ...allWeights.map(cutArchivo),
    ...allWeights.flatMap((weight) => cutMore(weight, texts)),
    cutNoto(900, collectHan(texts, "display")),
    cutNoto(700, collectHan(texts, "text")),
    cutNoto(500, small),
    ...allWeights.flatMap((weight) => cutOwn(weight, texts, fonts)),
    ...allWeights.flatMap((weight) => cutMono(weight, texts)),
    ...(range ? [{ ...cutNoto(500, secondary), name: secondaryFont, range }] : []),
  ];
}

/** The Chinese that more texts add to that of others. */
function listMore(texts: readonly Text[], more: readonly Text[]): Cut[] {
  return (
    [
      ["display", 900],
      ["text", 700],
      ["small", 500],
    ] as const
  ).flatMap(([role, weight]) => {
    const had = collectHan(texts, role);
    const added = collectHan(more, role).filter((character) => !had.includes(character));
    const cut = {
      ...cutNoto(weight, added),
      name: `noto-more-${weight}`,
      range: writeRange(added),
    };
    return added.length > 0 ? [cut] : [];
  });
}

const writeRange = (characters: readonly string[]) =>
  characters.map((character) => `U+${character.codePointAt(0)!.toString(16)}`).join();

const cutArchivo = (weight: Weight): Cut => ({
  name: `archivo-${weight}`,
  family: "Archivo",
  weight,
  from: archivoFiles.archivo,
  characters: [...latin].join(""),
  axes: { wght: weights[weight].archivo },
});

const cutNoto = (weight: Weight, characters: readonly string[]): Cut => ({
  name: `noto-${weight}`,
  family: "Noto Sans SC",
  weight,
  from: weights[weight].noto,
  characters: characters.join(""),
  range: notLatin,
});

const rolesOf: Record<Weight, readonly Role[]> = {
  900: ["display"],
  700: ["text"],
  500: ["small", "secondary"],
};

/** What a weight needs besides the letters of every deck. */
function cutMore(weight: Weight, texts: readonly Text[]): Cut[] {
  const own = texts.filter(({ role }) => rolesOf[weight].includes(role));
  return [...moreFonts, "mono" as const, "emoji" as const].flatMap((name) => {
    const used = name === "mono" ? own.filter(({ isCode }) => !isCode) : own;
    const characters = collectCharacters(used, name, "en");
    if (characters.length === 0) return [];
    const cut = {
      name: `more-${name}-${weight}`,
      family: "Archivo",
      weight,
      from: locateFont(name, weight),
      characters: characters.join(""),
      // Emoji have characters that other fonts draw: 1️⃣.
      range: writeRange(characters.filter((character) => findFont(character, "en") === name)),
      ...(name in archivoFiles && { axes: { wght: weights[weight].archivo } }),
      ...(characters.some((character) => devanagari.test(character)) && {
        features: [...keepFeatures, ...keepInDevanagari],
      }),
    };
    if (name !== "emoji") return [cut];
    const { range: _, ...whole } = cut;
    return [cut, { ...whole, family: emojiFamily }];
  });
}

/** What a weight needs of the author's fonts, which join the family Archivo too. */
function cutOwn(weight: Weight, texts: readonly Text[], fonts: readonly OwnFont[]): Cut[] {
  const drawn = texts.filter(({ role }) => rolesOf[weight].includes(role));
  return fonts.flatMap((font, i) => {
    const characters = collectCharacters(drawn, font, "en", fonts);
    if (characters.length === 0) return [];
    const axes = findAxes(font, weight);
    const cut: Cut = {
      name: `own-${i + 1}-${weight}`,
      family: "Archivo",
      weight,
      from: font,
      characters: characters.join(""),
      range: writeRange(characters),
      features: [],
      ...(axes && { axes }),
    };
    return [cut];
  });
}

/** The font of a weight for the code that is set in it; none where there is no code. */
function cutMono(weight: Weight, texts: readonly Text[]): Cut[] {
  const own = texts.filter(({ role, isCode }) => isCode && rolesOf[weight].includes(role));
  const characters = [...new Set(own.map(({ text }) => text).join(""))].filter((character) =>
    covers("mono", character),
  );
  if (characters.length === 0) return [];
  return [
    {
      name: `${codeFont}-${weight}`,
      family: "JetBrains Mono",
      weight,
      from: weights[weight].mono,
      characters: characters.toSorted().join(""),
      features: keepInCode,
    },
  ];
}

/** The characters of a role that Noto Sans SC draws in Chinese, sorted. */
function collectHan(texts: readonly Text[], role: Role): string[] {
  const own = texts.filter((text) => text.role === role);
  return [...new Set([...chineseMarks, ...collectCharacters(own, "noto", "zh")])].toSorted();
}

function locateFace({ name, from, characters, axes, features }: Cut, cache: string): string {
  const source = typeof from === "string" ? from : from.key;
  const key = JSON.stringify([source, characters, axes, features ?? keepFeatures, metrics]);
  const folder = join(cache, createHash("sha256").update(key).digest("hex").slice(0, 16));
  return join(folder, `${name}.woff2`);
}

async function cutFace({
  from,
  characters,
  axes,
  features = keepFeatures,
}: Cut): Promise<Uint8Array> {
  // To check slides takes none of it.
  const { default: subsetFont } = await import("subset-font");
  const options = {
    targetFormat: "woff2" as const,
    // Scripts need their own.
    ...(typeof from === "string" && { keepFeatures: [...features] }),
    ...(axes && { variationAxes: axes }),
  };
  return subsetFont(readFile(from), characters, options);
}

/** A font's file, in the measures of the deck. */
function readFile(file: string | OwnFont): Buffer {
  if (typeof file !== "string") return Buffer.from(file.bytes);
  const font = readFileSync(file);
  if (!file.endsWith(".ttf")) return font;
  if (file.includes("NotoEmoji")) setUnit(font, emojiUnit);
  setMetrics(font);
  return font;
}

// An emoji is as wide as a Han character, one em.
const emojiUnit = 2600;

const findUnit = (font: Buffer) => font.readUInt16BE(findTable(font, "head") + 18);

/** Draws a font smaller or larger: it has so many units to the em. */
const setUnit = (font: Buffer, unit: number) =>
  void font.writeUInt16BE(unit, findTable(font, "head") + 18);

// Archivo's, in thousandths of an em.
const metrics = { ascender: 878, descender: -210, lineGap: 0 };

/**
 * Gives a TrueType font the heights of Archivo: which family a line's height comes from differs between
 * browsers (CSS Fonts 4, “first available font”), and a mixed line is as high as the highest.
 */
function setMetrics(font: Buffer): void {
  const unit = findUnit(font);
  const [ascender, descender, lineGap] = [metrics.ascender, metrics.descender, metrics.lineGap].map(
    (measure) => Math.round((measure * unit) / 1000),
  ) as [number, number, number];
  const hhea = findTable(font, "hhea");
  font.writeInt16BE(ascender, hhea + 4);
  font.writeInt16BE(descender, hhea + 6);
  font.writeInt16BE(lineGap, hhea + 8);
  const os2 = findTable(font, "OS/2");
  font.writeInt16BE(ascender, os2 + 68);
  font.writeInt16BE(descender, os2 + 70);
  font.writeInt16BE(lineGap, os2 + 72);
  font.writeUInt16BE(ascender, os2 + 74);
  font.writeUInt16BE(-descender, os2 + 76);
}

/** Where a table of a TrueType font begins, by the font's directory. */
function findTable(font: Buffer, tag: string): number {
  let record = 12;
  while (font.toString("latin1", record, record + 4) !== tag) record += 16;
  return font.readUInt32BE(record + 8);
}

function writeRule({ family, weight, range }: Cut, file: string): string {
  return `@font-face{font-family:"${family}";font-weight:${weight};font-display:block;src:url("${file}") format("woff2")${range ? `;unicode-range:${range}` : ""}}`;
}

const locateFont = (name: FontName, weight: Weight): string =>
  name in archivoFiles
    ? archivoFiles[name as keyof typeof archivoFiles]
    : weights[weight][name as "noto" | "notoSans" | "mono" | "emoji"];

const faces = new Map<string, Face>();

// HarfBuzz reads no WOFF2.
const { decompress: unpack } = require("wawoff2") as {
  decompress: (bytes: Uint8Array) => Promise<Uint8Array>;
};
for (const file of new Set(Object.values(archivoFiles)))
  faces.set(file, new Face(new Blob(await unpack(readFileSync(file)))));

/** A font's face, with all its weights. */
export function openFace(font: DrawingFont, weight: Weight): Face {
  const file = typeof font === "string" ? locateFont(font, weight) : font;
  const key = typeof file === "string" ? file : file.key;
  const face = faces.get(key) ?? new Face(new Blob(readFile(file)));
  faces.set(key, face);
  return face;
}

/** The weight at which a font that has several is drawn; `undefined` where it has one. */
export function findAxes(font: DrawingFont, weight: Weight): { wght: number } | undefined {
  if (typeof font === "string")
    return font in archivoFiles ? { wght: weights[weight].archivo } : undefined;
  const axis = openFace(font, weight).getAxisInfos()["wght"];
  return axis && { wght: Math.min(axis.max, Math.max(axis.min, weight)) };
}

// The same without a wait, now that it has begun.
const { decompress } = require("wawoff2/build/decompress_binding.js") as {
  decompress: (bytes: Uint8Array) => Uint8Array | false;
};

/** Opens a font of the author's, a TTF, OTF or WOFF2 file; nothing where it is none. */
export function readFont(bytes: Uint8Array): OwnFont | undefined {
  const isPacked = Buffer.from(bytes.subarray(0, 4)).toString("latin1") === "wOF2";
  const whole = isPacked ? decompress(bytes) : bytes;
  if (!whole || !isWhole(whole)) return undefined;
  const font = Buffer.from(whole);
  setMetrics(font);
  const own = { key: createHash("sha256").update(font).digest("hex"), bytes: font };
  return openFace(own, 700).collectUnicodes().length > 0 ? own : undefined;
}

const neededTables = ["cmap", "head", "hhea", "hmtx", "maxp", "OS/2"];

/** Whether a file is a font with all its tables, and its outlines. */
function isWhole(bytes: Uint8Array): boolean {
  const font = Buffer.from(bytes);
  const kind = font.toString("latin1", 0, 4);
  if (!["\0\x01\0\0", "true", "OTTO"].includes(kind)) return false;
  const count = font.readUInt16BE(4);
  const end = 12 + 16 * count;
  if (font.length < end) return false;
  const tables = Array.from({ length: count }, (_, i) => 12 + 16 * i).map((record) => ({
    tag: font.toString("latin1", record, record + 4),
    end: font.readUInt32BE(record + 8) + font.readUInt32BE(record + 12),
  }));
  const has = (tag: string) => tables.some((table) => table.tag === tag);
  return (
    tables.every((table) => table.end <= font.length) &&
    neededTables.every(has) &&
    ["glyf", "CFF ", "CFF2"].some(has)
  );
}

const coverages = new Map<string, Set<number>>();

function covers(font: DrawingFont, character: string): boolean {
  const key = typeof font === "string" ? font : font.key;
  const coverage = coverages.get(key) ?? new Set(openFace(font, 700).collectUnicodes());
  coverages.set(key, coverage);
  return coverage.has(character.codePointAt(0)!);
}

/** Whether one of the deck's fonts, or the author's, can draw a character, or an emoji as one; in code or elsewhere. */
export function hasGlyph(character: string, isCode = false, own: readonly OwnFont[] = []): boolean {
  const [part] = splitEmoji(character);
  if (part?.isEmoji) return isOneGlyph(character);
  return (
    /^\p{Variation_Selector}$/u.test(character) ||
    findFont(character, "en", isCode, own) !== undefined
  );
}

/** An emoji that the font does not know as a whole would be drawn as several. */
function isOneGlyph(text: string): boolean {
  const buffer = new Shaped();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(new Font(openFace("emoji", 700)), buffer);
  const widths = buffer.getGlyphPositions().map(({ xAdvance }) => xAdvance);
  return (
    !buffer.getGlyphInfos().some(({ codepoint }) => codepoint === 0) &&
    widths.filter(Boolean).length === 1
  );
}

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
}
