/** The notes in the speaker's window: in one language, or in both, the speaker's own first. */
export const noteViews = ["en zh", "en", "zh", "zh en"] as const;
export type NoteView = (typeof noteViews)[number];

const [largest, smallest] = [26, 18];

/** Shows the notes of a slide, in the largest type in which they need no scrolling. */
export function showNotes(text: HTMLElement, slide: HTMLElement | undefined, view: NoteView): void {
  const blocks = [...(slide?.querySelectorAll<HTMLElement>(".notes > .pair > *") ?? [])];
  const [own, other] = view.split(" ") as [string, string?];
  const shown = [
    ...blocks.filter((block) => block.lang === "" || block.lang.startsWith(own)),
    ...blocks.filter((block) => other && block.lang.startsWith(other)),
  ];
  text.replaceChildren(...shown.map((block) => block.cloneNode(true)));
  text.scrollTop = 0;
  fitNotes(text);
}

export function fitNotes(text: HTMLElement): void {
  let size = largest;
  const overflows = () => {
    text.style.fontSize = `${size}px`;
    return text.scrollHeight > text.clientHeight;
  };
  while (overflows() && size > smallest) size--;
}
