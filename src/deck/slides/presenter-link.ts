import type { RevealApi } from "reveal.js";
import { createName, openChannel, type Place } from "../channel.ts";
import { readView } from "../view.ts";
import type { Commands } from "./commands.ts";

/**
 * Keeps the speaker's windows informed, and does what they ask of this window. Gives what opens the
 * one that belongs to it.
 */
export function connectPresenter(deck: RevealApi, commands: Commands): () => void {
  const room = nameWindow();
  const tell = () => channel.send({ type: "place", room, place: readPlace(deck) });
  const channel = openChannel((message) => {
    if (message.type === "where") tell();
    if (message.type !== "command" || message.room !== room) return;
    commands[message.command](message.slide);
    tell();
  });
  for (const event of placeEvents) deck.on(event, tell);
  for (const event of ["deck:language", "deck:brief"]) addEventListener(event, tell);
  addEventListener("pagehide", () => channel.send({ type: "closed", room }));
  deck.on("ready", () => setInterval(tell, 1000));

  return () => {
    const url = new URL(location.href);
    url.searchParams.set("presenter", room);
    url.searchParams.delete("blank");
    url.hash = "";
    channel.open(url, `presenter-${room}`, "width=1280,height=720");
  };
}

/** Reveal's events after which the place may be another. */
export const placeEvents = [
  "ready",
  "slidechanged",
  "fragmentshown",
  "fragmenthidden",
  "paused",
  "resumed",
  "overviewshown",
  "overviewhidden",
];

export function readPlace(deck: RevealApi): Place {
  const slide = deck.getCurrentSlide();
  const wanted = new URL(location.href).searchParams;
  return {
    slide: slide.id,
    step: slide.querySelectorAll(".fragment.visible").length,
    language: readView(wanted.get("lang")),
    isBrief: wanted.has("brief"),
    isBlank: deck.isPaused(),
    isOverview: deck.isOverview(),
  };
}

/**
 * This window's name, which no other window has, not even a copy of it. It lasts across reloads; the
 * name itself does not in WebKit from a file, and so it is kept with the address too.
 */
function nameWindow(): string {
  const [navigation] = performance.getEntriesByType("navigation");
  const isReload = (navigation as PerformanceNavigationTiming | undefined)?.type === "reload";
  const { room } = (history.state ?? {}) as { room?: string };
  if (!window.name.startsWith("deck-"))
    window.name = isReload && room ? room : `deck-${createName()}`;
  return window.name;
}
