import type { Fit } from "../fit/fit.ts";
import type { Side, View } from "../language.ts";
import type { Glossary } from "../read/glossary.ts";
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
  /** What all slides say. */
  prose: readonly Prose[];
  /** How those slides are set that could be read. */
  fits: ReadonlyMap<Slide, Record<View, Fit>>;
  hasGlyph: (character: string, isCode?: boolean) => boolean;
}

/** A text of a slide, in one language, without what is held to no rule. */
interface Prose {
  source: Source;
  text: string;
  lines: readonly [from: number, to: number];
  side: Side | undefined;
}

/** The texts of a slide and its notes; a footnote's with the full title of its source. */
export function listProse({ source, pairs, notes, unpaired, footnotes }: Slide): Prose[] {
  const toProse = ({ lines, side }: Block, text: string) => ({ source, text, lines, side });
  return [
    ...[...unpair([...pairs, ...notes]), ...unpaired].map((block) =>
      toProse(block, readProse(block)),
    ),
    ...unpair(footnotes).map((block) => toProse(block, readSourceText(block))),
  ];
}
