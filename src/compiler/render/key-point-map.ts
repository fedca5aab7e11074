import { html, markup, nameBoth, type Html } from "../html.ts";
import { nameSlide } from "../slide-text.ts";
import type { Slide } from "../slide.ts";
import { renderDrawing } from "./drawing-markup.ts";
import type { Context } from "./text.ts";

/**
 * The map, where `assets/map.svg` draws one: its shapes marked `data-point` lead to the key points
 * and say which have been made.
 */
export function renderMap(current: Slide, { slides, map }: Context): Html | undefined {
  if (!map?.drawing) return undefined;
  const { point: now = 0 } = current.settings;
  const link = (shape: string, number: string) => {
    const point = Number(number);
    const slide = slides.find(({ settings }) => settings.point === point && !settings.detail);
    if (!slide) return shape;
    const state = point < now ? "past" : point === now ? "present" : "future";
    const { en, zh } = nameSlide(slide);
    const names = nameBoth({ en: `Key point ${point}: ${en}`, zh: `要点 ${point}：${zh}` });
    return String(html`<a href="#${slide.id}" class="${state}" ${names}>${markup(shape)}</a>`);
  };
  const shapes = String(renderDrawing(map.drawing, `${current.id}_map_`)).replace(
    /<\w+[^>]* data-point="(\d+)"[^>]*><\/\w+>/g,
    link,
  );
  const names = nameBoth({ en: "Key points", zh: "要点" });
  return html`<div class="map" role="group" ${names}>${markup(shapes)}</div>`;
}
