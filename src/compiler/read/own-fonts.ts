import { CompileError } from "../mistake.ts";
import type { OwnFont, ReadFont } from "../own-font.ts";
import { reportWords, type Source } from "../source-file.ts";
import type { PictureFile } from "./picture.ts";

/** Opens the fonts that `slides/talk.yaml` names; a file that is none is a mistake where it is named. */
export function readOwnFonts(
  source: Source,
  paths: readonly string[],
  assets: readonly PictureFile[],
  readFont: ReadFont,
): OwnFont[] {
  return paths.flatMap((path) => {
    const complain = (reason: string, hint: string) => {
      reportWords(source, "file", [1, source.lines.length], path, reason, hint);
      return [];
    };
    const file = assets.find((asset) => asset.path === path);
    if (!file) {
      const hint = "Put it into `assets/`, and write its name as it is there.";
      return complain(`There is no font ${path}`, hint);
    }
    try {
      const hint = "Name a font that is a TTF, OTF or WOFF2 file with outlines.";
      return readFont(file.read()) ?? complain(`No font can be read from ${path}`, hint);
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      source.mistakes.push(...error.mistakes);
      return [];
    }
  });
}
