import { html, join, type Html } from "../html.ts";
import { joinLines, type Side } from "../language.ts";
import type { Picture } from "../read/picture.ts";
import type { Talk } from "../read/talk.ts";
import { readInlines } from "../slide-text.ts";
import type { Inline, ListItem, Slide } from "../slide.ts";
import { bindChinese, findBreaks, splitCode, type Term } from "./line-breaks.ts";

/** What a slide needs to know of the others. */
export interface Context {
  slides: readonly Slide[];
  /** By the names of their files, as links have them. */
  byName: ReadonlyMap<string, Slide>;
  /** The glossary's terms in Chinese. */
  terms: readonly Term[];
  /** The drawing of the key points, where there is one. */
  map: Picture | undefined;
  talk: Talk;
}

/** Where a text is set. */
export interface Setting {
  context: Context;
  slide: Slide;
  side: Side;
}

/** The slide of a file's name, as links have it. */
export const findSlide = ({ byName }: Context, link = "") => byName.get(link);

/** A run of inlines as HTML; in Chinese with `<wbr>` where a line may break. */
export function renderInlines(inlines: readonly Inline[], setting: Setting): Html {
  const { slide, context, side } = setting;
  const bound = side === "zh" ? bindTexts(inlines, context.terms) : inlines;
  const text = readInlines(bound);
  const breaks = side === "zh" ? findBreaks(text, context.terms) : new Set<number>();
  let offset = 0;

  const write = (inline: Inline): Html => {
    const start = offset;
    switch (inline.type) {
      case "text":
        offset += inline.value.length;
        return breakText(inline.value, start, breaks);
      case "inlineCode":
        offset += inline.value.length;
        return html`${breaks.has(start) ? html`<wbr>` : ""}${renderCode(inline.value)}`;
      case "break": {
        offset++;
        // One language alone may go without the break: between Latin words a space is left then.
        const around = text.slice(Math.max(0, start - 1), offset + 1);
        const isTight = side === "zh" && joinLines(around) === around.replace("\n", "");
        return isTight ? html`<br>` : html` <br>`;
      }
      case "footnoteReference": {
        // Half of a full-width mark is blank.
        const isTight = side === "zh" && /[，。；：！？”’）》」]/u.test(text.charAt(start - 1));
        return renderMark(slide, inline.label, isTight) ?? html``;
      }
      case "link": {
        const target = findSlide(context, inline.url);
        const text = inline.children.map(write);
        if (target) return html`<a href="#${target.id}">${text}</a>`;
        return html`<a href="${inline.url}" target="_blank" rel="noopener">${text}</a>`;
      }
      case "strong":
        return html`<strong>${inline.children.map(write)}</strong>`;
      case "emphasis":
        return html`<em>${inline.children.map(write)}</em>`;
      case "delete":
        return html`<s>${inline.children.map(write)}</s>`;
    }
  };
  return html`${bound.map(write)}`;
}

/** The same inlines with texts that keep together what a line of Chinese must not split. */
const bindTexts = (inlines: readonly Inline[], terms: readonly Term[]): readonly Inline[] =>
  inlines.map((inline) => {
    if (inline.type === "text") return { ...inline, value: bindChinese(inline.value, terms) };
    if ("children" in inline) return { ...inline, children: bindTexts(inline.children, terms) };
    return inline;
  });

/** An item's label, where it has one. */
export const renderLabel = ({ label }: ListItem, setting: Setting): Html | undefined =>
  label && html`<strong class="label">${renderInlines(label, setting)}</strong>`;

/** A text by itself: a picture's note, a title. */
export function renderText(text: string, { context, side }: Setting): Html {
  if (side === "en") return html`${text}`;
  const bound = bindChinese(text, context.terms);
  return breakText(bound, 0, findBreaks(bound, context.terms));
}

/** A text that starts at `offset` of its block, with `<wbr>` at the block's breaks. */
function breakText(text: string, offset: number, breaks: ReadonlySet<number>): Html {
  const parts: Html[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (!breaks.has(offset + i)) continue;
    parts.push(html`${text.slice(start, i)}<wbr>`);
    start = i;
  }
  return html`${parts}${text.slice(start)}`;
}

const renderCode = (code: string): Html =>
  html`<code>${join(
    splitCode(code).map((part) => html`${part}`),
    "<wbr>",
  )}</code>`;

/** A number that ties a statement to its source, where a slide has more than one. */
export function renderMark({ footnotes }: Slide, label: string, isTight = false): Html | undefined {
  const number = footnotes.findIndex((footnote) => footnote.label === label) + 1;
  if (footnotes.length < 2) return undefined;
  return isTight ? html`<sup class="tight">${number}</sup>` : html`<sup>${number}</sup>`;
}
