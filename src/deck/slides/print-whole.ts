import type { RevealApi } from "reveal.js";
import { finishSteps, showSteps } from "../figure-steps.ts";

/** Has the browser's own print show every slide finished, whatever the screen shows. */
export function printWhole(deck: RevealApi): void {
  let wasOverview = false;
  let newest: Element[] = [];
  addEventListener("beforeprint", () => {
    wasOverview = deck.isOverview();
    if (wasOverview) deck.toggleOverview(false);
    for (const slide of deck.getSlides()) finishSteps(slide);
    newest = [...document.querySelectorAll(".current-fragment")];
    for (const step of newest) step.classList.remove("current-fragment");
  });
  addEventListener("afterprint", () => {
    for (const step of newest) step.classList.add("current-fragment");
    for (const slide of deck.getSlides()) showSteps(slide);
    if (wasOverview) deck.toggleOverview(true);
  });
}
