import { readFileSync } from "node:fs";
import { join, posix, sep } from "node:path";
import type { Plugin } from "vite";
import { compile, type Deck } from "../compiler/compile.ts";
import type { Text } from "../compiler/render/font-texts.ts";
import { listIds, renderPage } from "../compiler/render/page.ts";
import { cutFonts, hasGlyph, asideFont } from "./fonts.ts";
import { readManuscript } from "./read-manuscript.ts";
import { watchDeck } from "./dev-server.ts";

const styles = "virtual:deck.css";
const resolvedStyles = `\0${styles}`;

let last: { manuscript: string; deck: Deck } | undefined;

/**
 * Reads and compiles the deck in a project's folder, once for what is in its files. Throws a
 * CompileError with all mistakes.
 */
export function compileDeck(top: string): Deck {
  const pageIds = listIds(readFileSync(join(top, "src/index.html"), "utf8"));
  const files = { ...readManuscript(top), pageIds };
  const manuscript = JSON.stringify(files);
  if (last?.manuscript !== manuscript) last = { manuscript, deck: compile({ ...files, hasGlyph }) };
  return last.deck;
}

/** Everything that is set: the deck, and what the page itself says in its small type. */
function readTexts(top: string, { texts }: Deck): readonly Text[] {
  const file = join(top, "src/index.html");
  const page: Text = { role: "small", text: readFileSync(file, "utf8"), file, line: 1 };
  return [...texts, page];
}

/**
 * Puts the deck in `top` into the page: its slides as static HTML in `index.html`, its fonts and the
 * sizes of its figures as `virtual:deck.css`. The page is made anew whenever a file of the deck changes.
 */
export function deck(top: string): Plugin[] {
  const cache = join(top, "node_modules/.cache/fonts");
  const writeStyles = async (deck: Deck) =>
    `${deck.sizes}\n${await cutFonts(readTexts(top, deck), cache)}`;

  // What a page has besides its slides.
  const readFrame = ({ talk, icon }: Deck) => JSON.stringify([talk, icon]);
  let served = "";

  const compiler: Plugin = {
    name: "deck",
    resolveId: (id) => (id === styles ? resolvedStyles : undefined),
    load: (id) => (id === resolvedStyles ? writeStyles(compileDeck(top)) : undefined),
    transformIndexHtml: {
      order: "pre",
      handler: (html) => {
        const deck = compileDeck(top);
        served = readFrame(deck);
        return renderPage(html, deck);
      },
    },
    configureServer(server) {
      // A photograph lies outside the folder that is served.
      server.middlewares.use((request, _, next) => {
        if (request.url?.startsWith("/assets/"))
          request.url = posix.join("/@fs", top.replaceAll(sep, "/"), request.url);
        next();
      });
      watchDeck(server, top, {
        compile: () => compileDeck(top),
        isCurrent: (deck) => readFrame(deck) === served,
        writeStyles,
        styles: resolvedStyles,
      });
    },
  };

  // The first slide waits for its fonts: they are asked for with the styles, not after them.
  const preload: Plugin = {
    name: "deck:preload",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => file.endsWith(".woff2") && !file.includes(asideFont))
          .map((file) => ({
            tag: "link",
            attrs: {
              rel: "preload",
              as: "font",
              type: "font/woff2",
              crossorigin: "",
              href: `./${file}`,
            },
            injectTo: "head" as const,
          })),
    },
  };
  return [compiler, preload];
}
