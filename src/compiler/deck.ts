import type { Highlight } from "./code-tokens.ts";
import type { Fit } from "./fit/fit.ts";
import type { Measure } from "./fit/typeface.ts";
import type { Phrase, View } from "./language.ts";
import type { Mistake } from "./mistake.ts";
import type { OwnFont, ReadFont } from "./own-font.ts";
import type { Glossary } from "./read/glossary.ts";
import type { PictureFile } from "./read/picture.ts";
import type { Talk } from "./read/talk.ts";
import type { Text } from "./render/font-texts.ts";
import type { Slide } from "./slide.ts";

/** A deck as its author wrote it: file paths from the project's top, and what is in them. */
export interface Manuscript {
  /** Markdown files in the order of the slides. */
  slides: readonly File[];
  talk: File;
  glossary: File;
  /** Files that slides may show as pictures. */
  pictures: readonly PictureFile[];
  /** What was wrong with files that could not be read; their texts are empty. */
  mistakes: readonly Mistake[];
  /** The ids of the page that holds the slides: no slide may have one of them. */
  pageIds: readonly string[];
  /** Whether a font of the deck, or the author's, can draw a character, or an emoji as one. */
  hasGlyph: (character: string, isCode: boolean, own: readonly OwnFont[]) => boolean;
  /** Opens a font of the author's. */
  readFont: ReadFont;
  /** What is what in code. */
  highlight: Highlight;
  /** How wide the deck's fonts draw a text. */
  measure: (...text: [...Parameters<Measure>, own: readonly OwnFont[]]) => readonly number[];
  /** Is told what is being done, and how far it is. */
  tell?: (work: string) => void;
}

export interface File {
  path: string;
  text: string;
}

/** A picture that the page shows by its file. */
export interface ShownImage {
  /** Its address in the sections. */
  src: string;
  /** The ending of its file's name, by its bytes: `png`. */
  ending: string;
  /** Its media type. */
  type: string;
  bytes: Uint8Array;
  /** Tells one state of its file from another. */
  version: string;
}

/** What others need to know of a slide. */
export interface SlideEntry {
  id: string;
  title: Phrase;
  /** It supports the key point before it. */
  isSupport: boolean;
}

/** A deck as the page needs it. */
export interface Deck {
  /** How each slide is set. */
  fits: readonly Record<View, Fit>[];
  talk: Talk;
  /** One `<section>` a slide, as HTML. */
  sections: readonly string[];
  /** The sizes of its figures, as CSS. */
  sizes: string;
  /** The pictures that are no drawings. */
  images: readonly ShownImage[];
  /** In their order. */
  slides: readonly SlideEntry[];
  /** The slides as they were read, for what exports make of them. */
  trees: readonly Slide[];
  glossary: Glossary;
  /** A list of links to the key points. */
  contents: string;
  /** The author's fonts. */
  fonts: readonly OwnFont[];
  /** The characters of everything that will be read, for the fonts. */
  texts: readonly Text[];
  /** What is said, as plain Markdown. */
  transcript: string;
  /** The address of the page's icon. */
  icon: string;
  /** What may be wrong, in the order of the files. */
  warnings: readonly Mistake[];
}
