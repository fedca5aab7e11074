/**
 * Highlights the part of a slide's figure that belongs to its newest step; the parts of later steps
 * are outlines. After the last step the figure is as it is drawn.
 */
export function showSteps(slide: Element): void {
  const steps = slide.querySelectorAll(".fragment").length;
  const shown = slide.querySelectorAll(".fragment.visible").length;
  if (shown === steps) return finishFigure(slide);
  for (const part of findParts(slide)) {
    const row = Number(part.dataset["row"]);
    part.setAttribute("class", row > shown ? "coming" : row < shown ? "said" : "now");
  }
}

/** Shows a slide's figure as it is drawn. */
export function finishFigure(slide: Element): void {
  for (const part of findParts(slide)) part.setAttribute("class", "");
}

const findParts = (slide: Element) => slide.querySelectorAll<SVGElement>("[data-row]");

/** A copy of a slide without its id, as it is after a number of steps. */
export function copyAtStep(slide: HTMLElement, step: number): HTMLElement {
  const copy = slide.cloneNode(true) as HTMLElement;
  copy.removeAttribute("id");
  for (const [i, fragment] of copy.querySelectorAll(".fragment").entries())
    fragment.classList.toggle("visible", i < step);
  showSteps(copy);
  return copy;
}
