import { expect, test, views } from "./deck.ts";
import { compileSlides, serveDecks } from "./other-deck.ts";

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("no code is wider than the screen, whatever it is made of", async ({ page }) => {
    const codes = [
      "开放源码基金会会员名单开放源码基金会会员名单",
      "v.1.2.3.4.5.6.7.8.9.10.11.12.13.14",
      "____________________________________",
      "--dangerously-skip-permissions",
      "开放源码=foundation.members(2026)",
    ];
    const items = codes.flatMap((code) => [`- Type \`${code}\``, `- 输入 \`${code}\``]);
    const text = ["# Code", "# 代码", ...items].join("\n\n");
    await serveDecks(page, [compileSlides([{ path: "slides/01-code.md", text }])]);
    for (const language of views) {
      await page.goto(`./other.html?lang=${language}`);
      await expect(page.locator("code:visible")).toHaveCount(
        codes.length * (language === "both" ? 2 : 1),
      );
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    }
  });

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
