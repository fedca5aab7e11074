import { readBytes, readSource, report, type Source } from "../source-file.ts";
import { isDrawing, readDrawing, type DrawingPart, type DrawnText } from "./drawing.ts";
import { explainForeign } from "./foreign.ts";
import { readRaster } from "./raster.ts";
import { readSvgImage } from "./svg-image.ts";
import { findRoot, nameEncoding } from "./svg.ts";

/** A file that is read only where a slide shows it. */
export interface PictureFile {
  path: string;
  /** Tells one state of the file from another. */
  version: string;
  /** Returns its bytes. Throws a CompileError if it cannot be read. */
  read: () => Uint8Array;
}

/** A picture that the page shows by its file. */
export interface Image {
  /** Its media type, by its bytes. */
  type: string;
  bytes: Uint8Array;
  /** Tells one state of its file from another. */
  version: string;
  /** Whether it has text that is drawn with the system's fonts. */
  hasText: boolean;
}

/** A picture ready to stand in the page: a drawing, or an image. */
export interface Picture {
  /** Its file, from the project's top. */
  path: string;
  /** A drawing's markup: it stands in the page itself, and takes part in its colours and steps. */
  drawing?: readonly DrawingPart[];
  image?: Image;
  /** What can be read in a drawing, in both languages alike. */
  texts: readonly DrawnText[];
  /** How high the rows of a drawing are in which labels stand, in units of its own. */
  rows: readonly number[];
  /** In units of its own; 0 where it could not be read. */
  width: number;
  height: number;
}

/** A picture that is not there, or could not be read. */
export const noPicture = (path: string): Picture => ({
  path,
  texts: [],
  rows: [],
  width: 0,
  height: 0,
});

/**
 * Reads a picture by its bytes, and the source with its mistakes: what no browser draws is one. Throws
 * a CompileError where the file cannot be read.
 */
export function readPicture(file: PictureFile): { picture: Picture; source: Source } {
  const { path, version } = file;
  const bytes = file.read();
  const raster = readRaster(bytes);
  const fail = (reason: string, hint: string) => {
    const source = readSource(path, "");
    report(source, "picture", 1, 1, reason, hint);
    return { picture: noPicture(path), source };
  };
  if (raster === "cut off") return fail("It is cut off: its end is missing", "Export it again.");
  if (raster) {
    const { type, width, height } = raster;
    const image = { type, bytes, version, hasText: false };
    return { picture: { ...noPicture(path), image, width, height }, source: readSource(path, "") };
  }
  const encoding = nameEncoding(bytes);
  const source = readBytes(path, bytes, encoding);
  const root = findRoot(source.text);
  if (!root || !/(?:^|:)svg$/.test(root.name)) return fail(...explainForeign(bytes));
  if (source.mistakes.length > 0) return { picture: noPicture(path), source };
  return { picture: readSvg(source, bytes, encoding, version), source };
}

function readSvg(source: Source, bytes: Uint8Array, encoding: string, version: string): Picture {
  const path = source.file;
  if (isDrawing(source.text)) {
    const { parts, ...rest } = readDrawing(source);
    return { path, drawing: parts, ...rest };
  }
  const { added, width, height, hasText } = readSvgImage(source, encoding);
  if (source.mistakes.length > 0) return noPicture(path);
  const image = { type: "image/svg+xml", bytes: added ?? bytes, version, hasText };
  return { ...noPicture(path), image, width, height };
}

/** A picture's type as the ending of a file's name. */
export const endings: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/bmp": "bmp",
  "image/svg+xml": "svg",
};
