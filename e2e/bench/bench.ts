import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright";
import { compile } from "../../src/compiler/compile.ts";
import { launchBrowser } from "../../src/export/browser.ts";
import { tools } from "../../src/node/compile-deck.ts";
import { timeEditing } from "./dev.ts";
import { installed } from "../live-servers.ts";
import { benchLive, printHead } from "./live.ts";
import { timeFirstKey, timeFirstSlide, timeSteps, weigh } from "./page.ts";
import { build, buildPlain, makePlain, makeProject, makeSlides, manuscript } from "./projects.ts";
import { run, serve } from "./projects.ts";
import { compare, kB, median, ms, print, takeTurns } from "./table.ts";

// How long things take, beside plain reveal.js with the same slides: medians, turn about. Not part of
// the tests. A number of slides as argument measures that deck only; `live`, with numbers of listeners
// or without, the servers of a live talk that are installed.

const own = manuscript.slides.length;

function benchCompiler(): void {
  for (const count of [own, 100, 1000, 10_000]) {
    const slides = makeSlides(count);
    const times = Array.from({ length: count > 1000 ? 1 : 5 }, () => {
      const start = performance.now();
      compile({ ...manuscript, slides, pageIds: [], ...tools });
      return performance.now() - start;
    });
    const time = median(times);
    print(`compile, ${count} slides`, `${ms(time)}, ${ms(time / count)} a slide`);
  }
}

async function benchBuild(here: string, plain: string, count: number): Promise<void> {
  const [cold, first] = [build(here), buildPlain(plain)];
  const [warm, again] = await takeTurns(
    count > own ? 3 : 5,
    () => build(here).time,
    () => buildPlain(plain).time,
  );
  compare(`build, ${count} slides, cold`, cold.time, first.time, ms);
  compare(`build, ${count} slides, warm`, warm, again, ms);
  compare(`build, ${count} slides, memory`, cold.memory, first.memory, kB);
}

async function benchPage(
  browser: Browser,
  here: string,
  plain: string,
  count: number,
): Promise<void> {
  const times = count > own ? 3 : 7;
  for (const slowdown of [1, 4]) {
    const [one, other] = await takeTurns(
      times,
      () => timeFirstSlide(browser, here, slowdown),
      () => timeFirstSlide(browser, plain, slowdown),
    );
    const speed = slowdown > 1 ? ", 4× slower processor" : "";
    compare(`first slide of ${count}${speed}`, one, other, ms);
  }
  const keys = await takeTurns(
    times,
    () => timeFirstKey(browser, here),
    () => timeFirstKey(browser, plain),
  );
  compare(`first key obeyed, ${count} slides`, ...keys, ms);

  const [one, other] = [await weigh(browser, here), await weigh(browser, plain)];
  compare(`on the wire, ${count} slides, gzip`, one.gzip, other.gzip, kB);
  compare(`on the wire, ${count} slides, brotli`, one.brotli, other.brotli, kB);
  print(`requests, ${count} slides`, String(one.requests), String(other.requests));

  const [step, plainStep] = [await timeSteps(browser, here), await timeSteps(browser, plain)];
  compare(`key to frame, ${count} slides, middle`, step.middle, plainStep.middle, ms);
  compare(`key to frame, ${count} slides, slowest`, step.slowest, plainStep.slowest, ms);
  compare(`main thread a step, ${count} slides`, step.work, plainStep.work, ms);
}

async function benchDeck(browser: Browser, count: number): Promise<void> {
  const slides = makeSlides(count);
  const [folder, plainFolder] = [makeProject(slides), makePlain(slides)];
  await benchBuild(folder, plainFolder, count);
  const [here, plain] = [await serve(folder), await serve(plainFolder)];
  await benchPage(browser, here.address, plain.address, count);
  await Promise.all([here.close(), plain.close()]);
  if (count === own) {
    const { start, save } = await timeEditing(browser, folder);
    print("npm start to the first slide", ms(start));
    print("save to screen", ms(save));
    const { time } = run(folder, "src/cli/pdf.ts", "--lang", "both");
    const pdf = readdirSync(join(folder, "dist")).find((name) => name.endsWith(".pdf"))!;
    const size = statSync(join(folder, "dist", pdf)).size;
    print("build and PDF", `${ms(time / count)} a slide, ${kB(size)}`);
  }
  rmSync(folder, { recursive: true });
  rmSync(join(plainFolder, ".."), { recursive: true });
}

const [first, ...rest] = process.argv.slice(2);
if (first === "live") {
  printHead();
  for (const listeners of rest.length > 0 ? rest.map(Number) : [300, 1000, 8000])
    for (const kind of installed) await benchLive(kind, listeners);
  process.exit();
}
const only = process.argv.slice(2).map(Number);
const { browser } = await launchBrowser();
print("what", "here", "plain reveal.js", "ratio");
if (only.length === 0) benchCompiler();
for (const count of only.length > 0 ? only : [own, 1000]) await benchDeck(browser, count);
await browser.close();
process.exit();
