import { readFileSync } from "node:fs";
import { expect, test } from "playwright/test";
import { readPlace, singleFile } from "./deck.ts";

test.describe("the single file", () => {
  test("has each font once", () => {
    // Emoji are in a family of their own besides: of the deck's fonts they are a few kB.
    const rules = readFileSync(singleFile, "utf8").match(/@font-face\s*\{[^}]*\}/g)!;
    const fonts = rules
      .filter((rule) => !rule.includes("Noto Emoji"))
      .map((rule) => /data:font\/woff2;base64,[^)"']+/.exec(rule)![0]);
    expect(fonts.length).toBeGreaterThan(6);
    expect(new Set(fonts).size).toBe(fonts.length);
  });

  test("opens without a request, steps, and changes language and theme", async ({ page }) => {
    const requests: string[] = [];
    const noises: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => noises.push(message.text()));
    page.on("pageerror", ({ message }) => noises.push(message));

    await page.goto(`${singleFile.href}?theme=dark#water`);
    await page.locator(".reveal.ready").waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.keyboard.press("PageDown");
    expect(await readPlace(page)).toEqual({ slide: "water", steps: 1 });
    await page.keyboard.press("l");
    await expect(page.locator("html")).toHaveAttribute("data-lang", "en");
    await page.keyboard.press("5");
    expect((await readPlace(page)).slide).toBe("steeps");
    await expect(page.locator("body")).toHaveCSS("background-color", "rgb(22, 19, 15)");
    const isOpen = requests.filter((url) => !url.startsWith("data:"));
    expect(isOpen).toHaveLength(1);
    expect(noises).toEqual([]);
  });

  test("runs no script but its own", async ({ page }) => {
    const noises: string[] = [];
    page.on("console", (message) => noises.push(message.text()));
    await page.goto(singleFile.href);
    await page.locator(".reveal.ready").waitFor();
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'broken'";
      document.body.append(script);
    });
    await expect(page).not.toHaveTitle("broken");
    expect(noises.join()).toMatch(/Content.Security.Policy/);
  });
});
