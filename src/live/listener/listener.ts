import "virtual:phone.css";
import { readView, showLanguage } from "../../deck/view.ts";
import { cutCaptions } from "../captions.ts";
import { followPlace } from "./follow.ts";
import { openStream } from "../stream.ts";

const page = document.documentElement;
const slides = [...document.querySelectorAll<HTMLElement>(".slides > section")];

showLanguage(page.dataset["lang"]!);
cutCaptions(slides);
if (new URLSearchParams(location.search).has("clicker")) {
  const { startClicker } = await import("../clicker/clicker.ts");
  startClicker(slides);
} else {
  listen();
}

/** Shows the deck as a document that follows the talk. */
function listen(): void {
  const lost = document.querySelector<HTMLElement>(".lost")!;
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const setDark = (isDark: boolean) => (page.dataset["theme"] = isDark ? "dark" : "");
  setDark(prefersDark.matches);

  const follower = followPlace(slides);
  const stream = openStream(
    readView(page.dataset["lang"]!),
    (place) => {
      setDark(place.isDark || prefersDark.matches);
      follower.show(place);
    },
    (isUp) => (lost.hidden = isUp),
  );
  document.querySelector(".languages")!.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    const language = readView(target.value);
    follower.keep(() => showLanguage(language));
    stream.change(language);
    const url = new URL(location.href);
    url.searchParams.set("lang", language);
    history.replaceState(null, "", url);
  });
}
