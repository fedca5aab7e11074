import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PluginOption, UserConfig } from "vite";
import type { Deck } from "../compiler/deck.ts";
import { findCache } from "../node/cache.ts";
import { createCompiler } from "../node/compile-deck.ts";
import { deck, livePages } from "./vite-plugin.ts";

const hasDesktop =
  process.platform !== "linux" || Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);

/** The oldest browsers that `package.json` promises, as Vite names them. */
function readTargets(top: string): string[] {
  const file = readFileSync(join(top, "package.json"), "utf8");
  const { browserslist } = JSON.parse(file) as { browserslist: readonly string[] };
  return browserslist.map((name) => name.replace("ios_saf", "ios").replace(" ", ""));
}

/**
 * Vite's configuration for the deck in the project's folder `top`. A build passes `compile` to have
 * all of its files made from one deck; the development server compiles what is saved.
 */
export function deckConfig(top: string, compile: () => Deck = createCompiler(top)): UserConfig {
  return configure(top, deck(top, compile), ["index.html"]);
}

/** Vite's configuration for the two pages of a live talk, the listeners' and the room's. */
export function liveConfig(top: string, deck: Deck): UserConfig {
  return configure(top, livePages(top, deck), ["live.html", "room.html"]);
}

function configure(top: string, plugins: PluginOption[], pages: readonly string[]): UserConfig {
  const root = join(top, "src");
  const cache = findCache(top);
  return {
    root,
    // Any host serves the deck under any sub-path.
    base: "./",
    plugins,
    build: {
      outDir: join(top, "dist"),
      assetsInlineLimit: 0,
      // The policy lets no script fetch what the browser does not preload by itself.
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: pages.map((page) => join(root, page)),
        // Fonts take their time once.
        checks: { pluginTimings: false },
      },
      target: readTargets(top),
    },
    // The one package, reveal.js, is a module as it is. Bundled anew it would be kept in a folder that
    // two servers of one project, or an update of the package, take from each other's pages.
    optimizeDeps: { noDiscovery: true },
    server: {
      fs: { allow: [top, cache] },
      open: hasDesktop && !process.env["CI"],
    },
  };
}
