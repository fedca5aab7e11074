import { createHash } from "node:crypto";

/**
 * Writes a Content-Security-Policy into a built page: it may load files of its own origin only.
 * Inline scripts and styles, as in a deck of one file, are allowed by their hashes. A page that is
 * `isLive` may also ask its own origin where the talk is.
 */
export function writePolicy(html: string, { isLive = false } = {}): string {
  const scripts = allow(html, /<script[^>]*>([^]*?)<\/script>/g, /<script[^>]* src=/);
  const styles = allow(html, /<style[^>]*>([^]*?)<\/style>/g, /<link rel="stylesheet"/);
  const policy = [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src ${styles}`,
    "font-src 'self' data:",
    "img-src 'self' data:",
    ...(isLive ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}" />`;
  return html.replace(/<meta charset="utf-8" ?\/?>/, `$&\n    ${meta}`);
}

/** The hashes of the inline texts, and the page's own origin if it loads files. */
function allow(html: string, inline: RegExp, file: RegExp): string {
  const texts = [...html.matchAll(inline)].map(([, text = ""]) => text).filter(Boolean);
  const hashes = texts.map((text) => createHash("sha256").update(text).digest("base64"));
  const own = file.test(html) ? ["'self'"] : [];
  return [...own, ...hashes.map((hash) => `'sha256-${hash}'`)].join(" ");
}
