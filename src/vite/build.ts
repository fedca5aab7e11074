import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { CompileError } from "../compiler/source.ts";
import { compileDeck } from "./plugin.ts";
import { writePolicy } from "./policy.ts";

// Builds `dist/`: what was there stays until the new one is whole.

const top = join(import.meta.dirname, "../..");
const dist = join(top, "dist");
const next = join(top, "node_modules/.cache/dist");

try {
  compileDeck(top);
  await build({ build: { outDir: next, emptyOutDir: true } });
  const page = join(next, "index.html");
  writeFileSync(page, writePolicy(readFileSync(page, "utf8")));
  rmSync(dist, { recursive: true, force: true });
  renameSync(next, dist);
} catch (error) {
  if (!(error instanceof CompileError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
