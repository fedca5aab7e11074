import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright";
import type { Deck } from "../compiler/deck.ts";
import { html } from "../compiler/html.ts";
import { UsageError } from "../node/errors.ts";
import { dist } from "../node/paths.ts";
import { writeWhole } from "../node/write.ts";

const size = { width: 1200, height: 630 };

/**
 * Takes the picture that shared links show (Open Graph), `dist/preview.png`: the first slide with all
 * its steps. Names it in the built page, by its absolute URL if `SITE` is the deck's URL: most sites
 * that show links need one.
 */
export async function writePreview(
  browser: Browser,
  address: string,
  { talk, slides }: Deck,
): Promise<void> {
  const image = locate("preview.png");
  const page = await browser.newPage({ viewport: size, reducedMotion: "reduce" });
  await page.goto(`${address}#/${slides[0]!.id}/99`);
  await page.locator(".reveal.ready").waitFor();
  await page.evaluate(() => document.fonts.ready);
  writeWhole(join(dist, "preview.png"), await page.screenshot());
  await page.close();

  const path = join(dist, "index.html");
  const tags = Object.entries({
    "og:image": image,
    "og:image:width": size.width,
    "og:image:height": size.height,
    "og:image:alt": `${talk.title.en} ${talk.title.zh}`,
  }).map(([name, value]) => html`<meta property="${name}" content="${value}" />`);
  const card = '<meta name="twitter:card" content="summary_large_image" />';
  const built = readFileSync(path, "utf8");
  const head = [...tags, card].join("\n    ");
  writeWhole(
    path,
    built.replace("</title>", (end) => `${end}\n    ${head}`),
  );
  console.log("dist/preview.png");
}

function locate(file: string): string {
  const site = process.env["SITE"];
  if (!site) return file;
  if (!URL.canParse(site))
    throw new UsageError(`SITE is no address: ${site}\nWrite it like https://example.org/talk/.`);
  return new URL(file, site.replace(/\/?$/, "/")).href;
}
