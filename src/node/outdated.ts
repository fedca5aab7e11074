import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * What commands have made of an earlier state of the deck: the files in `dist` that are older than its
 * page. A build leaves the page alone where nothing in it has changed.
 */
export function listOutdated(dist: string): string[] {
  const age = (name: string) =>
    statSync(join(dist, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
  const built = age("index.html");
  const last = (name: string) => {
    if (name === "sheet") return "sheet/sheet.png";
    return name.endsWith(".booth") ? `${name}/transcript.md` : name;
  };
  return readdirSync(dist)
    .map(last)
    .filter((name) => /\.(?:pdf|html|vtt|pptx)$|^preview\.png$|^sheet\/|\.booth\//.test(name))
    .filter((name) => age(name) < built);
}
