import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { Deck } from "../compiler/deck.ts";
import type { Text } from "../compiler/render/font-texts.ts";
import { renderPage } from "../compiler/render/page.ts";
import { watchDeck } from "./dev-server.ts";
import { cutFonts, lateFonts } from "./fonts.ts";

const styles = "virtual:deck.css";
const resolvedStyles = `\0${styles}`;

/** All texts that need a font: the deck's, and those of `index.html`, in small type. */
function readTexts(top: string, { texts }: Deck): readonly Text[] {
  const file = join(top, "src/index.html");
  const page: Text = { role: "small", text: readFileSync(file, "utf8"), file, line: 1 };
  return [...texts, page];
}

/**
 * Puts the deck of the project in `top` into the page: its slides as static HTML in `index.html`, its
 * fonts and the sizes of its figures as `virtual:deck.css`. `compile` returns the deck as it is now.
 */
export function deck(top: string, compile: () => Deck): Plugin[] {
  const cache = join(top, "node_modules/.cache/fonts");
  const writeStyles = async (deck: Deck) =>
    `${deck.sizes}\n${await cutFonts(readTexts(top, deck), cache)}`;

  // What the page takes from the deck besides the slides.
  const pageKey = ({ talk, icon, images }: Deck) =>
    JSON.stringify([talk, icon, images.map(({ src, version }) => [src, version])]);
  let served = "";
  let images: Deck["images"] = [];

  const compiler: Plugin = {
    name: "deck",
    resolveId: (id) => (id === styles ? resolvedStyles : undefined),
    load: (id) => (id === resolvedStyles ? writeStyles(compile()) : undefined),
    transformIndexHtml: {
      order: "pre",
      handler: (html) => {
        const deck = compile();
        served = pageKey(deck);
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
        response.setHeader("Cache-Control", "no-cache");
        response.end(image.bytes);
      });
      watchDeck(server, top, {
        compile,
        isCurrent: (deck) => {
          images = deck.images;
          return pageKey(deck) === served;
        },
        writeStyles,
        styles: resolvedStyles,
      });
    },
  };

  // The first slide waits for its fonts: the browser loads them together with the styles.
  const preload: Plugin = {
    name: "deck:preload",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle = {} }) =>
        Object.keys(bundle)
          .filter(
            (file) => file.endsWith(".woff2") && !lateFonts.some((name) => file.includes(name)),
          )
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
