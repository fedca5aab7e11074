import { html, join, type Html } from "../html.ts";
import { sides, tag, type Side } from "../language.ts";
import { layouts } from "../layouts.ts";
import { findTitle } from "../slide-text.ts";
import type { Footnote, Slide } from "../slide.ts";
import { renderInlines, renderMark, renderText, type Context } from "./text.ts";

/** The line at a slide's foot: what its figures measure, then its sources in their short form. */
export function renderSources(slide: Slide, context: Context): Html | undefined {
  const lines = sides.flatMap((side) => {
    const line = renderSourceLine(slide, side, context);
    return line ? html`<p lang="${tag[side]}">${line}</p>` : [];
  });
  return lines.length > 0 ? html`<footer class="pair">${lines}</footer>` : undefined;
}

/** A slide's source line in one language, where it has one. */
export function renderSourceLine(slide: Slide, side: Side, context: Context): Html | undefined {
  const setting = { context, slide, side };
  const figures = slide.pairs.filter((pair) => pair.type === "figure");
  const notes = figures.flatMap((figure) => {
    const { note } = figure[side];
    return note ? endSentence(renderText(note, setting), side) : [];
  });
  const sources = slide.footnotes.map((footnote, i) => {
    const text = endSentence(renderInlines(footnote[side].children, setting), side);
    // Inside, where it makes no line of its own when sources stand below each other.
    const isNext = side === "zh" && notes.length + i > 0;
    const lineEnd = isNext ? html`<wbr>` : html``;
    return html`<span class="source">${lineEnd}${renderMark(footnote)}${text}</span>`;
  });
  const parts = [join(notes, side === "en" ? " " : "<wbr>"), ...sources];
  const line = join(parts, side === "en" ? " " : "");
  return String(line) ? line : undefined;
}

/**
 * The deck's sources with their full titles, each once, in the order of first use. Where several
 * slides list sources they share them out.
 */
export function renderBibliography(slide: Slide, context: Context): Html {
  const items = listSources(slide, context).map((source) => {
    const texts = sides.map((side) => html`<p lang="${tag[side]}">${source[side]}</p>`);
    return html`<li class="pair">${texts}</li>`;
  });
  return html`<ul class="pairs">${items}</ul>`;
}

/** The sources that a slide lists, in both languages. */
export function listSources(slide: Slide, context: Context): Record<Side, Html>[] {
  const sources = new Map<string, Footnote>();
  for (const { footnotes } of context.slides) {
    for (const footnote of footnotes) {
      if (!sources.has(footnote.label)) sources.set(footnote.label, footnote);
    }
  }
  const lists = context.slides.filter(
    ({ settings }) => layouts[settings.layout].adds === "sources",
  );
  const length = Math.ceil(sources.size / lists.length);
  const start = lists.indexOf(slide) * length;
  return [...sources.values()].slice(start, start + length).map((source) => {
    const write = (side: Side) => {
      const setting = { context, slide, side };
      const title = findTitle(source[side]);
      const text = renderInlines(source[side].children, setting);
      return title
        ? html`${text}${side === "en" ? ": " : "："}${renderText(title, setting)}`
        : text;
    };
    return { en: write("en"), zh: write("zh") };
  });
}

const endSentence = (sentence: Html, side: Side): Html =>
  /[.!?。！？…”](?:<\/\w+>)*$/u.test(String(sentence))
    ? sentence
    : html`${sentence}${side === "en" ? "." : "。"}`;
