import { writeBooth } from "../export/booth-folder.ts";
import { withBrowser, withServer } from "../export/browser.ts";
import { writePptx } from "../export/pptx/slides-file.ts";
import { writePdfs } from "../export/print-pdf.ts";
import { writeSingle } from "../export/single-file.ts";
import { writePreview } from "../export/social-image.ts";
import { writeSubtitles } from "../export/subtitle-files.ts";
import { buildDeck } from "../vite/site.ts";
import { runAlone } from "./run.ts";

// Builds the deck and writes all files to hand out: the single file, subtitles, all PDFs, the slides
// for PowerPoint, the interpreters' folder, and the picture that shared links show.

await runAlone(() =>
  withBrowser(async (browser) => {
    const deck = await buildDeck();
    await writeSingle(deck);
    writeSubtitles(deck);
    await withServer(async (address) => {
      await writePdfs(browser, address, deck);
      await writePptx(browser, address, deck);
      await writeBooth(browser, address, deck);
      await writePreview(browser, address, deck);
    });
  }),
);
