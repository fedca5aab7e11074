import { applyAllow } from "./check/allowed-warnings.ts";
import { listProse } from "./check/project.ts";
import { checkProject } from "./check/rules.ts";
import { readGlossary } from "./read/glossary.ts";
import { readOwnFonts } from "./read/own-fonts.ts";
import { endings } from "./read/picture.ts";
import { Assets } from "./read/assets.ts";
import { renderContents } from "./render/contents.ts";
import { addressImage, writeSizes } from "./render/figure-sizes.ts";
import { writeIcon } from "./render/page.ts";
import { renderSlide } from "./render/section.ts";
import { readSlide } from "./read/slide-file.ts";
import { nameSlide } from "./slide-text.ts";
import type { Slide } from "./slide.ts";
import type { Deck, File, Manuscript } from "./deck.ts";
import { CompileError, type Mistake } from "./mistake.ts";
import { nameOf, readSource, report, type Source } from "./source-file.ts";
import { readTalk } from "./read/talk.ts";
import { fitSlide } from "./fit/fit.ts";
import type { Measure } from "./fit/typeface.ts";
import { writeProperties, writeSteps, writeUnits, writeWidest } from "./fit/custom-properties.ts";
import { writeShares } from "./render/table.ts";
import { collectTexts, listCharacters } from "./render/font-texts.ts";
import { writeTranscript } from "./render/transcript.ts";

/**
 * Compiles a manuscript: read → fit → check → render. Nothing here touches a disk, Vite or a browser.
 * Throws a CompileError with every mistake of every file, in the order of the files, where one of
 * them is an error; warnings alone come with the deck.
 */
export const compile = (manuscript: Manuscript): Deck =>
  render(checkManuscript(manuscript), manuscript.tell);

/** A manuscript without an error. */
type Checked = ReturnType<typeof checkManuscript>;

/** As `compile`, but for the page: how many slides there are, and what may be wrong with them. */
export function checkManuscript(manuscript: Manuscript) {
  const { tell = () => {} } = manuscript;
  const read = ({ path, text }: File) => {
    const source = readSource(path, text);
    source.mistakes.push(...manuscript.mistakes.filter(({ file }) => file === path));
    return source;
  };
  const slideFiles = manuscript.slides.map(read);
  const talkFile = read(manuscript.talk);
  const glossaryFile = read(manuscript.glossary);
  if (slideFiles.length === 0 && manuscript.mistakes.length === 0) {
    const hint = "Write a first slide, `slides/01-hello.md`.";
    report(talkFile, "file", 1, 1, "There are no slides beside this file", hint);
  }

  const talk = readTalk(talkFile);
  const glossary = readGlossary(glossaryFile);
  const pictures = new Assets(manuscript.pictures);
  const slides = slideFiles.map((file, i) => {
    tell(`Reading slide ${i + 1} of ${slideFiles.length}`);
    return readSlide(file, pictures, manuscript.highlight);
  });
  const texts = collectTexts(slides);
  const { pageIds } = manuscript;
  const fonts = readOwnFonts(talkFile, talk.fonts ?? [], manuscript.pictures, manuscript.readFont);
  const hasGlyph = (character: string, isCode = false) =>
    manuscript.hasGlyph(character, isCode, fonts);
  const measure: Measure = (text, typeface) => manuscript.measure(text, typeface, fonts);
  const { terms } = glossary;
  const byName = new Map(slides.map((slide) => [nameOf(slide.source.file), slide]));
  const context = { slides, byName, terms, map: pictures.read("assets/map.svg"), talk, measure };
  const icon = pictures.read("assets/icon.svg");
  const sources = [...slideFiles, talkFile, glossaryFile, ...pictures.sources];
  const isRead = ({ source }: Slide) =>
    source.mistakes.every(({ severity }) => severity === "warning");
  const fits = new Map(
    slides.filter(isRead).map((slide, i) => {
      tell(`Fitting slide ${i + 1} of ${slides.length}`);
      return [slide, fitSlide(slide, context, measure)] as const;
    }),
  );
  const prose = slides.flatMap(listProse);
  checkProject({ sources, slides, glossary, pageIds, texts, prose, fits, hasGlyph }, tell);
  applyAllow(sources, slides, { source: talkFile, allow: talk.allow ?? {} });
  const files = new Set(sources.map(({ file }) => file));
  const mistakes = [
    ...sources.flatMap(sortMistakes),
    ...manuscript.mistakes.filter(({ file }) => !files.has(file)),
    ...pictures.mistakes,
  ];
  if (mistakes.some(({ severity }) => severity === "error")) throw new CompileError(mistakes);

  return {
    talk,
    glossary,
    slides,
    context,
    pictures,
    fonts,
    texts,
    icon,
    fits,
    warnings: mistakes,
  };
}

function render(
  { talk, glossary, slides, context, pictures, fonts, texts, icon, fits, warnings }: Checked,
  tell: Manuscript["tell"] = () => {},
): Deck {
  const allFits = [...fits.values()];
  return {
    fits: allFits,
    talk,
    sections: [...fits].map(([slide, fit], i) => {
      tell(`Writing slide ${i + 1} of ${slides.length}`);
      return String(renderSlide(slide, context, fit));
    }),
    sizes: [
      writeProperties(),
      writeSteps(allFits),
      writeWidest(allFits),
      writeShares(slides, context.measure),
      writeUnits(allFits),
      writeSizes(pictures.shown),
    ].join("\n"),
    contents: String(renderContents(slides)),
    slides: slides.map((slide) => ({
      id: slide.id,
      title: nameSlide(slide),
      isSupport: slide.settings.detail && slide.settings.point !== undefined,
    })),
    trees: slides,
    glossary,
    images: pictures.shown.flatMap(({ path, image }) =>
      image ? [{ src: addressImage(path), ending: endings[image.type]!, ...image }] : [],
    ),
    fonts,
    texts: listCharacters(texts),
    transcript: writeTranscript(slides, talk),
    icon: writeIcon(icon),
    warnings,
  };
}

const sortMistakes = ({ mistakes }: Source): Mistake[] =>
  mistakes.toSorted((a, b) => a.line - b.line || a.column - b.column);
