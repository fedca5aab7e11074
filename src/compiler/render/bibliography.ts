import { findPicture, findTitle } from "../read/inline.ts";
import type { Language } from "../language.ts";
import type { Footnote, Slide } from "../slide.ts";
import { renderInline, renderMark, renderText, sidesOf, type Context } from "./text.ts";

/** The line at a slide's foot: what its figures measure, then its sources in their short form. */
export function renderSources(slide: Slide, context: Context): string {
  const figures = slide.pairs.filter(({ en }) => en.kind === "figure");
  const sides = (["en", "zh"] as const).map((side) => {
    const language = side === "en" ? "en" : "zh-Hans";
    const setting = { context, slide, language } as const;
    const notes = figures.flatMap((figure) => {
      const { note } = findPicture(figure[side]);
      return note ? [endSentence(renderText(note, setting), language)] : [];
    });
    const sources = slide.footnotes.map((footnote) => {
      const text = endSentence(renderInline(footnote[side], setting), language);
      return `<span class="source">${renderMark(slide, footnote.label)}${text}</span>`;
    });
    const line = [...notes, ...sources].join(language === "en" ? " " : "");
    return line && `<p lang="${language}">${line}</p>`;
  });
  return sides.some(Boolean) ? `<footer class="pair">${sides.join("")}</footer>` : "";
}

/**
 * The deck's sources with their full titles, each once, in the order of first use. Where several
 * slides list sources they share them out.
 */
export function renderBibliography(slide: Slide, context: Context): string {
  const sources = new Map<string, Footnote>();
  for (const { footnotes } of context.slides) {
    for (const footnote of footnotes) {
      if (!sources.has(footnote.label)) sources.set(footnote.label, footnote);
    }
  }
  const lists = context.slides.filter(({ settings }) => settings.layout === "sources");
  const length = Math.ceil(sources.size / lists.length);
  const start = lists.indexOf(slide) * length;
  const items = [...sources.values()].slice(start, start + length).map((source) => {
    const sides = sidesOf(source).map(([language, block]) => {
      const setting = { context, slide, language };
      const title = findTitle(block);
      const full = title ? (language === "en" ? ": " : "：") + renderText(title, setting) : "";
      return `<p lang="${language}">${renderInline(block, setting)}${full}</p>`;
    });
    return `<li class="pair">${sides.join("")}</li>`;
  });
  return `<ul class="pairs">${items.join("")}</ul>`;
}

const endSentence = (html: string, language: Language) =>
  /[.!?。！？…”](?:<\/\w+>)*$/u.test(html) ? html : html + (language === "en" ? "." : "。");
