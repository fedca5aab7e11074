import { readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Page } from "playwright/test";
import { compile } from "../src/compiler/compile.ts";
import type { Deck, File } from "../src/compiler/deck.ts";
import { CompileError } from "../src/compiler/mistake.ts";
import { tools } from "../src/node/compile-deck.ts";
import { cutFonts } from "../src/node/fonts.ts";
import { drawings, listArticles, listFixtures, makeFigureSlides, makeSlides } from "./corpora.ts";
import { dist } from "./decks.ts";
import { fontCache } from "./project.ts";

const built = join(dist, "index.html");
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

/** Each slide as a deck of its own, but for those that are refused. */
export const compileEach = (slides: readonly File[]): Deck[] =>
  slides.flatMap((slide) => {
    try {
      return [compileSlides([slide])];
    } catch (error) {
      if (error instanceof CompileError) return [];
      throw error;
    }
  });

/** What others wrote, and what nobody did, as decks: all that compile. */
export const corpora: Record<string, () => Deck[]> = {
  "the fixtures": () => compileEach(listFixtures()),
  "the Universal Declaration of Human Rights": () => compileEach(listArticles()),
  "slides of random words": () => compileEach(makeSlides(200, listArticles())),
  "slides of random words around drawings": () =>
    compileEach(makeFigureSlides(200, listArticles())),
};

/** What a browser is answered. */
interface Answer {
  body: Buffer;
  contentType: string;
}

/**
 * A page like the one that was built, with other decks in it, one after the other, with their sizes and
 * fonts: what to answer under which path, `other.html` first. It has no policy: that names the built
 * page's scripts.
 */
export async function writeDecks(shown: readonly Deck[]): Promise<Map<string, Answer>> {
  const texts = shown.flatMap((deck) => deck.texts);
  // What decks have in common comes once: what one of them adds follows.
  const rules = new Set(shown.flatMap(({ sizes }) => sizes.split("\n")));
  const faces = await cutFonts({ texts, fonts: shown.flatMap(({ fonts }) => fonts) }, fontCache);
  const folder = fontCache.replaceAll(sep, "/");
  const fonts = new Set([...faces.matchAll(/url\("([^"]*)"\)/g)].map(([, file]) => file!));
  const styles = [...rules, faces.replaceAll(folder, "fonts")];
  const sections = shown.flatMap((deck) => deck.sections);
  const html = readFileSync(built, "utf8")
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
    .replace("</head>", () => `<style>${styles.join("\n")}</style></head>`)
    .replace(/(?<=<div class="slides">)[^]*(?=<\/div>\s*<\/main>)/, () => sections.join("\n"));
  return new Map([
    ["other.html", { body: Buffer.from(html), contentType: "text/html" }],
    ...shown
      .flatMap((deck) => deck.images)
      .map(
        ({ src, bytes, type }) => [src, { body: Buffer.from(bytes), contentType: type }] as const,
      ),
    ...[...fonts].map((file) => {
      const answer = { body: readFileSync(file), contentType: "font/woff2" };
      return [file.replace(folder, "fonts"), answer] as const;
    }),
  ]);
}

/** Lets a page, and the windows it opens, show other decks at the address `other.html`. */
export async function serveDecks(page: Page, shown: readonly Deck[]): Promise<void> {
  for (const [path, answer] of await writeDecks(shown))
    await page.context().route(`**/${path}*`, (route) => route.fulfill(answer));
}
