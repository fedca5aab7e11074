import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { compile } from "../src/compiler/compile.ts";
import type { Deck, File } from "../src/compiler/deck.ts";
import { tools } from "../src/node/compile-deck.ts";
import { cutFonts } from "../src/node/fonts.ts";
import { drawings } from "./corpora.ts";
import { decks, dist } from "./decks.ts";

const built = join(dist, "index.html");
/** Keeps the fonts that were cut, by their content. */
const cache = join(decks.fixture.top, "fonts");
const phrase = "{ en: Another talk, zh: 另一场演讲 }";
const someTalk = [
  ...["title", "speaker", "event", "author"].map((key) => `${key}: ${phrase}\n`),
  "link: https://example.org\nfile: a\n",
].join("");

function listFonts(assets: object): string {
  const fonts = Object.keys(assets).filter((path) => path.endsWith(".ttf"));
  return fonts.length > 0 ? `fonts: ${JSON.stringify(fonts)}\n` : "";
}

/** Compiles slides that are not the talk's, with pictures and fonts of their own. Throws a CompileError. */
export const compileSlides = (
  slides: readonly File[],
  assets: Readonly<Record<string, Uint8Array>> = {},
  talk = someTalk,
): Deck =>
  compile({
    slides,
    talk: { path: "slides/talk.yaml", text: talk + listFonts(assets) },
    glossary: { path: "slides/glossary.yaml", text: "" },
    pictures: Object.entries({ ...drawings, ...assets }).map(([path, content]) => ({
      path,
      version: "",
      read: () => Buffer.from(content as string),
    })),
    mistakes: [],
    pageIds: [],
    ...tools,
  });

/**
 * Lets a page, and the windows it opens, show other decks in place of the one that was built, one after the other, with their
 * sizes and fonts, at the address `other.html`. It has no policy: that names the built page's scripts.
 */
export async function serveDecks(page: Page, shown: readonly Deck[]): Promise<void> {
  const texts = shown.flatMap((deck) => deck.texts);
  // What decks have in common comes once: what one of them adds follows.
  const rules = new Set(shown.flatMap(({ sizes }) => sizes.split("\n")));
  const styles = [
    ...rules,
    await cutFonts({ texts, fonts: shown.flatMap(({ fonts }) => fonts) }, cache),
  ];
  const sections = shown.flatMap((deck) => deck.sections);
  const html = readFileSync(built, "utf8")
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
    .replace("</head>", () => `<style>${styles.join("\n")}</style></head>`)
    .replace(/(?<=<div class="slides">)[^]*(?=<\/div>\s*<\/main>)/, () => sections.join("\n"));
  const context = page.context();
  await context.route("**/other.html*", (route) =>
    route.fulfill({ body: html, contentType: "text/html" }),
  );
  const images = shown.flatMap((deck) => deck.images);
  for (const { src, bytes, type } of images)
    await context.route(`**/${src}`, (route) =>
      route.fulfill({ body: Buffer.from(bytes), contentType: type }),
    );
  await context.route(`**${cache}/**`, (route) =>
    route.fulfill({ path: new URL(route.request().url()).pathname }),
  );
}
