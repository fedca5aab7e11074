import { join } from "node:path";
import { viteSingleFile } from "vite-plugin-singlefile";
import type { Deck } from "../compiler/deck.ts";
import { dist } from "../node/paths.ts";
import { buildPage } from "../node/site.ts";
import { writeWhole } from "../node/write.ts";

/** Writes the whole deck into one file in `dist/`, which opens by a double-click, without a network. */
export async function writeSingle(deck: Deck): Promise<void> {
  const name = `${deck.talk.file}.html`;
  const html = (await buildPage(deck, [viteSingleFile()])).get("index.html")!;
  writeWhole(join(dist, name), html);
  console.log(`dist/${name}  ${Math.ceil(Buffer.byteLength(html) / 1000)} kB`);
}
