import { nameSlide } from "../slide-text.ts";
import type { Slide } from "../slide.ts";
import { escape } from "./html.ts";

/** Links to the key points, for those who read the deck as a document. */
export function renderContents(slides: readonly Slide[]): string {
  const items = slides
    .filter(({ settings }) => settings.point && !settings.detail)
    .map((slide) => {
      const { en, zh } = nameSlide(slide);
      const names = `<span lang="en">${escape(en)}</span> <span lang="zh-Hans">${escape(zh)}</span>`;
      return `<li value="${slide.settings.point}"><a href="#${slide.id}">${names}</a></li>`;
    });
  return `<ol>${items.join("")}</ol>`;
}
