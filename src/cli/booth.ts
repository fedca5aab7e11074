import { withBrowser, withServer } from "../export/browser.ts";
import { writeBooth } from "../export/booth-folder.ts";
import { buildDeck } from "../vite/site.ts";
import { runAlone } from "./run.ts";

// Builds the deck and writes a folder for its interpreters.

await runAlone(() =>
  withBrowser(async (browser) => {
    const deck = await buildDeck();
    await withServer((address) => writeBooth(browser, address, deck));
  }),
);
