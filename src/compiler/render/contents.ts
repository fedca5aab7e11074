import { nameSlide } from "../slide-text.ts";
import type { Slide } from "../slide.ts";
import { html, join, type Html } from "../html.ts";
import { sides, tag } from "../language.ts";

/** Links to the key points, for those who read the deck as a document. */
export function renderContents(slides: readonly Slide[]): Html {
  const items = slides
    .filter(({ settings }) => settings.point && !settings.detail)
    .map((slide) => {
      const name = nameSlide(slide);
      const names = sides.map((side) => html`<span lang="${tag[side]}">${name[side]}</span>`);
      return html`<li value="${slide.settings.point}"><a href="#${slide.id}">${join(names, " ")}</a></li>`;
    });
  return html`<ol>${items}</ol>`;
}
