import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { UserConfig } from "vite";
import type { Deck } from "../compiler/deck.ts";
import { createCompiler } from "./compile-deck.ts";
import { deck } from "./vite-plugin.ts";

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
  return {
    root: join(top, "src"),
    // Any host serves the deck under any sub-path.
    base: "./",
    plugins: [deck(top, compile)],
    build: {
      outDir: join(top, "dist"),
      assetsInlineLimit: 0,
      // Fonts take their time once.
      rolldownOptions: { checks: { pluginTimings: false } },
      target: readTargets(top),
    },
    server: { open: hasDesktop && !process.env["CI"] },
  };
}
