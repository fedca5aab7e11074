import { findPicture, findTitle } from "../read/inline.ts";
import type { Language } from "../language.ts";
import type { Footnote, Side, Slide } from "../slide.ts";
import { renderInline, renderMark, renderText, type Context } from "./text.ts";

/** The line at a slide's foot: what its figures measure, then its sources in their short form. */
export function renderSources(slide: Slide, context: Context): string {
  const sides = (["en", "zh"] as const).map((side) => {
    const line = writeSourceLine(slide, side, context);
    return line && `<p lang="${side === "en" ? "en" : "zh-Hans"}">${line}</p>`;
  });
  return sides.some(Boolean) ? `<footer class="pair">${sides.join("")}</footer>` : "";
}

/** A slide's source line in one language; may be empty. */
export function writeSourceLine(slide: Slide, side: Side, context: Context): string {
  const language = side === "en" ? "en" : "zh-Hans";
  const setting = { context, slide, language } as const;
  const figures = slide.pairs.filter(({ en }) => en.kind === "figure");
  const notes = figures.flatMap((figure) => {
    const { note } = findPicture(figure[side]);
    return note ? [endSentence(renderText(note, setting), language)] : [];
  });
  const sources = slide.footnotes.map((footnote) => {
    const text = endSentence(renderInline(footnote[side], setting), language);
    return `<span class="source">${renderMark(slide, footnote.label)}${text}</span>`;
  });
  return [...notes, ...sources].join(language === "en" ? " " : "<wbr>");
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
      const language = side === "en" ? "en" : "zh-Hans";
      const setting = { context, slide, language } as const;
      const title = findTitle(source[side]);
      const full = title ? (side === "en" ? ": " : "：") + renderText(title, setting) : "";
      return renderInline(source[side], setting) + full;
    };
    return { en: write("en"), zh: write("zh") };
  });
}

const endSentence = (html: string, language: Language) =>
  /[.!?。！？…”](?:<\/\w+>)*$/u.test(html) ? html : html + (language === "en" ? "." : "。");
