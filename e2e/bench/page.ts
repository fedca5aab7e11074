import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright";

const screen = { viewport: { width: 1280, height: 720 } } as const;

/** Opens an address in a context of its own, its processor so many times slower. */
async function open(browser: Browser, address: string, slowdown = 1): Promise<Page> {
  const context = await browser.newContext({ ...screen, reducedMotion: "reduce" });
  const page = await context.newPage();
  const inspector = await context.newCDPSession(page);
  await inspector.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.addInitScript(preparePresses);
  await page.goto(address, { waitUntil: "commit" });
  await page.locator(".reveal.ready").waitFor({ timeout: 120_000 });
  return page;
}

const close = (page: Page): Promise<void> => (page.context() as BrowserContext).close();

declare global {
  /** Presses PageDown as a keyboard does; plain reveal.js knows a key by its number. */
  var pressPageDown: () => void;
}

/** In the page: with `?press` presses it every few milliseconds, and notes when the first slide is past. */
function preparePresses(): void {
  globalThis.pressPageDown = () => {
    const press = { key: "PageDown", code: "PageDown", keyCode: 34, bubbles: true };
    document.dispatchEvent(new KeyboardEvent("keydown", press));
  };
  if (!new URLSearchParams(location.search).has("press")) return;
  const timer = setInterval(() => {
    pressPageDown();
    if (!document.querySelector(".slides > .past")) return;
    clearInterval(timer);
    performance.mark("obeyed");
  }, 5);
}

/**
 * Milliseconds from the request until the largest thing of the first slide is drawn, in its own font
 * (Largest Contentful Paint).
 */
export async function timeFirstSlide(
  browser: Browser,
  address: string,
  slowdown: number,
): Promise<number> {
  const page = await open(browser, address, slowdown);
  const time = await page.evaluate(async () => {
    await document.fonts.ready;
    return new Promise<number>((resolve) => {
      const type = "largest-contentful-paint";
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
        type,
        buffered: true,
      });
    });
  });
  await close(page);
  return time;
}

/** Milliseconds from the request until a key steps to the next slide. */
export async function timeFirstKey(browser: Browser, address: string): Promise<number> {
  const page = await open(browser, `${address}?press`);
  await page.waitForFunction(() => performance.getEntriesByName("obeyed").length > 0, undefined, {
    timeout: 120_000,
  });
  const time = await page.evaluate(() => performance.getEntriesByName("obeyed")[0]!.startTime);
  await close(page);
  return time;
}

/** What a first visit asks for until the first slide stands: bytes as a host compresses them. */
export async function weigh(
  browser: Browser,
  address: string,
): Promise<{ gzip: number; brotli: number; requests: number }> {
  const page = await browser.newPage(screen);
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (response.url().startsWith("http")) bodies.push(response.body());
  });
  await page.goto(address);
  await page.locator(".reveal.ready").waitFor({ timeout: 120_000 });
  await page.evaluate(() => document.fonts.ready);
  const all = await Promise.all(bodies);
  await page.close();
  const sum = (compress: (body: Buffer) => Buffer) =>
    all.reduce((total, body) => total + Math.min(body.length, compress(body).length), 0);
  return {
    gzip: sum((body) => gzipSync(body)),
    brotli: sum((body) => brotliCompressSync(body)),
    requests: all.length,
  };
}

/** Of forty steps, in milliseconds: from the key to the frame it makes, and the main thread's share. */
export async function timeSteps(
  browser: Browser,
  address: string,
): Promise<{ middle: number; slowest: number; work: number }> {
  const page = await open(browser, address);
  const inspector = await page.context().newCDPSession(page);
  await inspector.send("Performance.enable");
  const readWork = async () => {
    const { metrics } = await inspector.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")!.value * 1000;
  };
  const before = await readWork();
  const times = await page.evaluate(async () => {
    const taken: number[] = [];
    for (let i = 0; i < 40; i++) {
      const start = performance.now();
      pressPageDown();
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      taken.push(performance.now() - start);
    }
    if (!document.querySelector(".slides > .past")) throw new Error("The deck obeys no key.");
    return taken;
  });
  const work = ((await readWork()) - before) / times.length;
  await close(page);
  const middle = times.toSorted((a, b) => a - b)[times.length / 2]!;
  return { middle, slowest: Math.max(...times), work };
}
