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

/**
 * In development: says of the slide shown how far its words run over, and in which language. Users of
 * slides have asked for it since there are slides (gnab/remark#527).
 */
export function nameOverflow(deck: RevealApi): void {
  const banner = document.createElement("output");
  banner.className = "overflow";
  document.body.append(banner);
  const look = () => {
    const slide = deck.getCurrentSlide();
    const scale = deck.getScale();
    const page = slide.querySelector(".page")!.getBoundingClientRect();
    const foot = slide.querySelector("footer")?.getBoundingClientRect().top ?? page.bottom;
    const faults = [...slide.querySelectorAll<HTMLElement>(".page :is(h1, h2, p, blockquote)")]
      .filter((block) => block.checkVisibility() && !block.closest("footer, .point"))
      .flatMap((block) => {
        const { right, bottom } = block.getBoundingClientRect();
        const over = Math.max(
          (bottom - foot) / scale,
          (right - page.right) / scale,
          block.scrollWidth - block.clientWidth,
        );
        const text = block.textContent!.slice(0, 24);
        return over > 1 ? [`${block.lang || "both"}: “${text}…” by ${Math.round(over)} px`] : [];
      });
    banner.textContent = faults.length > 0 ? `#${slide.id} overflows, ${faults.join("; ")}` : "";
  };
  for (const event of ["ready", "slidechanged", "resize"])
    deck.on(event, () => requestAnimationFrame(look));
  addEventListener("deck:language", () => requestAnimationFrame(look));
  import.meta.hot?.on("deck:update", () => requestAnimationFrame(look));
  void document.fonts.ready.then(look);
}
