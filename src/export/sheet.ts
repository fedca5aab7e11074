import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "playwright";
import { preview } from "vite";
import { launchOptions } from "./browser.ts";

// Takes a picture of every slide in every view, into `dist/sheet/`: one file each, and all of them on
// one sheet. A few of them make the README's picture.

const top = join(import.meta.dirname, "../..");
const folder = join(top, "dist/sheet");
const views = { both: "", en: "?lang=en", zh: "?lang=zh", dark: "?theme=dark", phone: "" };
const readme = [
  ["economics", "both"],
  ["china", "both"],
  ["value", "en"],
  ["critical", "zh"],
  ["your-turn", "dark"],
  ["umbrella", "both"],
] as const;

const server = await preview({ preview: { port: 0, host: "127.0.0.1" } });
const browser = await chromium.launch(launchOptions());
const address = server.resolvedUrls!.local[0]!;
const pictures = new Map<string, string>();
let slides: string[] = [];

mkdirSync(folder, { recursive: true });
for (const [view, query] of Object.entries(views)) {
  const isPhone = view === "phone";
  const viewport = isPhone ? { width: 390, height: 844 } : { width: 1280, height: 720 };
  const page = await browser.newPage({ viewport, reducedMotion: "reduce" });
  await page.goto(address + query);
  if (!isPhone) await page.locator(".reveal.ready").waitFor();
  slides = await page
    .locator(".slides > section")
    .evaluateAll((sections) => sections.map(({ id }) => id));
  for (const slide of slides) {
    const picture = isPhone ? await takeSection(page, slide) : await takeSlide(page, slide);
    writeFileSync(join(folder, `${slide}.${view}.png`), picture);
    pictures.set(`${slide}.${view}`, picture.toString("base64"));
  }
  await page.close();
}

const sheet = slides.map((slide) => Object.keys(views).map((view) => [slide, view] as const));
writeFileSync(join(folder, "sheet.png"), await paste(sheet.flat(), 5, 480));
writeFileSync(join(top, "assets/readme.png"), await paste(readme, 2, 480));
await browser.close();
await server.close();
console.log(`${pictures.size} pictures of ${slides.length} slides in dist/sheet/`);

/** A slide with all its steps. */
async function takeSlide(page: Page, slide: string): Promise<Buffer> {
  await page.evaluate((id) => (location.hash = `/${id}/99`), slide);
  await page.locator(`#${slide}.present`).waitFor();
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot();
}

async function takeSection(page: Page, slide: string): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready);
  return page.locator(`#${slide}`).screenshot();
}

/** Puts pictures side by side, each so many pixels wide. */
async function paste(
  names: readonly (readonly [slide: string, view: string])[],
  columns: number,
  width: number,
): Promise<Buffer> {
  const page = await browser.newPage({
    viewport: { width: columns * (width + 8) + 8, height: 100 },
  });
  const images = names.map(
    ([slide, view]) => `<img src="data:image/png;base64,${pictures.get(`${slide}.${view}`)}">`,
  );
  await page.setContent(
    `<body style="margin:8px;display:grid;grid-template-columns:repeat(${columns},${width}px);gap:8px;background:#888">
    <style>img{width:100%}</style>${images.join("")}`,
  );
  const picture = await page.screenshot({ fullPage: true });
  await page.close();
  return picture;
}
