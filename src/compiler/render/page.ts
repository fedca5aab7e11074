import type { Deck } from "../deck.ts";
import type { Picture } from "../read/picture.ts";
import { html, markup, type Html } from "../html.ts";
import { renderDrawing } from "./drawing-markup.ts";

/** The ids in the page's template: no slide may have one of them. */
export const listIds = (template: string): string[] =>
  [...template.matchAll(/\sid="([^"]*)"/g)].map(([, id = ""]) => id);

/**
 * Fills the page's template with a deck, but for its slides; what is not one of its places stays as it
 * is. `<title>` has the title of both languages, and of each in `data-en` and `data-zh` for when only
 * one is shown.
 */
export function renderPage(template: string, { talk, contents, icon }: Deck): string {
  const { title, speaker, event } = talk;
  const description = `${speaker.en}, ${event.en}. ${speaker.zh}，${event.zh}。`;
  const parts: Record<string, Html> = {
    "%title%": html`${title.en} ${title.zh}`,
    "%title.en%": html`${title.en}`,
    "%title.zh%": html`${title.zh}`,
    "%description%": html`${description}`,
    "%icon%": html`${icon}`,
    "%file%": html`${talk.file}`,
    "%captions%": html`${String(talk.captions ?? true)}`,
    "<!-- contents -->": markup(contents),
  };
  // Vite would take `%MODE%` for its own.
  return template.replace(/%[a-z.]+%|<!-- [a-z]+ -->/g, (name) =>
    String(parts[name] ?? name).replace(/%(?=[A-Z])/g, "&#37;"),
  );
}

/** Puts the slides of a deck into its page. */
export const fillSlides = (page: string, { sections }: Deck): string =>
  page.replace("<!-- slides -->", () => sections.join("\n"));

/** An SVG picture as an address of its own; an empty one where there is none. */
export function writeIcon(picture?: Picture): string {
  const { drawing, image } = picture ?? {};
  const svg = drawing ? String(renderDrawing(drawing)) : new TextDecoder().decode(image?.bytes);
  return svg ? `data:image/svg+xml,${encodeURIComponent(svg)}` : "data:,";
}
