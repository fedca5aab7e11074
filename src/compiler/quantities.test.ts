import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { Quantity } from "./check/numbers/quantity.ts";
import { readQuantities } from "./check/numbers/tokenizer.ts";

// What examples/quantities.txt says of each text: its quantities, as `describeQuantity` writes them, then the
// texts that mean this, with · between them.
const sections = readFileSync(new URL("examples/quantities.txt", import.meta.url), "utf8")
  .split(/^# /m)
  .slice(1)
  .map((section) => section.trim().split("\n"));

describe("a quantity is read from", () => {
  for (const [title = "", ...lines] of sections)
    it(title, () => {
      for (const line of lines) {
        const [meaning = "", texts = ""] = line.split(/ = (.*)/);
        for (const text of texts.split(" · ")) {
          const read = readQuantities(text).map((quantity) => describeQuantity(quantity, text));
          assert.equal(`${text}: ${read.join("; ") || "nothing"}`, `${text}: ${meaning}`);
        }
      }
    });
});

/**
 * Writes a quantity of a text: `~` where words only answer, its readings with the size of their unit,
 * ‘its name’, [its class], (its parts), `to` where a range begins, and “what of the text” it is.
 */
function describeQuantity(quantity: Quantity, whole: string): string {
  const { text, isClaim, readings, name, class: kind, parts, to } = quantity;
  const meanings = readings.map(({ value, dimension, size }) =>
    [value, size === 1 ? "" : size, dimension].filter((part) => part !== "").join(" "),
  );
  return [
    [...new Set(meanings)].join(" or "),
    name && `‘${name}’`,
    kind && `[${kind}]`,
    parts && `(${parts.map((part) => describeQuantity(part, part.text)).join(", ")})`,
    to && "to",
    text !== whole && `in “${text}”`,
  ]
    .filter(Boolean)
    .join(" ")
    .replace(/^/, isClaim ? "" : "~");
}
