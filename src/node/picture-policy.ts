/**
 * The Content-Security-Policy with which an SVG file is served. In a page no picture runs anything; this
 * is for one that is opened by its own address: nothing in it runs there either, or loads anything.
 */
export const picturePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";
