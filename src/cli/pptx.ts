import { views } from "../compiler/language.ts";
import { withBrowser, withServer } from "../export/browser.ts";
import { writePptx } from "../export/pptx/slides-file.ts";
import { buildDeck } from "../vite/site.ts";
import { readChoices } from "./choices.ts";
import { runAlone } from "./run.ts";

// Builds the deck and writes it for PowerPoint into `dist/`: in both languages, or in that of `--lang`.

await runAlone(async () => {
  const { lang } = readChoices(
    { lang: views },
    "Write `npm run pptx`, or `npm run pptx -- --lang zh`.",
  );
  await withBrowser(async (browser) => {
    const deck = await buildDeck();
    await withServer((address) => writePptx(browser, address, deck, lang));
  });
});
