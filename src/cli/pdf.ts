import { views } from "../compiler/language.ts";
import { withBrowser, withServer } from "../export/browser.ts";
import { writePdfs } from "../export/print-pdf.ts";
import { buildDeck } from "../vite/site.ts";
import { readChoices } from "./choices.ts";
import { runAlone } from "./run.ts";

// Builds the deck and writes its PDFs into `dist/`; with `--lang` or `--theme`, only the one of that
// language and theme.

await runAlone(async () => {
  const wanted = readChoices(
    { lang: views, theme: ["light", "dark", "eco"] },
    "Write `npm run pdf`, or `npm run pdf -- --lang zh --theme eco`.",
  );
  await withBrowser(async (browser) => {
    const deck = await buildDeck();
    await withServer((address) => writePdfs(browser, address, deck, wanted));
  });
});
