import { expect, open, showAll, terms, test } from "./deck.ts";
import { readStrangers } from "./fonts.ts";
import { inspectContrast } from "./contrast.ts";
import { inspect } from "./inspect.ts";
import { measureLean, showEmphasis } from "./lean.ts";

// There letters are as wide as whole pixels; `npm run test:engines` looks past that.
test.skip(
  ({ browserName }) => browserName === "webkit" && process.platform === "linux",
  "WebKit on Linux rounds the widths of letters.",
);

/** Each spoils the first key point as a careless change could, and names the fault to be found. */
const spoils: Record<string, [spoil: (slide: HTMLElement) => void, fault: RegExp]> = {
  "a line that runs over the margin": [
    (slide) => (slide.querySelector("li p")!.textContent = "word ".repeat(60)),
    /over the .* margin/,
  ],
  "a block moved off the slide": [
    (slide) => (slide.querySelector<HTMLElement>("li p")!.style.translate = "-500px"),
    /px over the left margin/,
  ],
  "blocks on top of each other": [
    (slide) => (slide.querySelector<HTMLElement>("ul")!.style.translate = "0 -120px"),
    /overlaps/,
  ],
  "words on a shape": [
    (slide) => (slide.querySelector<HTMLElement>("li p")!.style.translate = "300px"),
    /stands on a shape of the figure/,
  ],
  "a partner off its baseline": [
    (slide) => (slide.querySelector<HTMLElement>("li p")!.style.translate = "0 4px"),
    /4\.0 px off its partner's baseline/,
  ],
  "text too small for the room": [
    (slide) => (slide.querySelector<HTMLElement>("li p")!.style.fontSize = "24px"),
    /24 px, smaller than 28/,
  ],
  "a mark at the start of a line": [
    (slide) => (slide.querySelector("li [lang=zh-Hans]")!.innerHTML = "开源<br>，人工智能"),
    /a line starts with ，/,
  ],
  "a mark at the end of a line": [
    (slide) => (slide.querySelector("li [lang=zh-Hans]")!.innerHTML = "开源“<br>人工智能"),
    /a line ends with “/,
  ],
  "a character alone on the last line": [
    (slide) => (slide.querySelector("li [lang=zh-Hans]")!.innerHTML = "开源人工智<br>能。"),
    /能 stands alone/,
  ],
  "a term on two lines": [
    (slide) => (slide.querySelector("li [lang=zh-Hans]")!.innerHTML = "清清的山泉<br>水是"),
    /a line splits 山泉水/,
  ],
};

for (const language of ["en", "zh-Hans"]) {
  test(`Latin letters in ${language} lean where they are emphasised`, async ({ page }) => {
    await open(page);
    await page.evaluate(showEmphasis, language);
    const picture = (await page.screenshot()).toString("base64");
    expect(await page.evaluate(measureLean, picture)).toBeGreaterThan(0.1);
  });
}

test("inspect finds what it looks for", async ({ page }) => {
  await open(page, "?lang=both");
  await showAll(page);
  await page.evaluate(() => {
    for (const slide of document.querySelectorAll(".slides > section:not(#kinds)")) slide.remove();
  });
  for (const [name, [spoil, fault]] of Object.entries(spoils)) {
    const slide = page.locator("#kinds");
    const whole = await slide.evaluateHandle((element) => element.cloneNode(true));
    await slide.evaluate(spoil);
    expect((await page.evaluate(inspect, terms)).join("\n"), name).toMatch(fault);
    await slide.evaluate((element, copy) => element.replaceWith(copy), whole);
  }
  expect(await page.evaluate(inspect, terms)).toEqual([]);
});

test("a colour too near its ground is found out", async ({ page }) => {
  await open(page, "#water");
  await page
    .locator("#water .label")
    .first()
    .evaluate((label) => (label.closest("p")!.style.color = "#d8d0c0"));
  expect((await page.evaluate(inspectContrast)).join()).toContain("#water Spring");
});

test("a font of the system's is found out", async ({ page, browserName }) => {
  test.skip(browserName !== "chromium", "Only Chromium tells which font draws a text.");
  await open(page);
  await page
    .locator("#title h1")
    .first()
    .evaluate((h1) => (h1.style.fontFamily = "sans-serif"));
  const strangers = await readStrangers(page);
  expect(strangers.map(({ text }) => text).join()).toContain("its time");
});

for (const [width, height] of [
  [1920, 1080],
  [1024, 768],
  [1366, 768],
] as const) {
  test(`slides fill a screen of ${width} × ${height}, and what they say is inside`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    const box = (await page.locator("#title .page").boundingBox())!;
    const scale = box.width / 1280;
    // Reveal rounds the scale to hundredths.
    expect(Math.abs(scale - Math.min(width / 1280, height / 720))).toBeLessThan(0.0051);
    expect(box.x + 60 * scale).toBeGreaterThan(0);
    expect(box.y + 24 * scale).toBeGreaterThan(0);
    expect(box.x + box.width / 2).toBeCloseTo(width / 2, 0);
    expect(box.y + box.height / 2).toBeCloseTo(height / 2, 0);
    const ground = await page
      .locator("body")
      .evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(ground, "the title's ground reaches the edges").toBe("rgb(255, 74, 20)");
  });
}
