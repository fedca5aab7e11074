import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { compileDeck } from "../vite/plugin.ts";
import { writePolicy } from "../vite/policy.ts";
import { dist, top } from "./serve.ts";

// Writes the whole deck into one file in `dist/`, which opens by a double-click, without a network.

const folder = join(top, "node_modules/.cache/single");
const name = `${compileDeck(top).talk.file}.html`;

await build({
  logLevel: "warn",
  plugins: [viteSingleFile()],
  build: { outDir: folder, emptyOutDir: true },
});
const html = writePolicy(readFileSync(join(folder, "index.html"), "utf8"));
writeFileSync(join(dist, `${name}.part`), html);
renameSync(join(dist, `${name}.part`), join(dist, name));
console.log(`dist/${name}  ${Math.ceil(Buffer.byteLength(html) / 1000)} kB`);
