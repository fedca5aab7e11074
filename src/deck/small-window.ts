import { toggleFullscreen } from "./fullscreen.ts";
import { listenForKeys } from "./keys.ts";

const page = document.documentElement;

/**
 * Turns the document of a window that was opened small into slides once it is large: at the first
 * key of the deck, or when it fills the screen. The slides begin with what was being read.
 */
export function presentWhenLarge(present: () => Promise<void>): void {
  const listening = new AbortController();
  const { signal } = listening;
  let read = findSlideInView();
  const start = () => {
    if (isSmall()) return;
    listening.abort();
    page.dataset["view"] = "slides";
    document.querySelector("main")!.className = "reveal";
    scrollTo(0, 0);
    history.replaceState(null, "", `#/${read.id}`);
    void present();
  };
  const startIfFull = () => {
    if (document.fullscreenElement || matchMedia("(display-mode: fullscreen)").matches) start();
  };
  listenForKeys("slides", (action) => (action === "fullscreen" ? toggleFullscreen() : start()), {
    signal,
    isWanted: (action) => action === "fullscreen" || !isSmall(),
  });
  // A window that grows moves the text before it tells so.
  addEventListener("scroll", () => (read = findSlideInView()), { signal, passive: true });
  addEventListener("resize", startIfFull, { signal });
  document.addEventListener("fullscreenchange", startIfFull, { signal });
}

/** As the page itself decided when it was opened. */
const isSmall = () => matchMedia(page.dataset["small"]!).matches;

/** The last slide that begins above the middle of the window, or the first. */
function findSlideInView(): HTMLElement {
  const slides = [...document.querySelectorAll<HTMLElement>(".slides > section")];
  const begun = slides.filter((slide) => slide.getBoundingClientRect().top < innerHeight / 2);
  return begun.at(-1) ?? slides[0]!;
}
