import { readdirSync, readFileSync } from "node:fs";
import type { Deck } from "../src/compiler/deck.ts";
import { compileSlides } from "./other-deck.ts";

const folder = new URL("technical-talk/", import.meta.url);

/** The technical talk beside this file: what speakers write besides sentences. */
export function compileTechnicalTalk(): Deck {
  const names = readdirSync(folder).toSorted();
  return compileSlides(
    names.map((name) => ({
      path: `slides/${name}`,
      text: readFileSync(new URL(name, folder), "utf8"),
    })),
  );
}
