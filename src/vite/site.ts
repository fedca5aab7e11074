import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip as zlibGzip, type BrotliOptions } from "node:zlib";
import {
  build,
  createLogger,
  mergeConfig,
  type Logger,
  type PluginOption,
  type Rolldown,
  type UserConfig,
} from "vite";
import type { Deck } from "../compiler/deck.ts";
import { reportMistakes } from "../compiler/mistake.ts";
import { compileDeck } from "../node/compile-deck.ts";
import { writePolicy } from "./csp.ts";
import { UsageError } from "../node/errors.ts";
import { namePreview } from "./preview-tags.ts";
import { dist, top } from "../node/paths.ts";
import { createProgress } from "../node/progress.ts";
import { deckConfig, liveConfig } from "./vite-config.ts";
import { makeStyles } from "./vite-plugin.ts";
import { writePage } from "../node/write.ts";

/**
 * Builds the deck into `dist/`, beside what the exports have put there. Returns the deck and prints its
 * warnings; throws a CompileError if it has errors, or a UsageError.
 */
export async function buildDeck(): Promise<Deck> {
  const deck = compileDeck(top);
  if (existsSync(dist) && !statSync(dist).isDirectory())
    throw new UsageError("dist is a file, not a folder.\nDelete it, or move it away.");
  console.log(`Building the page of ${deck.slides.length} slides.`);
  const files = await buildPage(deck);
  const page = String(files.get("index.html"));
  const hasPreview = existsSync(join(dist, "preview.png"));
  files.set("index.html", hasPreview ? namePreview(page, deck) : page);
  for (const [name, data] of await buildLive(deck)) files.set(`live/${name}`, data);
  writePage(dist, files.set("transcript.md", deck.transcript));
  if (deck.warnings.length > 0) console.warn(reportMistakes(deck.warnings));
  return deck;
}

/** Copies what is built to where no later build replaces it, until this process ends. */
export function copyBuilt(): string {
  const copy = mkdtempSync(join(tmpdir(), "deck-live-"));
  cpSync(dist, copy, { recursive: true });
  process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit());
  return copy;
}

/** Builds the page of a deck, with its policy and pictures. Returns its files by their names. */
export async function buildPage(
  deck: Deck,
  plugins: PluginOption[] = [],
): Promise<Map<string, string | Uint8Array>> {
  // Vite would hide what is wrong behind an error of its own.
  await makeStyles(top, deck);
  const files = await buildFiles(
    mergeConfig(
      deckConfig(top, () => deck),
      { plugins },
    ),
  );
  const html = writePolicy(String(files.get("index.html")));
  const pictures = namePictures(deck);
  for (const { name, bytes } of pictures) files.set(name, bytes);
  return files.set("index.html", linkPictures(html, pictures, "./"));
}

/** The pictures of a deck with the names of their files; those with the same content share one. */
const namePictures = ({ images }: Deck) =>
  images.map((image) => {
    const hash = createHash("sha256").update(image.bytes).digest("hex").slice(0, 8);
    return { ...image, name: `assets/picture-${hash}.${image.ending}` };
  });

/** Leads a page to its pictures. Vite would take `#` or `%` in a file's name for something else. */
function linkPictures(
  html: string,
  pictures: ReturnType<typeof namePictures>,
  folder: string,
): string {
  for (const { name, src } of pictures)
    html = html.replaceAll(` src="${src}"`, ` src="${folder}${name}"`);
  return html;
}

/**
 * Builds the pages of a live talk, with their policy; the pictures are the deck's. Returns their files
 * by their names, and those of texts compressed beside them, which a server in a room has no time for.
 */
async function buildLive(deck: Deck): Promise<Map<string, string | Uint8Array>> {
  console.log("Building the pages of a live talk.");
  const files = await buildFiles(liveConfig(top, deck));
  for (const [page, name] of [
    ["live.html", "index.html"],
    ["room.html", "room.html"],
  ] as const) {
    const html = writePolicy(String(files.get(page)), { isLive: true });
    files.delete(page);
    files.set(name, linkPictures(html, namePictures(deck), "../"));
  }
  const texts = [...files].filter(([name]) => /\.(?:html|js|css|svg)$/.test(name));
  const tell = createProgress();
  let done = 0;
  await Promise.all(
    texts.map(async ([name, text]) => {
      files.set(`${name}.br`, await brotli(text));
      files.set(`${name}.gz`, await gzip(text));
      tell(`Compressing file ${++done} of ${texts.length}`);
    }),
  );
  return files;
}

// The best quality takes a page of 8 MB five seconds, for a tenth of its bytes.
const large = 1_000_000;
const packBrotli = promisify<string | Uint8Array, BrotliOptions, Buffer>(brotliCompress);
const brotli = (text: string | Uint8Array) =>
  packBrotli(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: text.length > large ? 9 : 11 },
  });
const gzip = promisify<string | Uint8Array, Buffer>(zlibGzip);

async function buildFiles(config: UserConfig): Promise<Map<string, string | Uint8Array>> {
  const warnings: string[] = [];
  const warn = (message: string) => void warnings.push(message.trim());
  const customLogger: Logger = { ...createLogger("warn"), warn, warnOnce: warn };
  const silent = {
    configFile: false,
    logLevel: "warn",
    customLogger,
    build: { write: false },
  } as const;
  const { output } = (await build(mergeConfig(config, silent))) as Rolldown.RolldownOutput;
  // What it warns of would be missing from the page.
  const [missing] = warnings;
  if (missing) throw new UsageError(`The page cannot be built: ${missing}`);
  return new Map(
    output.map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source]),
  );
}
