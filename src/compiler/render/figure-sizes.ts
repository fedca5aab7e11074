import type { Picture } from "../read/picture.ts";
import { nameOf } from "../source-file.ts";

/** CSS that tells each slide with a picture how large that is, and how high the rows of its labels. */
export function writeSizes(pictures: readonly Picture[]): string {
  return pictures
    .map((picture) => {
      const { width, height, rows } = picture;
      const heights = rows.map((row) => `calc(${row} * var(--u))`).join(" ");
      const name = namePicture(picture).replace(
        /[^\p{L}\p{N}_-]/gu,
        (c) => `\\${c.codePointAt(0)!.toString(16)} `,
      );
      return `[data-picture="${name}"]{--width:${width};--height:${height};--rows:${heights}}`;
    })
    .join("\n");
}

/** What the page calls a picture: its file's name. */
export const namePicture = ({ path }: Picture) => nameOf(path);

/**
 * The address of a picture that the page shows by its file, whatever its name. In capitals, `%E5` would
 * look like the beginning of a variable of Vite's.
 */
export const addressImage = (path: string) =>
  `assets/${encodeURIComponent(nameOf(path)).replace(/%../g, (code) => code.toLowerCase())}`;
