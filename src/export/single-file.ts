import { join } from "node:path";
import { viteSingleFile } from "vite-plugin-singlefile";
import type { Deck } from "../compiler/deck.ts";
import { endings } from "../compiler/read/picture.ts";
import { dist } from "../node/paths.ts";
import { buildPage } from "../vite/site.ts";
import { writeWhole } from "../node/write.ts";

/** Writes the whole deck into one file in `dist/`, which opens by a double-click, without a network. */
export async function writeSingle(deck: Deck): Promise<void> {
  const name = `${deck.talk.file}.html`;
  console.log("Building the single file.");
  const files = await buildPage(deck, [viteSingleFile()]);
  const html = String(files.get("index.html")).replace(
    /(?<=<img src=")\.\/(assets\/[^"]+\.(\w+))/g,
    (_, file: string, ending: string) => writeAddress(files.get(file)!, ending),
  );
  writeWhole(join(dist, name), html);
  console.log(`dist/${name}  ${Math.ceil(Buffer.byteLength(html) / 1000)} kB`);
}

/** A picture as an address that has all of it. */
function writeAddress(bytes: string | Uint8Array, ending: string): string {
  const [type] = Object.entries(endings).find(([, known]) => known === ending)!;
  return `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
}
