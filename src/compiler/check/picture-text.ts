import { reportWords } from "../source-file.ts";
import type { Project } from "./project.ts";

/** Warns of pictures with text: it looks as the fonts of each computer have it. */
export function checkPictureText({ slides }: Project): void {
  for (const { source, pairs } of slides) {
    for (const { type, en } of pairs) {
      if (type !== "figure" || !en.picture.image?.hasText) continue;
      const reason = "Text in a picture is drawn with each system's fonts";
      const hint = "Convert it to paths, or export the picture as PNG.";
      reportWords(source, "picture-text", en.lines, en.url, reason, hint);
    }
  }
}
