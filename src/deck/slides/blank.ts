import type { RevealApi } from "reveal.js";

/**
 * Completes reveal's blank screen: it is restored from the address, nothing behind it can be reached,
 * and a touch brings the slide back where reveal would step behind it.
 */
export function blankWhole(deck: RevealApi): void {
  const cover = document.querySelector<HTMLElement>(".pause-overlay")!;
  const update = () => (deck.getSlidesElement()!.inert = deck.isPaused());
  cover.dataset["preventSwipe"] = "";
  cover.addEventListener("pointerup", () => deck.togglePause(false));
  deck.on("paused", update);
  deck.on("resumed", update);
  if (wasBlank) deck.togglePause(true);
}

/** Before the address is written anew. */
const wasBlank = new URLSearchParams(location.search).has("blank");
