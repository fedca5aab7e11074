import { Buffer, Feature, Font, shape, Variation } from "harfbuzzjs";
import type { Typeface } from "../compiler/fit/typeface.ts";
import type { OwnFont } from "../compiler/own-font.ts";
import { findAxes, openFace, splitByFont, type DrawingFont, type Weight } from "./fonts.ts";

// Letter-spacing turns them off in browsers (CSS Text 3, 8.2).
const withoutLigatures = ["-liga", "-clig"].map((name) => Feature.fromString(name)!);
const withoutContext = [...withoutLigatures, Feature.fromString("-calt")!];
// The deck's files are cut without the other shapes of heavy letters; an author's font keeps its own.
const withoutShapes = [Feature.fromString("-rvrn")!];

function listFeatures(font: DrawingFont, ligatures: boolean): Feature[] {
  if (font === "emoji") return [];
  if (font === "mono") return withoutContext;
  return [
    ...(typeof font === "string" ? withoutShapes : []),
    ...(ligatures ? [] : withoutLigatures),
  ];
}

const fonts = new Map<string, Font>();

function openFont(weight: Weight, name: DrawingFont): Font {
  const key = `${weight} ${typeof name === "string" ? name : name.key}`;
  let font = fonts.get(key);
  if (!font) {
    font = new Font(openFace(name, weight));
    const axes = Object.entries(findAxes(name, weight) ?? {});
    font.setVariations(axes.map(([axis, value]) => new Variation(axis, value)));
    fonts.set(key, font);
  }
  return font;
}

const known = new Map<string, Map<string, readonly number[]>>();

/**
 * How far each UTF-16 unit of a text advances the line, in em, drawn as a browser draws it: by the
 * deck's fonts, with kerning. HarfBuzz is what Chromium and Firefox shape with themselves.
 */
export function measure(
  text: string,
  typeface: Typeface,
  own: readonly OwnFont[] = [],
): readonly number[] {
  const { weight, side, ligatures, isCode } = typeface;
  const key = `${weight} ${side} ${ligatures} ${isCode} ${own.map((font) => font.key).join(" ")}`;
  let measured = known.get(key);
  if (!measured) known.set(key, (measured = new Map()));
  let advances = measured.get(text);
  if (!advances) measured.set(text, (advances = shapeText(text, typeface, own)));
  return advances;
}

function shapeText(
  text: string,
  { weight, side, ligatures, isCode }: Typeface,
  own: readonly OwnFont[],
): number[] {
  const advances = Array.from({ length: text.length }, () => 0);
  for (const { start, end, font: name = "noto" } of splitByFont(text, side, isCode, own)) {
    const font = openFont(weight, name);
    const { upem } = openFace(name, weight);
    const buffer = new Buffer();
    buffer.addText(text.slice(start, end));
    buffer.guessSegmentProperties();
    shape(font, buffer, listFeatures(name, ligatures));
    const positions = buffer.getGlyphPositions();
    for (const [i, { cluster }] of buffer.getGlyphInfos().entries())
      advances[start + cluster]! += positions[i]!.xAdvance / upem;
  }
  return advances;
}
