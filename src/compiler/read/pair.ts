import { hasHan, hasLetters } from "../language.ts";
import { readProse, readText } from "../slide-text.ts";
import type { Block, Footnote, Paragraph, PartnersOf } from "../slide.ts";
import { report, type Source } from "../source-file.ts";
import { compareCode } from "./code.ts";
import { compareTables } from "./table.ts";
import type { Definition } from "./markdown.ts";

/** What an author calls the blocks. */
const names: Record<Block["type"], string> = {
  heading: "heading",
  paragraph: "paragraph",
  blockquote: "quotation",
  listItem: "item",
  figure: "picture",
  code: "code block",
  table: "table",
};

/**
 * Pairs each English block with the Chinese block that follows it, and tells both their language. The
 * script tells which is which; a block without letters is shared by both languages. What has no
 * partner is reported in `source`, and comes back by itself.
 */
export function pairBlocks<B extends Block>(
  source: Source,
  blocks: readonly B[],
): { pairs: PartnersOf<B>[]; unpaired: B[] } {
  const pairs: PartnersOf<B>[] = [];
  const unpaired: B[] = [];
  const rest = [...blocks];

  for (let block = rest.shift(); block; block = rest.shift()) {
    const [next] = rest;
    const name = names[block.type];
    const complain = (at: B, reason: string, hint: string, ...alone: B[]) => {
      const ruleId = block.type === "figure" && !block.alt ? "picture" : "partner";
      report(source, ruleId, at.lines[0], 1, reason, hint);
      unpaired.push(...alone.map((one) => ({ ...one, side: isChinese(one) ? "zh" : "en" }) as B));
    };
    const join = (partner: B) => {
      rest.shift();
      const [reason, hint, line = partner.lines[0]] = compare(block!, partner) ?? [];
      if (reason && hint)
        complain({ ...partner, lines: [line, line] }, reason, hint, block!, partner);
      else pairs.push(toPartners<B>({ ...block!, side: "en" }, { ...partner, side: "zh" }));
    };
    if (block.type === "figure" && !block.alt) {
      const partners = next?.type === "figure" ? rest.splice(0, 1) : [];
      const hint = "Write what it shows: `![…](…)`.";
      complain(block, "Picture without an alternative text", hint, block, ...partners);
    } else if (block.type === "code") {
      // Code alone is both languages'.
      if (next?.type === "code" && isChinese(next)) join(next);
      else pairs.push(toPartners(block));
    } else if (!hasLetters(readText(block))) {
      pairs.push(toPartners(block));
    } else if (isChinese(block)) {
      const hint = `Write the same ${name} in English before it.`;
      complain(block, `Chinese ${name} without its English partner`, hint, block);
    } else if (
      !next ||
      next.type === "code" ||
      (!isChinese(next) && readText(next) !== readText(block))
    ) {
      const hint = `Write the same ${name} in Chinese as the next ${block.type === "listItem" ? "one" : "block"}.`;
      complain(block, `English ${name} without its Chinese partner`, hint, block);
    } else {
      join(next);
    }
  }
  return { pairs, unpaired };
}

/** Two blocks of one type, or one that is shared: TypeScript does not follow that of a union. */
const toPartners = <B extends Block>(en: B, zh: B = en) =>
  ({ type: en.type, isShared: en === zh, en, zh }) as unknown as PartnersOf<B>;

/** A footnote's English and Chinese paragraph, or nothing where one is missing. */
export function pairDefinition(source: Source, definition: Definition): Footnote | undefined {
  const { label, line, blocks } = definition;
  const [en, zh, more] = blocks;
  if (en && zh && !more && !isChinese(en) && (isChinese(zh) || readText(en) === readText(zh)))
    return { label, ...toPartners<Paragraph>({ ...en, side: "en" }, { ...zh, side: "zh" }) };
  const hint = "Write the English, a blank line, and the same in Chinese, indented by four spaces.";
  const reason = `Footnote \`${label}\` is not one English and one Chinese paragraph`;
  report(source, "footnote-definition", line, 1, reason, hint);
  return undefined;
}

/** What a block quotes decides where it says nothing itself. */
const isChinese = (block: Block) => {
  const prose = block.type === "figure" ? block.alt : readProse(block);
  return hasHan(hasLetters(prose) ? prose : readText(block));
};

/** What keeps two blocks from being partners, and what to do about it. */
function compare(
  en: Block,
  zh: Block,
): readonly [reason: string, hint: string, line?: number] | undefined {
  if (en.type === "heading" && zh.type === "heading") {
    if (en.depth === zh.depth) return undefined;
    return ["Headings of two levels", `Start both with \`${"#".repeat(en.depth)} \`.`];
  }
  if (en.type === "listItem" && zh.type === "listItem") {
    if (en.list !== zh.list)
      return ["An item whose partner is in another list", "Begin both with `- `."];
    if (Boolean(en.label) !== Boolean(zh.label))
      return ["A label on one side only", "Open both with `**Label**\\`, or neither."];
    const [count, others] = [en.items.length, zh.items.length];
    if (count !== others)
      return [
        `Items below differ: English ${count}, Chinese ${others}`,
        "Write the same below both.",
      ];
    return undefined;
  }
  if (en.type === "figure" && zh.type === "figure") {
    if (en.url !== zh.url) return ["Two languages, two pictures", "Name the same file in both."];
    if (Boolean(en.note) !== Boolean(zh.note))
      return ["A picture with a note on one side only", 'Write `![…](file "note")` in both.'];
    if (hasLetters(en.note) && (hasHan(en.note) || !hasHan(zh.note)))
      return ["The picture's note is not in the language of its text", "Write each in its own."];
    return undefined;
  }
  if (en.type === "code" && zh.type === "code") return compareCode(en, zh);
  if (en.type === "table" && zh.type === "table") return compareTables(en, zh);
  if (en.type === zh.type) return undefined;
  const [one, other] = [names[en.type], names[zh.type]];
  return [`An English ${one} beside a Chinese ${other}`, "Write both as the same kind of block."];
}
