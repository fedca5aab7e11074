import { join } from "node:path";
import type { Browser, Page } from "playwright";
import { withBrowser, withServer } from "../export/browser.ts";
import { dist, top } from "../node/paths.ts";
import { buildDeck } from "../vite/site.ts";
import { keepOnly, writeWhole } from "../node/write.ts";
import { runAlone } from "./run.ts";

// Takes a picture of each slide in each view, into `dist/sheet/`: one file for each, and one sheet with
// all of them. A few of them make the README's picture.

const folder = join(dist, "sheet");
const views = { both: "", en: "?lang=en", zh: "?lang=zh", dark: "?theme=dark", phone: "" };
// How the README shows the first of the key points, or of all slides.
const readme: (keyof typeof views)[] = ["both", "both", "en", "zh", "dark", "both"];

await runAlone(() =>
  withBrowser(async (browser) => {
    await buildDeck();
    await withServer((address) => takeAll(browser, address));
  }),
);

async function takeAll(browser: Browser, address: string): Promise<void> {
  const pictures = new Map<string, string>();
  let slides: string[] = [];
  let points: string[] = [];
  for (const [view, query] of Object.entries(views)) {
    const isPhone = view === "phone";
    const viewport = isPhone ? { width: 390, height: 844 } : { width: 1280, height: 720 };
    const page = await browser.newPage({ viewport, reducedMotion: "reduce" });
    await page.goto(address + query);
    if (!isPhone) await page.locator(".reveal.ready").waitFor();
    const sections = page.locator(".slides > section");
    slides = await sections.evaluateAll((all) => all.map(({ id }) => id));
    points = await sections.evaluateAll((all) =>
      all.filter((slide) => slide.matches("[data-point]:not([data-detail])")).map(({ id }) => id),
    );
    for (const slide of slides) {
      const picture = isPhone ? await takeSection(page, slide) : await takeSlide(page, slide);
      writeWhole(join(folder, `${slide}.${view}.png`), picture);
      pictures.set(`${slide}.${view}`, picture.toString("base64"));
    }
    console.log(`${pictures.size} of ${slides.length * Object.keys(views).length} pictures`);
    await page.close();
  }

  const sheet = slides.flatMap((slide) => Object.keys(views).map((view) => `${slide}.${view}`));
  const paste = async (names: readonly string[], columns: number) =>
    pasteAll(
      browser,
      names.map((name) => pictures.get(name)!),
      columns,
    );
  writeWhole(join(folder, "sheet.png"), await paste(sheet, 5));
  keepOnly(folder, ["sheet.png", ...sheet.map((name) => `${name}.png`)]);
  const some = (points.length > 0 ? points : slides).slice(0, readme.length);
  writeWhole(
    join(top, "assets/readme.png"),
    await paste(
      some.map((slide, i) => `${slide}.${readme[i]}`),
      2,
    ),
  );
  console.log(`${pictures.size} pictures of ${slides.length} slides in dist/sheet/`);
}

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

/** Puts pictures side by side, each 480 pixels wide. */
async function pasteAll(
  browser: Browser,
  pictures: readonly string[],
  columns: number,
): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: columns * 488 + 8, height: 100 } });
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture}">`);
  await page.setContent(
    `<body style="margin:8px;display:grid;grid-template-columns:repeat(${columns},480px);gap:8px;background:#888">
    <style>img{width:100%}</style>${images.join("")}`,
  );
  const picture = await page.screenshot({ fullPage: true });
  await page.close();
  return picture;
}
