import { splitCharacters } from "../emoji.ts";
import { readText } from "../slide-text.ts";
import { reportWords } from "../source-file.ts";
import type { PlacedText } from "../render/font-texts.ts";
import type { Project } from "./project.ts";

const invisible =
  /[^\P{Cc}\n\t]|\p{Bidi_Control}|[\u00AD\u200B\u2028\u2029\u2060\uFEFF\uFFFE\uFFFF]/gu;

/** Reports characters that cannot be seen and change how others are read, each once in a file. */
export function checkCharacters({ sources }: Project): void {
  for (const source of sources) {
    for (const character of new Set(source.text.match(invisible))) {
      const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
      const reason = `An invisible character, U+${code}`;
      reportWords(source, "character", [1, Infinity], character, reason, "Delete it.");
    }
  }
}

const anotherFont =
  "Use another, or a font that has it: put that into `assets/`, and write `fonts: [assets/its-name.ttf]` in `slides/talk.yaml`.";

/** Reports each character, or emoji, that no font of the deck can draw. */
export function checkGlyphs({ sources, slides, texts, hasGlyph }: Project): void {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const unpaired: PlacedText[] = slides.flatMap(({ source, unpaired }) =>
    unpaired.map((block) => ({
      role: "text",
      text: readText(block),
      file: source.file,
      line: block.lines[0],
      isCode: block.type === "code",
    })),
  );
  const drawn = { text: new Set(), code: new Set() };
  for (const { text, file, line, isCode } of [...texts, ...unpaired]) {
    const source = byFile.get(file)!;
    const known = drawn[isCode ? "code" : "text"];
    const unknown = new Set<string>();
    for (const character of splitCharacters(text))
      if (!known.has(character)) unknown.add(character);
    for (const character of unknown) {
      if (
        /^\s$/.test(character) ||
        hasGlyph(character, isCode) ||
        character.search(invisible) >= 0
      ) {
        known.add(character);
        continue;
      }
      const reason = `No font of this deck has the character “${character}”`;
      reportWords(source, "glyph", [line, line + 2], character, reason, anotherFont);
    }
  }
}
