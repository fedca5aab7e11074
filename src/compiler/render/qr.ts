import { encode } from "uqr";
import { html, nameBoth, type Html } from "../html.ts";

/** The address of the talk as a QR code, and as a link that says where it leads. */
export function renderQr(link: string): Html {
  const { data, size } = encode(link, { ecc: "M", border: 4 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])),
  );
  const { host } = new URL(link);
  const names = nameBoth({ en: `Watch the talk on ${host}`, zh: `在 ${host} 观看演讲` });
  const svg = html`<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${squares.join("")}"></path></svg>`;
  return html`<a class="qr" href="${link}" target="_blank" rel="noopener" ${names}>${svg}</a>`;
}
