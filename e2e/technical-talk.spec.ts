import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Locator, Page } from "playwright/test";
import { inspectContrast } from "./contrast.ts";
import { expect, openSpeaker, readPlace, showAll, test, views } from "./deck.ts";
import { readFonts } from "./fonts.ts";
import { inspect } from "./inspect.ts";
import { readLines } from "./lines.ts";
import { serveDecks } from "./other-deck.ts";
import { compileTechnicalTalk } from "./technical-talk.ts";

const deck = compileTechnicalTalk();

test.beforeEach(({ page }) => serveDecks(page, [deck]));

async function open(page: Page, address = ""): Promise<void> {
  await page.goto(`./other.html${address}`);
  await page.locator(".reveal.ready").waitFor();
  await page.evaluate(() => document.fonts.ready);
}

const typed = (file: string, fence = 0) => {
  const text = readFileSync(new URL(`technical-talk/${file}`, import.meta.url), "utf8");
  return [...text.matchAll(/^```.*\n([^]*?)\n```$/gm)][fence]![1]!;
};

test("has nothing to warn of", () => expect(deck.warnings).toEqual([]));

for (const language of views) {
  for (const theme of ["light", "dark", "eco"]) {
    test(`in ${language}, ${theme}, keeps lines, margins and contrast`, async ({ page }) => {
      await open(page, `?lang=${language}&theme=${theme}`);
      await showAll(page);
      expect(await page.evaluate(inspect, [])).toEqual([]);
      expect(await page.evaluate(inspectContrast)).toEqual([]);
    });
  }

  test(`in ${language} is set as predicted, in fonts of its own, without a fault for axe`, async ({
    page,
  }) => {
    await page.goto(`./other.html?print=slides&lang=${language}`);
    await page.locator("[data-ready]").waitFor({ state: "attached" });
    const drawn = await page.evaluate(readLines);
    const predicted = deck.fits.flatMap((fit) => fit[language].lines);
    expect(drawn.map(({ lines }) => lines)).toEqual(predicted);
    expect(drawn.filter(({ over }) => over > 1)).toEqual([]);
    expect((await readFonts(page)).filter(({ isOwn }) => !isOwn)).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
    ).toEqual([]);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("needs no sideways scroll, and code is copied as it was typed", async ({ page }) => {
    await page.goto("./other.html");
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await copy(page.locator("#long pre"))).toBe(typed("04-long.md"));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});

/** What is selected of an element's text, as copying takes it. */
const copy = (element: Locator) =>
  element.evaluate((code) => {
    getSelection()!.selectAllChildren(code);
    return String(getSelection());
  });

test("code on a slide is copied as it was typed", async ({ page }) => {
  await open(page, "#long");
  expect(await copy(page.locator("#long pre"))).toBe(typed("04-long.md"));
  await open(page, "#pair");
  expect(await copy(page.locator("#pair pre[lang=zh-Hans]"))).toBe(typed("03-pair.md", 1));
});

const lit = (slide: Locator) => slide.locator(".line.present").allTextContents();

test("code lights up a range at a time, in both languages, the first on arrival", async ({
  page: room,
}) => {
  await open(room, "#pair");
  const slide = room.locator("#pair");
  const read = async () => (await lit(slide)).map((line) => line.trimEnd());
  const [english, chinese] = [0, 1].map((fence) => typed("03-pair.md", fence).split("\n"));
  expect(await read()).toEqual([...english!.slice(0, 2), ...chinese!.slice(0, 2)]);
  const speaker = await openSpeaker(room);
  await room.keyboard.press("PageDown");
  expect(await read()).toEqual([...english!.slice(2, 4), ...chinese!.slice(2, 4)]);
  await expect(speaker.locator(".presenter > .now .line.present").first()).toHaveText(english![2]!);
  await expect(speaker.locator(".presenter > .next .line.present").first()).toHaveText(
    english![4]!,
  );
  expect(new URL(room.url()).hash).toBe("#/pair/0");
  await room.reload();
  await room.locator(".reveal.ready").waitFor();
  expect(await readPlace(room)).toEqual({ slide: "pair", steps: 1 });
  expect(await read()).toEqual([...english!.slice(2, 4), ...chinese!.slice(2, 4)]);
  await room.keyboard.press("PageDown");
  expect(await read()).toEqual([english![4], chinese![4]]);
  await room.keyboard.press("PageDown");
  await expect(room.locator("#long")).toHaveClass(/present/);
  await room.keyboard.press("PageUp");
  expect(await read()).toEqual([english![4], chinese![4]]);
});

test("where all lines are meant, none stands out", async ({ page }) => {
  await open(page, "#/shared/1");
  expect(await lit(page.locator("#shared"))).toEqual([]);
});

test("the numbers of a list stand there from the start, as outlines, and fill as they come", async ({
  page,
}) => {
  await open(page, "#plan");
  const items = page.locator("#plan li");
  await expect(items.last()).toBeVisible();
  const read = () =>
    page
      .locator("#plan .numeral")
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
  const [wait, , , last] = await read();
  expect(last).toBe(wait);
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  const [said, now, ...future] = await read();
  expect(new Set([wait, said, now]).size).toBe(3);
  expect(future).toEqual([wait, wait]);
});

test("items below an item come with it", async ({ page }) => {
  await open(page, "#nested");
  const below = page.locator("#nested li li");
  await expect(below.first()).toBeHidden();
  await page.keyboard.press("PageDown");
  await expect(page.locator("#nested li li:visible")).toHaveCount(2);
});

interface Structure {
  role?: string;
  children?: Structure[];
}

const listRoles = ({ role, children = [] }: Structure): string[] => [
  role ?? "",
  ...children.flatMap(listRoles),
];

async function print(page: Page, kind: string) {
  await page.goto(`./other.html?print=${kind}`);
  await page.locator("[data-ready]").waitFor({ state: "attached" });
  return page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true });
}

const read = (data: Uint8Array) =>
  getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;

test("a PDF has code tagged as code, and indented as it was typed", async ({ page }) => {
  const bytes = await print(page, "slides");
  const pdf = await read(bytes);
  const index = deck.slides.findIndex(({ id }) => id === "pair") + 1;
  const roles = listRoles((await (await pdf.getPage(index)).getStructTree()) as Structure);
  expect(roles.filter((role) => role === "Code")).toHaveLength(2);

  test.skip(spawnSync("pdftotext", ["-v"]).error !== undefined, "there is no pdftotext");
  const file = join(mkdtempSync(join(tmpdir(), "deck-")), "talk.pdf");
  writeFileSync(file, bytes);
  const number = String(deck.slides.findIndex(({ id }) => id === "long") + 1);
  const text = spawnSync("pdftotext", ["-layout", "-f", number, "-l", number, file, "-"]).stdout;
  const lines = typed("04-long.md").replaceAll("\t", "    ").split("\n").filter(Boolean);
  const copied = text
    .toString()
    .split("\n")
    .filter((line) => line.trim());
  expect(copied.slice(-lines.length).map((line) => line.trimEnd().replace("\f", ""))).toEqual(
    lines,
  );
});

test("a PDF has tables tagged row by row, their heads as heads", async ({ page }) => {
  const pdf = await read(await print(page, "slides"));
  for (const [id, heads, values] of [
    ["words", 12, 12],
    ["figures", 11, 9],
  ] as const) {
    const index = deck.slides.findIndex((slide) => slide.id === id) + 1;
    const roles = listRoles((await (await pdf.getPage(index)).getStructTree()) as Structure);
    const count = (name: string) => roles.filter((role) => role === name).length;
    expect([count("Table"), count("TR"), count("TH"), count("TD")]).toEqual([1, 4, heads, values]);
  }
});

test("a table's rows come one after another, and what is said once has both labels beside it", async ({
  page,
}) => {
  await open(page, "?first=zh#figures");
  const rows = page.locator("#figures tbody tr");
  await expect(rows.first()).toBeHidden();
  await page.keyboard.press("PageDown");
  await expect(rows.first()).toBeVisible();
  await expect(rows.nth(1)).toBeHidden();
  expect(await rows.first().locator("> *").allTextContents()).toEqual([
    "大三角形",
    "2",
    "1/4",
    "1/2",
    "Large triangle",
  ]);
});

test("the PDF of the steps has a page for each range of lines", async ({ page }) => {
  const pdf = await read(await print(page, "steps"));
  await open(page);
  const steps = await page.locator(".fragment").count();
  expect(steps).toBeGreaterThan(4);
  expect(pdf.numPages).toBe(deck.slides.length + steps);
});
