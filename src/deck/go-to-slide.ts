import { openDialog } from "./dialog.ts";

/**
 * Asks for a slide by its number, its id, or words of its headline in either language; `go` gets its
 * id. Nothing happens until Enter. Reveal's own dialog finds no Chinese.
 */
export function askForSlide(slides: readonly HTMLElement[], go: (slide: string) => void): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog.jump")!;
  const input = dialog.querySelector("input")!;
  const answer = dialog.querySelector("output")!;
  const missing = dialog.querySelector<HTMLElement>(".missing")!;
  const look = () => {
    const slide = findSlide(slides, input.value);
    answer.textContent = nameSlide(slide);
    missing.hidden = slide !== undefined || input.value.trim() === "";
    return slide;
  };

  input.value = "";
  look();
  input.oninput = look;
  dialog.querySelector("form")!.onsubmit = (event) => {
    const slide = look();
    if (slide) go(slide.id);
    else event.preventDefault();
  };
  openDialog(dialog);
}

function findSlide(slides: readonly HTMLElement[], query: string): HTMLElement | undefined {
  const words = query.normalize("NFKC").trim().toLowerCase();
  if (words === "") return undefined;
  if (/^\d+$/.test(words)) return slides[Number(words) - 1];
  return (
    slides.find(({ id }) => id === words) ??
    slides.find((slide) => nameSlide(slide).toLowerCase().includes(words)) ??
    slides.find((slide) => slide.querySelector(".page")!.textContent!.toLowerCase().includes(words))
  );
}

/** A slide's headline in both languages. */
const nameSlide = (slide?: HTMLElement) =>
  [...(slide?.querySelectorAll(".headline > *") ?? [])]
    .map(({ textContent }) => textContent)
    .join(" ");
