/** Whether a slide is not a supporting one, which the short talk leaves out. */
export const isMain = ({ dataset }: HTMLElement) => dataset["detail"] === undefined;

/** The slide that makes the key point of a number. */
export const findPoint = (slides: readonly HTMLElement[], point: string) =>
  slides.find((slide) => isMain(slide) && slide.dataset["point"] === point);
