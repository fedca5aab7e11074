import type { RevealApi } from "reveal.js";
import { openChannel, type Act, type Place } from "../channel.ts";
import { switchLanguage } from "../view.ts";
import { listShown, writeBrief } from "../slide-list.ts";

/** Keeps the speaker's window informed, and does what it asks. */
export function answerSpeaker(deck: RevealApi, acts: Record<Act, (slide?: string) => void>): void {
  const say = openChannel((message) => {
    if (message.say === "where") tell();
    if (message.say === "do") {
      acts[message.act](message.slide);
      tell();
    }
  });
  const tell = () => say({ say: "place", place: readPlace(deck) });
  for (const event of [
    "ready",
    "slidechanged",
    "fragmentshown",
    "fragmenthidden",
    "paused",
    "resumed",
  ])
    deck.on(event, tell);
  addEventListener("deck:language", tell);
  addEventListener("pagehide", () => say({ say: "gone" }));
}

function readPlace(deck: RevealApi): Place {
  const slide = deck.getCurrentSlide();
  const address = new URL(location.href).searchParams;
  return {
    slide: slide.id,
    step: slide.querySelectorAll(".fragment.visible").length,
    language: address.get("lang") ?? "both",
    isBrief: address.has("brief"),
    isBlank: deck.isPaused(),
  };
}

/** What the keys and the speaker's window can ask for. */
export function createActs(
  deck: RevealApi,
  all: readonly HTMLElement[],
): Record<Act, (slide?: string) => void> {
  const go = (slide?: HTMLElement) => {
    if (slide) deck.slide(deck.getSlides().indexOf(slide), 0, -1);
  };
  return {
    next: () => deck.next(),
    previous: () => deck.prev(),
    first: () => deck.slide(0, 0, -1),
    last: () => deck.slide(deck.getSlides().length - 1, 0, Infinity),
    blank: () => deck.togglePause(),
    language: switchLanguage,
    go: (id) => {
      const slide = all.find((known) => known.id === id);
      if (slide && !slide.isConnected) setBrief(deck, all, false);
      go(slide);
    },
    brief: () => setBrief(deck, all, !new URL(location.href).searchParams.has("brief")),
  };
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
}

const isAfter = (slide: HTMLElement, other: HTMLElement, all: readonly HTMLElement[]) =>
  all.indexOf(slide) > all.indexOf(other);
