import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PDFDict, PDFDocument, PDFName } from "@cantoo/pdf-lib";
import type { Page } from "playwright/test";
import type { Deck } from "../src/compiler/deck.ts";
import { findFaults } from "./axe.ts";
import { inspectContrast } from "./contrast.ts";
import { expect, open, openSpeaker, showAll, test, views } from "./deck.ts";
import { decks, readTerms } from "./decks.ts";
import { readStrangers } from "./fonts.ts";
import { inspect } from "./inspect.ts";
import { compareLines } from "./lines.ts";
import { openPdf } from "./pdf.ts";
import { hasTool } from "./tools.ts";

// What holds for any deck, whatever it says: for the fixture, and for the talk that is in `slides/`.

const themes = ["light", "dark", "eco"] as const;
const onlyChromium = "The exports and the measures are Chromium's.";

/** There letters are as wide as whole pixels; `npm run test:engines` looks past that. */
const roundsWidths = (browserName: string) =>
  browserName === "webkit" && process.platform === "linux";
const rounds = "WebKit on Linux rounds the widths of letters.";

/** Text without what a line's end may add or take, and without the dots below stressed Chinese. */
const bare = (text: string) => text.replace(/[\s•]/gu, "");

/** Each page has all that its slide says, block after block. */
function expectInOrder(pages: readonly string[], blocks: readonly string[][], { slides }: Deck) {
  const missing = slides.flatMap(({ id }, i) => {
    const text = bare(pages[i]!);
    let from = 0;
    return blocks[i]!.map(bare).flatMap((block) => {
      const at = text.indexOf(block, from);
      if (at < 0) return [`#${id}: “${block}” in “${text.slice(from)}”`];
      from = at + block.length;
      return [];
    });
  });
  expect(missing).toEqual([]);
}

/** What each slide of a page that is printed says, block after block. */
const readPrinted = (page: Page): Promise<string[][]> =>
  page
    .locator(".slides > section")
    .evaluateAll((sections) =>
      sections.map((section) =>
        [...section.querySelectorAll<HTMLElement>(".page :is(h1, h2, p, blockquote):not(.point)")]
          .filter((block) => block.checkVisibility())
          .map((block) => block.innerText.replace(/^\d\s/, "")),
      ),
    );

/** What each slide's notes say in one language. */
const readNotes = (page: Page, lang: string): Promise<string[][]> =>
  page
    .locator(".slides > section")
    .evaluateAll(
      (sections, lang) =>
        sections.map((section) =>
          [...section.querySelectorAll(`.notes > .pair > [lang="${lang}"]`)].map(
            (note) => note.textContent,
          ),
        ),
      lang,
    );

for (const [name, served] of Object.entries(decks)) {
  test.describe(name, () => {
    test.use({ served });

    const terms = readTerms(served);

    test("has nothing to warn of", ({ deck }) => expect(deck.warnings).toEqual([]));

    for (const language of views) {
      test(`in ${language} keeps lines, margins and contrast, with the deck's own fonts, without a fault that axe knows`, async ({
        page,
        browserName,
      }) => {
        for (const theme of themes)
          await test.step(theme, async () => {
            await open(page, `?lang=${language}&theme=${theme}`);
            await showAll(page);
            // WebKit on Linux rounds the widths of letters.
            if (!roundsWidths(browserName)) {
              expect.soft(await page.evaluate(inspect, terms)).toEqual([]);
              expect.soft(await page.evaluate(inspectContrast)).toEqual([]);
            }
            if (theme !== "light") return;
            expect.soft(await readStrangers(page)).toEqual([]);
            expect.soft(await findFaults(page)).toEqual([]);
          });
      });
    }

    test("with Chinese first keeps lines and margins", async ({ page, browserName }) => {
      test.skip(roundsWidths(browserName), rounds);
      await open(page, "?first=zh");
      await showAll(page);
      await expect(page.locator(".headline > :first-child").first()).toHaveAttribute(
        "lang",
        "zh-Hans",
      );
      expect(await page.evaluate(inspect, terms)).toEqual([]);
    });

    test.describe("on a phone", () => {
      test.use({ viewport: { width: 390, height: 844 } });

      for (const language of views) {
        test(`is a document in ${language} that needs no sideways scroll`, async ({
          page,
          deck,
        }) => {
          await page.goto(`./?lang=${language}`);
          await page.evaluate(() => document.fonts.ready);
          await expect(page.locator(".slides > section")).toHaveCount(deck.slides.length);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
          expect(await findFaults(page)).toEqual([]);
          expect(await readStrangers(page)).toEqual([]);
        });
      }
    });

    test("has no notes in one language that need scrolling", async ({ page: room, deck }) => {
      await open(room);
      const speaker = await openSpeaker(room);
      await speaker.setViewportSize({ width: 1280, height: 720 });
      const text = speaker.locator(".speaker-notes .text");
      for (const side of ["en", "zh-Hans"]) {
        await speaker.keyboard.press("n");
        await room.keyboard.press("Home");
        const notes = await readNotes(room, side);
        for (const [i, { id }] of deck.slides.entries()) {
          await room.evaluate((id) => (location.hash = `/${id}`), id);
          await expect(speaker.locator(".talk-plan")).toBeVisible();
          await expect(text.locator("> *")).toHaveText(notes[i]!);
          const over = await text.evaluate((node) => node.scrollHeight - node.clientHeight);
          expect(over, `${id}, ${side}`).toBeLessThanOrEqual(0);
        }
      }
    });

    test.describe("as a PDF", () => {
      test.skip(({ browserName }) => browserName !== "chromium", onlyChromium);

      const path = (suffix: string, { talk }: Deck) =>
        join(served.top, `dist/${talk.file}${suffix}.pdf`);
      const read = (suffix: string, deck: Deck) => openPdf(readFileSync(path(suffix, deck)));

      for (const language of views) {
        test(`in ${language} has the lines that were predicted, a page a slide, and every sentence whole and in order`, async ({
          page,
          deck,
        }) => {
          await page.goto(`./?print=slides&lang=${language}`);
          await page.locator("[data-ready]").waitFor({ state: "attached" });
          await compareLines(page, [deck], language);
          const blocks = await readPrinted(page);
          const suffix = language === "both" ? "" : `.${language}`;
          const pdf = await read(suffix, deck);
          expect(pdf.numPages).toBe(deck.slides.length);
          const pages: string[] = [];
          for (let number = 1; number <= pdf.numPages; number++) {
            const pdfPage = await pdf.getPage(number);
            expect(pdfPage.view.slice(2)).toEqual([960, 540]);
            const { items } = await pdfPage.getTextContent();
            pages.push(items.map((item) => ("str" in item ? item.str : "")).join(""));
          }
          expectInOrder(pages, blocks, deck);
          if (!hasTool("pdftotext")) return;
          const { stdout } = spawnSync("pdftotext", ["-raw", path(suffix, deck), "-"]);
          expectInOrder(stdout.toString().split("\f"), blocks, deck);
        });
      }

      test("has a page for each step", async ({ page, deck }) => {
        await page.goto("./");
        const steps = await page.locator(".fragment").count();
        expect((await read(".steps", deck)).numPages).toBe(deck.slides.length + steps);
      });

      test("has every font in it, as TrueType, with its Unicode", async ({ deck }) => {
        const pdf = await PDFDocument.load(readFileSync(path("", deck)), { updateMetadata: false });
        const fonts = pdf.context
          .enumerateIndirectObjects()
          .map(([, object]) => object)
          .filter((object) => object instanceof PDFDict)
          .filter((dict) => dict.get(PDFName.of("Type")) === PDFName.of("Font"));
        const composite = fonts.filter((font) => font.has(PDFName.of("DescendantFonts")));
        expect(composite.length).toBeGreaterThan(0);
        for (const font of composite) expect(font.has(PDFName.of("ToUnicode"))).toBe(true);
        const kinds = new Set(fonts.map((font) => String(font.get(PDFName.of("Subtype")))));
        expect(kinds).toEqual(new Set(["/Type0", "/CIDFontType2"]));
      });

      test("is whole, as qpdf says", ({ deck }) => {
        test.skip(!hasTool("qpdf"), "There is no qpdf.");
        expect(spawnSync("qpdf", ["--check", path("", deck)]).status).toBe(0);
      });
    });
  });
}
