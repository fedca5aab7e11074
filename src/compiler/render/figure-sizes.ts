import type { Picture } from "../read/picture.ts";

/** CSS that tells each slide with a drawing how large that is, and how high the rows of its labels. */
export function writeSizes(pictures: ReadonlyMap<string, Picture>): string {
  return [...pictures.values()]
    .filter(({ svg }) => svg)
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

/** What the page calls a picture: its file's name. A drawing and a photograph may differ in the ending. */
export const namePicture = ({ path }: Picture) => path.replace(/^.*\//, "");
