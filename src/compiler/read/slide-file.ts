import type { Highlight } from "../code-tokens.ts";
import { findReferences } from "../slide-text.ts";
import type { Block, Footnote, Slide } from "../slide.ts";
import { report, type Source } from "../source-file.ts";
import { readSettings } from "./front-matter.ts";
import { readMarkdown, type Definition } from "./markdown.ts";
import { pairBlocks, pairDefinition } from "./pair.ts";
import type { Assets } from "./assets.ts";

/** Reads a slide's file: its front matter, its blocks with their partners, its footnotes. */
export function readSlide(source: Source, pictures: Assets, highlight: Highlight): Slide {
  const { settings, body } = readSettings(source);
  const { blocks, notes, definitions } = readMarkdown(source, body, { pictures, highlight });
  const shown = pairBlocks(source, blocks);
  const spoken = pairBlocks(source, notes);
  if (blocks.length === 0 && source.mistakes.length === 0) {
    const hint = "Write a heading in both languages.";
    report(source, "file", 1, 1, "A slide without anything on it", hint);
  }
  return {
    source,
    id: source.file.replace(/^.*\/(?:\d+[a-z]*-)?|\.md$/g, ""),
    settings,
    pairs: shown.pairs,
    notes: spoken.pairs,
    unpaired: [...shown.unpaired, ...spoken.unpaired],
    footnotes: readFootnotes(source, blocks, notes, definitions),
  };
}

/** A slide's footnotes in the order of first reference; each is defined once and referred to. */
function readFootnotes(
  source: Source,
  blocks: readonly Block[],
  notes: readonly Block[],
  definitions: readonly Definition[],
): Footnote[] {
  const labels = new Set([...blocks, ...notes].flatMap(findReferences));
  const footnotes = new Map<string, Footnote | undefined>();
  for (const definition of definitions) {
    const { label, line } = definition;
    if (footnotes.has(label)) {
      const hint = "Keep one of the two, or give one another name.";
      report(
        source,
        "footnote-definition",
        line,
        1,
        `Footnote \`${label}\` is defined twice`,
        hint,
      );
    } else if (!labels.has(label)) {
      const hint = `Refer to it where it belongs, \`[^${label}]\`, or delete it.`;
      report(source, "footnote-definition", line, 1, `Footnote \`${label}\` is not used`, hint);
    }
    footnotes.set(label, pairDefinition(source, definition));
  }
  const own = [...labels].flatMap((label) => footnotes.get(label) ?? []);
  if (own.length < 2) return own;
  const words = blocks.filter(({ type }) => type !== "figure");
  const cited = new Set(words.flatMap(findReferences));
  let mark = 0;
  return own.map((footnote) =>
    cited.has(footnote.label) ? { ...footnote, mark: ++mark } : footnote,
  );
}
