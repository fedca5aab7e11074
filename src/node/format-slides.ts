import { realpathSync } from "node:fs";
import { join } from "node:path";
import { mendSlide } from "../compiler/format/mend-slide.ts";
import { readGlossary } from "../compiler/read/glossary.ts";
import { readSource } from "../compiler/source-file.ts";
import { createProgress } from "./progress.ts";
import { readManuscript } from "./read-manuscript.ts";
import { writeWhole } from "./write.ts";

/** A slide's file as it was and as it is now. */
interface Change {
  path: string;
  before: string;
  after: string;
}

/**
 * Mends the typography of the slides of a project, and returns what it changed. A file that a slide
 * links to is changed itself. Throws a UsageError if one cannot be written.
 */
export function formatSlides(top: string): Change[] {
  const { slides, glossary } = readManuscript(top);
  const { entries } = readGlossary(readSource(glossary.path, glossary.text));
  const names = entries.flatMap(({ en, zh }) => [en, zh]).filter((name) => /[^\p{L} ]/u.test(name));
  const tell = createProgress();
  const changes = slides
    .map(({ path, text }, i) => {
      tell(`Mending slide ${i + 1} of ${slides.length}`);
      const before = text.replaceAll("\r\n", "\n");
      return { path, before, after: mendSlide(before, names) };
    })
    .filter(({ before, after }) => before !== after);
  for (const { path, after } of changes) writeWhole(realpathSync(join(top, path)), after);
  return changes;
}
