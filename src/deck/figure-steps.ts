/** The steps of a slide in the order in which they come. */
export function listSteps(slide: Element): HTMLElement[] {
  const index = ({ dataset }: HTMLElement) => Number(dataset["fragmentIndex"] ?? 0);
  return [...slide.querySelectorAll<HTMLElement>(".fragment")].sort((a, b) => index(a) - index(b));
}

/** The row of the slide's figure that belongs to a step: its rows stand as its items do. */
export const findRow = (slide: Element, step: Element) =>
  [...slide.querySelectorAll("li.fragment")].indexOf(step) + 1;

/**
 * Highlights the part of a slide's figure, and the lines of its code, that belong to its newest step;
 * the parts of later steps are outlines. After the last step the figure is as it is drawn.
 */
export function showSteps(slide: Element): void {
  const steps = listSteps(slide);
  const shown = slide.querySelectorAll(".fragment.visible").length;
  lightCode(slide, ".fragment.visible");
  if (shown === steps.length) return finishFigure(slide);
  const order = steps.map((step) => findRow(slide, step));
  for (const part of findParts(slide)) {
    const step = order.indexOf(Number(part.dataset["row"])) + 1;
    part.setAttribute("class", step > shown ? "future" : step < shown ? "past" : "present");
  }
}

/** Shows a slide as a whole, without steps, but for what has not come yet: nothing is the newest. */
export function finishSteps(slide: Element): void {
  for (const code of slide.querySelectorAll(".code"))
    if (code.querySelector(".fragment")) lightRange(code);
  finishFigure(slide);
}

/** Lights the lines of a slide's code: the first of its ranges, or that of the last of some steps. */
export function lightCode(slide: Element, steps: string): void {
  for (const code of slide.querySelectorAll(".code"))
    lightRange(code, code.querySelectorAll(steps).length);
}

/** Lights the lines of one of the ranges of a code block, or of none. */
function lightRange(code: Element, range?: number): void {
  for (const line of code.querySelectorAll<HTMLElement>("[data-steps]"))
    line.classList.toggle("present", line.dataset["steps"]!.split(" ").includes(String(range)));
  code.classList.toggle("lit", code.querySelector(".line.present") !== null);
}

/** Shows a slide's figure as it is drawn. */
function finishFigure(slide: Element): void {
  for (const part of findParts(slide)) part.setAttribute("class", "");
}

const findParts = (slide: Element) => slide.querySelectorAll<SVGElement>("[data-row]");

/** A copy of a slide without its id, as it is after a number of steps. */
export function copyAtStep(slide: HTMLElement, step: number): HTMLElement {
  const copy = slide.cloneNode(true) as HTMLElement;
  copy.removeAttribute("id");
  for (const [i, fragment] of listSteps(copy).entries()) {
    fragment.classList.toggle("visible", i < step);
    fragment.classList.toggle("current-fragment", i === step - 1);
  }
  showSteps(copy);
  return copy;
}
