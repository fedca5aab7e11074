import Reveal, { type RevealApi } from "reveal.js";
import { switchLanguage } from "./language.ts";

/** Turns the document into slides. A brief talk has no supporting slides. */
export async function present({ isBrief }: { isBrief: boolean }): Promise<void> {
  const host = document.querySelector("main")!;
  if (isBrief) for (const slide of host.querySelectorAll("[data-detail]")) slide.remove();
  placeRows(host);

  document.documentElement.dataset["view"] = "slides";
  host.classList.add("reveal");
  const deck = new Reveal(host, {
    width: 1280,
    height: 720,
    margin: 0,
    maxScale: 10,
    center: false,
    hash: true,
    fragmentInURL: true,
    navigationMode: "linear",
    transition: "none",
    backgroundTransition: "none",
    controls: false,
    progress: false,
    autoAnimate: false,
    postMessage: false,
    scrollActivationWidth: 0,
  });
  bindKeys(deck);
  await deck.initialize();
  // A screen reader in an application reads no lines (hakimel/reveal.js#3772).
  host.removeAttribute("role");
}

/** The labels of a spine stand at the rows that its figure asks for. */
function placeRows(host: HTMLElement): void {
  for (const drawing of host.querySelectorAll<SVGElement>("svg[data-rows]")) {
    const list = drawing.closest(".page")!.querySelector<HTMLElement>(".pairs");
    const heights = drawing.dataset["rows"]!.trim().split(/\s+/);
    list?.style.setProperty("grid-template-rows", heights.map((h) => `${h}px`).join(" "));
  }
}

/** `L` switches languages; a digit goes to the key point of its number. */
function bindKeys(deck: RevealApi): void {
  deck.addKeyBinding({ keyCode: 76, key: "L", description: "English, 中文, both" }, switchLanguage);
  for (let point = 1; point <= 9; point++) {
    const slide = `section[data-point="${point}"]:not([data-detail])`;
    const go = () => {
      const index = deck.getSlides().findIndex((element) => element.matches(slide));
      if (index >= 0) deck.slide(index, 0, -1);
    };
    const description = `Key point ${point}`;
    deck.addKeyBinding({ keyCode: 48 + point, key: String(point), description }, go);
  }
}
