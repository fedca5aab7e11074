import { join } from "node:path";
import type { Browser } from "playwright";
import { views } from "../compiler/language.ts";
import type { Deck, SlideEntry } from "../compiler/deck.ts";
import { UsageError } from "../node/errors.ts";
import { dist } from "../node/paths.ts";
import { writeWhole } from "../node/write.ts";
import { showEnds } from "./browser.ts";
import { addMetadata, type PageEntry } from "./pdf-metadata.ts";

interface Pdf {
  /** The file's name. */
  name: string;
  /** The query of the deck's URL. */
  query: Record<string, string>;
}

/** Writes all PDFs of a built deck into `dist/`, or the one of a language and theme. */
export async function writePdfs(
  browser: Browser,
  address: string,
  deck: Deck,
  wanted: { lang?: string; theme?: string } = {},
): Promise<void> {
  const name = (...parts: (string | undefined)[]) =>
    [deck.talk.file, ...parts.filter(Boolean), "pdf"].join(".");
  const all: Pdf[] = [
    { name: name(), query: { print: "slides" } },
    { name: name("en"), query: { print: "slides", lang: "en" } },
    { name: name("zh"), query: { print: "slides", lang: "zh" } },
    { name: name("brief"), query: { print: "slides", brief: "" } },
    { name: name("steps"), query: { print: "steps" } },
    { name: name("handout"), query: { print: "handout" } },
  ];
  const chosen = { name: name(wanted.lang, wanted.theme), query: { print: "slides", ...wanted } };
  const wantedPdfs = wanted.lang || wanted.theme ? [chosen] : all;
  for (const [i, one] of wantedPdfs.entries()) {
    console.log(`Printing PDF ${i + 1} of ${wantedPdfs.length}.`);
    const { pages, bytes } = await writePdf(browser, address, one, deck, dist);
    console.log(`dist/${one.name}  ${pages} pages, ${Math.ceil(bytes / 1000)} kB`);
  }
}

/**
 * Prints the deck at an address into a PDF in `folder`, a slide or a step on each page, and returns
 * its pages and bytes. If the page fails, has another number of pages, or the file cannot be written,
 * it throws a UsageError and the old file stays.
 */
export async function writePdf(
  browser: Browser,
  address: string,
  { name, query }: Pdf,
  { talk, slides }: Deck,
  folder: string,
): Promise<{ pages: number; bytes: number }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const failure = new Promise<never>((_, reject) => {
    const fail = (reason: string) => reject(new UsageError(`${name}: the page failed: ${reason}`));
    page.on("pageerror", ({ message }) => fail(message));
    page.on("console", (message) => message.type() === "error" && fail(message.text()));
    page.on("requestfailed", (request) => fail(`${request.url()} was not loaded`));
  });

  const print = async () => {
    await showEnds(page);
    await page.goto(`${address}?${new URLSearchParams(query)}`);
    await page.locator("[data-ready]").waitFor({ state: "attached" });
    return page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true });
  };
  try {
    const bytes = await Promise.race([print(), failure]);
    const sections = page.locator(".slides > section");
    const ids = await sections.evaluateAll((all) => all.map(({ id }) => id));
    const language = views.find((view) => view === query["lang"]) ?? "both";
    const { pdf, pages } = await addMetadata(bytes, {
      talk,
      language,
      entries: readEntries(ids, slides),
    });
    if (query["print"] !== "handout" && pages !== ids.length)
      throw new UsageError(
        `${name} has ${pages} pages, and should have ${ids.length}.\nA slide is printed on more than one: see \`npm run check\`, and make it shorter.`,
      );
    writeWhole(join(folder, name), pdf);
    return { pages, bytes: pdf.length };
  } finally {
    await page.close();
  }
}

/** The slide on each page: that of its id, or for a step, which has no id, the next slide that has one. */
function readEntries(ids: readonly string[], slides: readonly SlideEntry[]): PageEntry[] {
  return ids.map((id, page) => {
    const shown = id || ids.slice(page).find(Boolean)!;
    const slide = slides.find((known) => known.id === shown)!;
    return { slide, isFirst: page === 0 || ids[page - 1] !== "" };
  });
}
