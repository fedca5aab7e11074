import type { Measure } from "../fit/typeface.ts";
import { splitEmoji } from "../emoji.ts";
import { html, join, type Html } from "../html.ts";
import { joinLines, tag, type Side } from "../language.ts";
import type { Picture } from "../read/picture.ts";
import type { Talk } from "../read/talk.ts";
import { readInlines } from "../slide-text.ts";
import type { Footnote, Inline, ListItem, Slide } from "../slide.ts";
import { findForeignRuns } from "./foreign-runs.ts";
import {
  bindChinese,
  findEmojiEnds,
  findLineEnds,
  isSplit,
  splitCode,
  type LineEnds,
} from "./line-breaks.ts";

/** What a slide needs to know of the others. */
export interface Context {
  slides: readonly Slide[];
  /** By the names of their files, as links have them. */
  byName: ReadonlyMap<string, Slide>;
  /** The glossary's terms in Chinese. */
  terms: readonly string[];
  /** The drawing of the key points, where there is one. */
  map: Picture | undefined;
  talk: Talk;
  /** How wide the deck's fonts draw a text. */
  measure: Measure;
}

/** Where a text is set. */
export interface Setting {
  context: Context;
  slide: Slide;
  side: Side;
}

/** The slide of a file's name, as links have it. */
export const findSlide = ({ byName }: Context, link = "") => byName.get(link);

/** A run of inlines as HTML; in Chinese with all places where a line may end, and where not. */
export function renderInlines(inlines: readonly Inline[], setting: Setting): Html {
  const { slide, context, side } = setting;
  const bound = side === "zh" ? bindTexts(inlines, context.terms) : inlines;
  const text = readInlines(bound);
  const ends = side === "zh" ? findLineEnds(text, context.terms) : findEmojiEnds(text);
  let offset = 0;

  const writeAll = (siblings: readonly Inline[]): Html => joinParts(siblings.flatMap(write), ends);

  const write = (inline: Inline): Part | Part[] => {
    const start = offset;
    switch (inline.type) {
      case "text":
        offset += inline.value.length;
        return splitText(inline.value, start, ends, setting);
      case "inlineCode":
        offset += inline.value.length;
        return { html: renderCode(inline.value), start };
      case "break": {
        offset++;
        // One language alone may go without the break: between Latin words a space is left then.
        const around = text.slice(Math.max(0, start - 1), offset + 1);
        const isTight = side === "zh" && joinLines(around) === around.replace("\n", "");
        return { html: isTight ? html`<br>` : html` <br>`, start };
      }
      case "footnoteReference": {
        const before = side === "zh" ? text.charAt(start - 1) : "";
        // Half of a full-width mark is blank.
        const footnote = slide.footnotes.find(({ label }) => label === inline.label);
        const mark = footnote && renderMark(footnote, /[，。；：！？”’）》」]/u.test(before));
        return mark ? { html: mark, start, isJoined: isSplit(`${before}1`) } : [];
      }
      case "link": {
        const target = findSlide(context, inline.url);
        const children = writeAll(inline.children);
        if (target) return { html: html`<a href="#${target.id}">${children}</a>`, start };
        // A letter or a call leaves the page where it is.
        if (!/^https?:/i.test(inline.url))
          return { html: html`<a href="${inline.url}">${children}</a>`, start };
        return {
          html: html`<a href="${inline.url}" target="_blank" rel="noopener">${children}</a>`,
          start,
        };
      }
      case "strong":
        return { html: html`<strong>${writeAll(inline.children)}</strong>`, start };
      case "emphasis":
        return { html: html`<em>${writeAll(inline.children)}</em>`, start };
      case "delete":
        return { html: html`<s>${writeAll(inline.children)}</s>`, start };
    }
  };
  return writeAll(bound);
}
/** The same inlines with texts that keep together what a line of Chinese must not split. */
const bindTexts = (inlines: readonly Inline[], terms: readonly string[]): readonly Inline[] =>
  inlines.map((inline) => {
    if (inline.type === "text") return { ...inline, value: bindChinese(inline.value, terms) };
    if ("children" in inline) return { ...inline, children: bindTexts(inline.children, terms) };
    return inline;
  });

/** An item's label, where it has one. */
export const renderLabel = ({ label }: ListItem, setting: Setting): Html | undefined =>
  label && html`<strong class="label">${renderInlines(label, setting)}</strong>`;

/** A text by itself: a picture's note, a title. */
export function renderText(text: string, setting: Setting): Html {
  const { context, side } = setting;
  const bound = side === "zh" ? bindChinese(text, context.terms) : text;
  const ends = side === "zh" ? findLineEnds(bound, context.terms) : findEmojiEnds(text);
  return joinParts(splitText(bound, 0, ends, setting), ends);
}

/** Some text, or an element that stands in it. */
interface Part {
  html: Html;
  /** Its offset in the text of its block. */
  start: number;
  /** Of a footnote's mark, which no line begins with: whether a browser would let it. */
  isJoined?: boolean;
}

/** The parts of a text; what is in the other language is one part, marked as such. */
function splitText(
  text: string,
  start: number,
  ends: LineEnds,
  { context: { terms }, side }: Setting,
): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const run of findForeignRuns(text, side)) {
    const words = text.slice(run.start, run.end);
    const begin = start + run.start;
    parts.push(...cutAtEnds(text.slice(at, run.start), start + at, ends), {
      start: begin,
      html:
        side === "en"
          ? html`<span lang="${tag.zh}">${breakChinese(words, terms)}</span>`
          : html`<span lang="${tag.en}">${joinParts(cutAtEnds(words, begin, ends), ends)}</span>`,
    });
    at = run.end;
  }
  return [...parts, ...cutAtEnds(text.slice(at), start + at, ends)];
}

function breakChinese(text: string, terms: readonly string[]): Html {
  const bound = bindChinese(text, terms);
  const ends = findLineEnds(bound, terms);
  return joinParts(cutAtEnds(bound, 0, ends), ends);
}

/**
 * Cuts a text where a line may end; an emoji, and a character beside a place where none may end, is a
 * part of its own.
 */
function cutAtEnds(text: string, start: number, { breaks, joins }: LineEnds): Part[] {
  const cuts = new Set<number>();
  let at = start;
  for (const { text: part, isEmoji } of splitEmoji(text)) {
    for (const character of isEmoji ? [part] : part) {
      const end = at + character.length;
      const isAlone = isEmoji || joins.has(at) || joins.has(end);
      if (isAlone || breaks.has(at)) cuts.add(at);
      if (isAlone) cuts.add(end);
      at = end;
    }
  }
  const parts: Part[] = [];
  let begin = start;
  for (const end of cuts.add(at)) {
    const words = text.slice(begin - start, end - start);
    if (words) parts.push({ html: renderPlain(words), start: begin });
    begin = end;
  }
  return parts;
}

const colourSigns = /\uFE0F|(?<=[^])\p{Emoji_Modifier}/gu;

/**
 * Text with its emoji, none of which a line splits. Their sign for a picture and their skin, which an
 * outline does not show, are left out: for these browsers ask a font of the system, with colours.
 */
export const renderPlain = (text: string): Html =>
  html`${splitEmoji(text).map((part) =>
    part.isEmoji
      ? html`<span class="emoji">${part.text.replace(colourSigns, "")}</span>`
      : html`${part.text}`,
  )}`;

/**
 * Writes `<wbr>` where a line may end, and keeps together what no line may part. What stands before
 * the first part is for those to write who have what comes before it.
 */
function joinParts(parts: readonly Part[], { breaks, joins }: LineEnds): Html {
  const groups: Html[][] = [];
  for (const { html: part, start, isJoined } of parts) {
    const last = groups.at(-1);
    if (last && (isJoined ?? joins.has(start))) {
      last.push(part);
      continue;
    }
    if (last && isJoined === undefined && breaks.has(start)) groups.push([html`<wbr>`]);
    groups.push([part]);
  }
  return html`${groups.map((group) =>
    group.length > 1 ? html`<span class="nowrap">${group}</span>` : group,
  )}`;
}

/** Code of which lines end at spaces and at `<wbr>` alone. */
const renderCode = (code: string): Html =>
  html`<code>${join(splitCode(code).map(renderCodePart), "<wbr>")}</code>`;

// Firefox ends no line at a `<wbr>` inside `nowrap`, and so the parts are bound, not the whole.
function renderCodePart(part: string): Html {
  const word = part.trimEnd();
  if (/^(?:[a-z\d]*|.)$/iu.test(word)) return renderPlain(part);
  return html`<span class="nowrap">${renderPlain(word)}</span>${part.slice(word.length)}`;
}

/** The number that ties words to their source, where a slide has more than one. */
export function renderMark({ mark }: Footnote, isTight = false): Html | undefined {
  if (mark === undefined) return undefined;
  return isTight ? html`<sup class="tight">${mark}</sup>` : html`<sup>${mark}</sup>`;
}
