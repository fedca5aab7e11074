import { createHash } from "node:crypto";

/** A slide that FORMAT.md shows, and its picture there. */
export interface Example {
  /** Of its file, without the ending: `02-list`. */
  name: string;
  /** Its Markdown. */
  text: string;
  /** The picture's file in `format-pictures/`, as FORMAT.md names it. */
  picture: string;
  /** The same, as it is named where it was taken of this text. */
  expected: string;
}

const folder = "format-pictures/";
const example = new RegExp(
  String.raw`^(\`{3,})md\n(.*?)^\1\n\n!\[[^\]]+\]\(${folder}((\d\d-[a-z]+)-\w+\.webp)\)$`,
  "gms",
);

/** The slides of FORMAT.md: each Markdown block with a picture below it. */
export const readExamples = (format: string): Example[] =>
  [...format.matchAll(example)].map(([, , text = "", picture = "", name = ""]) => {
    const digest = createHash("sha256").update(text).digest("hex").slice(0, 8);
    return { name, text, picture, expected: `${name}-${digest}.webp` };
  });

/** All pictures that FORMAT.md shows. */
export const listPictures = (format: string): string[] =>
  [...format.matchAll(/\]\(format-pictures\/([^)]*)\)/g)].map(([, picture = ""]) => picture);

/** The first block of a language in FORMAT.md. */
export const findBlock = (format: string, language: string): string =>
  new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "ms").exec(format)![1]!;
