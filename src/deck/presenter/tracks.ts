import type { Side } from "../../compiler/language.ts";
import { writeTracks, type Tracks, type Visit } from "../../compiler/render/subtitles.ts";

/** Has links lead to the subtitles and chapters of the talk as it was given, to be saved. */
export function offerTracks(
  links: Iterable<HTMLAnchorElement>,
  slides: readonly HTMLElement[],
  visits: readonly Visit[],
  file: string,
): void {
  const tracks = writeTracks(slides.map(readSpeech), visits);
  for (const link of links) {
    const track = link.dataset["track"] as keyof Tracks;
    if (link.href) URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([tracks[track]], { type: "text/vtt" }));
    link.download = `${file}.as-given.${track}.vtt`;
  }
}

function readSpeech(slide: HTMLElement) {
  const headline = slide.querySelector(".headline") ?? slide.querySelector(".page .pair");
  const title = (side: Side) => (headline ? readAll([headline], side).join(" ") : slide.id);
  const notes = [...slide.querySelectorAll(".notes > .pair")];
  return {
    id: slide.id,
    title: { en: title("en"), zh: title("zh") },
    notes: { en: readAll(notes, "en"), zh: readAll(notes, "zh") },
  };
}

/** The texts of pairs in a language, as far as they are said, with their marks for lines' ends. */
const readAll = (pairs: readonly Element[], side: Side): string[] =>
  pairs
    .flatMap((pair) => [...pair.querySelectorAll<HTMLElement>(":scope > *")])
    .filter(({ lang }) => lang === "" || lang.startsWith(side))
    .map((block) => {
      const copy = block.cloneNode(true) as HTMLElement;
      for (const unsaid of copy.querySelectorAll("sup, s")) unsaid.remove();
      for (const end of copy.querySelectorAll("wbr")) end.replaceWith("\u200B");
      return copy
        .textContent!.replace(/\s+/g, (space) => (space === "\u00A0" ? space : " "))
        .trim();
    });
