import { encode } from "uqr";
import { html, nameBoth, type Html } from "../html.ts";
import type { Phrase } from "../language.ts";

/** An address as a QR code, and as a link. */
export const renderQr = (link: string, name: Phrase): Html =>
  html`<a class="qr" href="${link}" target="_blank" rel="noopener" ${nameBoth(name)}>${drawQr(link, "M")}</a>`;

/** An address as a QR code; with less correction, `L`, it has fewer and larger squares. */
export function drawQr(link: string, ecc: "L" | "M"): Html {
  const { data, size } = encode(link, { ecc, border: 4 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])),
  );
  return html`<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${squares.join("")}"></path></svg>`;
}
