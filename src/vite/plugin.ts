import { readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import type { Plugin } from "vite";
import { compile, type Deck } from "../compiler/compile.ts";
import type { Text } from "../compiler/texts.ts";
import { renderPage } from "../compiler/page.ts";
import { CompileError } from "../compiler/source.ts";
import { cutFonts, hasGlyph } from "./fonts.ts";
import { readManuscript } from "./read.ts";

const fonts = "virtual:fonts.css";
const resolvedFonts = `\0${fonts}`;

/** Reads and compiles the deck in a project's folder. Throws a CompileError with all mistakes. */
export const compileDeck = (top: string): Deck => compile({ ...readManuscript(top), hasGlyph });

/** Everything that is set: the deck, and what the page itself says in its small type. */
function readTexts(top: string, { texts }: Deck): readonly Text[] {
  const file = join(top, "src/index.html");
  const page: Text = { role: "small", text: readFileSync(file, "utf8"), file, line: 1 };
  return [...texts, page];
}

/**
 * Puts the deck in `top` into the page: its slides as static HTML in `index.html`, its fonts as
 * `virtual:fonts.css`. The page is made anew whenever a file of the deck changes.
 */
export function deck(top: string): Plugin[] {
  const cache = join(top, "node_modules/.cache/fonts");

  const compiler: Plugin = {
    name: "deck",
    resolveId: (id) => (id === fonts ? resolvedFonts : undefined),
    load: (id) =>
      id === resolvedFonts ? cutFonts(readTexts(top, compileDeck(top)), cache) : undefined,
    transformIndexHtml: {
      order: "pre",
      handler: (html) => renderPage(html, compileDeck(top)),
    },
    configureServer(server) {
      const folders = ["slides", "assets"].map((folder) => join(top, folder));
      server.watcher.add(folders);
      let rules = "";
      const show = async () => {
        try {
          const deck = compileDeck(top);
          // An update takes the overlay away, and reloads a page that was opened on a mistake.
          server.hot.send({ type: "update", updates: [] });
          server.hot.send("deck:update", { html: deck.html });

          const next = await cutFonts(readTexts(top, deck), cache);
          const { client } = server.environments;
          const module = client.moduleGraph.getModuleById(resolvedFonts);
          if (module && next !== rules) await client.reloadModule(module);
          rules = next;
        } catch (error) {
          if (!(error instanceof CompileError)) throw error;
          server.hot.send({ type: "error", err: { message: error.message, stack: "" } });
        }
      };
      // A file that is being written is seen when it is still empty.
      let soon: NodeJS.Timeout | undefined;
      server.watcher.on("all", (_, path) => {
        if (!folders.some((folder) => resolve(path).startsWith(folder + sep))) return;
        clearTimeout(soon);
        soon = setTimeout(() => void show(), 15);
      });
    },
  };

  // Vite drops the attribute from the page's script; without it the document shows for a moment
  // before it turns into slides.
  const blocking: Plugin = {
    name: "deck:render-blocking",
    transformIndexHtml: {
      order: "post",
      handler: (html) => html.replace('<script type="module"', '$& blocking="render"'),
    },
  };
  return [compiler, blocking];
}
