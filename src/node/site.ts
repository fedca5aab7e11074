import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, mergeConfig, type InlineConfig } from "vite";
import config from "../../vite.config.ts";
import type { Deck } from "../compiler/compile.ts";
import { describeMistakes } from "../compiler/mistake.ts";
import { dist, top } from "./paths.ts";
import { compileDeck } from "./vite-plugin.ts";
import { UsageError } from "../cli/run.ts";
import { writePolicy } from "./csp.ts";

/**
 * Builds the deck into `dist/`: what was there stays until the new one is whole. Returns the deck;
 * prints its warnings; throws a CompileError where there are errors.
 */
export async function buildDeck(): Promise<Deck> {
  const next = join(top, "node_modules/.cache/dist");
  const deck = compileDeck(top);
  if (existsSync(dist) && !statSync(dist).isDirectory())
    throw new UsageError("dist is a file, not a folder.\nDelete it, or move it away.");
  await buildPage(next);
  writeFileSync(join(next, "transcript.md"), deck.transcript);
  rmSync(dist, { recursive: true, force: true });
  renameSync(next, dist);
  if (deck.warnings.length > 0) console.warn(describeMistakes(deck.warnings));
  return deck;
}

/**
 * Builds the page into a folder, under its policy, with what a document needs besides. The
 * configuration is imported: read by Vite it would be another copy, that compiles the deck once more.
 */
export async function buildPage(outDir: string, more: InlineConfig = {}): Promise<void> {
  const settings = {
    configFile: false,
    logLevel: "warn",
    build: { outDir, emptyOutDir: true },
  } as const;
  await build(mergeConfig(mergeConfig(config, settings), more));
  const page = join(outDir, "index.html");
  writeFileSync(page, writePolicy(readFileSync(page, "utf8")));
}
