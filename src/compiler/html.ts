const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as it is written in HTML and SVG, in content and attributes alike. */
export const escape = (text: string) => text.replace(/[&<>"]/g, (c) => escapes[c]!);
