/**
 * Asks for a slide by its number, its id, or words of its headline in either language; `go` gets its
 * id. Reveal's own dialogue finds no Chinese.
 */
export function askForSlide(slides: readonly HTMLElement[], go: (slide: string) => void): void {
  const dialog = document.querySelector<HTMLDialogElement>(".jump")!;
  const input = dialog.querySelector("input")!;
  const answer = dialog.querySelector("output")!;
  const find = () => findSlide(slides, input.value);

  input.value = "";
  answer.textContent = "";
  input.oninput = () => (answer.textContent = nameSlide(find()));
  dialog.onclose = () => {
    const slide = dialog.returnValue === "cancel" ? undefined : find();
    if (slide) go(slide.id);
  };
  dialog.oncancel = () => (dialog.returnValue = "cancel");
  dialog.returnValue = "";
  dialog.showModal();
}

function findSlide(slides: readonly HTMLElement[], query: string): HTMLElement | undefined {
  const words = query.trim().toLowerCase();
  if (words === "") return undefined;
  const number = Number(words);
  if (Number.isInteger(number)) return slides[number - 1];
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
