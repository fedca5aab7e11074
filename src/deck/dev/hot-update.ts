import type { RevealApi } from "reveal.js";
import { putChineseFirst, showLanguage } from "../view.ts";
import { listShown } from "../slide-list.ts";

/**
 * In development: shows the slides as they were just saved, at the place where the room is.
 * `slides` are all there are, shown or not; they become the new ones.
 */
export function followEdits(deck: RevealApi, slides: HTMLElement[]): void {
  let known = new Map<string, HTMLElement>();
  import.meta.hot?.on("deck:update", (sections: string[]) => {
    const now = deck.getCurrentSlide();
    const { h, f } = deck.getIndices();
    known = new Map(sections.map((html) => [html, known.get(html) ?? parseSlide(html)]));
    slides.splice(0, Infinity, ...known.values());

    const wanted = new URL(location.href).searchParams;
    const shown = listShown(slides, wanted.has("brief"));
    deck.getSlidesElement()!.replaceChildren(...shown);
    if (wanted.get("first") === "zh") putChineseFirst();
    showLanguage(wanted.get("lang"));
    deck.sync();
    const index = deck.getSlides().findIndex(({ id }) => id === now.id);
    deck.slide(index < 0 ? Math.min(h, deck.getTotalSlides() - 1) : index, 0, f);
  });
}

function parseSlide(html: string): HTMLElement {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild as HTMLElement;
}
