import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright";
import { compileDeck } from "../vite/plugin.ts";
import { dressPdf, type PageEntry } from "./dress.ts";
import { dist, top, withBrowser } from "./serve.ts";

// Writes the deck's PDFs into `dist/`; with `--lang` or `--theme`, one of that language and theme.
// A PDF that was there stays until the new one is whole.

interface Document {
  /** What comes between the file's name and its ending. */
  suffix: string;
  query: Record<string, string>;
}

const { values } = parseArgs({
  options: { lang: { type: "string" }, theme: { type: "string" } },
});
const { talk, slides } = compileDeck(top);

const documents: Document[] =
  values.lang || values.theme
    ? [{ suffix: suffixOf(values.lang, values.theme), query: { print: "slides", ...values } }]
    : [
        { suffix: "", query: { print: "slides" } },
        { suffix: ".en", query: { print: "slides", lang: "en" } },
        { suffix: ".zh", query: { print: "slides", lang: "zh" } },
        { suffix: ".brief", query: { print: "slides", brief: "" } },
        { suffix: ".steps", query: { print: "steps" } },
        { suffix: ".handout", query: { print: "handout" } },
      ];

function suffixOf(...parts: (string | undefined)[]): string {
  return parts.map((part) => (part ? `.${part}` : "")).join("");
}

try {
  await withBrowser(async (browser, address) => {
    for (const document of documents) await writePdf(browser, address, document);
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function writePdf(browser: Browser, address: string, { suffix, query }: Document) {
  const name = `${talk.file}${suffix}.pdf`;
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));

  await page.goto(`${address}?${new URLSearchParams(query)}`);
  await Promise.race([
    page.locator("[data-ready]").waitFor({ state: "attached" }),
    page.waitForEvent("pageerror").then(({ message }) => {
      throw new Error(`${name}: the page failed: ${message}`);
    }),
  ]);
  const bytes = await page.pdf({
    tagged: true,
    preferCSSPageSize: true,
    printBackground: true,
  });
  const sections = page.locator(".slides > section");
  const entries = readEntries(await sections.evaluateAll((all) => all.map(({ id }) => id)));
  if (faults.length > 0) throw new Error(`${name}: the page failed: ${faults.join("; ")}`);
  await page.close();

  const language = query["lang"] === "zh" ? "zh" : query["lang"] === "en" ? "en" : "both";
  const { pdf, pages } = await dressPdf(bytes, { talk, language, entries });
  const path = join(dist, name);
  writeFileSync(`${path}.part`, pdf);
  renameSync(`${path}.part`, path);
  console.log(`dist/${name}  ${pages} pages, ${Math.ceil(pdf.length / 1000)} kB`);
}

/** What each page shows: the slide of its id, or a step of the next slide that has one. */
function readEntries(ids: readonly string[]): PageEntry[] {
  return ids.map((id, page) => {
    const shown = id || ids.slice(page).find(Boolean)!;
    const slide = slides.find((known) => known.id === shown)!;
    return { slide, isFirst: page === 0 || ids[page - 1] !== "" };
  });
}
