import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright/test";
import type { Deck } from "../src/compiler/deck.ts";
import { expect, open, openSpeaker, readPlace, test } from "./deck.ts";
import { dist } from "./decks.ts";
import { openPdf } from "./pdf.ts";
import { hasTool } from "./tools.ts";

const typed = (file: string, fence = 0) => {
  const text = readFileSync(new URL(`fixture/slides/${file}`, import.meta.url), "utf8");
  return [...text.matchAll(/^```.*\n([^]*?)\n```$/gm)][fence]![1]!;
};

/** What is selected of an element's text, as copying takes it. */
const copy = (element: Locator) =>
  element.evaluate((code) => {
    getSelection()!.selectAllChildren(code);
    return String(getSelection());
  });

test("code on a slide is copied as it was typed", async ({ page }) => {
  await open(page, "#long");
  expect(await copy(page.locator("#long pre"))).toBe(typed("08e-long.md"));
  await open(page, "#pair");
  expect(await copy(page.locator("#pair pre[lang=zh-Hans]"))).toBe(typed("08d-pair.md", 1));
});

test("code in the document of a phone is copied as it was typed", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("./");
  expect(await copy(page.locator("#long pre"))).toBe(typed("08e-long.md"));
});

const lit = (slide: Locator) => slide.locator(".line.present").allTextContents();

test("code lights up a range at a time, in both languages, the first on arrival", async ({
  page: room,
}) => {
  await open(room, "#pair");
  const slide = room.locator("#pair");
  const read = async () => (await lit(slide)).map((line) => line.trimEnd());
  const [english, chinese] = [0, 1].map((fence) => typed("08d-pair.md", fence).split("\n"));
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

test("on paper and in a document no lines stand out, but in a PDF of the steps", async ({
  baseURL,
  browser,
  page,
}) => {
  const last = [0, 1].map((fence) => typed("08d-pair.md", fence).split("\n").at(-1)!);
  for (const [kind, lines] of [
    ["slides", []],
    ["handout", []],
    ["steps", last],
  ] as const) {
    await page.goto(`./?print=${kind}`);
    await page.locator("[data-ready]").waitFor({ state: "attached" });
    expect(await lit(page.locator("#pair")), kind).toEqual(lines);
    await expect(page.locator("#pair .code.lit"), kind).toHaveCount(lines.length > 0 ? 1 : 0);
  }
  const context = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto("./");
  await expect(still.locator(":is(.lit, .line.present)")).toHaveCount(0);
  await context.close();
});

test("the browser's own print shows nothing as the newest, and the screen again does", async ({
  page,
}) => {
  const send = (event: string) => page.evaluate((name) => dispatchEvent(new Event(name)), event);
  for (const id of ["pair", "figures", "plan"]) {
    await open(page, `#/${id}/0`);
    const marked = page.locator(`#${id} :is(.current-fragment, .line.present, .lit)`);
    const before = await marked.count();
    expect(before, id).toBeGreaterThan(0);
    await send("beforeprint");
    await expect(marked, id).toHaveCount(0);
    await send("afterprint");
    await expect(marked, id).toHaveCount(before);
  }
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

/** The PDF that was exported. */
const file = join(dist, "a-cup-of-tea.pdf");

/** The number of a slide's page in it. */
const pageOf = (slide: string, { slides }: Deck) => slides.findIndex(({ id }) => id === slide) + 1;

async function readRoles(slide: string, deck: Deck): Promise<string[]> {
  const pdf = await openPdf(readFileSync(file));
  return listRoles((await (await pdf.getPage(pageOf(slide, deck))).getStructTree()) as Structure);
}

test("a PDF has code tagged as code, and indented as it was typed", async ({ deck }) => {
  const roles = await readRoles("pair", deck);
  expect(roles.filter((role) => role === "Code")).toHaveLength(2);

  test.skip(!hasTool("pdftotext"), "There is no pdftotext.");
  const number = String(pageOf("long", deck));
  const options = ["-layout", "-fixed", "13", "-f", number, "-l", number];
  const text = spawnSync("pdftotext", [...options, file, "-"]).stdout.toString();
  const lines = typed("08e-long.md").replaceAll("\t", "    ").split("\n").filter(Boolean);
  const copied = text.split("\n").filter((line) => line.trim() && line !== "\f");
  const code = copied.slice(-lines.length);
  const margin = code[0]!.search(/\S/);
  expect(code.map((line) => line.slice(margin).trimEnd())).toEqual(lines);
});

test("a PDF has tables tagged row by row, their heads as heads", async ({ deck }) => {
  for (const [id, heads, values] of [
    ["words", 12, 12],
    ["figures", 11, 9],
  ] as const) {
    const roles = await readRoles(id, deck);
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

for (const [language, head] of [
  ["both", "Pieces 块数"],
  ["en", "Pieces"],
  ["zh", "块数"],
] as const) {
  test(`on a phone values stand on one line below their label, in ${language}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`./?lang=${language}`);
    const rows = await page.locator("#figures tbody tr").evaluateAll((all) =>
      all.map((row) => {
        const box = (cell: Element) => cell.getBoundingClientRect();
        const cells = [...row.querySelectorAll("td")];
        const labels = [...row.querySelectorAll("th")].map(box).filter(({ width }) => width > 0);
        return {
          lines: new Set(cells.map((cell) => box(cell).top)).size,
          isBelow: labels.every(({ bottom }) => bottom <= box(cells[0]!).top),
          head: getComputedStyle(cells[0]!, "::before").content,
        };
      }),
    );
    expect(rows).toEqual(rows.map(() => ({ lines: 1, isBelow: true, head: `"${head}"` })));
    expect(rows).toHaveLength(3);
  });
}
