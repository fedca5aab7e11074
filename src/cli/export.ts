import { buildDeck } from "../node/site.ts";
import { writePdfs } from "../export/print-pdf.ts";
import { writeSingle } from "../export/single-file.ts";
import { ensureBrowser } from "../export/install.ts";
import { writePreview } from "../export/social-image.ts";
import { withBrowser } from "../export/serve.ts";
import { run } from "./run.ts";

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
