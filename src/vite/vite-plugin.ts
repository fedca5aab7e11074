import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { Deck } from "../compiler/deck.ts";
import type { Text } from "../compiler/render/font-texts.ts";
import { fillSlides, renderPage } from "../compiler/render/page.ts";
import { watchDeck } from "./dev-server.ts";
import { findCache } from "../node/cache.ts";
import {
  cutFonts,
  cutPhoneFonts,
  cutRoomFonts,
  lateFonts,
  type DrawnTexts,
} from "../node/fonts.ts";
import { picturePolicy } from "../node/picture-policy.ts";

const styles = "virtual:deck.css";
const resolvedStyles = `\0${styles}`;

/** All texts that need a font, the deck's and those of `index.html`, in small type; and the fonts. */
const readTexts = (top: string, { texts, fonts }: Deck): DrawnTexts => ({
  texts: [...texts, { role: "small", text: readPage(top, "index.html") }],
  fonts,
});

const readPage = (top: string, name: string) => readFileSync(join(top, "src", name), "utf8");

/** Makes the styles of a deck, with its fonts. Throws a UsageError if these cannot be kept. */
export const makeStyles = async (top: string, deck: Deck): Promise<string> =>
  `${deck.sizes}\n${await cutFonts(readTexts(top, deck), join(findCache(top), "fonts"))}`;

/**
 * Puts the deck of the project in `top` into the page: its slides as static HTML in `index.html`, its
 * fonts and the sizes of its figures as `virtual:deck.css`. `compile` returns the deck as it is now.
 */
export function deck(top: string, compile: () => Deck): Plugin[] {
  const writeStyles = (deck: Deck) => makeStyles(top, deck);

  // What the page takes from the deck besides the slides.
  const pageKey = ({ talk, icon, images }: Deck) =>
    JSON.stringify([talk, icon, images.map(({ src, version }) => [src, version])]);
  let served: Deck | undefined;
  let images: Deck["images"] = [];

  const compiler: Plugin = {
    name: "deck",
    resolveId: (id) => (id === styles ? resolvedStyles : undefined),
    load: (id) => (id === resolvedStyles ? writeStyles(compile()) : undefined),
    transformIndexHtml: {
      order: "pre",
      handler: (html) => {
        const deck = compile();
        served = deck;
        images = deck.images;
        return renderPage(html, deck);
      },
    },
    configureServer(server) {
      // Pictures are outside the folder that Vite serves, and their names may be anything.
      server.middlewares.use((request, response, next) => {
        const path = request.url?.replace(/^\/|\?.*$/g, "");
        const image = images.find(({ src }) => src === path);
        if (!image) return next();
        response.setHeader("Content-Type", image.type);
        response.setHeader("Content-Security-Policy", picturePolicy);
        response.setHeader("Cache-Control", "no-cache");
        response.end(image.bytes);
      });
      watchDeck(server, top, {
        compile,
        isCurrent: (deck) => {
          images = deck.images;
          return served !== undefined && pageKey(deck) === pageKey(served);
        },
        isServed: (deck) => deck === served,
        writeStyles,
        styles: resolvedStyles,
      });
    },
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        if (/\.svg(?:\?|$)/.test(request.url ?? ""))
          response.setHeader("Content-Security-Policy", picturePolicy);
        next();
      });
    },
  };

  return [compiler, preload, trim, fillWith(compile)];
}

/** Puts in the slides when Vite has read the page: it would read all of them, and finds nothing there. */
const fillWith = (compile: () => Deck): Plugin => ({
  name: "deck:slides",
  transformIndexHtml: { order: "post", handler: (html) => fillSlides(html, compile()) },
});

// The first slide waits for its fonts: the browser loads them together with the styles.
const preload: Plugin = {
  name: "deck:preload",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => file.endsWith(".woff2") && !lateFonts.some((name) => file.includes(name)))
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

// reveal.js turns a picture of 3 kB where it loads what a link leads to; the deck shows no such thing.
const spinner = /\.r-overlay-spinner\{[^{}]*\}/g;

const trim: Plugin = {
  name: "deck:trim",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === "asset" && file.fileName.endsWith(".css"))
        file.source = String(file.source).replace(spinner, "");
    }
  },
};

const resolvedPhoneStyles = "\0virtual:phone.css";

/**
 * Puts a deck into the two pages of a live talk. The room's is the deck's own page with its own script,
 * and with what `room.html` has besides; the listeners' takes its fonts from `virtual:phone.css`.
 */
export function livePages(top: string, deck: Deck): Plugin[] {
  const cache = join(findCache(top), "fonts");
  const texts = readTexts(top, deck);
  const roles = ["display", "text", "small"] as const;
  const read = (name: string): Text[] => roles.map((role) => ({ role, text: readPage(top, name) }));
  const loads: Record<string, () => Promise<string>> = {
    [resolvedStyles]: () => cutRoomFonts(texts, read("room.html"), cache),
    [resolvedPhoneStyles]: () => cutPhoneFonts(texts, read("live.html"), cache),
  };
  const pages: Plugin = {
    name: "deck:live",
    resolveId: (id) => Object.keys(loads).find((name) => name === `\0${id}`),
    load: async (id) => (loads[id] ? `${deck.sizes}\n${await loads[id]()}` : undefined),
    transformIndexHtml: {
      order: "pre",
      handler: (html, { filename }) =>
        renderPage(filename.endsWith("room.html") ? writeRoom(top, html) : html, deck),
    },
  };
  return [pages, fillWith(() => deck)];
}

function writeRoom(top: string, parts: string): string {
  return readPage(top, "index.html")
    .replace("./deck/main.ts", "./live/room/room.ts")
    .replace("</body>", () => `${parts}</body>`);
}
