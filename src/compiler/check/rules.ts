import {
  findLinks,
  findPicture,
  findReferences,
  findTitles,
  readProse,
  readSourceText,
  readText,
} from "../read/inline.ts";
import { checkTerms, type Glossary } from "../read/glossary.ts";
import { checkCopy } from "./typography.ts";
import { hasHan } from "../language.ts";
import { unpair } from "../read/pair.ts";
import { checkParity } from "./parity.ts";
import { locate, type Picture } from "../read/picture.ts";
import type { Block, Footnote, Slide } from "../slide.ts";
import { nameOf, report, reportWords, type Source } from "../source-file.ts";
import type { Text } from "../render/font-texts.ts";

/** What the slides may refer to besides each other. */
interface Shelf {
  glossary: Glossary;
  /** By path from the project's top. */
  pictures: ReadonlyMap<string, Picture>;
}

/** Reports what is wrong with slides that are each well-formed: words, numbers, references. */
export function checkSlides(slides: readonly Slide[], shelf: Shelf): void {
  const files = new Set(slides.map(({ source }) => nameOf(source.file)));
  const ids = new Map<string, string>();
  const points = new Map<number, string>();
  const footnotes = new Map<string, { footnote: Footnote; file: string }>();

  for (const slide of slides) {
    const { source, id, settings } = slide;
    checkId(slide, ids);
    if (settings.point !== undefined && !settings.detail) {
      const other = points.get(settings.point);
      const hint = "Number this one differently, or write `detail: true` where it supports.";
      const reason = `Key point ${settings.point} is ${other} already`;
      if (other) reportWords(source, [1, Infinity], "point:", reason, hint);
      points.set(settings.point, source.file);
    }

    for (const block of [...unpair(slide.pairs), ...unpair(slide.notes)]) {
      checkTerms(source, readProse(block), block.lines, shelf.glossary);
      checkCopy(source, readProse(block), block.lines, hasHan(readProse(block)));
      checkLinks(slide, block, files);
      checkTitles(slide, block, 0);
    }
    for (const block of unpair(slide.pairs)) {
      checkFigure(slide, block, shelf);
      checkNumbers(slide, block, shelf);
    }
    for (const pair of [...slide.pairs, ...slide.notes, ...slide.footnotes])
      checkParity(slide, pair, shelf.glossary);
    for (const footnote of slide.footnotes) {
      checkFootnote(slide, footnote, footnotes);
      for (const block of unpair([footnote])) {
        checkTerms(source, readSourceText(block), block.lines, shelf.glossary);
        checkCopy(source, readSourceText(block), block.lines, hasHan(readText(block)));
        checkLinks(slide, block, files);
        checkTitles(slide, block, 1);
      }
    }
    ids.set(id, source.file);
  }
}

// What `src/index.html` calls its own parts.
const pageIds = new Set(["now-name", "next-name", "cues-name", "time-name"]);

function checkId({ source, id }: Slide, ids: ReadonlyMap<string, string>): void {
  const other = ids.get(id);
  if (pageIds.has(id)) {
    report(source, 1, 1, `#${id} is a part of the page`, "Give the file another name.");
  } else if (!/^[a-z][a-z0-9-]*$/.test(id)) {
    const hint = "Name it like `05-economics.md`: a number, a hyphen, small letters.";
    report(source, 1, 1, `“${nameOf(source.file)}” gives no address`, hint);
  } else if (other) {
    report(source, 1, 1, `#${id} is ${other} already`, "Give one of the files another name.");
  }
}

function checkLinks({ source }: Slide, block: Block, files: ReadonlySet<string>): void {
  for (const link of findLinks(block)) {
    if (/^https?:\/\//.test(link) || files.has(link)) continue;
    const hint = `Write an address with https://, or a slide's file: \`${[...files][0]}\`.`;
    reportWords(source, block.lines, link, `A link to no slide: ${link}`, hint);
  }
}

/** Reports the titles of links beyond those that are set: a source has one, other text none. */
function checkTitles({ source }: Slide, block: Block, allowed: number): void {
  const hint = "Delete it; one link of a footnote may have one.";
  for (const title of findTitles(block).slice(allowed))
    reportWords(source, block.lines, title, "A link's title shows nowhere", hint);
}

function checkFigure(slide: Slide, block: Block, { pictures }: Shelf): void {
  if (block.kind !== "figure") return;
  const { src } = findPicture(block);
  const picture = pictures.get(locate(src));
  const labels = slide.pairs.filter(({ en }) => en.kind === "item").length;
  if (picture && (picture.rows.length === 0 || picture.rows.length === labels)) return;
  if (picture) {
    const reason = `The picture has rows for ${picture.rows.length} labels, the slide has ${labels}`;
    const hint = "Write as many items in each language, or change the picture's `data-rows`.";
    reportWords(slide.source, block.lines, src, reason, hint);
    return;
  }
  const hint = `Put it into \`assets/\` and name it \`../assets/${nameOf(src)}\`.`;
  reportWords(slide.source, block.lines, src, `There is no picture ${src}`, hint);
}

// A number is read from its first digit on, once.
const percentage = /(?<![\d.,])\d(?:[\d.,]*\d)?\s?[%％]|(?:\S{1,20} )?\bper ?cent\b|百分之\S{0,4}/;
const money =
  /[$€£¥￥]\s?\d(?:[\d.,]*\d)?(?: (?:thousand|million|billion|trillion))?|(?<![\d.,])\d[\d.,]*\s?[十百千万亿]*\s?(?:美元|欧元|元)|[千万亿]\s?(?:美元|欧元|元)|(?:\d|thousand|million|billion|trillion)\s(?:dollars|euros)\b/;
const multiple =
  /(?<![\d.,])\d[\d.,]*\s?(?:times\b|[×x](?!\w))|[\d一二两三四五六七八九十百千万]\s?倍/;
const figures = new RegExp([percentage, money, multiple].map(({ source }) => source).join("|"));

function checkNumbers(slide: Slide, block: Block, { pictures }: Shelf): void {
  // A footnote that is not defined is text, and a mistake already.
  if (findReferences(block).length > 0 || readProse(block).includes("[^")) return;
  const picture =
    block.kind === "figure" ? pictures.get(locate(findPicture(block).src)) : undefined;
  const drawn = picture?.texts ?? [];
  for (const text of [readProse(block), ...drawn.map((label) => label.text)]) {
    const number = figures.exec(text)?.[0].trim();
    if (!number) continue;
    const hint = "Add `[^name]` to the block, and `[^name]: Source` below.";
    reportWords(slide.source, block.lines, number, `“${number}” without its source`, hint);
    return;
  }
}

/** One name is one source in the whole deck. */
function checkFootnote(
  { source }: Slide,
  footnote: Footnote,
  seen: Map<string, { footnote: Footnote; file: string }>,
): void {
  const first = seen.get(footnote.label);
  if (!first) {
    seen.set(footnote.label, { footnote, file: source.file });
    return;
  }
  for (const language of ["en", "zh"] as const) {
    const [one, other] = [first.footnote[language], footnote[language]];
    if (writeSource(one) === writeSource(other)) continue;
    const reason = `Footnote \`${footnote.label}\` says something else in ${first.file}`;
    report(source, other.lines[0], 1, reason, "Write both alike, or give one another name.");
    return;
  }
}

const writeSource = (block: Block) => [readSourceText(block), ...findLinks(block)].join("\n");

/** Reports each character that no font of the deck can draw. */
export function checkGlyphs(
  sources: readonly Source[],
  texts: readonly Text[],
  hasGlyph: (character: string) => boolean,
): void {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  for (const { text, file, line } of texts) {
    const source = byFile.get(file)!;
    for (const character of new Set(text.replace(/\s/g, ""))) {
      if (hasGlyph(character)) continue;
      const reason = `No font of this deck has the character “${character}”`;
      reportWords(source, [line, line + 2], character, reason, "Write it another way.");
    }
  }
}

const invisible =
  /[^\P{Cc}\n\t]|\p{Bidi_Control}|[\u00AD\u200B\u2028\u2029\u2060\uFEFF\uFFFE\uFFFF]/u;

/** Reports a character that cannot be seen and changes how others are read. */
export function checkCharacters(source: Source): void {
  const { text } = source;
  const character = invisible.exec(text)?.[0];
  if (character !== undefined) {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
    const reason = `An invisible character, U+${code}`;
    reportWords(source, [1, Infinity], character, reason, "Delete it.");
  }
}
