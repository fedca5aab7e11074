import { PDFDocument } from "@cantoo/pdf-lib";
import type { Page } from "playwright/test";
import { CompileError } from "../src/compiler/mistake.ts";
import { listArticles, makeFigureSlides } from "./corpora.ts";
import { expect, test, views } from "./deck.ts";
import { inspect } from "./inspect.ts";
import { compareLines, readLines } from "./lines.ts";
import { compileEach, compileSlides, corpora, serveDecks } from "./other-deck.ts";

/** Opens a deck with all its slides below each other. */
async function openPrint(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator("[data-ready]").waitFor({ state: "attached" });
}

// Compiled once for all languages.
for (const [name, compileAll] of Object.entries(corpora))
  test(`the lines of ${name} are those that were predicted`, async ({ page }) => {
    test.slow();
    const decks = compileAll();
    expect(decks.length).toBeGreaterThan(20);
    await serveDecks(page, decks);
    for (const language of views)
      await test.step(`in ${language}`, async () => {
        await openPrint(page, `./other.html?print=slides&lang=${language}`);
        await compareLines(page, decks, language);
      });
  });

test("words around drawings keep off each other, the drawing, the map and the code", async ({
  page,
}) => {
  await serveDecks(page, compileEach(makeFigureSlides(100, listArticles())));
  for (const language of views)
    await test.step(`in ${language}`, async () => {
      await openPrint(page, `./other.html?print=slides&lang=${language}`);
      const faults = await page.evaluate(inspect, []);
      const isPlace = (fault: string) => /over the .* margin|stands on|overlaps/.test(fault);
      expect(faults.filter(isPlace)).toEqual([]);
    });
});

test("an article that does not fit is named with its line", () => {
  const mistakes = listArticles().flatMap((slide) => {
    try {
      compileSlides([slide]);
      return [];
    } catch (error) {
      return (error as CompileError).mistakes.filter(({ severity }) => severity === "error");
    }
  });
  expect(mistakes.map(({ file, line, ruleId }) => `${file}:${line} ${ruleId}`)).toEqual([
    "slides/23-article-23.md:13 fit",
    "slides/26-article-26.md:9 fit",
  ]);
});

/** Puts a word that no column holds, and far too many lines, on a slide. */
const spoil = (slide: Element) => {
  const pair = slide.querySelector(".page > .pair:not(.headline)") ?? slide.querySelector(".pair")!;
  for (const block of pair.querySelectorAll("p, h2"))
    block.textContent = "enableServiceAccountTokenVolumeProjectionAdmission".repeat(2);
  pair.before(...Array.from({ length: 30 }, () => pair.cloneNode(true)));
};

test("a slide with too much on it spoils no other page of a PDF", async ({ page }) => {
  await openPrint(page, "./?print=slides");
  const slides = await page.locator(".slides > section").count();
  await page.locator("#steeps").evaluate(spoil);
  await page.locator("#title").evaluate(spoil);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  const pdf = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }));
  expect(pdf.getPageCount()).toBe(slides);
});

test("a word that is wider than a phone does not let it scroll sideways", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("./");
  for (const slide of await page.locator(".slides > section").all()) await slide.evaluate(spoil);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("a title's longest word stays whole on a phone", async ({ page }) => {
  const text = "---\nlayout: title\n---\n\n# Observability\n\n# 可观测性\n";
  await serveDecks(page, [compileSlides([{ path: "slides/01-a.md", text }])]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("./other.html");
  await page.evaluate(() => document.fonts.ready);
  expect((await page.evaluate(readLines)).map(({ lines }) => lines)).toEqual([1, 1]);
});
