const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as it is written in HTML and SVG, in content and attributes alike. */
export const escape = (text: string) => text.replace(/[&<>"]/g, (c) => escapes[c]!);

/** An accessible name in both languages, and each for when only that is shown. */
export const nameBoth = (en: string, zh: string) =>
  `aria-label="${escape(`${en} ${zh}`)}" data-en="${escape(en)}" data-zh="${escape(zh)}"`;
