import { encode } from "uqr";
import { escape } from "./html.ts";
import { readText } from "./inline.ts";
import { joinLines } from "./language.ts";
import type { Pair, Slide } from "./slide.ts";
import type { Phrase } from "./talk.ts";
import type { Context } from "./typeset.ts";

/**
 * The map, where `assets/map.svg` draws one: its shapes marked `data-point` lead to the key points
 * and say which have been made.
 */
export function renderMap(current: number, { slides, pictures }: Context): string {
  const svg = pictures.get("assets/map.svg")?.svg;
  if (!svg) return "";
  const link = (shape: string, number: string) => {
    const point = Number(number);
    const slide = slides.find(({ settings }) => settings.point === point && !settings.detail);
    if (!slide) return shape;
    const state = point < current ? "said" : point === current ? "now" : "coming";
    const { en, zh } = nameSlide(slide);
    const names = nameBoth(`Key point ${point}: ${en}`, `要点 ${point}：${zh}`);
    return `<a href="#${slide.id}" class="${state}" ${names}>${shape}</a>`;
  };
  const shapes = svg.replace(/<\w+[^>]* data-point="(\d+)"[^>]*><\/\w+>/g, link);
  return `<div class="map" role="group" ${nameBoth("Key points", "要点")}>${shapes}</div>`;
}

/** Links to the key points, for those who read the deck as a document. */
export function renderContents(slides: readonly Slide[]): string {
  const items = slides
    .filter(({ settings }) => settings.point && !settings.detail)
    .map((slide) => {
      const { en, zh } = nameSlide(slide);
      const names = `<span lang="en">${escape(en)}</span> <span lang="zh-Hans">${escape(zh)}</span>`;
      return `<li value="${slide.settings.point}"><a href="#${slide.id}">${names}</a></li>`;
    });
  return `<ol>${items.join("")}</ol>`;
}

/** What a slide is named by: its first heading, else what it says first. */
export const findHeadline = ({ pairs }: Slide): Pair =>
  pairs.find(({ en }) => en.kind === "heading") ?? pairs[0]!;

/** A slide's headline in each language, on one line. */
export function nameSlide(slide: Slide): Phrase {
  const headline = findHeadline(slide);
  return {
    en: readText(headline.en).replaceAll("\n", " "),
    zh: joinLines(readText(headline.zh)),
  };
}

/** An accessible name in both languages, and each for when only that is shown. */
const nameBoth = (en: string, zh: string) =>
  `aria-label="${escape(`${en} ${zh}`)}" data-en="${escape(en)}" data-zh="${escape(zh)}"`;

/** The address of the talk as a QR code, and as a link. */
export function renderQr(link: string): string {
  const { data, size } = encode(link, { ecc: "M", border: 4 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])),
  );
  const names = nameBoth("Watch the talk", "观看演讲");
  return (
    `<a class="qr" href="${escape(link)}" target="_blank" rel="noopener" ${names}>` +
    `<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${squares.join("")}"></path></svg></a>`
  );
}
