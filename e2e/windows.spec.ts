import type { BrowserContext, Page } from "playwright/test";
import { addresses, expect, open, openSpeaker, readPlace, test } from "./deck.ts";

/** Another window of the deck in the same browser. */
async function openAnother(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(".reveal.ready").waitFor();
  return page;
}

const slideNow = (speaker: Page) => speaker.locator(".presenter > .now .frame");

for (const [name, address] of Object.entries(addresses)) {
  test(`${name}, a second window of the deck neither follows nor is followed`, async ({
    page: room,
    context,
    browserName,
  }) => {
    const isDeaf = browserName === "webkit" && address !== addresses.served;
    test.skip(isDeaf, "In WebKit files hear only the window that opened them.");
    await room.goto(`${address}#water`);
    await room.locator(".reveal.ready").waitFor();
    const speaker = await openSpeaker(room);
    const rooms = speaker.locator(".rooms");
    await expect(rooms).toBeHidden();
    const second = await openAnother(context, `${address}#gaiwan`);
    await expect(rooms.getByRole("button")).toHaveText(["7 #water", "8 #gaiwan"]);
    await speaker.keyboard.press("PageDown");
    await expect(room.locator(".present .fragment.visible")).toHaveCount(1);
    await second.keyboard.press("PageDown");
    expect(await readPlace(second)).toEqual({ slide: "gaiwan", steps: 1 });
    await expect(slideNow(speaker)).toContainText("Water");

    await rooms.getByRole("button", { name: "#gaiwan" }).click();
    await expect(slideNow(speaker)).toContainText("Cover above");
    await speaker.keyboard.press("PageDown");
    await expect(second.locator(".present .fragment.visible")).toHaveCount(2);
    expect(await readPlace(room)).toEqual({ slide: "water", steps: 1 });

    await room.close();
    await expect(rooms).toBeHidden();
    await expect(speaker.getByRole("alert")).toBeHidden();
    await second.close();
    await expect(speaker.getByRole("alert")).toBeVisible();
  });

  test(`${name}, without a broadcast the windows find each other after any reload`, async ({
    page: room,
    context,
  }) => {
    // WebKit has the broadcast, but it does not arrive between files.
    await context.addInitScript(() => Reflect.deleteProperty(globalThis, "BroadcastChannel"));
    await room.goto(`${address}#water`);
    await room.locator(".reveal.ready").waitFor();
    const speaker = await openSpeaker(room);
    await room.keyboard.press("PageDown");
    await expect(speaker.locator(".presenter > .now .fragment.visible")).toHaveCount(1);
    await room.reload();
    await room.locator(".reveal.ready").waitFor();
    await speaker.keyboard.press("PageDown");
    await expect(room.locator(".present .fragment.visible")).toHaveCount(2);
    await speaker.reload();
    await expect(speaker.locator(".presenter > .now .fragment.visible")).toHaveCount(2);
    await room.close();
    const opening = context.waitForEvent("page");
    await speaker.getByRole("button", { name: "Open it again" }).click();
    const again = await opening;
    await again.locator(".reveal.ready").waitFor();
    expect(await readPlace(again)).toEqual({ slide: "water", steps: 2 });
    await expect(speaker.getByRole("alert")).toBeHidden();
    await speaker.reload();
    await expect(slideNow(speaker)).toContainText("Water");
    await speaker.keyboard.press("PageDown");
    await expect(again.locator(".present .fragment.visible")).toHaveCount(3);
  });
}

test("two speakers book each second once", async ({ page: room, context }) => {
  await context.clock.install();
  await open(room, "#water");
  const speaker = await openSpeaker(room);
  const second = await openAnother(context, "./#gaiwan");
  const other = await openSpeaker(second);
  await speaker.keyboard.press("t");
  await context.clock.fastForward("02:00");
  await second.keyboard.press("5");
  await context.clock.fastForward("01:00");
  await expect(other.locator(".spent")).toHaveText(/^3:0\d$/);
  await speaker.keyboard.press("e");
  await expect(speaker.getByRole("textbox")).toHaveValue(/^.*\n3:0\d\t.*#water\n3:0\d\t/);
});

test("a reset can be undone, and each state of the timer is named and looks its own", async ({
  page: room,
  context,
}) => {
  await context.clock.install();
  await open(room, "#water");
  const speaker = await openSpeaker(room);
  const pace = speaker.locator(".pace");
  const look = () => pace.evaluate((node) => Object.values(getComputedStyle(node)).join());
  const read = (name: string) => speaker.locator(name).textContent();
  const looks = [await look()];
  await expect(pace).toHaveText("Timer not started.");
  await speaker.keyboard.press("t");
  await expect(speaker.locator(".state")).toHaveText("Running");
  looks.push(await look());
  await context.clock.fastForward("02:00");
  await speaker.keyboard.press("t");
  await expect(pace).toHaveText("Paused");
  looks.push(await look());
  expect(new Set(looks).size).toBe(3);
  await context.clock.fastForward("02:00");
  expect(await read(".spent")).toMatch(/^2:0\d$/);
  await speaker.keyboard.press("r");
  await expect(pace).toHaveText("Timer not started.");
  await expect(speaker.locator(".spent")).toHaveText("0:00");
  await speaker.getByRole("button", { name: "Undo reset (R)" }).click();
  await expect(speaker.locator(".spent")).toHaveText(/^2:0\d$/);
  await expect(pace).toHaveText("Paused");
});

test("an hour's gap pauses the timer where it began", async ({ page: room, context }) => {
  await context.clock.install();
  await open(room, "#water");
  const speaker = await openSpeaker(room);
  await speaker.keyboard.press("t");
  await context.clock.fastForward("05:00");
  await context.clock.fastForward("23:00:00");
  await expect(speaker.locator(".pace")).toHaveText("Paused");
  await expect(speaker.locator(".spent")).toHaveText(/^5:0\d$/);
  await room.keyboard.press("5");
  await expect(slideNow(speaker)).toContainText("80%");
  await expect(speaker.locator(".spent")).toHaveText(/^5:0\d$/);
});

for (const [name, damage] of [
  [
    "blocked",
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })",
  ],
  [
    "full",
    "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
  ],
  ["half a value", "Storage.prototype.getItem = () => '{'"],
  ["null", "Storage.prototype.getItem = () => 'null'"],
  [
    "other types",
    `Storage.prototype.getItem = () => '{"visits":[{"id":"water","seconds":"x"},7],"since":"y","slide":7,"before":3}'`,
  ],
  ["a list", "Storage.prototype.getItem = () => '[1]'"],
] as const) {
  test(`storage that is ${name} costs only the memory of times`, async ({
    page: room,
    context,
  }) => {
    await context.clock.install();
    await context.addInitScript(damage);
    await open(room, "#water");
    const speaker = await openSpeaker(room);
    await expect(speaker.locator(".clock")).toHaveText(/^\d\d:\d\d$/);
    await speaker.keyboard.press("n");
    await speaker.keyboard.press("PageDown");
    await expect(room.locator(".present .fragment.visible")).toHaveCount(1);
    if (name !== "blocked" && name !== "full") return;
    await speaker.keyboard.press("t");
    await context.clock.fastForward("02:00");
    await expect(speaker.locator(".spent")).toHaveText(/^2:0\d$/);
  });
}

test("another talk at the same address has its own times", async ({ page: room, context }) => {
  await context.clock.install();
  await open(room, "#water");
  const speaker = await openSpeaker(room);
  await speaker.keyboard.press("t");
  await context.clock.fastForward("02:00");
  await speaker.keyboard.press("t");
  await expect(speaker.locator(".pace")).toHaveText("Paused");
  await context.route(/\/\?presenter/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('data-en="A Cup', 'data-en="A Pot');
    await route.fulfill({ response, body });
  });
  await speaker.reload();
  await expect(speaker.locator(".spent")).toHaveText("0:00");
});

test("the short talk plans and logs its own slides only", async ({ page: room }) => {
  await open(room, "?brief#water");
  const speaker = await openSpeaker(room);
  const plan = await speaker.locator(".talk-plan").textContent();
  await speaker.keyboard.press("e");
  await expect(speaker.getByRole("textbox")).toHaveValue(new RegExp(`\\t${plan}$`));
  await speaker.keyboard.press("Escape");
  await expect(speaker.locator("dialog[open]")).toHaveCount(0);
  await speaker.keyboard.press("k");
  await expect(speaker.locator(".talk-plan")).not.toHaveText(plan!);
});

test("pictures fill their frames at any size of the window", async ({ page: room }) => {
  await open(room, "#water");
  const speaker = await openSpeaker(room);
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
    [1366, 600],
    [1000, 900],
    [900, 1400],
    [899, 700],
    [640, 900],
  ] as const) {
    await speaker.setViewportSize({ width, height });
    const frames = () =>
      speaker.locator(".frame").evaluateAll((frames) =>
        frames.flatMap((frame) => {
          const outer = frame.getBoundingClientRect();
          const inner = frame.querySelector("section")!.getBoundingClientRect();
          return [
            Math.round(inner.width - outer.width),
            Math.round(inner.height - outer.height),
            Math.round(inner.left - outer.left),
            Math.round(inner.top - outer.top),
          ];
        }),
      );
    await expect.poll(frames, { message: `${width} × ${height}` }).toEqual(Array(8).fill(0));
  }
});

test("in both languages the speaker's own notes come first", async ({ page: room }) => {
  await open(room, "#water");
  const speaker = await openSpeaker(room);
  const order = () =>
    speaker
      .locator(".speaker-notes .text > *")
      .evaluateAll((all) => all.map((node) => node.getAttribute("lang")));
  for (const key of ["n", "n", "n"]) await speaker.keyboard.press(key);
  await expect.poll(async () => (await order()).at(0)).toBe("zh-Hans");
  await expect.poll(async () => (await order()).at(-1)).toBe("en");
  await speaker.keyboard.press("n");
  await expect.poll(async () => (await order()).at(0)).toBe("en");
});

test.describe("a window opened small", () => {
  test.use({ viewport: { width: 640, height: 700 } });

  test("is slides at the first key once it is large, at the slide that was read", async ({
    page,
  }) => {
    await page.goto("./#gaiwan");
    await expect(page.locator(".languages")).toBeVisible();
    await page.keyboard.press("PageDown");
    await expect(page.locator("html")).not.toHaveAttribute("data-view", "slides");
    await page.locator("#steeps h2").first().scrollIntoViewIfNeeded();
    await page.evaluate(() => document.querySelector("#steeps")!.scrollIntoView());
    await page.setViewportSize({ width: 1920, height: 1080 });
    // The page hears of it with the next frame.
    await page.evaluate(async () => {
      document.querySelector("#steeps")!.scrollIntoView();
      await new Promise(requestAnimationFrame);
    });
    await page.keyboard.press("PageDown");
    await page.locator(".reveal.ready").waitFor();
    expect(await readPlace(page)).toEqual({ slide: "steeps", steps: 0 });
    await page.keyboard.press("PageDown");
    await expect(page.locator("#cups, #steeps .fragment.visible").first()).toBeVisible();
    await expect(page.locator(".languages")).toBeHidden();
    const speaker = await openSpeaker(page);
    await expect(slideNow(speaker)).not.toBeEmpty();
  });

  test("is slides when it fills the screen", async ({ page, browserName }) => {
    test.skip(browserName !== "chromium", "Only Chromium fills a screen that is not there.");
    await page.goto("./#gaiwan");
    await expect(page.locator(".languages")).toBeVisible();
    await page.keyboard.press("f");
    await page.waitForFunction(() => document.fullscreenElement);
    // Playwright would resize the window, which a full screen refuses.
    const devtools = await page.context().newCDPSession(page);
    const screen = { width: 1920, height: 1080, deviceScaleFactor: 1, mobile: false };
    await devtools.send("Emulation.setDeviceMetricsOverride", screen);
    await page.locator(".reveal.ready").waitFor();
    expect((await readPlace(page)).slide).toBe("gaiwan");
  });
});

test("an unknown language in the address is both from the first moment", async ({ page }) => {
  await page.route("**/*.js", () => {});
  await page.goto("./?lang=xx", { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-lang", "both");
});

test("what stands in a dialog is seen in the dark theme too", async ({ page: room }) => {
  await open(room, "?theme=dark#water");
  const speaker = await openSpeaker(room);
  await speaker.keyboard.press("e");
  const close = speaker.locator("dialog.report").getByRole("button", { name: "Close" });
  await expect(close).toHaveCSS("color", "rgb(22, 19, 15)");
  await expect(speaker.locator("dialog.report")).toHaveCSS(
    "background-color",
    "rgb(246, 243, 236)",
  );
  await close.click();
  await expect(speaker.locator("dialog[open]")).toHaveCount(0);
});
