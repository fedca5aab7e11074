import { nameBoth } from "./html.ts";
import { nameSlide } from "../slide-text.ts";
import type { Context } from "./text.ts";

/**
 * The map, where `assets/map.svg` draws one: its shapes marked `data-point` lead to the key points
 * and say which have been made.
 */
export function renderMap(current: number, { slides, map }: Context): string {
  if (!map?.svg) return "";
  const link = (shape: string, number: string) => {
    const point = Number(number);
    const slide = slides.find(({ settings }) => settings.point === point && !settings.detail);
    if (!slide) return shape;
    const state = point < current ? "said" : point === current ? "now" : "coming";
    const { en, zh } = nameSlide(slide);
    const names = nameBoth(`Key point ${point}: ${en}`, `要点 ${point}：${zh}`);
    return `<a href="#${slide.id}" class="${state}" ${names}>${shape}</a>`;
  };
  const shapes = map.svg.replace(/<\w+[^>]* data-point="(\d+)"[^>]*><\/\w+>/g, link);
  return `<div class="map" role="group" ${nameBoth("Key points", "要点")}>${shapes}</div>`;
}
