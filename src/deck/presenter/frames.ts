import type { Place } from "../channel.ts";
import { copyAtStep } from "../figure-steps.ts";
import { listShown } from "../slide-list.ts";

/** Has the slides in the frames of the speaker's window fill them, at any size of the window. */
export function fitFrames(presenter: HTMLElement): void {
  const observer = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries)
      (target as HTMLElement).style.setProperty("--scale", String(contentRect.width / 1280));
  });
  for (const frame of presenter.querySelectorAll(".frame")) observer.observe(frame);
}

/** Shows the slide of a place as it is now, and what the next step brings. */
export function showFrames(
  presenter: HTMLElement,
  slides: readonly HTMLElement[],
  { slide: id, step, isBrief }: Place,
): void {
  const shown = listShown(slides, isBrief);
  const slide = slides.find((known) => known.id === id);
  if (!slide) return;
  const hasMore = step < slide.querySelectorAll(".fragment").length;
  const next = hasMore ? slide : shown[shown.indexOf(slide) + 1];
  const [nowFrame, nextFrame] = presenter.querySelectorAll(".frame");
  nowFrame!.replaceChildren(copySlide(slide, step));
  nextFrame!.replaceChildren(...(next ? [copySlide(next, hasMore ? step + 1 : 0)] : []));
}

/** A slide after a number of steps, without its notes. */
function copySlide(slide: HTMLElement, step: number): HTMLElement {
  const copy = copyAtStep(slide, step);
  copy.querySelector(".notes")?.remove();
  return copy;
}
