import { copyAtStep, lightCode } from "./figure-steps.ts";

const page = document.documentElement;

/**
 * Sets the whole deck without reveal.js for a printer, as its pages follow each other: `slides`, a
 * page each, finished; `steps`, a page for each step; `handout`, A4 with the notes below each slide.
 * `data-ready` on the page says when all is there.
 */
export async function layOut(kind: string): Promise<void> {
  page.dataset["print"] = kind;
  for (const slide of document.querySelectorAll<HTMLElement>(".slides > section")) {
    if (kind === "steps") unfoldSteps(slide);
    if (kind === "handout") slide.querySelector("details")?.setAttribute("open", "");
  }
  for (const figure of document.querySelectorAll("figure")) nameFigure(figure);
  await document.fonts.ready;
  page.dataset["ready"] = "";
}

/** A PDF knows one text for a figure: that of the language shown, or of both. */
function nameFigure(figure: Element): void {
  const texts = [...figure.querySelectorAll<HTMLElement>("[role=img]")];
  const shown = texts.filter((text) => text.getClientRects().length > 0);
  const picture = figure.firstElementChild!;
  figure.setAttribute("role", "none");
  picture.setAttribute("role", "img");
  picture.removeAttribute("aria-hidden");
  picture.setAttribute(
    "aria-label",
    shown.map((text) => text.getAttribute("aria-label")).join(" "),
  );
  for (const text of texts) text.remove();
}

/** Puts a copy of the slide before it for each step that is still to come, and lights its last one. */
function unfoldSteps(slide: HTMLElement): void {
  const steps = slide.querySelectorAll(".fragment").length;
  for (let shown = 0; shown < steps; shown++) {
    const copy = copyAtStep(slide, shown);
    copy.dataset["step"] = String(shown);
    slide.before(copy);
  }
  lightCode(slide, ".fragment");
}
