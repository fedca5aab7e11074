import { join, resolve, sep } from "node:path";
import type { ViteDevServer } from "vite";
import type { Deck } from "../compiler/compile.ts";
import { describeMistakes } from "../compiler/mistake.ts";

/** How the plugin that serves the deck takes part. */
interface Service {
  /** Throws where the files have a mistake. */
  compile: () => Deck;
  /** Whether the page that was served last still has the right title and the like. */
  isCurrent: (deck: Deck) => boolean;
  /** Makes what `styles` names anew. Returns the styles. */
  writeStyles: (deck: Deck) => Promise<string>;
  styles: string;
}

/**
 * Shows what is saved in `slides/` and `assets/` of `top`: changed slides without a reload, anything
 * else with one, errors in Vite's overlay, warnings in the terminal. Nothing that goes wrong ends the
 * server.
 */
export function watchDeck(
  server: ViteDevServer,
  top: string,
  { compile, isCurrent, writeStyles, styles }: Service,
): void {
  const folders = ["slides", "assets"].map((folder) => join(top, folder));
  let shown: Deck | undefined;
  let rules = "";

  const overlay = (error: unknown) => {
    shown = undefined;
    // Without a page it would be shown to the first one that opens, mended or not.
    if (server.ws.clients.size > 0)
      server.hot.send({ type: "error", err: { message: (error as Error).message, stack: "" } });
  };

  const send = async (deck: Deck) => {
    // An update takes the overlay away, and reloads a page that was opened on a mistake.
    server.hot.send({ type: "update", updates: [] });
    if (isCurrent(deck)) server.hot.send("deck:update", deck.sections);
    else server.hot.send({ type: "full-reload" });

    const next = await writeStyles(deck);
    const { client } = server.environments;
    const module = client.moduleGraph.getModuleById(styles);
    if (module && next !== rules) {
      // Without it Vite answers with what it is still making of the styles before.
      client.moduleGraph.invalidateModule(module);
      await client.reloadModule(module);
    }
    rules = next;
  };

  let printed = "";
  const print = ({ warnings }: Deck) => {
    const text = describeMistakes(warnings);
    if (text && text !== printed) server.config.logger.warn(text);
    printed = text;
  };

  const show = (report: (error: unknown) => void) => {
    try {
      const deck = compile();
      if (deck !== shown) send(deck).catch(overlay);
      shown = deck;
      print(deck);
    } catch (error) {
      report(error);
    }
  };

  // Until a page asks for the deck, nothing shows an error.
  server.httpServer?.once("listening", () => {
    try {
      print(compile());
    } catch (error) {
      server.config.logger.error((error as Error).message);
    }
  });

  // A file that is being written may be seen in part: what looks like a mistake is looked at again,
  // when the watcher would tell of the rest.
  let soon: NodeJS.Timeout | undefined;
  server.watcher.add(folders);
  server.watcher.on("all", (_, path) => {
    if (!folders.some((folder) => resolve(path).startsWith(folder + sep))) return;
    // A photograph has no text that would differ.
    if (!/\.(?:md|yaml|svg)$/.test(path)) server.hot.send({ type: "full-reload" });
    clearTimeout(soon);
    show(() => {});
    soon = setTimeout(() => show(overlay), 60);
  });
}
