import { parseArgs } from "node:util";
import { compileDeck } from "../vite/plugin.ts";
import { writePdf, type Document } from "./document.ts";
import { dist, top, withBrowser } from "./serve.ts";

// Writes the deck's PDFs into `dist/`; with `--lang` or `--theme`, one of that language and theme.

const { values } = parseArgs({
  options: { lang: { type: "string" }, theme: { type: "string" } },
});
const deck = compileDeck(top);

const name = (...parts: (string | undefined)[]) =>
  [deck.talk.file, ...parts.filter(Boolean), "pdf"].join(".");

const all: Document[] = [
  { name: name(), query: { print: "slides" } },
  { name: name("en"), query: { print: "slides", lang: "en" } },
  { name: name("zh"), query: { print: "slides", lang: "zh" } },
  { name: name("brief"), query: { print: "slides", brief: "" } },
  { name: name("steps"), query: { print: "steps" } },
  { name: name("handout"), query: { print: "handout" } },
];
const one: Document = {
  name: name(values.lang, values.theme),
  query: { print: "slides", ...values },
};

try {
  await withBrowser(async (browser, address) => {
    for (const document of values.lang || values.theme ? [one] : all) {
      const { pages, bytes } = await writePdf(browser, address, document, deck, dist);
      console.log(`dist/${document.name}  ${pages} pages, ${Math.ceil(bytes / 1000)} kB`);
    }
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
