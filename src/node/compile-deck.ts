import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkManuscript, compile } from "../compiler/compile.ts";
import type { Deck, Manuscript } from "../compiler/deck.ts";
import { listIds } from "../compiler/render/page.ts";
import { hasGlyph, readFont } from "./fonts.ts";
import { highlight } from "./highlight.ts";
import { measure } from "./measure.ts";
import { createProgress } from "./progress.ts";
import { readManuscript } from "./read-manuscript.ts";

/** What the compiler draws and colours with. */
export const tools = { hasGlyph, highlight, measure, readFont };

/** Reads and compiles the deck in the project's folder `top`. Throws a CompileError. */
export const compileDeck = (top: string): Deck =>
  compile({ ...readFiles(top), ...tools, tell: createProgress() });

/** As `compileDeck`, without writing the deck. */
export const checkDeck = (top: string) =>
  checkManuscript({ ...readFiles(top), ...tools, tell: createProgress() });

/** As `compileDeck`, for one call after another: it compiles again only if a file has changed. */
export function createCompiler(top: string): () => Deck {
  let last: { files: string; deck: Deck } | undefined;
  return () => {
    const manuscript = readFiles(top);
    const files = JSON.stringify(manuscript);
    if (last?.files !== files)
      last = { files, deck: compile({ ...manuscript, ...tools, tell: createProgress() }) };
    return last.deck;
  };
}

function readFiles(top: string): Omit<Manuscript, keyof typeof tools | "tell"> {
  const pageIds = listIds(readFileSync(join(top, "src/index.html"), "utf8"));
  return { ...readManuscript(top), pageIds };
}
