import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./deck.ts";
import { dist } from "./decks.ts";

const read = (name: string) => readFileSync(join(dist, "a-cup-of-tea.booth", name), "utf8");

test("the interpreters' folder has tables of one width, the transcript and the handout", ({
  deck,
}) => {
  for (const [name, columns] of [
    ["glossary.tsv", 3],
    ["numbers-and-names.tsv", 3],
  ] as const) {
    const rows = read(name).replace(/\n$/, "").split("\n");
    expect(rows.length).toBeGreaterThanOrEqual(4);
    for (const row of rows) expect(row.split("\t"), row).toHaveLength(columns);
  }
  expect(read("transcript.md")).toBe(deck.transcript);
  expect(read("handout.pdf").slice(0, 5)).toBe("%PDF-");
});
