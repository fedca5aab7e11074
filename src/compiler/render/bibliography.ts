import { sides, tag, type Side } from "../language.ts";
import { findTitle } from "../slide-text.ts";
import type { Footnote, Slide } from "../slide.ts";
import { renderInlines, renderMark, renderText, type Context } from "./text.ts";

/** The line at a slide's foot: what its figures measure, then its sources in their short form. */
export function renderSources(slide: Slide, context: Context): string {
  const lines = sides.map((side) => {
    const line = writeSourceLine(slide, side, context);
    return line && `<p lang="${tag[side]}">${line}</p>`;
  });
  return lines.some(Boolean) ? `<footer class="pair">${lines.join("")}</footer>` : "";
}

/** A slide's source line in one language; may be empty. */
export function writeSourceLine(slide: Slide, side: Side, context: Context): string {
  const setting = { context, slide, side };
  const figures = slide.pairs.filter((pair) => pair.type === "figure");
  const notes = figures.flatMap((figure) => {
    const { note } = figure[side];
    return note ? endSentence(renderText(note, setting), side) : [];
  });
  const sources = slide.footnotes.map((footnote) => {
    const text = endSentence(renderInlines(footnote[side].children, setting), side);
    return `<span class="source">${renderMark(slide, footnote.label)}${text}</span>`;
  });
  return [...notes, ...sources].join(side === "en" ? " " : "<wbr>");
}

/**
 * The deck's sources with their full titles, each once, in the order of first use. Where several
 * slides list sources they share them out.
 */
export function renderBibliography(slide: Slide, context: Context): string {
  const items = listSources(slide, context).map(
    ({ en, zh }) => `<li class="pair"><p lang="en">${en}</p><p lang="zh-Hans">${zh}</p></li>`,
  );
  return `<ul class="pairs">${items.join("")}</ul>`;
}

/** The sources that a slide lists, in both languages. */
export function listSources(slide: Slide, context: Context): Record<Side, string>[] {
  const sources = new Map<string, Footnote>();
  for (const { footnotes } of context.slides) {
    for (const footnote of footnotes) {
      if (!sources.has(footnote.label)) sources.set(footnote.label, footnote);
    }
  }
  const lists = context.slides.filter(({ settings }) => settings.layout === "sources");
  const length = Math.ceil(sources.size / lists.length);
  const start = lists.indexOf(slide) * length;
  return [...sources.values()].slice(start, start + length).map((source) => {
    const write = (side: Side) => {
      const setting = { context, slide, side };
      const title = findTitle(source[side]);
      const full = title ? (side === "en" ? ": " : "：") + renderText(title, setting) : "";
      return renderInlines(source[side].children, setting) + full;
    };
    return { en: write("en"), zh: write("zh") };
  });
}

const endSentence = (html: string, side: Side) =>
  /[.!?。！？…”](?:<\/\w+>)*$/u.test(html) ? html : html + (side === "en" ? "." : "。");
