import type { Page } from "playwright/test";
import { findKey, keys, nameKey } from "../src/deck/keys.ts";
import { expect, open, openSpeaker, readPlace, test } from "./deck.ts";

test("the help lists the keys of the table", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Shift+Slash");
  await expect(page.locator("dialog.help dt")).toHaveText(keys.map(({ label }) => label));
});

test("no key means two things in one window", () => {
  for (const window of ["slides", "presenter"] as const) {
    const names = keys.filter(({ only = window }) => only === window).flatMap(({ names }) => names);
    expect(names).toEqual([...new Set(names)]);
  }
});

for (const [name, key, code, shiftKey, meaning] of [
  ["CapsLock", "L", "KeyL", false, "l"],
  ["full-width letter", "Ｌ", "KeyL", false, "l"],
  ["full-width digit", "３", "Digit3", false, "3"],
  ["full-width question mark", "？", "Slash", true, "?"],
  ["Chinese full stop", "。", "Period", false, "。"],
  ["full-width space", "　", "Space", false, "space"],
  ["input method", "Process", "KeyG", false, "g"],
  ["input method, page", "Process", "PageDown", false, "pagedown"],
  ["Russian", "и", "KeyB", false, "b"],
  ["Greek", "λ", "KeyL", false, "l"],
  ["Hebrew", "ך", "KeyL", false, "l"],
  ["Arabic digit", "٣", "Digit3", false, "3"],
  ["French digit", "é", "Digit2", false, "2"],
  ["French digit, shifted", "2", "Digit2", true, "2"],
  ["numpad digit", "3", "Numpad3", false, "3"],
  ["numpad without NumLock", "End", "Numpad1", false, "end"],
  ["numpad Enter", "Enter", "NumpadEnter", false, "enter"],
  ["Russian question mark", "?", "Digit7", true, "?"],
  ["Dvorak L", "l", "KeyP", false, "l"],
  ["Turkish letter", "ç", "Period", false, "ç"],
  ["number sign", "#", "Digit3", true, "#"],
  ["slash", "/", "Slash", false, "/"],
  ["space back", " ", "Space", true, "shift+space"],
] as const) {
  test(`${name}: ${key} at ${code} is “${meaning}”`, () => {
    expect(nameKey({ key, code, shiftKey })).toBe(meaning);
  });
}

/** Presses a key that a keyboard for English does not have. */
async function pressForeign(page: Page, key: string, code: string): Promise<void> {
  await page.evaluate(
    ([key, code]) =>
      document.activeElement!.dispatchEvent(
        new KeyboardEvent("keydown", { key: key!, code: code!, bubbles: true, cancelable: true }),
      ),
    [key, code],
  );
}

test("foreign keys do the same in both windows", async ({ page }) => {
  await open(page, "#water");
  const speaker = await openSpeaker(page);
  for (const window of [page, speaker]) {
    await pressForeign(window, "。", "Period");
    await expect(page.locator(".reveal")).toHaveClass(/paused/);
    await pressForeign(window, "и", "KeyB");
    await expect(page.locator(".reveal")).not.toHaveClass(/paused/);
    await pressForeign(window, "５", "Digit5");
    await expect(page.locator("#steeps")).toHaveClass(/present/);
    await pressForeign(window, "Process", "Digit3");
    await expect(page.locator("#water")).toHaveClass(/present/);
    await pressForeign(window, "？", "Slash");
    await expect(window.locator("dialog.help")).toBeVisible();
    await window.keyboard.press("Escape");
    await expect(window.locator("dialog.help")).toBeHidden();
  }
});

test("a key outside the table does nothing", async ({ page }) => {
  await open(page, "#water");
  const all = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter) => `Key${letter}`);
  const places = [...all, "Digit0", "Digit8", "Digit9", "Semicolon", "Slash", "Comma", "Tab", "F2"];
  const free = places.filter((code) => {
    const key = code.replace(/^(Key|Digit)/, "").toLowerCase();
    const action = findKey({ key, code, shiftKey: false }, "slides")?.action;
    return action === undefined || ["timer", "reset", "notes", "report"].includes(action);
  });
  expect(free).toEqual(expect.arrayContaining(["KeyN", "KeyP", "KeyH", "KeyJ", "KeyO", "KeyV"]));
  const state = () =>
    page.evaluate(() => [
      document.querySelector("main")!.className,
      location.search,
      document.querySelectorAll("dialog[open]").length,
    ]);
  const before = await state();
  for (const code of [...free, "Digit8", "Digit9", "Slash", "Semicolon"]) {
    await page.keyboard.press(code);
    expect(await readPlace(page), code).toEqual({ slide: "water", steps: 0 });
    expect(await state(), code).toEqual(before);
  }
  for (const combination of ["Control+b", "Alt+PageDown", "Meta+l", "Control+ArrowRight"]) {
    await page.keyboard.press(combination);
    expect(await state(), combination).toEqual(before);
  }
  expect(await readPlace(page)).toEqual({ slide: "water", steps: 0 });
});

test("a key that is held down steps once", async ({ page }) => {
  await open(page, "#water");
  for (let i = 0; i < 5; i++) await page.keyboard.down("PageDown");
  await page.keyboard.up("PageDown");
  expect(await readPlace(page)).toEqual({ slide: "water", steps: 1 });
});

test.describe("an open dialog owns the keyboard", () => {
  for (const [name, key] of [
    ["help", "Shift+Slash"],
    ["jump", "g"],
  ] as const) {
    test(`Escape closes ${name} and does nothing else, in either window`, async ({ page }) => {
      await open(page, "#water");
      const speaker = await openSpeaker(page);
      for (const window of [page, speaker]) {
        const dialog = window.locator(`dialog.${name}`);
        await window.keyboard.press(key);
        await expect(dialog).toBeVisible();
        await window.keyboard.press("PageDown");
        await window.keyboard.press("5");
        await window.keyboard.press(name === "help" ? "g" : "Shift+Slash");
        await expect(window.locator("dialog[open]")).toHaveCount(1);
        await window.keyboard.press("Escape");
        await expect(dialog).toBeHidden();
        expect(await readPlace(page)).toEqual({ slide: "water", steps: 0 });
        await expect(page.locator(".reveal")).not.toHaveClass(/overview/);
      }
    });
  }

  test("a press outside closes it, one inside does not", async ({ page }) => {
    await open(page, "#water");
    await page.keyboard.press("Shift+Slash");
    const help = page.locator("dialog.help");
    await help.locator("dl").first().click();
    await expect(help).toBeVisible();
    await page.mouse.click(20, 400);
    await expect(help).toBeHidden();
    expect(await readPlace(page)).toEqual({ slide: "water", steps: 0 });
  });

  test("a slide that is not there is said, and the dialog stays", async ({ page }) => {
    await open(page, "#water");
    await page.keyboard.press("g");
    const missing = page.getByText("No such slide 没有这一页");
    for (const query of ["99", "0", "qqqq", "没有此页"]) {
      await page.getByRole("textbox").fill(query);
      await expect(missing).toBeVisible();
      await page.keyboard.press("Enter");
      await expect(page.locator("dialog.jump")).toBeVisible();
    }
    await page.getByRole("textbox").fill("５");
    await expect(missing).toBeHidden();
    await page.keyboard.press("Enter");
    await expect(page.locator(".slides > section").nth(4)).toHaveClass(/present/);
  });
});

test("any step brings a blank screen back, from either window, and moves nothing", async ({
  page,
}) => {
  await open(page, "#water");
  const speaker = await openSpeaker(page);
  const blank = page.locator(".reveal.paused");
  for (const window of [page, speaker])
    for (const key of ["PageDown", "PageUp", "ArrowRight", "Space", "Escape"]) {
      await window.keyboard.press("b");
      await expect(blank).toHaveCount(1);
      await expect(speaker.getByText("Black screen", { exact: true })).toBeVisible();
      await window.keyboard.press(key);
      await expect(blank).toHaveCount(0);
      await expect(speaker.getByText("Black screen", { exact: true })).toBeHidden();
      await expect(page.locator(".overview")).toHaveCount(0);
      expect(await readPlace(page)).toEqual({ slide: "water", steps: 0 });
    }
  await page.keyboard.press(".");
  await speaker.keyboard.press("5");
  await expect(page.locator("#steeps")).toHaveClass(/present/);
  await expect(blank).toHaveCount(0);
});

test("the blank and the step survive a reload at once", async ({ page }) => {
  // From the page: a command to the browser may pass by the address that the page has just written.
  const reload = () =>
    Promise.all([page.waitForEvent("load"), page.evaluate(() => location.reload())]);
  await open(page, "#water");
  for (const key of ["PageDown", "PageDown", "b"]) await page.keyboard.press(key);
  await reload();
  await page.locator(".reveal.ready.paused").waitFor();
  expect(await readPlace(page)).toEqual({ slide: "water", steps: 2 });
  await page.keyboard.press("PageDown");
  await reload();
  await page.locator(".reveal.ready:not(.paused)").waitFor();
  expect(await readPlace(page)).toEqual({ slide: "water", steps: 2 });
});

test("among all slides the room's is marked, and Enter or a click goes there", async ({ page }) => {
  await open(page, "#water");
  await page.keyboard.press("Escape");
  const present = page.locator(".overview section.present");
  await expect(present).toHaveCSS("outline-style", "solid");
  await expect(present).toHaveCSS("outline-width", "16px");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("PageDown");
  await expect(present).toHaveAttribute("id", "medicine");
  await page.keyboard.press("Enter");
  await expect(page.locator(".overview")).toHaveCount(0);
  expect(await readPlace(page)).toEqual({ slide: "medicine", steps: 0 });
  await page.keyboard.press("Escape");
  await page.locator("#gaiwan").click();
  await expect(page.locator(".overview")).toHaveCount(0);
  expect((await readPlace(page)).slide).toBe("gaiwan");
});

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true });

  for (const [name, by] of [
    ["touch", 0],
    ["swipe", -400],
  ] as const) {
    test(`a ${name} brings a blank screen back, and moves nothing`, async ({
      page,
      browserName,
    }) => {
      test.skip(browserName !== "chromium", "Only Chromium lets a test swipe.");
      await open(page, "#water");
      await page.keyboard.press("b");
      // For the first frames it cannot be touched.
      await expect(page.locator(".pause-overlay")).toBeVisible();
      const browser = await page.context().newCDPSession(page);
      const touch = (type: "touchStart" | "touchMove" | "touchEnd", x?: number) =>
        browser.send("Input.dispatchTouchEvent", {
          type,
          touchPoints: x === undefined ? [] : [{ x, y: 300 }],
        });
      await touch("touchStart", 800);
      if (by !== 0)
        for (const part of [1, 2, 3, 4]) await touch("touchMove", 800 + (by * part) / 4);
      await touch("touchEnd");
      await expect(page.locator(".reveal")).not.toHaveClass(/paused/);
      expect(await readPlace(page)).toEqual({ slide: "water", steps: 0 });
    });
  }
});
