/** What the parser says of an XML text that is not well-formed. */
export const explainBroken = (message: string) =>
  `Broken SVG: ${message.replace(/^\d+:\d+: /, "")}`;

/** Where the first element of an XML text begins, after what may stand before it, and its name. */
export function findRoot(text: string): { name: string; index: number } | undefined {
  let index = 0;
  const skip = (end: string) => {
    const at = text.indexOf(end, index);
    index = at < 0 ? text.length : at + end.length;
  };
  for (;;) {
    index += /^\s*/.exec(text.slice(index, index + 1000))![0].length;
    if (text.startsWith("<?", index)) skip("?>");
    else if (text.startsWith("<!--", index)) skip("-->");
    else if (text.startsWith("<!", index)) {
      // A document type may declare entities between brackets.
      const bracket = text.slice(index, index + 1000).search(/[[>]/);
      if (text[index + bracket] === "[") skip("]");
      skip(">");
    } else break;
  }
  const [, name] = /^<([\w.:-]+)/.exec(text.slice(index, index + 100)) ?? [];
  return name === undefined ? undefined : { name, index };
}

/**
 * The encoding of an XML file, by its first bytes or its declaration (XML 1.0, appendix F), as it is
 * called in the Encoding Standard.
 */
export function nameEncoding(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const [, label = "utf-8"] = /^<\?xml[^>]*?\sencoding=["']([^"']+)["']/.exec(head) ?? [];
  // What could be read as bytes is not UTF-16, as programs for Windows say of their UTF-8.
  return /^utf-?16|^ucs|^unicode$/i.test(label) ? "utf-8" : findEncoding(label);
}

/** An encoding that nobody knows is tried as UTF-8, as browsers do. */
function findEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return "utf-8";
  }
}

/** The numbers of a list such as `viewBox`. */
export const readNumbers = (text = "") =>
  text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number);

/** Whether a `viewBox` has all its numbers, and an area (SVG 2, 8.6). */
export const isBox = (box: readonly number[]): box is [number, number, number, number] =>
  box.length === 4 && box.every(Number.isFinite) && box[2]! > 0 && box[3]! > 0;
