import type { Page } from "playwright/test";
import { inspectContrast } from "./contrast.ts";
import { expect, open, showAll, test, views } from "./deck.ts";
import { compileSlides, serveDecks } from "./other-deck.ts";

const slides = ["white", "black"].map((colour) => ({
  path: `slides/${colour}.md`,
  text: `---
layout: photograph
point: ${colour === "white" ? 1 : 2}
---

# A photograph of<br>something ${colour}

# 一张照片，<br>什么也没有

![Nothing](../assets/${colour}.svg "A note.")

![空无一物](../assets/${colour}.svg "注。")
`,
}));

/** A picture of one colour, higher than it is wide. */
const paint = (colour: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 900"><rect width="300" height="900" fill="${colour}"/></svg>`,
  );
const deck = compileSlides(slides, {
  "assets/white.svg": paint("white"),
  "assets/black.svg": paint("black"),
});

/** What is behind and around the words of a slide, its lines by themselves. */
async function shootWords(page: Page, id: string): Promise<string[]> {
  await page.evaluate((id) => (location.hash = id), `#${id}`);
  await expect(page.locator(`#${id}`)).toHaveClass(/present/);
  const boxes = await page.locator(`#${id} :is(h2, footer p, .point, .map)`).evaluateAll((all) =>
    all.flatMap((block) => {
      const range = document.createRange();
      range.selectNodeContents(block);
      return [...range.getClientRects()]
        .filter(({ width, height }) => width > 1 && height > 1)
        .map(({ x, y, width, height }) => ({ x, y, width, height }));
    }),
  );
  expect(boxes.length).toBeGreaterThan(2);
  const shots: string[] = [];
  for (const clip of boxes) shots.push((await page.screenshot({ clip })).toString("base64"));
  return shots;
}

test("words on a photograph look the same on white and on black, in each language and theme", async ({
  page,
}) => {
  await serveDecks(page, [deck]);
  for (const look of views.flatMap((language) => [language, `${language}&theme=dark`])) {
    await open(page, `other.html?lang=${look}#white`);
    // The headlines differ in a word, and the points in a digit.
    await page.evaluate(() => {
      const [white, black] = ["#white .page", "#black .page"].map((name) =>
        document.querySelector(name)!,
      );
      for (const name of ["h2", ".point", ".map"])
        black!.querySelector(name)!.replaceWith(white!.querySelector(name)!.cloneNode(true));
    });
    expect(await shootWords(page, "black"), look).toEqual(await shootWords(page, "white"));
    await showAll(page);
    expect(await page.evaluate(inspectContrast), look).toEqual([]);
  }
});

test("a photograph reaches all edges of its slide, whatever its shape", async ({ page }) => {
  await serveDecks(page, [deck]);
  await open(page, "other.html#white");
  const box = await page.locator("#white img").boundingBox();
  expect(box).toEqual({ x: 0, y: 0, width: 1280, height: 720 });
});
