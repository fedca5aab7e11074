import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright";
import type { Deck } from "../compiler/deck.ts";
import { writeNumbersAndNames, writeTerms } from "../compiler/render/booth-tables.ts";
import { dist } from "../node/paths.ts";
import { writeWhole } from "../node/write.ts";
import { writePdf } from "./print-pdf.ts";

/** Writes what interpreters need the night before into one folder in `dist/`. */
export async function writeBooth(browser: Browser, address: string, deck: Deck): Promise<void> {
  const { talk, trees, glossary, transcript } = deck;
  const hasTerms = glossary.entries.length > 0;
  const name = `${talk.file}.booth`;
  const folder = join(dist, name);
  console.log("Filling the interpreters' folder.");
  const handout = { name: "handout.pdf", query: { print: "handout" } };
  await writePdf(browser, address, handout, deck, folder);
  const terms = join(folder, "glossary.tsv");
  if (hasTerms) writeWhole(terms, writeTerms(glossary));
  else rmSync(terms, { force: true });
  writeWhole(join(folder, "numbers-and-names.tsv"), writeNumbersAndNames(trees, glossary));
  writeWhole(join(folder, "transcript.md"), transcript);
  console.log(
    `dist/${name}/  ${hasTerms ? "glossary, " : ""}numbers and names, transcript, handout`,
  );
}
