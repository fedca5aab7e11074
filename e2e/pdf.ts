import type { PDFDocumentProxy } from "pdfjs-dist";

// pdf.js for Node 20 replaces these by slow ones of its own. All that Playwright and the browser say to
// each other is JSON, so what was there is put back.
const { parse, stringify } = JSON;
const { push } = Array.prototype;
const { getDocument, OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
// @ts-expect-error This half has no types. It would be loaded with the first PDF.
await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
Object.assign(JSON, { parse, stringify });
Object.assign(Array.prototype, { push });

export { OPS };

/** Opens a PDF from its bytes, with pdf.js. */
export const openPdf = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
