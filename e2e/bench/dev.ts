import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright";
import { startVite } from "../project.ts";
import { median } from "./table.ts";

/** In milliseconds: from `npm start` to the first slide, and from a save to its frame (of eleven). */
export async function timeEditing(
  browser: Browser,
  folder: string,
): Promise<{ start: number; save: number }> {
  const began = performance.now();
  const { address, stop } = await startVite(folder);
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`${address}#/china`);
  await page.locator(".reveal.ready").waitFor();
  const start = performance.now() - began;

  const file = join(folder, "slides/03-china.md");
  const text = readFileSync(file, "utf8");
  const times: number[] = [];
  for (let i = 0; i < 11; i++) {
    const word = `again${"abcdefghijk"[i]}`;
    const seen = await watchFor(page, word);
    const saved = Date.now();
    writeFileSync(file, text.replace("# China invests", `# China ${word}`));
    times.push((await seen()) - saved);
    // Nobody saves twice in a blink: the last save's second look is not to slow this one.
    await page.waitForTimeout(200);
  }
  writeFileSync(file, text);
  await page.close();
  stop();
  return { start, save: median(times) };
}

/** Has the page look for a word in its headline; the answer is when a frame has it. */
async function watchFor(page: Page, word: string): Promise<() => Promise<number>> {
  await page.evaluate((word) => {
    const { dataset } = document.body;
    delete dataset["seen"];
    new MutationObserver((_, observer) => {
      if (!document.querySelector("#china h2")!.textContent.includes(word)) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => (dataset["seen"] = String(Date.now()))));
    }).observe(document.querySelector(".slides")!, { subtree: true, childList: true });
  }, word);
  return async () => {
    const seen = await page.waitForFunction(() => document.body.dataset["seen"]);
    return Number(await seen.jsonValue());
  };
}
