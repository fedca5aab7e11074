import type { Deck } from "../src/compiler/deck.ts";
import { compileDeck } from "../src/node/compile-deck.ts";
import type { Served } from "./decks.ts";

const compiled = new Map<string, Deck>();

/** A deck that is served, compiled once for all tests of a worker. */
export function compileServed({ top }: Served): Deck {
  const deck = compiled.get(top) ?? compileDeck(top);
  compiled.set(top, deck);
  return deck;
}
