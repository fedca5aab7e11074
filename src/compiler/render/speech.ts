import { joinLines } from "../language.ts";
import { nameSlide, readInlines } from "../slide-text.ts";
import type { Inline, Slide } from "../slide.ts";
import { bindChinese, findLineEnds } from "./line-breaks.ts";
import { planVisits, writeTracks, type Tracks } from "./subtitles.ts";

/** The subtitles and chapters of the talk as it is planned; `terms` are the glossary's in Chinese. */
export function writePlannedTracks(slides: readonly Slide[], terms: readonly string[]): Tracks {
  const speeches = slides.map((slide) => ({
    id: slide.id,
    title: nameSlide(slide),
    notes: {
      en: slide.notes.map(({ en }) => readSaid(en.children)),
      zh: slide.notes.map(({ zh }) => markLineEnds(joinLines(readSaid(zh.children)), terms)),
    },
    minutes: slide.settings.minutes,
  }));
  return writeTracks(speeches, planVisits(speeches));
}

/** What inlines have a speaker say: what is struck is not said. */
const readSaid = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if (inline.type === "delete") return "";
      return "children" in inline ? readSaid(inline.children) : readInlines([inline]);
    })
    .join("");

function markLineEnds(text: string, terms: readonly string[]): string {
  const bound = bindChinese(text, terms);
  const { breaks } = findLineEnds(bound, terms);
  return [...bound.split("").entries()]
    .map(([i, unit]) => (breaks.has(i) ? `\u200B${unit}` : unit))
    .join("");
}
