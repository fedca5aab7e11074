import type { RevealApi } from "reveal.js";
import { placeEvents } from "./presenter-link.ts";

/**
 * Keeps the slide, its steps and the blank in the address, and with it the window's name, so that a
 * reload at any moment shows what was shown. Reveal's own `hash` is up to a second late.
 */
export function keepAddress(deck: RevealApi): void {
  const write = () => {
    const url = new URL(location.href);
    const { f = -1 } = deck.getIndices();
    url.hash = `/${deck.getCurrentSlide().id}${f >= 0 ? `/${f}` : ""}`;
    if (deck.isPaused()) url.searchParams.set("blank", "");
    else url.searchParams.delete("blank");
    // A browser may have had enough of changes for a while.
    try {
      history.replaceState({ room: window.name }, "", url);
    } catch {}
  };
  for (const event of placeEvents) deck.on(event, write);
}
