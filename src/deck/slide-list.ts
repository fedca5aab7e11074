/** Whether a slide is not a supporting one, which the short talk leaves out. */
export const isMain = ({ dataset }: HTMLElement) => dataset["detail"] === undefined;

/** The slide that makes the key point of a number. */
export const findPoint = (slides: readonly HTMLElement[], point: string) =>
  slides.find((slide) => isMain(slide) && slide.dataset["point"] === point);

/** The slides of the short talk, or of the whole. */
export const listShown = (slides: readonly HTMLElement[], isBrief: boolean) =>
  isBrief ? slides.filter(isMain) : slides;

/** Has an address ask for the short talk, or for the whole. */
export function writeBrief({ searchParams }: URL, isBrief: boolean): void {
  if (isBrief) searchParams.set("brief", "");
  else searchParams.delete("brief");
}
