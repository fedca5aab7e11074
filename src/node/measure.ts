import { readFileSync } from "node:fs";
import { Blob, Buffer, Face, Feature, Font, shape, Variation } from "harfbuzzjs";
import subsetFont from "subset-font";
import type { Measure, Typeface } from "../compiler/fit/measure.ts";
import { archivo, drawnByArchivo, keepFeatures, latin, weights, type Weight } from "./fonts.ts";

// HarfBuzz reads no WOFF2; cut as the deck's files are, but for the weight.
const options = { targetFormat: "truetype" as const, keepFeatures };
const archivoFile = await subsetFont(readFileSync(archivo), [...latin].join(""), options);
const archivoFace = new Face(new Blob(archivoFile));

// Letter-spacing turns them off in browsers (CSS Text 3, 8.2).
const withoutLigatures = ["-liga", "-clig"].map((name) => Feature.fromString(name)!);

const fonts = new Map<string, Font>();

function openFont(weight: Weight, isLatin: boolean): Font {
  const key = `${weight} ${isLatin}`;
  let font = fonts.get(key);
  if (!font) {
    font = new Font(isLatin ? archivoFace : new Face(new Blob(readFileSync(weights[weight].noto))));
    if (isLatin) font.setVariations([new Variation("wght", weights[weight].archivo)]);
    fonts.set(key, font);
  }
  return font;
}

const known = new Map<string, readonly number[]>();

/**
 * How far each UTF-16 unit of a text advances the line, in em, drawn as a browser draws it: by the
 * deck's fonts, with kerning. HarfBuzz is what Chromium and Firefox shape with themselves.
 */
export const measure: Measure = (text, typeface) => {
  const key = `${typeface.weight} ${typeface.side} ${typeface.ligatures} ${text}`;
  let advances = known.get(key);
  if (!advances) known.set(key, (advances = shapeText(text, typeface)));
  return advances;
};

function shapeText(text: string, { weight, side, ligatures }: Typeface): number[] {
  const advances = Array.from({ length: text.length }, () => 0);
  const features = ligatures ? [] : withoutLigatures;
  for (const { start, end, isLatin } of splitByFont(text, side)) {
    const font = openFont(weight, isLatin);
    const buffer = new Buffer();
    buffer.addText(text.slice(start, end));
    buffer.guessSegmentProperties();
    shape(font, buffer, features);
    const positions = buffer.getGlyphPositions();
    for (const [i, { cluster }] of buffer.getGlyphInfos().entries())
      advances[start + cluster]! += positions[i]!.xAdvance / 1000;
  }
  return advances;
}

/** The runs of a text that one of the two families draws. */
function splitByFont(text: string, side: Typeface["side"]) {
  const runs: { start: number; end: number; isLatin: boolean }[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const isLatin = drawnByArchivo(character, side);
    const run = runs.at(-1);
    if (run?.isLatin === isLatin) run.end = end;
    else runs.push({ start: at, end, isLatin });
    at = end;
  }
  return runs;
}
