import { readdirSync, readFileSync } from "node:fs";
import type { Deck } from "../src/compiler/deck.ts";
import { compileSlides } from "./other-deck.ts";

const folder = new URL("technical-talk/", import.meta.url);

/** The technical talk beside this file: what speakers write besides sentences. */
export function compileTechnicalTalk(): Deck {
  const names = readdirSync(folder).toSorted();
  const slides = names.filter((name) => name.endsWith(".md"));
  const pictures = names.filter((name) => name.endsWith(".jpg"));
  return compileSlides(
    slides.map((name) => ({
      path: `slides/${name}`,
      text: readFileSync(new URL(name, folder), "utf8"),
    })),
    Object.fromEntries(
      pictures.map((name) => [`assets/${name}`, readFileSync(new URL(name, folder))]),
    ),
  );
}
