import Reveal, { type RevealApi } from "reveal.js";
import { followEdits } from "../dev/hot-update.ts";
import { findRow, showSteps } from "../figure-steps.ts";
import { toggleFullscreen } from "../fullscreen.ts";
import { askForSlide } from "../go-to-slide.ts";
import { showHelp } from "../help.ts";
import { listenForKeys } from "../keys.ts";
import { findPoint } from "../slide-list.ts";
import { keepAddress } from "./address.ts";
import { announceSlides } from "./announce.ts";
import { blankWhole } from "./blank.ts";
import { createCommands, type Commands } from "./commands.ts";
import { flyPieces } from "./fly-in.ts";
import { connectPresenter } from "./presenter-link.ts";
import { printWhole } from "./print-whole.ts";

/** Adds what a live talk has besides to the slides: `slides` are all there are, shown or not. */
export type Join = (deck: RevealApi, slides: readonly HTMLElement[], commands: Commands) => void;

/** Turns the document into slides; `slides` are all there are, shown or not. */
export async function present(slides: HTMLElement[], join?: Join): Promise<void> {
  const host = document.querySelector("main")!;
  const deck = new Reveal(host, {
    width: 1280,
    height: 720,
    margin: 0,
    maxScale: 10,
    center: false,
    hash: false,
    navigationMode: "linear",
    transition: "none",
    backgroundTransition: "none",
    controls: false,
    progress: false,
    autoAnimate: false,
    postMessage: false,
    jumpToSlide: false,
    help: false,
    keyboard: false,
    scrollActivationWidth: 0,
  });
  const commands = createCommands(deck, slides);
  followSlides(deck);
  keepAddress(deck);
  const openPresenter = connectPresenter(deck, commands);
  bindKeys(slides, commands, openPresenter);
  await deck.initialize();
  blankWhole(deck);
  printWhole(deck);
  announceSlides(deck);
  join?.(deck, slides, commands);
  if (import.meta.env.DEV) followEdits(deck, slides);
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
  for (const event of ["ready", "slidechanged", "fragmentshown", "fragmenthidden"])
    deck.on(event, update);
  // Nobody steps while an address is restored.
  deck.on("ready", () => {
    flyWithSteps(deck);
    deck.on("slidechanged", loadFonts);
  });
}

/** Loads what the first slide did not need, for a room that loses its network. */
function loadFonts(): void {
  for (const font of document.fonts) font.load().catch(() => {});
}

/** Lets the pieces of a figure fly in: those without a step with the slide, the others with theirs. */
function flyWithSteps(deck: RevealApi): void {
  deck.on("slidechanged", (event) => {
    const { currentSlide, previousSlide } = event as unknown as Record<string, HTMLElement>;
    const isForward = currentSlide!.previousElementSibling === previousSlide;
    if (isForward) flyPieces(currentSlide!, findPieces(currentSlide!, ":not([data-row] *)"));
  });
  deck.on("fragmentshown", (event) => {
    const slide = deck.getCurrentSlide();
    const { fragment } = event as unknown as { fragment: Element };
    flyPieces(slide, findPieces(slide, `[data-row="${findRow(slide, fragment)}"] *`));
  });
}

const findPieces = (slide: Element, place: string) =>
  slide.querySelectorAll<SVGPolygonElement>(`figure [data-piece]:is(${place})`);

/** Does what the keys of the slides' window ask for. */
function bindKeys(
  slides: readonly HTMLElement[],
  commands: Commands,
  openPresenter: () => void,
): void {
  listenForKeys("slides", (action, point) => {
    switch (action) {
      case "point":
        return commands.go(findPoint(slides, point)?.id);
      case "jump":
        return askForSlide(slides, commands.go);
      case "fullscreen":
        return toggleFullscreen();
      case "help":
        return showHelp("slides");
      case "presenter":
        return openPresenter();
      case "timer":
      case "reset":
      case "notes":
      case "report":
        return;
      default:
        return commands[action]();
    }
  });
}
