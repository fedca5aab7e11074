import type { Deck } from "../compiler/deck.ts";
import { html } from "../compiler/html.ts";
import { UsageError } from "../node/errors.ts";

/** How large the picture is that shared links show. */
export const previewSize = { width: 1200, height: 630 };

/**
 * Names the picture that shared links show (Open Graph) in a built page, `preview.png`, by its absolute
 * URL if `SITE` is the deck's URL: most sites that show links need one.
 */
export function namePreview(page: string, { talk }: Deck): string {
  const tags = Object.entries({
    "og:image": locate("preview.png"),
    "og:image:width": previewSize.width,
    "og:image:height": previewSize.height,
    "og:image:alt": `${talk.title.en} ${talk.title.zh}`,
  }).map(([name, value]) => html`<meta property="${name}" content="${value}" />`);
  const card = '<meta name="twitter:card" content="summary_large_image" />';
  const head = [...tags, card].join("\n    ");
  return page.replace("</title>", (end) => `${end}\n    ${head}`);
}

function locate(file: string): string {
  const site = process.env["SITE"];
  if (!site) return file;
  if (!URL.canParse(site))
    throw new UsageError(`SITE is no address: ${site}\nWrite it like https://example.org/talk/.`);
  return new URL(file, site.replace(/\/?$/, "/")).href;
}
