import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tools } from "../src/node/compile-deck.ts";
import { expect, open, test, views } from "./deck.ts";
import { readFonts } from "./fonts.ts";
import { compareLines, readLines } from "./lines.ts";
import { compileSlides, serveDecks } from "./other-deck.ts";

const text = `---
steps: false
---

# The celebrity is 王菲

# 那位名人是王菲

- Meet 王菲 at “Don’t be evil”
- 在“Don’t be evil”见王菲
`;

test("Chinese names stand in English and English ones in Chinese, in each language alone too", async ({
  page,
}) => {
  await serveDecks(page, [compileSlides([{ path: "slides/01-a.md", text }])]);
  await open(page, "other.html?lang=en");
  const [item, partner] = [page.locator("li > [lang=en]"), page.locator("li > [lang=zh-Hans]")];
  await expect(item.locator("[lang=zh-Hans]")).toBeVisible();
  await expect(partner).toBeHidden();
  await page.keyboard.press("l");
  await expect(partner.locator("[lang=en]")).toHaveText("Don’t be evil");
  await expect(partner.locator("[lang=en]")).toBeVisible();
  await expect(item).toBeHidden();
});

test("English words in Chinese have the apostrophe of their own font", async ({ page }) => {
  await serveDecks(page, [compileSlides([{ path: "slides/01-a.md", text }])]);
  await open(page, "other.html?lang=zh");
  const fonts = (await readFonts(page)).filter(({ text }) => text.startsWith('<span lang="en">'));
  expect(fonts.map(({ font }) => font.split(" ")[0])).toEqual(["Archivo"]);
});

const letters = `# Łukasz Żak, Erdős, Đặng

# Łukasz Żak、Erdős、Đặng

- Київ and Αλέξανδρος pay **Әбдіұлы** ₹5 or ⅓ ₿ for CO₂, with ⌥ and ⌘
- Київ 和 Αλέξανδρος 付给 **Әбдіұлы** ₹5 或 ⅓ ₿ 买 CO₂，按 ⌥ 和 ⌘
`;

test("letters and signs that few talks have are drawn by the deck's own fonts, in each language", async ({
  page,
}) => {
  await serveDecks(page, [compileSlides([{ path: "slides/01-a.md", text: letters }])]);
  for (const language of views) {
    await open(page, `other.html?lang=${language}`);
    const fonts = (await readFonts(page)).filter(({ text }) => /Łuk|Київ|Әбд/.test(text));
    expect(fonts.length).toBeGreaterThan(3);
    expect(
      fonts.filter(({ isOwn }) => !isOwn),
      language,
    ).toEqual([]);
  }
});

const hindi = `# प्रिया, क्षत्रिय और श्री

# प्रिया、क्षत्रिय 与 श्री

- Namaste, नमस्ते विद्यार्थियों, हिन्दी में बातचीत का कार्यक्रम
- 你好，नमस्ते विद्यार्थियों，हिन्दी में बातचीत का कार्यक्रम
`;

test("Devanagari is drawn by the deck's own font, its letters joined, in each language", async ({
  page,
}) => {
  const deck = compileSlides([{ path: "slides/01-a.md", text: hindi }]);
  await serveDecks(page, [deck]);
  for (const language of views) {
    await page.goto(`./other.html?print=slides&lang=${language}`);
    await page.locator("[data-ready]").waitFor({ state: "attached" });
    const fonts = (await readFonts(page)).filter(({ text }) => text.includes("नमस्ते"));
    expect(fonts.length).toBeGreaterThan(0);
    expect(
      fonts.filter(({ isOwn }) => !isOwn),
      language,
    ).toEqual([]);
    await compareLines(page, [deck], language);
    // As wide as in the whole font: what is left out of the page's shows a sign for each letter.
    const word = "क्षत्रिय";
    const drawn = await page.evaluate((text) => {
      const headings = [...document.querySelectorAll<HTMLElement>("h2")];
      const heading = headings.find((one) => one.checkVisibility());
      heading!.style.cssText = "letter-spacing:0;white-space:nowrap";
      heading!.textContent = text;
      const range = document.createRange();
      range.selectNodeContents(heading!);
      return range.getBoundingClientRect().width / parseFloat(getComputedStyle(heading!).fontSize);
    }, word);
    const whole = tools
      .measure(word, { weight: 900, side: "en", ligatures: true, isCode: false })
      .reduce((a, b) => a + b);
    expect(drawn, language).toBeCloseTo(whole, 2);
  }
});

test("rows of signs stay on their slide, on as many lines as predicted, in each language", async ({
  page,
}) => {
  const decks = ["★", "─", "→", "●", "↑↓", "="].map((sign, i) => {
    const rows = [sign.repeat(40), `ab ${sign.repeat(20)} cd`];
    const blocks = rows.flatMap((row) => [`- Signs ${row}`, `- 符号${row}和文字`]);
    return compileSlides([{ path: `slides/0${i}-s${i}.md`, text: blocks.join("\n") }]);
  });
  await serveDecks(page, decks);
  for (const language of views) {
    await page.goto(`./other.html?print=slides&lang=${language}`);
    await page.locator("[data-ready]").waitFor({ state: "attached" });
    await compareLines(page, decks, language);
  }
});

const liberation = createRequire(import.meta.url).resolve(
  "pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf",
);
const signs = `# Faces ☻☻☻ and more ☻☻☻ again, ☻☻☻ to the end

# 笑脸 ☻☻☻ 再来笑脸 ☻☻☻ 直到最后 ☻☻☻

- **A ⌐ corner** and \`☻ code\`
- **一个 ⌐ 角**和 \`☻ code\`
`;

test("what no font of the deck has is drawn by the author's own font, in each language", async ({
  page,
}) => {
  const slides = [{ path: "slides/01-a.md", text: signs }];
  const deck = compileSlides(slides, { "assets/Signs.ttf": readFileSync(liberation) });
  await serveDecks(page, [deck]);
  for (const language of views) {
    await page.goto(`./other.html?print=slides&lang=${language}`);
    await page.locator("[data-ready]").waitFor({ state: "attached" });
    const fonts = (await readFonts(page)).filter(({ text }) => /[☻⌐]/.test(text));
    expect(
      fonts.filter(({ isOwn }) => !isOwn),
      language,
    ).toEqual([]);
    expect(fonts.some(({ font }) => font.startsWith("Liberation Sans"))).toBe(true);
    const predicted = deck.fits.flatMap((fit) => fit[language].lines);
    expect((await page.evaluate(readLines)).map(({ lines }) => lines)).toEqual(predicted);
  }
});
