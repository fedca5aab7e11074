import { encode } from "uqr";
import { escape, nameBoth } from "./html.ts";

/** The address of the talk as a QR code, and as a link. */
export function renderQr(link: string): string {
  const { data, size } = encode(link, { ecc: "M", border: 4 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])),
  );
  const names = nameBoth("Watch the talk", "观看演讲");
  return (
    `<a class="qr" href="${escape(link)}" target="_blank" rel="noopener" ${names}>` +
    `<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${squares.join("")}"></path></svg></a>`
  );
}
