/** A picture of pixels: its media type, and its size as browsers show it. */
export interface Raster {
  type: string;
  width: number;
  height: number;
}

type Size = Pick<Raster, "width" | "height">;

interface Format {
  type: string;
  isOne: (bytes: Uint8Array) => boolean;
  /** Returns the picture's size, or nothing where the file ends too early. */
  measure: (bytes: Uint8Array, view: DataView) => Size | undefined;
}

/**
 * Reads what every browser draws, by its bytes: nothing where it is something else, `"cut off"` where
 * its end is missing.
 */
export function readRaster(bytes: Uint8Array): Raster | "cut off" | undefined {
  const format = formats.find(({ isOne }) => isOne(bytes));
  if (!format) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = attempt(() => format.measure(bytes, view));
  return size && size.width > 0 && size.height > 0 ? { type: format.type, ...size } : "cut off";
}

/** Reading past the end of the bytes is a RangeError: there is less than the file says. */
function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether ASCII letters stand at a place; a byte may be written as `\xff`. */
export const hasAscii = (bytes: Uint8Array, at: number, letters: string) =>
  at + letters.length <= bytes.length &&
  [...letters].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

const formats: readonly Format[] = [
  {
    type: "image/png",
    isOne: (bytes) => hasAscii(bytes, 0, "\x89PNG\r\n\x1a\n"),
    measure: measurePng,
  },
  {
    type: "image/jpeg",
    isOne: (bytes) => hasAscii(bytes, 0, "\xff\xd8\xff"),
    measure: measureJpeg,
  },
  {
    type: "image/gif",
    isOne: (bytes) => hasAscii(bytes, 0, "GIF87a") || hasAscii(bytes, 0, "GIF89a"),
    measure: measureGif,
  },
  {
    type: "image/webp",
    isOne: (bytes) => hasAscii(bytes, 0, "RIFF") && hasAscii(bytes, 8, "WEBP"),
    measure: measureWebp,
  },
  { type: "image/avif", isOne: isAvif, measure: measureAvif },
  {
    type: "image/bmp",
    isOne: (bytes) => hasAscii(bytes, 0, "BM") && bytes.length > 26,
    measure: measureBmp,
  },
];

/** https://www.w3.org/TR/png-3/#5DataRep: chunks, the first has the size, the last is `IEND`. */
function measurePng(bytes: Uint8Array, view: DataView): Size | undefined {
  let isTurned = false;
  let at = 8;
  for (; !hasAscii(bytes, at + 4, "IEND"); at += 12 + view.getUint32(at))
    if (hasAscii(bytes, at + 4, "eXIf")) isTurned = readTurn(view, at + 8);
  if (at + 12 > bytes.length) return undefined;
  return turn({ width: view.getUint32(16), height: view.getUint32(20) }, isTurned);
}

/** ITU-T T.81, annex B: segments, and after each start of a scan its data, up to the end marker. */
function measureJpeg(bytes: Uint8Array, view: DataView): Size | undefined {
  let size: Size | undefined;
  let isTurned = false;
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xd9) break;
    // A marker may have any number of fill bytes before it.
    if (marker === 0xff) at++;
    else {
      const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
      if (isFrame) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
      if (marker === 0xe1 && hasAscii(bytes, at + 4, "Exif\0\0"))
        isTurned = readTurn(view, at + 10);
      at += 2 + view.getUint16(at + 2);
      if (marker === 0xda) at = findMarker(bytes, at);
    }
  }
  return size && turn(size, isTurned);
}

/** The next marker in the data of a scan, which escapes its own bytes of 255 and has restarts. */
function findMarker(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && (bytes[at + 1] === 0 || (bytes[at + 1]! & 0xf8) === 0xd0))
    at = bytes.indexOf(0xff, at + 2);
  return at < 0 ? bytes.length : at;
}

const turn = ({ width, height }: Size, isTurned: boolean): Size =>
  isTurned ? { width: height, height: width } : { width, height };

/** Whether a camera was held upright (Exif 3.0, tag 274): browsers turn the picture. */
function readTurn(view: DataView, start: number): boolean {
  const isLittle = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, isLittle);
  const count = view.getUint16(directory, isLittle);
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + 12 * i;
    if (view.getUint16(entry, isLittle) === 274) return view.getUint16(entry + 8, isLittle) >= 5;
  }
  return false;
}

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt: blocks, up to the trailer. */
function measureGif(_: Uint8Array, view: DataView): Size {
  const tableSize = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const skipBlocks = (from: number) => {
    let at = from;
    while (view.getUint8(at) > 0) at += 1 + view.getUint8(at);
    return at + 1;
  };
  let at = 13 + tableSize(view.getUint8(10));
  while (view.getUint8(at) !== 0x3b) {
    const isImage = view.getUint8(at) === 0x2c;
    at = skipBlocks(isImage ? at + 11 + tableSize(view.getUint8(at + 9)) : at + 2);
  }
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** RFC 9649: the size of the whole, and then one of three chunks that has that of the picture. */
function measureWebp(bytes: Uint8Array, view: DataView): Size | undefined {
  if (view.getUint32(4, true) + 8 > bytes.length) return undefined;
  if (hasAscii(bytes, 12, "VP8X")) {
    const read = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
    return { width: read(24), height: read(27) };
  }
  if (hasAscii(bytes, 12, "VP8L")) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return {
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
  };
}

function measureBmp(bytes: Uint8Array, view: DataView): Size | undefined {
  if (view.getUint32(2, true) > bytes.length) return undefined;
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

/** A box of ISO/IEC 14496-12: its content is between two places. */
interface Box {
  type: string;
  start: number;
  end: number;
}

/** The boxes between two places. Throws a RangeError where one is longer than what holds it. */
function listBoxes(view: DataView, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    const short = view.getUint32(at);
    const type = String.fromCharCode(...[4, 5, 6, 7].map((i) => view.getUint8(at + i)));
    const length = short === 1 ? Number(view.getBigUint64(at + 8)) : short || to - at;
    if (length < 8 || at + length > to) throw new RangeError("A box without its end");
    boxes.push({ type, start: at + (short === 1 ? 16 : 8), end: at + length });
    at += length;
  }
  return boxes;
}

function isAvif(bytes: Uint8Array): boolean {
  if (!hasAscii(bytes, 4, "ftyp")) return false;
  const end = Math.min(bytes.length, bytes[3]!);
  for (let at = 8; at < end; at += 4)
    if (hasAscii(bytes, at, "avif") || hasAscii(bytes, at, "avis")) return true;
  return false;
}

/** ISO/IEC 23008-12: the size and the turn are properties of the primary item. */
function measureAvif(bytes: Uint8Array, view: DataView): Size | undefined {
  const find = (boxes: readonly Box[], type: string) => {
    const box = boxes.find((box) => box.type === type);
    if (!box) throw new RangeError(`No ${type}`);
    return box;
  };
  const inside = ({ start, end }: Box, skip = 0) => listBoxes(view, start + skip, end);
  const outer = listBoxes(view, 0, bytes.length);
  const meta = inside(find(outer, "meta"), 4);
  if (!meta.some(({ type }) => type === "idat")) find(outer, "mdat");
  const primary = find(meta, "pitm");
  const isShort = (box: Box) => view.getUint8(box.start) === 0;
  const readId = (at: number, short: boolean) => (short ? view.getUint16(at) : view.getUint32(at));
  const item = readId(primary.start + 4, isShort(primary));

  const properties = inside(find(meta, "iprp"));
  const all = inside(find(properties, "ipco"));
  const list = find(properties, "ipma");
  const hasWideIndex = (view.getUint8(list.start + 3) & 1) === 1;
  const idLength = isShort(list) ? 2 : 4;
  let at = list.start + 8;
  for (let left = view.getUint32(list.start + 4); left > 0; left--) {
    const id = readId(at, isShort(list));
    const count = view.getUint8(at + idLength);
    const first = at + idLength + 1;
    const own = Array.from({ length: count }, (_, i) =>
      hasWideIndex ? view.getUint16(first + 2 * i) & 0x7fff : view.getUint8(first + i) & 0x7f,
    ).flatMap((index) => all[index - 1] ?? []);
    at = first + count * (hasWideIndex ? 2 : 1);
    if (id !== item) continue;
    const { start } = find(own, "ispe");
    const [width, height] = [view.getUint32(start + 4), view.getUint32(start + 8)];
    const rotation = own.find(({ type }) => type === "irot");
    const isTurned = rotation !== undefined && view.getUint8(rotation.start) % 2 === 1;
    return turn({ width, height }, isTurned);
  }
  return undefined;
}
