import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { findPort } from "./port.ts";
import { top } from "./project.ts";

// Ports of this run's own, the same in its workers: no other project's server is tested by mistake.
process.env["DECK_PORTS"] ??= `${await findPort()} ${await findPort()}`;
const [fixturePort, talkPort] = process.env["DECK_PORTS"].split(" ");

/** A project with a deck that has been exported, and where it is served to the tests. */
export interface Served {
  top: string;
  address: string;
}

/** The deck of a fixture, which has everything that a deck can have, and the one that is in `slides/`. */
export const decks = {
  fixture: { top: join(top, ".fixture"), address: `http://127.0.0.1:${fixturePort}/` },
  talk: { top, address: `http://127.0.0.1:${talkPort}/` },
} satisfies Record<string, Served>;

/** What is built of the fixture. */
export const dist = join(decks.fixture.top, "dist");

/** Chinese words that no line break may split, as a deck's glossary has them. */
export function readTerms({ top }: Served): string[] {
  const file = join(top, "slides/glossary.yaml");
  if (!existsSync(file)) return [];
  const glossary = parse(readFileSync(file, "utf8")) as Record<string, { zh: string }> | null;
  return Object.values(glossary ?? {}).map(({ zh }) => zh);
}
