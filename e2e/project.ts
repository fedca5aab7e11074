import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("..", import.meta.url));

/** A copy of the project in a folder of its own, to be changed by a test. */
export function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), "deck-"));
  for (const name of ["slides", "assets", "src", "vite.config.ts", "package.json"])
    cpSync(join(top, name), join(copy, name), { recursive: true });
  // The packages are shared; what the build keeps among them is the copy's own.
  mkdirSync(join(copy, "node_modules"));
  for (const name of readdirSync(join(top, "node_modules")).filter((name) => !name.startsWith(".")))
    symlinkSync(join(top, "node_modules", name), join(copy, "node_modules", name), "junction");
  return copy;
}
