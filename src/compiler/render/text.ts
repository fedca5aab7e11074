import type { Glossary } from "../read/glossary.ts";
import { escape } from "./html.ts";
import { attribute, measureLabel } from "../read/inline.ts";
import { bindChinese, findBreaks, hasHan, joinLines, type Language } from "../language.ts";
import type { Picture } from "../read/picture.ts";
import type { Block, Pair, Slide } from "../slide.ts";
import type { Talk } from "../read/talk.ts";

/** What a slide needs to know of the others. */
export interface Context {
  slides: readonly Slide[];
  /** By the names of their files, as links have them. */
  byName: ReadonlyMap<string, Slide>;
  glossary: Glossary;
  pictures: ReadonlyMap<string, Picture>;
  talk: Talk;
}

/** Where a block is set. */
interface Setting {
  context: Context;
  slide: Slide;
  language: Language;
}

/** Both sides of a pair, each with its language. */
export const sidesOf = ({ en, zh }: Pair): [Language, Block][] => [
  ["en", en],
  ["zh-Hans", zh],
];

/** The slide of a file's name, as links have it. */
export const findSlide = ({ byName }: Context, link = "") => byName.get(link);

/** A block's text as HTML; in Chinese with `<wbr>` where a line may break. */
export function renderInline(block: Block, setting: Setting): string {
  const { slide, context, language } = setting;
  const { terms } = context.glossary;
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
    if (token.type === "html_inline" || token.type === "hardbreak") {
      // One language alone may go without the break: between Latin words a space is left then.
      const around = texts.slice(i - 1, i + 2).join("");
      const isTight = isChinese && joinLines(around) === around.replace("\n", "");
      const isLabel = label > 0 && i === label;
      html += isLabel ? `<span class="detail">` : isTight ? "<br>" : " <br>";
    }
    if (token.type === "footnote_ref")
      html += renderMark(slide, (token.meta as { label: string }).label, endsFullWidth(texts, i));
    if (token.type === "strong_open") html += i < label ? `<strong class="label">` : "<strong>";
    if (token.type === "link_open") html += renderLink(attribute(token, "href"), context);
    if (token.type === "em_open" || token.type === "s_open") html += `<${token.tag}>`;
    if (token.type.endsWith("_close")) html += `</${token.tag}>`;
  }
  return label > 0 ? `${html}</span>` : html;
}

/** Whether the text before a token ends in a mark of Chinese, half of which is blank. */
const endsFullWidth = (texts: readonly string[], token: number) =>
  /[，。；：！？”’）》」]$/u.test(texts.slice(0, token).join("")) && hasHan(texts.join(""));

function renderLink(href: string, context: Context): string {
  const slide = findSlide(context, href);
  if (slide) return `<a href="#${slide.id}">`;
  return `<a href="${escape(href)}" target="_blank" rel="noopener">`;
}

/** A text by itself: a picture's note, a title. */
export function renderText(text: string, { context, language }: Setting): string {
  if (language === "en") return escape(text);
  const bound = bindChinese(text, context.glossary.terms);
  return breakText(bound, 0, findBreaks(bound, context.glossary.terms));
}

/** Escapes a text that starts at `offset` of its block, with `<wbr>` at the block's breaks. */
function breakText(text: string, offset: number, breaks: ReadonlySet<number>): string {
  let html = "";
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (!breaks.has(offset + i)) continue;
    html += `${escape(text.slice(start, i))}<wbr>`;
    start = i;
  }
  return html + escape(text.slice(start));
}

/** A number that ties a statement to its source, where a slide has more than one. */
export function renderMark({ footnotes }: Slide, label: string, isTight = false): string {
  const number = footnotes.findIndex((footnote) => footnote.label === label) + 1;
  if (footnotes.length < 2) return "";
  return isTight ? `<sup class="tight">${number}</sup>` : `<sup>${number}</sup>`;
}
