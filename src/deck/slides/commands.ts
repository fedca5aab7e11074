import type { RevealApi } from "reveal.js";
import type { Command } from "../channel.ts";
import { switchLanguage } from "../view.ts";
import { listShown, writeBrief } from "../slide-list.ts";

export type Commands = Record<Command, (slide?: string) => void>;

/** What the keys and the speaker's window can ask for; `all` are all slides, shown or not. */
export function createCommands(deck: RevealApi, all: readonly HTMLElement[]): Commands {
  /** A step while the screen is blank brings the slide back, and no more. */
  const step = (go: () => void) => () => (deck.isPaused() ? deck.togglePause(false) : go());
  const goTo = (index: number, steps: number) => {
    deck.togglePause(false);
    deck.slide(index, 0, steps);
  };
  return {
    // In the overview a press goes a whole slide.
    next: step(() => (deck.isOverview() ? deck.right() : deck.next())),
    previous: step(() => (deck.isOverview() ? deck.left() : deck.prev())),
    first: () => goTo(0, -1),
    last: () => goTo(deck.getSlides().length - 1, Infinity),
    go: (id) => {
      const slide = all.find((known) => known.id === id);
      if (!slide) return;
      leaveOverview(deck);
      if (!slide.isConnected) setBrief(deck, all, false);
      goTo(deck.getSlides().indexOf(slide), -1);
    },
    language: switchLanguage,
    brief: () => {
      leaveOverview(deck);
      setBrief(deck, all, !new URL(location.href).searchParams.has("brief"));
    },
    blank: () => deck.togglePause(),
    overview: step(() => deck.toggleOverview()),
    show: step(() => leaveOverview(deck)),
    // Only a live talk has listeners.
    code: () => {},
  };
}

function leaveOverview(deck: RevealApi): void {
  if (deck.isOverview()) deck.toggleOverview(false);
}

/**
 * Leaves the supporting slides out, or takes them in again, without losing the place: a supporting
 * slide gives way to the next key point, or to the last.
 */
function setBrief(deck: RevealApi, all: readonly HTMLElement[], isBrief: boolean): void {
  const now = deck.getCurrentSlide();
  const steps = deck.getIndices().f;
  const shown = listShown(all, isBrief);
  const place = shown.includes(now)
    ? now
    : (shown.find((slide) => isAfter(slide, now, all)) ?? shown.at(-1)!);
  deck.getSlidesElement()!.replaceChildren(...shown);
  deck.sync();
  deck.slide(shown.indexOf(place), 0, place === now ? steps : -1);

  const url = new URL(location.href);
  writeBrief(url, isBrief);
  history.replaceState(history.state, "", url);
  dispatchEvent(new Event("deck:brief"));
}

const isAfter = (slide: HTMLElement, other: HTMLElement, all: readonly HTMLElement[]) =>
  all.indexOf(slide) > all.indexOf(other);
