import type { RevealApi } from "reveal.js";
import { finishSteps, showSteps } from "../figure-steps.ts";

/** Has the browser's own print show every slide finished, whatever the screen shows. */
export function printWhole(deck: RevealApi): void {
  let wasOverview = false;
  addEventListener("beforeprint", () => {
    wasOverview = deck.isOverview();
    if (wasOverview) deck.toggleOverview(false);
    for (const slide of deck.getSlides()) finishSteps(slide);
  });
  addEventListener("afterprint", () => {
    for (const slide of deck.getSlides()) showSteps(slide);
    if (wasOverview) deck.toggleOverview(true);
  });
}
