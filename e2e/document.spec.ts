import { expect, test } from "./deck.ts";

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("no empty line parts the sources", async ({ page }) => {
    await page.goto("./");
    const gaps = await page.locator(".source + .source").evaluateAll((all) =>
      all.map((source) => {
        const sources = [...source.parentElement!.querySelectorAll(".source")];
        const before = sources[sources.indexOf(source) - 1]!;
        return source.getBoundingClientRect().top - before.getBoundingClientRect().bottom;
      }),
    );
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.max(...gaps)).toBeLessThan(1);
  });
});

test.describe("on a phone held sideways", () => {
  test.use({ viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true });
  test.skip(({ browserName }) => browserName === "firefox", "Firefox plays no phone.");

  test("the deck is a document", async ({ page }) => {
    await page.goto("./");
    await expect(page.locator(".reveal")).toHaveCount(0);
    await expect(page.locator("#steeps")).toContainText("80%");
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("every slide can be read, in both languages", async ({ page }) => {
    await page.goto("./");
    for (const text of await page.locator(".page :is(h2, p:not(.point, .names))").all())
      await expect(text).toBeVisible();
    const notes = page.locator("#water .notes");
    await expect(notes.locator("p").first()).toBeHidden();
    await notes.locator("summary").click();
    for (const text of await notes.locator("p").all()) await expect(text).toBeVisible();
  });
});
