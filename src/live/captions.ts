import { tag } from "../compiler/language.ts";

/**
 * Cuts the notes of the slides where `▶` marks a click of the speaker: each part knows after how many
 * clicks it is said. The marks are the speaker's, and go.
 */
export function cutCaptions(slides: readonly HTMLElement[]): void {
  for (const slide of slides)
    for (const language of Object.values(tag)) {
      const blocks = [...slide.querySelectorAll(`.notes > .pair > [lang=${language}]`)];
      let click = 0;
      if (blocks.some(({ textContent }) => textContent!.includes("▶")))
        for (const block of blocks) click = cutBlock(block, click);
    }
}

/** Cuts a block that begins after so many clicks. Returns after how many it ends. */
function cutBlock(block: Element, click: number): number {
  const nodes = [...block.childNodes];
  const begin = () => {
    const part = document.createElement("span");
    part.dataset["click"] = String(click);
    block.append(part);
    return part;
  };
  let part = begin();
  for (const node of nodes) {
    if (!(node instanceof Text)) {
      part.append(node);
      continue;
    }
    const [rest = "", ...more] = node.data.split(/▶\s*/);
    part.append(rest);
    node.remove();
    for (const text of more) {
      click++;
      part = begin();
      part.append(text);
    }
  }
  return click;
}

/** Marks the parts of the notes that are not said after so many clicks, in a slide or a copy of it. */
export function markCaptions(notes: ParentNode, step: number): void {
  for (const part of notes.querySelectorAll<HTMLElement>("[data-click]"))
    part.classList.toggle("resting", part.dataset["click"] !== String(step));
}
