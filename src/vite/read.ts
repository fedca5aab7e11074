import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Manuscript } from "../compiler/compile.ts";

/** Reads a deck's files; `top` is the project's folder. */
export function readManuscript(top: string): Omit<Manuscript, "hasGlyph"> {
  const list = (folder: string) =>
    readdirSync(join(top, folder))
      .toSorted()
      .map((name) => `${folder}/${name}`);
  const read = (path: string) => ({ path, text: readFileSync(join(top, path), "utf8") });
  const readOptional = (path: string) =>
    existsSync(join(top, path)) ? read(path) : { path, text: "" };

  return {
    slides: list("slides")
      .filter((path) => path.endsWith(".md"))
      .map(read),
    talk: readOptional("slides/talk.yaml"),
    glossary: readOptional("slides/glossary.yaml"),
    pictures: list("assets").map((path) => (path.endsWith(".svg") ? read(path) : { path })),
  };
}
