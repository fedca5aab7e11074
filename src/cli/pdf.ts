import { parseArgs } from "node:util";
import { views } from "../compiler/language.ts";
import { withBrowser, withServer } from "../export/browser.ts";
import { writePdfs } from "../export/print-pdf.ts";
import { UsageError } from "../node/errors.ts";
import { buildDeck } from "../vite/site.ts";
import { runAlone } from "./run.ts";

// Builds the deck and writes its PDFs into `dist/`; with `--lang` or `--theme`, only the one of that
// language and theme.

const choices = { lang: views, theme: ["light", "dark", "eco"] } as const;

await runAlone(async () => {
  const wanted = readOptions();
  await withBrowser(async (browser) => {
    const deck = await buildDeck();
    await withServer((address) => writePdfs(browser, address, deck, wanted));
  });
});

function readOptions(): { lang?: string; theme?: string } {
  const usage = "Write `npm run pdf`, or `npm run pdf -- --lang zh --theme eco`.";
  let values: { lang?: string; theme?: string };
  try {
    ({ values } = parseArgs({ options: { lang: { type: "string" }, theme: { type: "string" } } }));
  } catch {
    throw new UsageError(`This command has the options --lang and --theme.\n${usage}`);
  }
  for (const [option, allowed] of Object.entries(choices)) {
    const value = values[option as keyof typeof choices];
    if (value === undefined || (allowed as readonly string[]).includes(value)) continue;
    throw new UsageError(`--${option} cannot be “${value}”: ${allowed.join(", ")}.\n${usage}`);
  }
  return values;
}
