import { join } from "node:path";
import type { Deck } from "../compiler/deck.ts";
import { writePlannedTracks } from "../compiler/render/speech.ts";
import { dist } from "../node/paths.ts";
import { writeWhole } from "../node/write.ts";

/** Writes the subtitles and chapters of the talk as it is planned into `dist/`. */
export function writeSubtitles({ talk, trees, glossary }: Deck): void {
  const tracks = writePlannedTracks(trees, glossary.terms);
  for (const [track, text] of Object.entries(tracks)) {
    const name = `${talk.file}.${track}.vtt`;
    writeWhole(join(dist, name), text);
    console.log(`dist/${name}  ${text.split("-->").length - 1} cues`);
  }
}
