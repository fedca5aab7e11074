import { finishSteps, listSteps, showSteps } from "../../deck/figure-steps.ts";
import { findPoint } from "../../deck/slide-list.ts";
import { markCaptions } from "../captions.ts";
import type { LivePlace } from "../place.ts";

/** Marks in the document where the talk is, by colours alone: nothing moves. */
export function markPlace(slides: readonly HTMLElement[], { slide: id, step }: LivePlace): void {
  for (const slide of slides) {
    const isNow = slide.id === id;
    slide.toggleAttribute("data-now", isNow);
    for (const [i, row] of listSteps(slide).entries()) {
      row.classList.toggle("visible", isNow && i < step);
      row.classList.toggle("present", isNow && i === step - 1);
      row.classList.toggle("future", isNow && i >= step);
    }
    markCaptions(slide, step);
    if (isNow) showSteps(slide);
    else finishSteps(slide);
  }
  showPoint(slides, id);
}

/** A copy of the map without its links. */
function copyDrawing(map: Element): Element {
  const copy = map.cloneNode(true) as Element;
  for (const link of copy.querySelectorAll("a")) link.removeAttribute("href");
  return copy;
}

/** Shows in the bar which key point it is, with the map of all. */
function showPoint(slides: readonly HTMLElement[], id: string): void {
  const place = document.querySelector(".bar .place")!;
  const point = slides.find((slide) => slide.id === id)?.dataset["point"] ?? "";
  if (place.textContent === point) return;
  const map = findPoint(slides, point)?.querySelector(".map svg");
  place.replaceChildren(...(map ? [copyDrawing(map)] : []), point);
}
