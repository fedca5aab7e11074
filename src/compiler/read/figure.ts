import { nameOf, report, reportWords, type Source } from "../source-file.ts";
import type { Figure } from "../slide.ts";
import type { Assets } from "./assets.ts";
import { readLine } from "./inlines.ts";
import { inlineOf, isImage, isReference, readAlt, readAttribute, type Node } from "./nodes.ts";
import { isPlacing } from "./habits.ts";
import { noPicture } from "./picture.ts";

/** Whether a paragraph begins with a picture. */
export const isFigure = (node: Node) => inlineOf(node).children?.findIndex(isImage) === 0;

export function readFigure(source: Source, pictures: Assets, node: Node): Figure {
  const inline = inlineOf(node);
  const { lines, children } = readLine(source, inline, "figure");
  const [image, ...others] = inline.children ?? [];
  const url = readAttribute(image, "src");
  const path = pictures.find(url);
  if (path === undefined) {
    const reason = `There is no picture ${url}`;
    reportWords(source, "picture", lines, url, reason, hintAtPicture(url, pictures));
  }
  if (others.some((token) => !isImage(token) && !isReference(token) && token.content.trim())) {
    const hint = "Leave a blank line between them.";
    report(source, "picture", lines[0], 1, "Text beside a picture", hint);
  }
  const alternative = readAlt(image);
  if (isPlacing(alternative)) {
    const hint =
      "Write what it shows, once in each language; `layout: photograph` in the front matter sets it from edge to edge.";
    reportWords(
      source,
      "picture",
      lines,
      alternative,
      "A picture placed as another tool does",
      hint,
    );
  }
  const references = children.filter((inline) => inline.type === "footnoteReference");
  const [alt, note] = [alternative, readAttribute(image, "title")];
  return {
    type: "figure",
    lines,
    picture: (path === undefined ? undefined : pictures.read(path)) ?? noPicture(url),
    url,
    alt,
    note,
    references,
  };
}

function hintAtPicture(url: string, pictures: Assets): string {
  const near = pictures.findNear(url);
  if (near) return `${near.difference}: write \`${writeAddress(near.name)}\`.`;
  return `Put it into \`assets/\` and name it \`${writeAddress(nameOf(url))}\`.`;
}

/** The address of a file in `assets/` as Markdown takes it. */
const writeAddress = (name: string) =>
  /^[^\s<>()\\]+$/.test(name) ? `../assets/${name}` : `<../assets/${name}>`;
