import type { Page } from "playwright/test";
import { expect, open, readCode, readPlace, test } from "./deck.ts";

test("a clicker goes through the whole deck and back, a pair at a time", async ({ page }) => {
  await open(page);
  const slides = await page.locator(".slides > section").evaluateAll((sections) =>
    sections.map((section) => ({
      slide: section.id,
      steps: section.querySelectorAll(".fragment").length,
    })),
  );

  const forward = slides.flatMap(({ slide, steps }) =>
    Array.from({ length: steps + 1 }, (_, i) => ({ slide, steps: i })),
  );
  for (const place of forward) {
    expect(await readPlace(page)).toEqual(place);
    await expectPairsWhole(page);
    await page.keyboard.press("PageDown");
  }
  for (const place of forward.toReversed()) {
    expect(await readPlace(page)).toEqual(place);
    await page.keyboard.press("PageUp");
  }
  expect(await readPlace(page)).toEqual(forward[0]);
});

/** Both sides of a pair are there, or neither. */
async function expectPairsWhole(page: Page): Promise<void> {
  const halves = await page.locator(".present .pair:not(.shared)").evaluateAll((pairs) =>
    pairs.filter((pair) => {
      const shown = [...pair.querySelectorAll(":scope > [lang]")].map((side) =>
        side.checkVisibility({ visibilityProperty: true }),
      );
      return new Set(shown).size > 1;
    }),
  );
  expect(halves).toEqual([]);
}

test("arrows, space, Home and End step too", async ({ page }) => {
  await open(page, "#kinds");
  for (const key of ["ArrowRight", "ArrowDown", "Space"]) await page.keyboard.press(key);
  expect(await readPlace(page)).toEqual({ slide: "kinds", steps: 3 });
  await page.keyboard.press("ArrowLeft");
  expect(await readPlace(page)).toEqual({ slide: "kinds", steps: 2 });
  await page.keyboard.press("End");
  expect((await readPlace(page)).slide).toBe("mistakes");
  await page.keyboard.press("Home");
  expect((await readPlace(page)).slide).toBe("title");
});

test("a digit goes to the key point of its number", async ({ page }) => {
  await open(page);
  for (const [key, slide] of [
    ["5", "steeps"],
    ["1", "kinds"],
    ["7", "pour"],
    ["3", "water"],
  ] as const) {
    await page.keyboard.press(key);
    expect(await readPlace(page)).toEqual({ slide, steps: 0 });
  }
  await page.keyboard.press("9");
  expect((await readPlace(page)).slide, "there is no ninth").toBe("water");
});

test("L shows both languages, English, Chinese, and keeps the place", async ({ page }) => {
  await open(page, "#water");
  await page.keyboard.press("PageDown");
  const seen = { en: "Water decides", zh: "茶才好" };
  for (const [language, title] of [
    ["en", "A Cup of Tea Takes Its Time"],
    ["zh", "一杯茶，急不得"],
    ["both", "A Cup of Tea Takes Its Time 一杯茶，急不得"],
  ] as const) {
    await page.keyboard.press("l");
    const heading = page.locator(".present .headline");
    await expect(heading.getByText(seen.en)).toBeVisible({ visible: language !== "zh" });
    await expect(heading.getByText(seen.zh)).toBeVisible({ visible: language !== "en" });
    await expect(page).toHaveTitle(title);
    await expect(page.locator("html")).toHaveAttribute(
      "lang",
      language === "zh" ? "zh-Hans" : "en",
    );
    expect(await readPlace(page)).toEqual({ slide: "water", steps: 1 });
    expect(new URL(page.url()).searchParams.get("lang")).toBe(language);
  }
});

test("B blanks the screen, Esc shows the slides at once", async ({ page }) => {
  await open(page);
  await page.keyboard.press("b");
  await expect(page.locator(".reveal")).toHaveClass(/paused/);
  await page.keyboard.press("b");
  await expect(page.locator(".reveal")).not.toHaveClass(/paused/);
  await page.keyboard.press("Escape");
  await expect(page.locator(".reveal")).toHaveClass(/overview/);
});

test("? shows the keys, and hides them again", async ({ page }) => {
  await open(page);
  const help = page.locator("dialog.help");
  await page.keyboard.press("Shift+Slash");
  await expect(help).toBeVisible();
  await page.keyboard.press("Shift+Slash");
  await expect(help).toBeHidden();
  await page.keyboard.press("PageDown");
  expect((await readPlace(page)).slide).toBe("overview");
});

test("the first slide stands where it stays before any script is there", async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const readPlaces = () =>
    page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.querySelectorAll("#title .page :is(h1, p, svg)")].map((block) => {
        const { x, y, width, height } = block.getBoundingClientRect();
        return { x, y, width, height, isSeen: block.checkVisibility() };
      });
    });
  await page.route("**/*.js", () => {});
  await page.goto("./", { waitUntil: "commit" });
  await page.locator("#title svg").waitFor();
  const before = await readPlaces();
  expect(before.every(({ isSeen }) => isSeen)).toBe(true);
  await page.unroute("**/*.js");
  await open(page);
  expect(await readPlaces()).toEqual(before);
});

test("the first slide asks for no font of the notes", async ({ page }) => {
  const fonts: string[] = [];
  page.on("request", (request) =>
    fonts.push(/\w+-\w+(?=-\S{8}\.woff2)/.exec(request.url())?.[0] ?? ""),
  );
  await open(page);
  expect(fonts.filter(Boolean).toSorted()).toEqual([
    "archivo-500",
    "archivo-700",
    "archivo-900",
    "emoji-900",
    "noto-500",
    "noto-700",
    "noto-900",
  ]);
});

test("an address opens its slide", async ({ page }) => {
  await open(page, "?lang=zh#steeps");
  expect((await readPlace(page)).slide).toBe("steeps");
  await expect(page.locator("html")).toHaveAttribute("data-lang", "zh");
});

test("the overview's links lead to the key points", async ({ page }) => {
  await open(page, "#overview");
  await page.getByRole("link", { name: "Water decides" }).click();
  await expect(page.locator("#water")).toHaveClass(/present/);
});

test("the brief talk has no supporting slides", async ({ page }) => {
  await open(page, "?brief");
  await expect(page.locator("[data-detail]")).toHaveCount(0);
  await expect(page.locator("section[data-point]")).toHaveCount(7);
});

test("K on the last, supporting slides goes to the last of the short talk", async ({ page }) => {
  await open(page, "#mistakes");
  await page.keyboard.press("k");
  expect((await readPlace(page)).slide).toBe("your-turn");
});

test("the map leads to every key point, in the language shown", async ({ page }) => {
  await open(page, "?lang=zh#water");
  const map = page.locator(".present .map");
  await expect(map.getByRole("link")).toHaveCount(7);
  await expect(map.getByRole("link", { name: "要点 5：快冲快出，一泡多杯" })).toHaveClass("future");
  await page.keyboard.press("l");
  await map.getByRole("link", { name: "Key point 5: Short steeps, many cups" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#steeps")).toHaveClass(/present/);
});

test("the closing slide's code leads to the talk", async ({ page }) => {
  await open(page, "#your-turn");
  expect(await readCode(page.locator(".present .qr"))).toBe("https://example.org/tea");
});

test("the browser prints a page a slide, at the slide's size, with all steps", async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== "chromium", "Only Chromium prints into a file.");
  await open(page, "#water");
  const slides = await page.locator(".slides > section").count();
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString(
    "latin1",
  );
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(slides);
  expect(new Set(pdf.match(/\/MediaBox \[[^\]]*\]/g))).toEqual(
    new Set(["/MediaBox [0 0 960 540]"]),
  );
});

test("the browser prints the same whatever the screen shows", async ({ page, browserName }) => {
  test.skip(browserName !== "chromium", "Only Chromium prints into a file.");
  const print = async () => {
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    return pdf.toString("latin1").replace(/\/(?:Creation|Mod)Date \([^)]*\)/g, "");
  };
  await open(page, "#water/2");
  // The first print of a browser may paint a slide's ground once more than the next.
  await print();
  const whole = await print();
  await page.keyboard.press("PageUp");
  await page.keyboard.press("PageUp");
  expect((await readPlace(page)).steps).toBe(1);
  const before = await page.locator("#water [data-row]").evaluateAll(readClasses);
  expect((await print()) === whole, "halfway").toBe(true);
  expect(await page.locator("#water [data-row]").evaluateAll(readClasses)).toEqual(before);
  await page.keyboard.press("Escape");
  await page.locator(".overview").waitFor();
  expect((await print()) === whole, "among all slides").toBe(true);
  await expect(page.locator(".overview")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("b");
  expect((await print()) === whole, "blank").toBe(true);
});

const readClasses = (parts: Element[]) => parts.map((part) => part.getAttribute("class"));
