import { readFileSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright";
import type { Deck } from "../compiler/deck.ts";
import { dist } from "../node/paths.ts";
import { namePreview, previewSize } from "../vite/preview-tags.ts";
import { writeWhole } from "../node/write.ts";

/**
 * Takes the picture that shared links show, `dist/preview.png`: the first slide with all its steps. The
 * built page names it from now on.
 */
export async function writePreview(browser: Browser, address: string, deck: Deck): Promise<void> {
  const page = await browser.newPage({ viewport: previewSize, reducedMotion: "reduce" });
  await page.goto(`${address}#/${deck.slides[0]!.id}/99`);
  await page.locator(".reveal.ready").waitFor();
  await page.evaluate(() => document.fonts.ready);
  writeWhole(join(dist, "preview.png"), await page.screenshot());
  await page.close();

  const path = join(dist, "index.html");
  const built = readFileSync(path, "utf8");
  if (!built.includes('property="og:image"')) {
    // The page says the same as before: what was made of it is not older.
    const { atime, mtime } = statSync(path);
    writeWhole(path, namePreview(built, deck));
    utimesSync(path, atime, mtime);
  }
  console.log("dist/preview.png");
}
