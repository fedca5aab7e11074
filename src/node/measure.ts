import { Buffer, Feature, Font, shape, Variation } from "harfbuzzjs";
import type { Measure, Typeface } from "../compiler/fit/typeface.ts";
import { openFace, splitByFont, weights, type FontName, type Weight } from "./fonts.ts";

// Letter-spacing turns them off in browsers (CSS Text 3, 8.2).
const withoutLigatures = ["-liga", "-clig"].map((name) => Feature.fromString(name)!);
const withoutContext = [...withoutLigatures, Feature.fromString("-calt")!];

const fonts = new Map<string, Font>();

function openFont(weight: Weight, name: FontName): Font {
  const key = `${weight} ${name}`;
  let font = fonts.get(key);
  if (!font) {
    font = new Font(openFace(name, weight));
    if (name.startsWith("archivo"))
      font.setVariations([new Variation("wght", weights[weight].archivo)]);
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
  for (const { start, end, font: name = "noto" } of splitByFont(text, side, isCode)) {
    const font = openFont(weight, name);
    const { upem } = openFace(name, weight);
    const features = name === "mono" ? withoutContext : ligatures ? [] : withoutLigatures;
    const buffer = new Buffer();
    buffer.addText(text.slice(start, end));
    buffer.guessSegmentProperties();
    shape(font, buffer, name === "emoji" ? [] : features);
    const positions = buffer.getGlyphPositions();
    for (const [i, { cluster }] of buffer.getGlyphInfos().entries())
      advances[start + cluster]! += positions[i]!.xAdvance / upem;
  }
  return advances;
}
