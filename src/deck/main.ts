import "virtual:fonts.css";
import { measureFigures } from "./figures.ts";
import { offerLanguages, putChineseFirst, showLanguage } from "./language.ts";
import { present } from "./present.ts";
import { assistSpeaker } from "./presenter.ts";
import { layOut } from "./print.ts";

// A small screen gets the document that the page is without us: a slide shrunk to a phone has
// letters of 8 pixels. Decided once, so that turning a tablet does not lose the place.
const isSmall = matchMedia("(width < 700px), (pointer: coarse) and (height < 500px)").matches;

const wanted = new URLSearchParams(location.search);
const theme = wanted.get("theme");
if (theme) document.documentElement.dataset["theme"] = theme;
if (wanted.get("first") === "zh") putChineseFirst();
showLanguage(wanted.get("lang"));
measureFigures();

const slides = [...document.querySelectorAll<HTMLElement>(".slides > section")];
const print = wanted.get("print");
if (wanted.has("brief") && !wanted.has("presenter"))
  for (const slide of slides) if (slide.dataset["detail"] !== undefined) slide.remove();

if (wanted.has("presenter")) assistSpeaker(slides);
else if (print !== null) await layOut(print);
else if (isSmall) offerLanguages();
else await present(slides);
