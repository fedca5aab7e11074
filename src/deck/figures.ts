/**
 * Tells the styles how large each figure is, in units of its own, and how high the rows are in which
 * its labels stand.
 */
export function measureFigures(): void {
  for (const drawing of document.querySelectorAll<SVGSVGElement>("figure > svg")) {
    const { style } = drawing.closest<HTMLElement>(".page")!;
    const { width, height } = drawing.viewBox.baseVal;
    style.setProperty("--width", String(width));
    style.setProperty("--height", String(height));
    const rows = drawing.dataset["rows"]?.trim().split(/\s+/) ?? [];
    style.setProperty("--rows", rows.map((row) => `calc(${row} * var(--u))`).join(" "));
  }
}

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
