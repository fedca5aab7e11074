import { offerLanguages, putChineseFirst, showLanguage } from "./view.ts";
import { present, type Join } from "./slides/reveal.ts";
import { startPresenter } from "./presenter/window.ts";
import { layOut } from "./print.ts";
import { presentWhenLarge } from "./small-window.ts";
import { isMain } from "./slide-list.ts";

/**
 * Shows the deck as its address asks for it: slides, document, speaker's window or print. `join` is
 * given the slides once they stand.
 */
export async function startDeck(join?: Join): Promise<void> {
  const page = document.documentElement;
  const wanted = new URLSearchParams(location.search);
  const print = wanted.get("print");
  const slides = [...document.querySelectorAll<HTMLElement>(".slides > section")];

  // The first slide needs none of this to be seen.
  if (!document.hidden)
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

  if (wanted.get("first") === "zh") putChineseFirst();
  showLanguage(wanted.get("lang"));
  if (wanted.has("brief") && !wanted.has("presenter"))
    for (const slide of slides) if (!isMain(slide)) slide.remove();

  try {
    if (wanted.has("presenter")) startPresenter(slides);
    else if (print !== null) await layOut(print);
    else if (page.dataset["view"] === "slides") await present(slides, join);
    else {
      offerLanguages();
      presentWhenLarge(() => present(slides, join));
    }
  } finally {
    delete page.dataset["waits"];
  }
}
