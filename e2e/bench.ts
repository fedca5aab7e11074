import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { chromium, type Browser } from "playwright";
import { build, preview } from "vite";
import { compile, type File } from "../src/compiler/compile.ts";
import { launchOptions } from "../src/export/browser.ts";
import { hasGlyph } from "../src/vite/fonts.ts";
import { readManuscript } from "../src/vite/read.ts";
import { top } from "../src/export/serve.ts";
import { copyProject } from "./project.ts";

// How long things take: the compiler and the build by the number of slides, the page beside plain
// reveal.js with its own Markdown plugin, both in one run and turn about, so that their ratio holds on
// a noisy machine. Medians; not part of the tests.

const real = readManuscript(top);
const add = (what: string, here: string, plain = "", ratio = "") =>
  console.log(`${what.padEnd(40)} ${here.padEnd(28)} ${plain.padEnd(16)} ${ratio}`.trimEnd());

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
const ms = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
const kB = (bytes: number) => `${Math.round(bytes / 1000)} kB`;

/** So many slides of the real ones' text, each a little different. */
function makeSlides(count: number): File[] {
  return Array.from({ length: count }, (_, i) => {
    const { text } = real.slides[i % real.slides.length]!;
    const varied = text
      .replace(/^point: \d\n/m, "")
      .replaceAll(/\(\d+\w*-[\w-]+\.md\)/g, "(https://example.org)")
      .replaceAll(/^(#+ .*)$/gm, `$1 ${i + 1000}`)
      .replace("layout: sources", "layout: text");
    return { path: `slides/${String(i + 1).padStart(5, "0")}-s${i}.md`, text: varied };
  });
}

function benchCompiler(): void {
  for (const count of [18, 100, 1000, 10_000]) {
    const slides = makeSlides(count);
    const times = Array.from({ length: count > 1000 ? 1 : 5 }, () => {
      const start = performance.now();
      compile({ ...real, slides, hasGlyph });
      return performance.now() - start;
    });
    const time = median(times);
    add(`compile ${count} slides`, `${ms(time)}, ${ms(time / count)} a slide`);
  }
}

/** A copy of the project with so many slides, built; and plain reveal.js with the same. */
function makeProject(count: number): string {
  const folder = copyProject();
  if (count !== real.slides.length) {
    for (const name of readdirSync(join(folder, "slides")))
      if (name.endsWith(".md")) rmSync(join(folder, "slides", name));
    for (const { path, text } of makeSlides(count)) writeFileSync(join(folder, path), text);
  }
  return folder;
}

function benchBuild(folder: string, count: number): void {
  for (const state of ["cold", "warm"]) {
    const start = performance.now();
    const { status, stderr } = spawnSync(
      "/usr/bin/env",
      [
        "time",
        "-f",
        "%M",
        process.execPath,
        join(folder, "node_modules/tsx/dist/cli.mjs"),
        "src/export/site.ts",
      ],
      { cwd: folder, encoding: "utf8" },
    );
    const memory = Number(stderr.trim().split("\n").at(-1)) / 1000;
    const isTimed = status === 0 && !Number.isNaN(memory);
    add(
      `build ${count} slides, ${state}`,
      ms(performance.now() - start) + (isTimed ? `, ${memory.toFixed(0)} MB` : ""),
    );
  }
}

async function buildPlain(folder: string, slides: readonly File[]): Promise<string> {
  const root = join(folder, "plain");
  mkdirSync(root);
  const sections = slides
    .map(({ text }) => text.replace(/^---\n[^]*?\n---\n/, "").replaceAll("<", "&lt;"))
    .map((text) => `<section data-markdown><textarea data-template>${text}</textarea></section>`);
  writeFileSync(
    join(root, "index.html"),
    `<!doctype html><meta charset="utf-8"><div class="reveal"><div class="slides">${sections.join("\n")}</div></div>
    <script type="module" src="./main.js"></script>`,
  );
  writeFileSync(
    join(root, "main.js"),
    `import Reveal from "reveal.js"; import Markdown from "reveal.js/plugin/markdown";
    import "reveal.js/reveal.css"; import "reveal.js/theme/white.css";
    await new Reveal({ plugins: [Markdown], hash: true, transition: "none" }).initialize();`,
  );
  const outDir = join(root, "dist");
  await build({
    configFile: false,
    root,
    base: "./",
    logLevel: "error",
    build: { outDir, target: "esnext" },
  });
  return outDir;
}

/** Serves a built folder and returns its address. */
async function serve(outDir: string): Promise<{ address: string; close: () => Promise<void> }> {
  const server = await preview({
    configFile: false,
    root: join(outDir, ".."),
    logLevel: "error",
    build: { outDir },
    preview: { port: 0, host: "127.0.0.1" },
  });
  return { address: server.resolvedUrls!.local[0]!, close: () => server.close() };
}

/** Milliseconds from the request to the first slide, with its fonts. */
async function loadOnce(browser: Browser, address: string, slowdown: number): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const inspector = await context.newCDPSession(page);
  await inspector.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.goto(address, { waitUntil: "commit" });
  await page.locator(".reveal.ready").waitFor({ timeout: 120_000 });
  const time = await page.evaluate(() => document.fonts.ready.then(() => performance.now()));
  await context.close();
  return time;
}

async function benchLoad(
  browser: Browser,
  here: string,
  plain: string,
  count: number,
): Promise<void> {
  const isLong = count > 100;
  for (const slowdown of isLong ? [1] : [1, 4]) {
    const times = { here: [] as number[], plain: [] as number[] };
    for (let i = 0; i < (isLong ? 3 : 5); i++) {
      times.here.push(await loadOnce(browser, here, slowdown));
      times.plain.push(await loadOnce(browser, plain, slowdown));
    }
    const [one, other] = [median(times.here), median(times.plain)];
    add(
      `first slide of ${count}${slowdown > 1 ? ", 4× slower CPU" : ""}`,
      ms(one),
      ms(other),
      (one / other).toFixed(2),
    );
  }
}

async function weigh(
  browser: Browser,
  address: string,
): Promise<{ gzip: number; brotli: number; requests: number }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (response.url().startsWith("http")) bodies.push(response.body());
  });
  await page.goto(address);
  await page.locator(".reveal.ready").waitFor();
  await page.evaluate(() => document.fonts.ready);
  const all = await Promise.all(bodies);
  await page.close();
  const sum = (size: (body: Buffer) => number) =>
    all.reduce((total, body) => total + Math.min(body.length, size(body)), 0);
  return {
    gzip: sum((body) => gzipSync(body).length),
    brotli: sum((body) => brotliCompressSync(body).length),
    requests: all.length,
  };
}

/** From a key to the frame that shows what it did: the middle and the slowest of forty. */
async function stepAll(
  browser: Browser,
  address: string,
): Promise<{ middle: number; slowest: number }> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    reducedMotion: "reduce",
  });
  await page.goto(address);
  await page.locator(".reveal.ready").waitFor({ timeout: 120_000 });
  const times = await page.evaluate(async () => {
    const taken: number[] = [];
    for (let i = 0; i < 40; i++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const start = performance.now();
      document.dispatchEvent(
        new KeyboardEvent("keydown", { keyCode: 34, bubbles: true } as KeyboardEventInit),
      );
      document.body.getBoundingClientRect();
      taken.push(performance.now() - start);
    }
    return taken;
  });
  await page.close();
  return { middle: median(times), slowest: Math.max(...times) };
}

async function benchDev(browser: Browser, folder: string): Promise<void> {
  const start = performance.now();
  const vite = join(folder, "node_modules/vite/bin/vite.js");
  const server = spawn(process.execPath, [vite, "--host", "127.0.0.1", "--port", "0"], {
    cwd: folder,
    env: { ...process.env, CI: "1", NO_COLOR: "1" },
  });
  const address = await new Promise<string>((resolve) => {
    server.stdout.on("data", (data: Buffer) => {
      const [, found] = /Local:\s+(\S+)/.exec(data.toString()) ?? [];
      if (found) resolve(found);
    });
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(address);
  await page.locator(".reveal.ready").waitFor();
  add("dev server, start to first slide", ms(performance.now() - start));
  await page.close();
  server.kill();
}

add("what", "here", "plain reveal.js", "ratio");
benchCompiler();
const browser = await chromium.launch(launchOptions());
for (const count of [18, 1000]) {
  const folder = makeProject(count);
  benchBuild(folder, count);
  const slides = count === 18 ? real.slides : makeSlides(count);
  const here = await serve(join(folder, "dist"));
  const plain = await serve(await buildPlain(folder, slides));
  await benchLoad(browser, here.address, plain.address, count);
  const [one, other] = [await weigh(browser, here.address), await weigh(browser, plain.address)];
  for (const unit of ["gzip", "brotli"] as const)
    add(
      `on the wire, ${count} slides, ${unit}`,
      kB(one[unit]),
      kB(other[unit]),
      (one[unit] / other[unit]).toFixed(2),
    );
  add(`requests, ${count} slides`, String(one.requests), String(other.requests));
  const [step, plainStep] = [
    await stepAll(browser, here.address),
    await stepAll(browser, plain.address),
  ];
  add(
    `a step, ${count} slides: middle`,
    ms(step.middle),
    ms(plainStep.middle),
    (step.middle / plainStep.middle).toFixed(2),
  );
  add(`a step, ${count} slides: slowest`, ms(step.slowest), ms(plainStep.slowest));
  if (count === 18) {
    await benchDev(browser, folder);
    const start = performance.now();
    spawnSync(
      process.execPath,
      [join(folder, "node_modules/tsx/dist/cli.mjs"), "src/export/pdf.ts", "--lang", "both"],
      { cwd: folder },
    );
    const seconds = (performance.now() - start) / 1000;
    const [pdf] = readdirSync(join(folder, "dist")).filter((name) => name.endsWith(".pdf"));
    add(
      "build and PDF, a slide",
      `${(seconds / count).toFixed(2)} s, ${kB(statSync(join(folder, "dist", pdf!)).size)} in all`,
    );
  }
  await here.close();
  await plain.close();
  rmSync(folder, { recursive: true });
}
await browser.close();

process.exit();
