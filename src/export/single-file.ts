import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { viteSingleFile } from "vite-plugin-singlefile";
import type { Deck } from "../compiler/compile.ts";
import { buildPage } from "../node/site.ts";
import { dist, top } from "../node/paths.ts";

/** Writes the whole deck into one file in `dist/`, which opens by a double-click, without a network. */
export async function writeSingle({ talk }: Deck): Promise<void> {
  const folder = join(top, "node_modules/.cache/single");
  const path = join(dist, `${talk.file}.html`);
  await buildPage(folder, { plugins: [viteSingleFile()] });
  const html = readFileSync(join(folder, "index.html"), "utf8");
  writeFileSync(`${path}.part`, html);
  renameSync(`${path}.part`, path);
  console.log(`dist/${talk.file}.html  ${Math.ceil(Buffer.byteLength(html) / 1000)} kB`);
}
