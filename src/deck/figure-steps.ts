/**
 * Shows of a slide's figure what its steps have said: the part of the newest pair is marked, parts
 * to come are outlines. A finished slide is as its figure is drawn.
 */
export function showSteps(slide: Element): void {
  const steps = slide.querySelectorAll(".fragment").length;
  const shown = slide.querySelectorAll(".fragment.visible").length;
  for (const part of slide.querySelectorAll<SVGElement>("[data-row]")) {
    const row = Number(part.dataset["row"]);
    const state = row > shown ? "coming" : row < shown ? "said" : "now";
    part.setAttribute("class", shown === steps ? "" : state);
  }
}
