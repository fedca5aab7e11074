import type { RevealApi } from "reveal.js";

/**
 * Tells a screen reader the headline of each new slide, each language with its voice. Reveal's own
 * announcer reads both as one English sentence, and doubles what ends them.
 */
export function announceSlides(deck: RevealApi): void {
  const english = document.querySelector<HTMLElement>(".aria-status");
  if (english) english.hidden = true;
  const announcer = document.querySelector(".announcer")!;
  const announce = () => {
    const headlines = [...deck.getCurrentSlide().querySelectorAll<HTMLElement>(".headline > *")];
    const shown = headlines.filter((headline) => headline.getClientRects().length > 0);
    announcer.replaceChildren(
      ...shown.map(({ lang, textContent }) => {
        const text = document.createElement("span");
        text.lang = lang;
        text.textContent = textContent;
        return text;
      }),
    );
  };
  deck.on("slidechanged", announce);
  announce();
}
