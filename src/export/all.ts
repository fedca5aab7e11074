import { buildDeck } from "../node/site.ts";
import { writePdfs } from "./pdfs.ts";
import { writeSingle } from "./inline.ts";
import { ensureBrowser } from "./install.ts";
import { writePreview } from "./preview.ts";
import { withBrowser } from "./serve.ts";
import { run } from "../vite/run.ts";

// Builds the deck and writes everything that can be handed out: the single file, all PDFs, and the
// picture that shared links show.

await run(async () => {
  await ensureBrowser();
  const deck = await buildDeck();
  await writeSingle(deck);
  await withBrowser(async (browser, address) => {
    await writePdfs(browser, address, deck);
    await writePreview(browser, address, deck);
  });
});
