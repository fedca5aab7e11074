import Reveal, { type RevealApi } from "reveal.js";
import { showSteps } from "./figures.ts";
import { flyPieces } from "./flight.ts";
import { switchLanguage } from "./language.ts";

/** Turns the document into slides. */
export async function present(): Promise<void> {
  const host = document.querySelector("main")!;
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
  followSlides(deck);
  await deck.initialize();
  // A screen reader in an application reads no lines (hakimel/reveal.js#3772).
  host.removeAttribute("role");
}

/** Keeps the screen's ground and the figure with the slide and its steps. */
function followSlides(deck: RevealApi): void {
  const update = () => {
    const slide = deck.getCurrentSlide();
    document.body.dataset["ground"] = slide.dataset["ground"];
    showSteps(slide);
  };
  deck.on("ready", update);
  deck.on("fragmenthidden", update);
  deck.on("slidechanged", (event) => {
    update();
    const { currentSlide, previousSlide } = event as unknown as Record<string, HTMLElement>;
    const isForward = currentSlide!.previousElementSibling === previousSlide;
    if (isForward) flyPieces(currentSlide!, findPieces(currentSlide!, ":not([data-row] *)"));
  });
  deck.on("fragmentshown", () => {
    update();
    const slide = deck.getCurrentSlide();
    const row = slide.querySelectorAll(".fragment.visible").length;
    flyPieces(slide, findPieces(slide, `[data-row="${row}"] *`));
  });
}

const findPieces = (slide: Element, place: string) =>
  slide.querySelectorAll<SVGPolygonElement>(`figure [data-piece]:is(${place})`);

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
