import { expect, open, readPlace, test } from "./deck.ts";

test.describe("with motion", () => {
  test.use({ contextOptions: { reducedMotion: "no-preference" } });

  test("pieces fly out of the map, turning but never bent, and come to rest", async ({ page }) => {
    await open(page, "#cups");
    for (let i = 0; i < 3; i++) await page.keyboard.press("PageDown");
    expect((await readPlace(page)).slide).toBe("company");
    await page.keyboard.press("PageDown");
    const flights = await page.evaluate(() =>
      document
        .getAnimations()
        .map(({ effect }) => effect as KeyframeEffect)
        .filter(({ target }) => target instanceof SVGPolygonElement)
        .map((effect) => String(effect.getKeyframes()[0]!["transform"])),
    );
    expect(flights).toHaveLength(7);
    for (const flight of flights)
      expect(flight).toMatch(/^translate\(\S+, \S+\) rotate\(\S+\) scale\([\d.]+\)$/);
    await page.waitForFunction(() => document.getAnimations().length === 0);
  });

  test("a piece is seen on its way from the map", async ({ page }) => {
    await open(page, "#cups");
    for (let i = 0; i < 10 && (await readPlace(page)).slide !== "company"; i++)
      await page.keyboard.press("PageDown");
    await page.keyboard.press("PageDown");
    const isOutside = await page.evaluate(() =>
      document.getAnimations().some(({ effect }) => {
        const piece = (effect as KeyframeEffect).target as SVGElement;
        const drawing = piece.ownerSVGElement;
        if (!drawing || getComputedStyle(drawing).overflow !== "visible") return false;
        return piece.getBoundingClientRect().right > drawing.getBoundingClientRect().right;
      }),
    );
    expect(isOutside).toBe(true);
  });

  for (const address of ["#/water/99", "#/water/1", "#/company/0", "#/pour"])
    test(`nothing flies while ${address} is restored, and every piece is there`, async ({
      page,
    }) => {
      await page.addInitScript(() => {
        const animate = Element.prototype.animate;
        Element.prototype.animate = function (...frames) {
          document.documentElement.dataset["flew"] = "";
          return animate.apply(this, frames);
        };
      });
      await open(page, address);
      await expect(page.locator("[data-flew]")).toHaveCount(0);
      await page.keyboard.press("PageDown");
      await page.reload();
      await page.locator(".reveal.ready").waitFor();
      await expect(page.locator("[data-flew]")).toHaveCount(0);
    });

  test("ten fast presses lose none, and the way back shows finished slides", async ({ page }) => {
    await open(page, "#kinds");
    for (let i = 0; i < 10; i++) await page.keyboard.press("PageDown");
    // Six steps, two slides without, the roof, and one step of the next.
    expect(await readPlace(page)).toEqual({ slide: "hands", steps: 1 });
    for (let i = 0; i < 3; i++) await page.keyboard.press("PageUp");
    expect(await readPlace(page)).toEqual({ slide: "drinkers", steps: 0 });
    await page.keyboard.press("PageUp");
    expect(await readPlace(page)).toEqual({ slide: "kinds", steps: 6 });
    await expect(page.locator("#kinds [data-row].future")).toHaveCount(0);
    await page.waitForFunction(() => document.getAnimations().length === 0);
  });

  test("switching languages ten times fast ends where it should", async ({ page }) => {
    await open(page, "#water");
    for (let i = 0; i < 10; i++) await page.keyboard.press("l");
    await expect(page.locator("html")).toHaveAttribute("data-lang", "en");
    await expect(page.locator("#water h2[lang=en]")).toBeVisible();
  });
});

test("with reduced motion nothing moves", async ({ page }) => {
  await open(page, "#cups");
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press("PageDown");
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  }
});

test("a step brings its pair and its part of the figure together", async ({ page }) => {
  await open(page, "#water");
  const parts = page.locator("#water [data-row]");
  const states = () =>
    parts.evaluateAll((groups) => groups.map((group) => group.getAttribute("class")));
  expect(await states()).toEqual(["future", "future", "future"]);
  await page.keyboard.press("PageDown");
  expect(await states()).toEqual(["present", "future", "future"]);
  await page.keyboard.press("PageDown");
  expect(await states()).toEqual(["past", "present", "future"]);
  await page.keyboard.press("PageDown");
  expect(await states(), "a finished slide is as its figure is drawn").toEqual(["", "", ""]);
});

test("steps that go up show the lowest part first, and print in that order", async ({ page }) => {
  await open(page, "#gaiwan");
  const parts = page.locator("#gaiwan [data-row]");
  const states = () =>
    parts.evaluateAll((groups) => groups.map((group) => group.getAttribute("class")));
  expect(await states()).toEqual(["future", "future", "future"]);
  await page.keyboard.press("PageDown");
  expect(await states()).toEqual(["future", "present", "present"]);
  await expect(page.locator("#gaiwan .fragment.visible")).toContainText("The bowl");
  await page.goto("./?print=steps");
  const step = page.locator('[data-step="1"]:has([data-picture="gaiwan.svg"]) .fragment.visible');
  await expect(step).toContainText("The bowl");
});
