import { html, type Html } from "../html.ts";
import type { DrawingPart } from "../read/drawing.ts";

/**
 * Writes a drawing as markup. Its ids begin with `prefix`, wherever they stand, so that they are its
 * own among those of the page.
 */
export const renderDrawing = (drawing: readonly DrawingPart[], prefix = ""): Html =>
  html`${drawing.map((part) => renderPart(part, prefix))}`;

function renderPart(part: DrawingPart, prefix: string): Html {
  if (part.type === "text") return html`${part.value}`;
  if (part.type === "close") return html`</${part.name}>`;
  const attributes = part.attributes.map(
    ([key, value]) => html` ${key}="${prefixIds(key, value, prefix)}"`,
  );
  return html`<${part.name}${attributes}>`;
}

// Attributes whose value is a list of ids (WAI-ARIA 1.2, 6.5.4).
const idLists =
  /^aria-(?:activedescendant|controls|describedby|details|errormessage|flowto|labelledby|owns)$/;

function prefixIds(key: string, value: string, prefix: string): string {
  if (key === "id") return prefix + value;
  if (/href$/i.test(key)) return value.replace(/^#/, `#${prefix}`);
  if (idLists.test(key)) return value.replace(/\S+/g, (id) => prefix + id);
  return value.replace(/url\(\s*(["']?)#/g, (_, quote: string) => `url(${quote}#${prefix}`);
}
