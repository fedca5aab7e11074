import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileDeck } from "../src/node/compile-deck.ts";
import { expect, test } from "./deck.ts";

const deck = compileDeck(fileURLToPath(new URL("..", import.meta.url)));
const folder = new URL(`../dist/${deck.talk.file}.booth/`, import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");

test("the interpreters' folder has tables of one width, the transcript and the handout", () => {
  for (const [name, columns] of [
    ["glossary.tsv", 3],
    ["numbers-and-names.tsv", 3],
  ] as const) {
    const rows = read(name).replace(/\n$/, "").split("\n");
    expect(rows.length).toBeGreaterThan(deck.slides.length);
    for (const row of rows) expect(row.split("\t"), row).toHaveLength(columns);
  }
  expect(read("transcript.md")).toBe(deck.transcript);
  expect(read("handout.pdf").slice(0, 5)).toBe("%PDF-");
});
