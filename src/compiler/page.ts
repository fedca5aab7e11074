import type { Deck } from "./compile.ts";
import { escape } from "./html.ts";

/**
 * Fills the page's template with a deck. `<title>` has the title of both languages, and of each in
 * `data-en` and `data-zh` for when only one is shown.
 */
export function renderPage(template: string, { talk, sections, contents, icon }: Deck): string {
  const { title, speaker, event } = talk;
  const description = `${speaker.en}, ${event.en}. ${speaker.zh}，${event.zh}。`;
  return template
    .replaceAll("%title%", () => escape(`${title.en} ${title.zh}`))
    .replace("%icon%", () => icon)
    .replace("%title.en%", () => escape(title.en))
    .replace("%title.zh%", () => escape(title.zh))
    .replaceAll("%description%", () => escape(description))
    .replace("<!-- contents -->", () => contents)
    .replace("<!-- slides -->", () => sections.join("\n"));
}
