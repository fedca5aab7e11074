import Reveal, { type RevealApi } from "reveal.js";
import { showSteps } from "../figure-steps.ts";
import { flyPieces } from "./fly-in.ts";
import { announceSlides } from "./announce.ts";
import type { Act } from "../channel.ts";
import { followEdits, nameOverflow } from "../dev/hot-update.ts";
import { askForSlide } from "../go-to-slide.ts";
import { answerSpeaker, createActs } from "./remote.ts";
import { findPoint } from "../slide-list.ts";

/** Turns the document into slides; `slides` are all there are, shown or not. */
export async function present(slides: HTMLElement[]): Promise<void> {
  const host = document.querySelector("main")!;
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
    jumpToSlide: false,
    help: false,
    scrollActivationWidth: 0,
  });
  const acts = createActs(deck, slides);
  bindKeys(deck, slides, acts);
  offerHelp();
  followSlides(deck);
  answerSpeaker(deck, acts);
  await deck.initialize();
  announceSlides(deck);
  if (import.meta.env.DEV) {
    followEdits(deck, slides);
    nameOverflow(deck);
  }
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

/** A digit goes to the key point of its number; `L`, `K`, `G` and `S` as their descriptions say. */
function bindKeys(
  deck: RevealApi,
  slides: readonly HTMLElement[],
  acts: Record<Act, (slide?: string) => void>,
): void {
  const bind = (key: string, description: string, act: () => void) =>
    deck.addKeyBinding({ keyCode: key.charCodeAt(0), key, description }, act);
  bind("L", "English, 中文, both", () => acts.language());
  bind("K", "Short talk, whole talk", () => acts.brief());
  bind("G", "Go to a slide", () => askForSlide(slides, acts.go));
  bind("S", "Speaker’s window", openSpeaker);
  for (let point = 1; point <= 9; point++) {
    bind(String(point), `Key point ${point}`, () => acts.go(findPoint(slides, String(point))?.id));
  }
}

/** `?` shows the keys, and hides them: reveal's own table is in English, and lists its keys only. */
function offerHelp(): void {
  const help = document.querySelector<HTMLDialogElement>(".help")!;
  addEventListener("keydown", ({ key }) => {
    if (key !== "?") return;
    if (help.open) help.close();
    else if (!document.querySelector("dialog[open]")) help.showModal();
  });
}

function openSpeaker(): void {
  const url = new URL(location.href);
  url.searchParams.set("presenter", "");
  url.hash = "";
  open(url, "presenter", "width=1280,height=720");
}
