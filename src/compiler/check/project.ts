import type { Fit } from "../fit/fit.ts";
import type { View } from "../language.ts";
import type { Glossary } from "../read/glossary.ts";
import { guessSide } from "../read/sides.ts";
import type { PlacedText } from "../render/font-texts.ts";
import { readProse, readSourceText, unpair } from "../slide-text.ts";
import type { Block, Slide } from "../slide.ts";
import type { Source } from "../source-file.ts";

/** What the rules look at. They report into the sources, and change nothing else. */
export interface Project {
  /** All files, in their order. */
  sources: readonly Source[];
  slides: readonly Slide[];
  glossary: Glossary;
  /** The ids of the page that holds the slides. */
  pageIds: readonly string[];
  /** Everything that is set. */
  texts: readonly PlacedText[];
  /** How those slides are set that could be read. */
  fits: ReadonlyMap<Slide, Record<View, Fit>>;
  hasGlyph: (character: string, isCode?: boolean) => boolean;
}

/** A text of a slide, in one language, without what is held to no rule. */
interface Prose {
  text: string;
  lines: readonly [from: number, to: number];
  isChinese: boolean;
}

/** The texts of a slide and its notes; a footnote's with the full title of its source. */
export const listProse = ({ pairs, notes, unpaired, footnotes }: Slide): Prose[] => [
  ...[...unpair([...pairs, ...notes]), ...unpaired].map((block) =>
    toProse(block, readProse(block)),
  ),
  ...unpair(footnotes).map((block) => toProse(block, readSourceText(block))),
];

const toProse = ({ lines, side }: Block, text: string): Prose => ({
  text,
  lines,
  // As `npm run format` takes it for, which sees no partner.
  isChinese: side === "zh" && guessSide({ prose: text, whole: text }) === "zh",
});
