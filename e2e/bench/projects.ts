import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { preview } from "vite";
import type { File } from "../../src/compiler/deck.ts";
import { top } from "../../src/node/paths.ts";
import { readManuscript } from "../../src/node/read-manuscript.ts";
import { copyProject } from "../project.ts";

export const manuscript = readManuscript(top);

/** So many slides: the deck's own, or as many of their text, each a little different. */
export function makeSlides(count: number): readonly File[] {
  const { slides } = manuscript;
  if (count === slides.length) return slides;
  return Array.from({ length: count }, (_, i) => {
    const text = slides[i % slides.length]!.text.replace(/^point: \d\n/m, "")
      .replaceAll(/\(\d+\w*-[\w-]+\.md\)/g, "(00001-s0.md)")
      .replaceAll(/^(#+ .*)$/gm, `$1 ${i + 1000}`)
      .replace("layout: sources", "layout: text");
    return { path: `slides/${String(i + 1).padStart(5, "0")}-s${i}.md`, text };
  });
}

/** A copy of the project with these slides. */
export function makeProject(slides: readonly File[]): string {
  const folder = copyProject(top);
  // For a cold build no font is cut yet.
  rmSync(join(folder, "node_modules/.cache"));
  for (const name of readdirSync(join(folder, "slides")))
    if (name.endsWith(".md")) rmSync(join(folder, "slides", name));
  for (const { path, text } of slides) writeFileSync(join(folder, path), text);
  return folder;
}

/** The same slides for reveal.js and its own Markdown plugin, as its documentation has it. */
export function makePlain(slides: readonly File[]): string {
  const folder = join(copyProject(top), "plain");
  mkdirSync(folder);
  const sections = slides
    .map(({ text }) => text.replace(/^---\n[^]*?\n---\n/, "").replaceAll("<", "&lt;"))
    .map((text) => `<section data-markdown><textarea data-template>${text}</textarea></section>`);
  const page = `<!doctype html><meta charset="utf-8">
<div class="reveal"><div class="slides">${sections.join("\n")}</div></div>
<script type="module" src="./main.js"></script>`;
  const script = `import Reveal from "reveal.js"; import Markdown from "reveal.js/plugin/markdown";
import "reveal.js/reveal.css"; import "reveal.js/theme/white.css";
await new Reveal({ plugins: [Markdown], hash: true, transition: "none" }).initialize();`;
  const config = `export default { base: "./", build: { target: "esnext" } };`;
  for (const [name, text] of Object.entries({
    "index.html": page,
    "main.js": script,
    "vite.config.js": config,
  }))
    writeFileSync(join(folder, name), text);
  return folder;
}

const sayMemory = `data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))`;

/** Runs a command of a project. Returns its milliseconds, and what memory it had, in bytes. */
export function run(folder: string, ...command: string[]): { time: number; memory: number } {
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", sayMemory, "--import", "tsx", ...command],
    { cwd: folder, encoding: "utf8" },
  );
  const time = performance.now() - start;
  if (status !== 0) throw new Error(stderr);
  return { time, memory: Number(/(\d+)\s*$/.exec(stderr)?.[1]) * 1000 };
}

export const build = (folder: string) => run(folder, "src/cli/build.ts");
export const buildPlain = (folder: string) =>
  run(folder, "../node_modules/vite/bin/vite.js", "build");

/** Serves the `dist/` of a folder. */
export async function serve(folder: string): Promise<{ address: string; close(): Promise<void> }> {
  const server = await preview({
    configFile: false,
    root: folder,
    logLevel: "error",
    preview: { port: 0, host: "127.0.0.1" },
  });
  return { address: server.resolvedUrls!.local[0]!, close: () => server.close() };
}
