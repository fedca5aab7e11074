import { joinLines, type Side } from "../language.ts";
import type { Picture } from "../read/picture.ts";
import type { Talk } from "../read/talk.ts";
import { readInlines } from "../slide-text.ts";
import type { Inline, ListItem, Slide } from "../slide.ts";
import { escape } from "./html.ts";
import { bindChinese, findBreaks, type Term } from "./line-breaks.ts";

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
export function renderInlines(inlines: readonly Inline[], setting: Setting): string {
  const { slide, context, side } = setting;
  const bound = side === "zh" ? bindTexts(inlines, context.terms) : inlines;
  const text = readInlines(bound);
  const breaks = side === "zh" ? findBreaks(text, context.terms) : new Set<number>();
  let offset = 0;

  const write = (inline: Inline): string => {
    const start = offset;
    switch (inline.type) {
      case "text":
        offset += inline.value.length;
        return breakText(inline.value, start, breaks);
      case "inlineCode":
        offset += inline.value.length;
        return `<code>${breakText(inline.value, start, breaks)}</code>`;
      case "break": {
        offset++;
        // One language alone may go without the break: between Latin words a space is left then.
        const around = text.slice(Math.max(0, start - 1), offset + 1);
        const isTight = side === "zh" && joinLines(around) === around.replace("\n", "");
        return isTight ? "<br>" : " <br>";
      }
      case "footnoteReference": {
        // Half of a full-width mark is blank.
        const isTight = side === "zh" && /[，。；：！？”’）》」]/u.test(text.charAt(start - 1));
        return renderMark(slide, inline.label, isTight);
      }
      case "link":
        return `${renderLink(inline.url, context)}${inline.children.map(write).join("")}</a>`;
      default: {
        const tag = tags[inline.type];
        return `<${tag}>${inline.children.map(write).join("")}</${tag}>`;
      }
    }
  };
  return bound.map(write).join("");
}

const tags = { strong: "strong", emphasis: "em", delete: "s" };

/** The same inlines with texts that keep together what a line of Chinese must not split. */
const bindTexts = (inlines: readonly Inline[], terms: readonly Term[]): readonly Inline[] =>
  inlines.map((inline) => {
    if (inline.type === "text") return { ...inline, value: bindChinese(inline.value, terms) };
    if ("children" in inline) return { ...inline, children: bindTexts(inline.children, terms) };
    return inline;
  });

/** An item's label, where it has one. */
export const renderLabel = ({ label }: ListItem, setting: Setting): string =>
  label ? `<strong class="label">${renderInlines(label, setting)}</strong>` : "";

function renderLink(href: string, context: Context): string {
  const slide = findSlide(context, href);
  if (slide) return `<a href="#${slide.id}">`;
  return `<a href="${escape(href)}" target="_blank" rel="noopener">`;
}

/** A text by itself: a picture's note, a title. */
export function renderText(text: string, { context, side }: Setting): string {
  if (side === "en") return escape(text);
  const bound = bindChinese(text, context.terms);
  return breakText(bound, 0, findBreaks(bound, context.terms));
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
