import type { LivePlace } from "../place.ts";
import { markPlace } from "./mark.ts";

export interface Follower {
  show(place: LivePlace): void;
  /** Does what gives every block another height, and comes back to what was being read. */
  keep(change: () => void): void;
}

/** What the bar covers. */
const bar = 64;
/** What the newest step has marked: a row, or lines of code. */
const newest = ".fragment.present, .line.present";

/**
 * Keeps the slide and the step of the talk in view, with what is being said below. Who scrolls away is
 * left alone, and nothing moves under their eyes, until the button or their own scrolling leads back.
 */
export function followPlace(slides: readonly HTMLElement[]): Follower {
  const back = document.querySelector<HTMLButtonElement>(".return")!;
  const saying = document.querySelector(".saying")!;
  let now: HTMLElement | undefined;
  /** Whether the page was scrolled by hand since the talk last came to a slide. */
  let isScrolled = false;
  /** How far the page was scrolled here. */
  let ownScroll = 0;
  let isAway = false;

  addEventListener("scroll", onScroll, { passive: true });
  addEventListener("resize", () => {
    if (!isAway) goBack();
  });
  back.addEventListener("click", goBack);

  function onScroll(): void {
    if (!now || Math.abs(scrollY - ownScroll) <= 1) return;
    isScrolled = true;
    const { top, bottom } = now.getBoundingClientRect();
    const wasAway = isAway;
    isAway = bottom <= bar || top >= innerHeight;
    back.hidden = !isAway;
    if (wasAway && !isAway) join();
  }

  /** Opens what is being said, and closes what was. */
  function join(): void {
    const last = saying.closest("details");
    const notes = now?.querySelector<HTMLDetailsElement>(".notes");
    if (last && last !== notes) last.open = false;
    last?.classList.remove("captions");
    if (!notes) return document.body.append(saying);
    notes.open = true;
    notes.classList.add("captions");
    notes.querySelector("summary")!.after(saying);
  }

  function scrollTo(target: Element | null | undefined, block: "start" | "nearest"): void {
    target?.scrollIntoView({ block, behavior: "instant" });
    ownScroll = scrollY;
    isScrolled = false;
  }

  function goBack(): void {
    isAway = false;
    back.hidden = true;
    join();
    scrollTo(now, "start");
    scrollTo(now?.querySelector(newest), "nearest");
  }

  return {
    show(place) {
      const slide = slides.find(({ id }) => id === place.slide);
      if (!slide) return;
      markPlace(slides, place);
      const isNew = slide !== now;
      now = slide;
      if (isNew && !isAway) goBack();
      else if (!isScrolled) scrollTo(slide.querySelector(newest), "nearest");
    },
    keep(change) {
      const read = slides.find((slide) => slide.getBoundingClientRect().bottom > bar);
      const top = read?.getBoundingClientRect().top ?? 0;
      change();
      if (!isAway && now) goBack();
      else if (read) scrollBy({ top: read.getBoundingClientRect().top - top, behavior: "instant" });
    },
  };
}
