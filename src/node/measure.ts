import { readFileSync } from "node:fs";
import { Blob, Buffer, Face, Feature, Font, shape, Variation } from "harfbuzzjs";
import subsetFont from "subset-font";
import type { Measure, Typeface } from "../compiler/fit/measure.ts";
import {
  archivo,
  drawnByArchivo,
  drawnByMono,
  keepFeatures,
  latin,
  weights,
  type Weight,
} from "./fonts.ts";

// HarfBuzz reads no WOFF2; cut as the deck's files are, but for the weight.
const options = { targetFormat: "truetype" as const, keepFeatures };
const archivoFile = await subsetFont(readFileSync(archivo), [...latin].join(""), options);
const archivoFace = new Face(new Blob(archivoFile));

// Letter-spacing turns them off in browsers (CSS Text 3, 8.2).
const withoutLigatures = ["-liga", "-clig"].map((name) => Feature.fromString(name)!);
const withoutContext = [...withoutLigatures, Feature.fromString("-calt")!];

type Family = "archivo" | "noto" | "mono";

const fonts = new Map<string, Font>();

function openFont(weight: Weight, family: Family): Font {
  const key = `${weight} ${family}`;
  let font = fonts.get(key);
  if (!font) {
    const files = weights[weight];
    font = new Font(
      family === "archivo" ? archivoFace : new Face(new Blob(readFileSync(files[family]))),
    );
    if (family === "archivo") font.setVariations([new Variation("wght", weights[weight].archivo)]);
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
  const key = JSON.stringify([text, typeface]);
  let advances = known.get(key);
  if (!advances) known.set(key, (advances = shapeText(text, typeface)));
  return advances;
};

function shapeText(text: string, { weight, side, ligatures, isCode }: Typeface): number[] {
  const advances = Array.from({ length: text.length }, () => 0);
  for (const { start, end, family } of splitByFont(text, side, isCode)) {
    const font = openFont(weight, family);
    const features = family === "mono" ? withoutContext : ligatures ? [] : withoutLigatures;
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

/** The runs of a text that one of the families draws. */
function splitByFont(text: string, side: Typeface["side"], isCode: boolean) {
  const runs: { start: number; end: number; family: Family }[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const family =
      isCode && drawnByMono(character)
        ? "mono"
        : drawnByArchivo(character, side)
          ? "archivo"
          : "noto";
    const run = runs.at(-1);
    if (run?.family === family) run.end = end;
    else runs.push({ start: at, end, family });
    at = end;
  }
  return runs;
}
