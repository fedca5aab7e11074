import { encode } from "uqr";
import { locate } from "./check.ts";
import type { Glossary } from "./glossary.ts";
import { escape } from "./html.ts";
import { attribute, findLinks, findPicture, measureLabel, readText } from "./inline.ts";
import { bindChinese, findBreaks, hasHan, joinLines, type Language } from "./language.ts";
import type { Picture } from "./picture.ts";
import type { Phrase, Talk } from "./talk.ts";
import { isShared, type Block, type Footnote, type Pair, type Slide } from "./slide.ts";

/** What a slide needs to know of the others. */
interface Deck {
  slides: readonly Slide[];
  glossary: Glossary;
  pictures: ReadonlyMap<string, Picture>;
  talk: Talk;
}

/** Where a block is set. */
interface Setting {
  deck: Deck;
  slide: Slide;
  language: Language;
}

const summary = `<summary><span lang="en">Notes</span> <span lang="zh-Hans">讲稿</span></summary>`;

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

/** One slide as a `<section>`: its pairs in source order, its source line, its notes. */
export function renderSlide(slide: Slide, deck: Deck): string {
  const { id, settings, notes } = slide;
  const { layout, point, detail } = settings;
  const ground = settings.ground ?? (layout === "title" || layout === "closing" ? "hot" : "paper");
  const attributes = [
    `id="${id}"`,
    `data-layout="${layout}"`,
    `data-ground="${ground}"`,
    point ? `data-point="${point}"` : "",
    detail ? "data-detail" : "",
  ];
  return [
    `<section ${attributes.filter(Boolean).join(" ")}>`,
    `<div class="page">`,
    ...renderPairs(slide, deck),
    layout === "sources" ? renderBibliography(slide, deck) : renderSources(slide, deck),
    point && !detail ? `<p class="point">${point}</p>` : "",
    point && !detail ? renderMap(point, deck) : "",
    layout === "closing" ? renderQr(deck.talk.link) : "",
    `</div>`,
    notes.length > 0 ? `<details class="notes">${summary}` : "",
    ...notes.map((pair) => renderPair(pair, "div", "p", slide, deck)),
    notes.length > 0 ? `</details>` : "",
    `</section>`,
  ]
    .filter(Boolean)
    .join("\n");
}

function renderPairs(slide: Slide, deck: Deck): string[] {
  const html: string[] = [];
  const isTitle = slide.settings.layout === "title";
  let list = 0;
  for (const pair of slide.pairs) {
    const { kind, level } = pair.en;
    if (list && (kind !== "item" || level !== list)) html.push("</ul>");
    if (kind === "item" && level !== list) html.push(`<ul class="pairs">`);
    list = kind === "item" ? level : 0;

    if (kind === "figure") html.push(renderFigure(pair, slide, deck));
    if (kind === "item") html.push(renderItem(pair, slide, deck));
    if (kind === "paragraph") html.push(renderPair(pair, "div", "p", slide, deck));
    if (kind === "quotation") html.push(renderPair(pair, "div", "blockquote", slide, deck));
    if (kind === "heading") {
      const tag = `h${Math.min(6, isTitle ? level : level + 1)}`;
      html.push(renderPair(pair, "div", tag, slide, deck, { name: "headline" }));
    }
  }
  return list ? [...html, "</ul>"] : html;
}

function renderPair(
  pair: Pair,
  outer: string,
  tag: string,
  slide: Slide,
  deck: Deck,
  { name = "", before = "", number = "" } = {},
): string {
  const names = ["pair", name, isShared(pair) ? "shared" : ""].filter(Boolean).join(" ");
  const sides = isShared(pair)
    ? [`<${tag}>${renderInline(pair.en, { deck, slide, language: "en" })}</${tag}>`]
    : sidesOf(pair).map(([language, block]) => {
        const inline = renderInline(block, { deck, slide, language });
        return `<${tag} lang="${language}">${number}${inline}</${tag}>`;
      });
  return `<${outer} class="${names}">${before}${sides.join("")}</${outer}>`;
}

const sidesOf = ({ en, zh }: Pair): [Language, Block][] => [
  ["en", en],
  ["zh-Hans", zh],
];

/**
 * An item of an overview carries the number of the key point that it links to. One that labels a row
 * of the slide's figure carries what the figure says there, for readers of the document.
 */
function renderItem(pair: Pair, slide: Slide, deck: Deck): string {
  const { layout, steps } = slide.settings;
  const target = layout === "overview" ? findSlide(deck, findLinks(pair.en)[0]) : undefined;
  const point = target?.settings.point;
  const number = point ? `<span class="number">${point}</span> ` : "";
  const row = slide.pairs.filter(({ en }) => en.kind === "item").indexOf(pair) + 1;
  const figure = slide.pairs.find(({ en }) => en.kind === "figure");
  const texts = figure ? deck.pictures.get(locate(slide, findPicture(figure.en).src))!.texts : [];
  const part = texts.filter((text) => text.row === row).map(({ text }) => escape(text));
  const before = part.length > 0 ? `<span class="part">${part.join(" ")}</span>` : "";
  return renderPair(pair, "li", "p", slide, deck, {
    name: steps ? "fragment" : "",
    before,
    number,
  });
}

const findSlide = ({ slides }: Deck, link = "") =>
  slides.find(({ source }) => source.file.endsWith(`/${decodeURI(link)}`));

/** A drawing stands in the page; each language has its own alternative text beside it. */
function renderFigure(pair: Pair, slide: Slide, deck: Deck): string {
  const { src } = findPicture(pair.en);
  const { svg } = deck.pictures.get(locate(slide, src))!;
  const texts = sidesOf(pair).map(([language, block]) => {
    const alt = escape(findPicture(block).alt);
    return `<span role="img" lang="${language}" aria-label="${alt}"></span>`;
  });
  const picture =
    svg?.replace("<svg", '<svg aria-hidden="true"') ?? `<img src="${escape(src)}" alt="">`;
  return `<figure>${picture}${texts.join("")}</figure>`;
}

/**
 * The map, where `assets/map.svg` draws one: its shapes marked `data-point` lead to the key points
 * and say which have been made.
 */
function renderMap(current: number, { slides, pictures }: Deck): string {
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

/** A slide's headline in each language, on one line. */
export function nameSlide({ pairs }: Slide): Phrase {
  const headline = pairs.find(({ en }) => en.kind === "heading") ?? pairs[0]!;
  return {
    en: readText(headline.en).replaceAll("\n", " "),
    zh: joinLines(readText(headline.zh)),
  };
}

/** An accessible name in both languages, and each for when only that is shown. */
export const nameBoth = (en: string, zh: string) =>
  `aria-label="${escape(`${en} ${zh}`)}" data-en="${escape(en)}" data-zh="${escape(zh)}"`;

/** The address of the talk as a QR code, and as a link. */
function renderQr(link: string): string {
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

/** The line at a slide's foot: what its figures measure, then its sources in their short form. */
function renderSources(slide: Slide, deck: Deck): string {
  const figures = slide.pairs.filter(({ en }) => en.kind === "figure");
  const sides = (["en", "zh"] as const).map((side) => {
    const language = side === "en" ? "en" : "zh-Hans";
    const setting = { deck, slide, language } as const;
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
function renderBibliography(slide: Slide, deck: Deck): string {
  const sources = new Map<string, Footnote>();
  for (const { footnotes } of deck.slides) {
    for (const footnote of footnotes) {
      if (!sources.has(footnote.label)) sources.set(footnote.label, footnote);
    }
  }
  const lists = deck.slides.filter(({ settings }) => settings.layout === "sources");
  const length = Math.ceil(sources.size / lists.length);
  const start = lists.indexOf(slide) * length;
  const items = [...sources.values()].slice(start, start + length).map((source) => {
    const sides = sidesOf(source).map(([language, block]) => {
      const setting = { deck, slide, language };
      const title = block.inline.map((token) => attribute(token, "title")).find(Boolean);
      const full = title ? (language === "en" ? ": " : "：") + renderText(title, setting) : "";
      return `<p lang="${language}">${renderInline(block, setting)}${full}</p>`;
    });
    return `<li class="pair">${sides.join("")}</li>`;
  });
  return `<ul class="pairs">${items.join("")}</ul>`;
}

/** A number that ties a statement to its source, where a slide has more than one. */
function renderMark({ footnotes }: Slide, label: string, isTight = false): string {
  const number = footnotes.findIndex((footnote) => footnote.label === label) + 1;
  if (footnotes.length < 2) return "";
  return isTight ? `<sup class="tight">${number}</sup>` : `<sup>${number}</sup>`;
}

const endSentence = (html: string, language: Language) =>
  /[.!?。！？…”](?:<\/\w+>)*$/u.test(html) ? html : html + (language === "en" ? "." : "。");

/** A block's text; in Chinese with `<wbr>` where a line may break. */
function renderInline(block: Block, setting: Setting): string {
  const { slide, deck, language } = setting;
  const { terms } = deck.glossary;
  const label = measureLabel(block);
  const isChinese = language === "zh-Hans";
  const texts = block.inline.map(({ type, content }) => {
    if (type === "text") return isChinese ? bindChinese(content, terms) : content;
    if (type === "hardbreak" || type === "html_inline") return "\n";
    return type === "code_inline" ? content : "";
  });
  const breaks = isChinese ? findBreaks(texts.join(""), terms) : new Set<number>();

  let html = "";
  let offset = 0;
  for (const [i, token] of block.inline.entries()) {
    const text = breakText(texts[i]!, offset, breaks);
    offset += texts[i]!.length;
    if (token.type === "text") html += text;
    if (token.type === "code_inline") html += `<code>${text}</code>`;
    if (token.type === "html_inline") {
      // One language alone may go without the break: between Latin words a space is left then.
      const around = texts.slice(i - 1, i + 2).join("");
      html += isChinese && joinLines(around) === around.replace("\n", "") ? "<br>" : " <br>";
    }
    if (token.type === "hardbreak") html += i === label ? `<span class="detail">` : "<br>";
    if (token.type === "footnote_ref")
      html += renderMark(slide, (token.meta as { label: string }).label, endsFullWidth(texts, i));
    if (token.type === "strong_open") html += i < label ? `<strong class="label">` : "<strong>";
    if (token.type === "link_open") html += renderLink(attribute(token, "href"), deck);
    if (token.type === "em_open" || token.type === "s_open") html += `<${token.tag}>`;
    if (token.type.endsWith("_close")) html += `</${token.tag}>`;
  }
  return label > 0 ? `${html}</span>` : html;
}

/** Whether the text before a token ends in a mark of Chinese, half of which is blank. */
const endsFullWidth = (texts: readonly string[], token: number) =>
  /[，。；：！？”’）》」]$/u.test(texts.slice(0, token).join("")) && hasHan(texts.join(""));

function renderLink(href: string, deck: Deck): string {
  const slide = findSlide(deck, href);
  if (slide) return `<a href="#${slide.id}">`;
  return `<a href="${escape(href)}" target="_blank" rel="noopener">`;
}

/** A text by itself: a picture's note, a title. */
function renderText(text: string, { deck, language }: Setting): string {
  if (language === "en") return escape(text);
  const bound = bindChinese(text, deck.glossary.terms);
  return breakText(bound, 0, findBreaks(bound, deck.glossary.terms));
}

/** Escapes a text that starts at `offset` of its block, with `<wbr>` at the block's breaks. */
function breakText(text: string, offset: number, breaks: ReadonlySet<number>): string {
  let html = "";
  for (let i = 0; i < text.length; i++) {
    if (breaks.has(offset + i)) html += "<wbr>";
    html += escape(text[i]!);
  }
  return html;
}
