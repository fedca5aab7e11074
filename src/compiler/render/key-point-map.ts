import { html, markup, nameBoth, type Html } from "../html.ts";
import { nameSlide } from "../slide-text.ts";
import type { Context } from "./text.ts";

/**
 * The map, where `assets/map.svg` draws one: its shapes marked `data-point` lead to the key points
 * and say which have been made.
 */
export function renderMap(current: number, { slides, map }: Context): Html | undefined {
  if (!map?.svg) return undefined;
  const link = (shape: string, number: string) => {
    const point = Number(number);
    const slide = slides.find(({ settings }) => settings.point === point && !settings.detail);
    if (!slide) return shape;
    const state = point < current ? "past" : point === current ? "present" : "future";
    const { en, zh } = nameSlide(slide);
    const names = nameBoth({ en: `Key point ${point}: ${en}`, zh: `要点 ${point}：${zh}` });
    return String(html`<a href="#${slide.id}" class="${state}" ${names}>${markup(shape)}</a>`);
  };
  const shapes = String(map.svg).replace(/<\w+[^>]* data-point="(\d+)"[^>]*><\/\w+>/g, link);
  const names = nameBoth({ en: "Key points", zh: "要点" });
  return html`<div class="map" role="group" ${names}>${markup(shapes)}</div>`;
}
