import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { build, mergeConfig, type PluginOption, type Rolldown } from "vite";
import type { Deck } from "../compiler/deck.ts";
import { describeMistakes } from "../compiler/mistake.ts";
import { compileDeck } from "./compile-deck.ts";
import { writePolicy } from "./csp.ts";
import { UsageError } from "./errors.ts";
import { dist, top } from "./paths.ts";
import { deckConfig } from "./vite-config.ts";
import { replaceFolder } from "./write.ts";

/**
 * Builds the deck into `dist/`: the old one stays until the new one is whole. Returns the deck and
 * prints its warnings; throws a CompileError if it has errors, or a UsageError.
 */
export async function buildDeck(): Promise<Deck> {
  const deck = compileDeck(top);
  if (existsSync(dist) && !statSync(dist).isDirectory())
    throw new UsageError("dist is a file, not a folder.\nDelete it, or move it away.");
  const files = await buildPage(deck);
  replaceFolder(dist, files.set("transcript.md", deck.transcript));
  if (deck.warnings.length > 0) console.warn(describeMistakes(deck.warnings));
  return deck;
}

/** Builds the page of a deck, with its policy and pictures. Returns its files by their names. */
export async function buildPage(
  deck: Deck,
  plugins: PluginOption[] = [],
): Promise<Map<string, string | Uint8Array>> {
  const config = mergeConfig(
    deckConfig(top, () => deck),
    { configFile: false, logLevel: "warn", plugins, build: { write: false } },
  );
  const { output } = (await build(config)) as Rolldown.RolldownOutput;
  const files = new Map<string, string | Uint8Array>(
    output.map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source]),
  );
  // Vite would take a file's name for an address, and its `#` or `%` for something else.
  let html = writePolicy(String(files.get("index.html")));
  for (const { src, ending, bytes } of deck.images) {
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
    const name = `assets/picture-${hash}.${ending}`;
    html = html.replaceAll(` src="${src}"`, ` src="./${name}"`);
    files.set(name, bytes);
  }
  return files.set("index.html", html);
}
