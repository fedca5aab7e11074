import { join } from "node:path";
import type { Browser } from "playwright";
import type { Deck } from "../../compiler/deck.ts";
import { dist } from "../../node/paths.ts";
import { writeWhole } from "../../node/write.ts";
import { showEnds } from "../browser.ts";
import { readPage } from "./read-page.ts";
import { writePackage } from "./write-package.ts";

/** Writes the deck for PowerPoint into `dist/`, as it is printed in a language or in both. */
export async function writePptx(
  browser: Browser,
  address: string,
  { talk }: Deck,
  lang = "both",
): Promise<void> {
  const name = [talk.file, ...(lang === "both" ? [] : [lang]), "pptx"].join(".");
  console.log("Writing the slides for PowerPoint.");
  // The page's policy has it load no drawing from an address that is written here.
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    bypassCSP: true,
  });
  await showEnds(page);
  await page.goto(`${address}?${new URLSearchParams({ print: "slides", lang })}`);
  await page.locator("[data-ready]").waitFor({ state: "attached" });
  // What compiles this names functions by a function of its own.
  await page.evaluate("globalThis.__name = (named) => named");
  const slides = await page.evaluate(readPage);
  await page.close();
  const bytes = writePackage(slides, talk);
  writeWhole(join(dist, name), bytes);
  console.log(`dist/${name}  ${slides.length} slides, ${Math.ceil(bytes.length / 1000)} kB`);
}
