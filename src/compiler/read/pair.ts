import { findPicture, measureLabel, readProse, readText } from "./inline.ts";
import { hasHan, hasLetters } from "../language.ts";
import type { Definition } from "./markdown.ts";
import { isShared, type Block, type Footnote, type Kind, type Pair } from "../slide.ts";
import { report, type Source } from "../source-file.ts";

const names: Record<Kind, string> = {
  heading: "heading",
  paragraph: "paragraph",
  quotation: "quotation",
  item: "item",
  figure: "picture",
};

/**
 * Pairs each English block with the Chinese block that follows it. The script tells which is
 * which; a block without letters is shared by both languages.
 */
export function pairBlocks(source: Source, blocks: readonly Block[]): Pair[] {
  const pairs: Pair[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    const next = blocks[i + 1];
    const name = names[block.kind];
    const complain = (at: Block, reason: string, hint: string) =>
      report(source, "partner", at.lines[0], 1, reason, hint);

    if (block.kind === "figure" && !findPicture(block).alt) {
      complain(block, "Picture without an alternative text", "Write what it shows: `![…](…)`.");
      if (next?.kind === "figure") i++;
    } else if (!hasLetters(readText(block))) {
      pairs.push({ en: block, zh: block });
    } else if (isChinese(block)) {
      const hint = `Write the same ${name} in English before it.`;
      complain(block, `Chinese ${name} without its English partner`, hint);
    } else if (!next || (!isChinese(next) && readText(next) !== readText(block))) {
      const hint = `Write the same ${name} in Chinese as the next ${block.kind === "item" ? "one" : "block"}.`;
      complain(block, `English ${name} without its Chinese partner`, hint);
    } else {
      i++;
      const difference = compare(block, next);
      if (difference) complain(next, ...difference);
      else pairs.push({ en: block, zh: next });
    }
  }
  return pairs;
}

/** A footnote's English and Chinese paragraph, or nothing where one is missing. */
export function pairDefinition(source: Source, definition: Definition): Footnote | undefined {
  const { label, line, blocks } = definition;
  const [en, zh, more] = blocks;
  if (en && zh && !more && !isChinese(en) && (isChinese(zh) || readText(en) === readText(zh)))
    return { label, en, zh };
  const hint = "Write the English, a blank line, and the same in Chinese, indented by four spaces.";
  const reason = `Footnote \`${label}\` is not one English and one Chinese paragraph`;
  report(source, "footnote-definition", line, 1, reason, hint);
  return undefined;
}

/** What a block quotes decides where it says nothing itself. */
const isChinese = (block: Block) => {
  const prose = block.kind === "figure" ? findPicture(block).alt : readProse(block);
  return hasHan(hasLetters(prose) ? prose : readText(block));
};

/** What keeps two blocks from being partners, and what to do about it. */
function compare(en: Block, zh: Block): readonly [reason: string, hint: string] | undefined {
  const [one, other] = [names[en.kind], names[zh.kind]];
  if (en.kind !== zh.kind)
    return [`An English ${one} beside a Chinese ${other}`, "Write both as the same kind of block."];
  if (en.kind === "heading" && en.level !== zh.level)
    return ["Headings of two levels", `Start both with \`${"#".repeat(en.level)} \`.`];
  if (en.level !== zh.level)
    return ["An item whose partner is in another list", "Begin both with `- `."];
  if (measureLabel(en) > 0 !== measureLabel(zh) > 0)
    return ["A label on one side only", "Open both with `**Label**\\`, or neither."];
  if (en.kind !== "figure") return undefined;

  const [picture, partner] = [findPicture(en), findPicture(zh)];
  if (picture.src !== partner.src)
    return ["Two languages, two pictures", "Name the same file in both."];
  const [note, translation] = [picture.note, partner.note];
  if (Boolean(note) !== Boolean(translation))
    return ["A picture with a note on one side only", 'Write `![…](file "note")` in both.'];
  if (note && hasLetters(note) && (hasHan(note) || !hasHan(translation)))
    return ["The picture's note is not in the language of its text", "Write each in its own."];
  return undefined;
}

/** The blocks of pairs, each once. */
export const unpair = (pairs: readonly Pair[]): Block[] =>
  pairs.flatMap((pair) => (isShared(pair) ? [pair.en] : [pair.en, pair.zh]));
