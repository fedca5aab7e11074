import type { Page } from "playwright/test";
import type { Deck } from "../src/compiler/deck.ts";
import type { View } from "../src/compiler/language.ts";
import { expect } from "./deck.ts";

/** A text of the page as it is drawn. */
export interface DrawnText {
  slide: string;
  text: string;
  lines: number;
  /** By how many px it leaves its column or the page. */
  over: number;
}

/**
 * Counts the lines of each text of a page that shows all slides, in the order of the page. Runs in
 * the browser, so it holds all it needs.
 */
export function readLines(): DrawnText[] {
  const all: DrawnText[] = [];
  for (const slide of document.querySelectorAll(".slides > section")) {
    const page = slide.querySelector(".page")!.getBoundingClientRect();
    for (const block of slide.querySelectorAll(
      ".page :is(h1, h2, h3, h4, h5, h6, p, blockquote, .line, th:not(:has(> [lang])), th > [lang], td):not(.point)",
    )) {
      if (!block.checkVisibility()) continue;
      const labels = [...block.querySelectorAll(":scope > .label, :scope > .detail")];
      for (const element of labels.length > 0 ? labels : [block]) {
        const column = element.getBoundingClientRect();
        const boxes = readBoxes(element);
        const right = Math.max(column.left, ...boxes.map((box) => box.right));
        const bottom = Math.max(column.top, ...boxes.map((box) => box.bottom));
        all.push({
          slide: slide.id,
          text: element.textContent,
          // An empty line of code is one.
          lines: Math.max(1, boxes.length),
          over: Math.max(right - column.right, bottom - page.bottom),
        });
      }
    }
  }
  return all;

  function readBoxes(element: Element): { middle: number; right: number; bottom: number }[] {
    const lines: { middle: number; right: number; bottom: number }[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!;
      if (parent.matches("sup, .number")) continue;
      const size = parseFloat(getComputedStyle(parent).fontSize);
      let at = 0;
      for (const character of node.textContent!) {
        range.setStart(node, at);
        range.setEnd(node, (at += character.length));
        // A space at a line's end has a second rectangle there; the last one counts.
        const box = [...range.getClientRects()].at(-1);
        if (!box || box.width === 0 || !character.trim()) continue;
        const middle = (box.top + box.bottom) / 2;
        const line = lines.at(-1);
        if (!line || Math.abs(line.middle - middle) > size / 2)
          lines.push({ middle, right: box.right, bottom: box.bottom });
        else line.right = Math.max(line.right, box.right);
      }
    }
    return lines;
  }
}

/** Holds the lines that were predicted against those that are drawn; none may leave its place. */
export async function compareLines(page: Page, decks: readonly Deck[], view: View): Promise<void> {
  const drawn = await page.evaluate(readLines);
  const predicted = decks.flatMap(({ fits }) => fits.flatMap((fit) => fit[view].lines));
  expect(predicted).toHaveLength(drawn.length);
  const under = drawn.filter(({ lines }, i) => predicted[i]! < lines);
  const over = drawn.filter(({ lines }, i) => predicted[i]! > lines);
  expect(under, "lines that were not predicted").toEqual([]);
  expect(over.length / drawn.length, "predicted lines that are not there").toBeLessThanOrEqual(
    0.01,
  );
  expect(drawn.filter((text) => text.over > 1)).toEqual([]);
}
