import { basename, join, resolve, sep } from "node:path";
import type { ViteDevServer } from "vite";
import type { Deck } from "../compiler/deck.ts";
import { CompileError, reportComplete, reportMistakes } from "../compiler/mistake.ts";
import { isLeftover } from "../node/read-manuscript.ts";

/** What the server needs from the plugin that makes the page. */
interface Service {
  /** Returns the deck as it is saved. Throws if the files have a mistake. */
  compile: () => Deck;
  /** Whether the page that was served last still has the right title and the like. */
  isCurrent: (deck: Deck) => boolean;
  /** Whether the page that was served last has this deck. */
  isServed: (deck: Deck) => boolean;
  /** Makes the styles of a deck, with its fonts. */
  writeStyles: (deck: Deck) => Promise<string>;
  /** The id of the module with these styles. */
  styles: string;
}

// An update removes Vite's overlay, and reloads a page that was opened with a mistake.
const mended = { type: "update" as const, updates: [] };

/**
 * Shows what is saved in `slides/` and `assets/` of `top`: changed slides without a reload, anything
 * else with one, errors in Vite's overlay, warnings in the terminal, and there also that none is left. No
 * error ends the server.
 */
export function watchDeck(
  server: ViteDevServer,
  top: string,
  { compile, isCurrent, isServed, writeStyles, styles }: Service,
): void {
  const folders = ["slides", "assets"].map((folder) => join(top, folder));
  // The deck that the page shows; none while it shows a mistake.
  let shown: Deck | undefined;
  let shownStyles = "";

  // What is wrong, as the terminal or the overlay said it last.
  let told = "";
  const showMistake = (error: unknown) => {
    shown = undefined;
    told = (error as Error).message;
    // Vite keeps a message for a page that is opened later, when the mistake may be gone.
    if (server.ws.clients.size > 0)
      server.hot.send({ type: "error", err: { message: (error as Error).message, stack: "" } });
  };

  const showDeck = async (deck: Deck) => {
    shown = deck;
    server.hot.send(mended);
    if (isCurrent(deck)) server.hot.send("deck:update", deck.sections);
    else server.hot.send({ type: "full-reload" });

    try {
      const next = await writeStyles(deck);
      // Another save came while the fonts were made: it is the one to show.
      if (shown !== deck || next === shownStyles) return;
      shownStyles = next;
      const { client } = server.environments;
      const module = client.moduleGraph.getModuleById(styles);
      if (!module) return;
      // Without it Vite sends the styles that it may still be making.
      client.moduleGraph.invalidateModule(module);
      await client.reloadModule(module);
    } catch (error) {
      if (shown === deck) showMistake(error);
    }
  };

  const print = ({ slides, warnings }: Deck) => {
    const text = warnings.length > 0 ? reportMistakes(warnings) : "";
    const { logger } = server.config;
    if (text && text !== told) logger.warn(text);
    else if (told && !text) logger.info(reportComplete(slides));
    told = text;
  };

  const look = (onMistake: (error: unknown) => void) => {
    try {
      const deck = compile();
      if (deck !== shown) void showDeck(deck);
      print(deck);
    } catch (error) {
      onMistake(error);
    }
  };

  // Until a page asks for the deck, nothing shows an error.
  server.httpServer?.once("listening", () => {
    try {
      print(compile());
    } catch (error) {
      told =
        error instanceof CompileError ? reportMistakes(error.mistakes) : (error as Error).message;
      server.config.logger.error(told);
    }
  });

  // What is saved while a page is loading is sent before it can hear.
  server.ws.on("connection", () => {
    const page = [...server.ws.clients].at(-1)!;
    try {
      const deck = compile();
      page.send(mended);
      if (!isServed(deck)) page.send({ type: "full-reload" });
    } catch {
      // The page says what is wrong.
    }
  });

  // A file may be read while it is being written. So a mistake is shown only if it is still there
  // after the time in which the watcher reports the rest of the file.
  let soon: NodeJS.Timeout | undefined;
  server.watcher.add(folders);
  server.watcher.on("all", (_, path) => {
    const folder = folders.find((folder) => resolve(path).startsWith(folder + sep));
    if (!folder || isLeftover(basename(path))) return;
    clearTimeout(soon);
    look(() => {});
    soon = setTimeout(() => look(showMistake), 60);
  });
}
