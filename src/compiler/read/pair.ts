import { hasHan, hasLetters } from "../language.ts";
import { readProse, readText } from "../slide-text.ts";
import type { Block, Footnote, Paragraph, PartnersOf } from "../slide.ts";
import { report, reportWords, type Source } from "../source-file.ts";
import { compareCode } from "./fence.ts";
import { compareTables } from "./table-partners.ts";
import type { Definition } from "./markdown.ts";
import { findApart } from "./apart.ts";
import { findTurned } from "./turned.ts";
import { isPlacing } from "./habits.ts";
import {
  doubtPartners,
  guessSide,
  isForBoth,
  splitLanguages,
  unclear,
  type BlockText,
} from "./sides.ts";

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
 * Pairs each English block with the Chinese block that follows it, and tells both their language;
 * what is for both languages is shared. What has no partner is reported in `source`, and comes back by
 * itself.
 */
export function pairBlocks<B extends Block>(
  source: Source,
  blocks: readonly B[],
): { pairs: PartnersOf<B>[]; unpaired: B[] } {
  const pairs: PartnersOf<B>[] = [];
  const unpaired: B[] = [];
  const tellSide = (block: B) => ({ ...block, side: guessSide(readBlock(block)) });
  const { groups, byPosition } = align(blocks);
  const apart = findApart(groups, readBlock);
  for (const { en, zh } of apart) {
    const name = names[en[0]!.type];
    const reason = `${en.length} English ${name}s, and then ${zh.length} Chinese`;
    const hint = `Write each Chinese ${name} below its English: ${quotePair(source, en[0]!, zh[0]!)}, and so on.`;
    report(source, "partner", zh[0]!.lines[0], 1, reason, hint);
  }
  const turned = findTurned(groups, readBlock, arePartners);
  for (const pairs of turned) {
    const { en, zh } = pairs[0]!;
    const name = pairs.every((pair) => pair.en.type === en.type) ? names[en.type] : "block";
    const typed = quotePair(source, en, zh);
    const [reason, hint] =
      pairs.length > 1
        ? [
            `Chinese ${name}s, each before its English`,
            `Write each Chinese ${name} below its English: ${typed}, and so on.`,
          ]
        : [
            `Chinese ${name} before its English`,
            `Write the Chinese ${name} below its English: ${typed}.`,
          ];
    report(source, "partner", zh.lines[0], 1, reason, hint);
  }
  const told = new Set(
    [...apart, ...turned.flat()].flatMap(({ en, zh }) => [en, zh].flat() as B[]),
  );
  for (const [block, next] of groups) {
    const name = names[block.type];
    const complain = (at: B, reason: string, hint: string, ...alone: B[]) => {
      const ruleId = isBlank(at) ? "picture" : "partner";
      report(source, ruleId, at.lines[0], 1, reason, hint);
      unpaired.push(...alone.map(tellSide));
    };
    if (told.has(block) || (next && told.has(next))) {
      unpaired.push(...[block, next].filter((one) => one !== undefined).map(tellSide));
      continue;
    }
    const blank = [block, next].find((one) => one && isBlank(one));
    if (blank) {
      const hint = "Write what it shows: `![…](…)`.";
      const alone = next ? [block, next] : [block];
      complain(blank, "Picture without an alternative text", hint, ...alone);
    } else if (next) {
      const [reason, hint, line = next.lines[0]] = compare(block, next) ?? [];
      if (reason && hint) complain({ ...next, lines: [line, line] }, reason, hint, block, next);
      else {
        pairs.push(toPartners<B>({ ...block, side: "en" }, { ...next, side: "zh" }));
        if (byPosition.has(block)) reportUnclear(source, block, next);
      }
    } else if (isForBoth(readBlock(block))) {
      pairs.push(toPartners(block));
    } else if (block.type === "figure" && isPlacing(block.alt)) {
      // What it shows is still to be written, in both languages.
      unpaired.push(tellSide(block));
    } else if (splitLanguages(readText(block))) {
      const [en, zh] = splitLanguages(readText(block))!.map((text) =>
        quoteLine(source, block, text),
      );
      const gap = block.type === "listItem" ? "and below it" : "a blank line, and";
      complain(block, `Two languages in one ${name}`, `Write ${en}, ${gap} ${zh}.`, block);
    } else if (guessSide(readBlock(block)) === "zh") {
      const hint = `Write the same ${name} in English before it.`;
      complain(block, `Chinese ${name} without its English partner`, hint, block);
    } else {
      const hint =
        block.type === "figure"
          ? `Write it again as the next block, with its text in Chinese: \`![…](${block.url})\`.`
          : `Write the same ${name} in Chinese as the next ${block.type === "listItem" ? "one" : "block"}.`;
      complain(block, `English ${name} without its Chinese partner`, hint, block);
    }
  }
  return { pairs, unpaired };
}

const quoted = 40;

/** The first line of a block as its author types it, with its mark; or another text with that mark. */
function quoteLine(source: Source, { lines }: Block, text?: string): string {
  const [, mark = "", own = ""] = /^\s*(#+ +|> *|[-*+] +|\d+[.)] +)?(.*)/.exec(
    source.lines[lines[0] - 1]!,
  )!;
  const words = text ?? own.trim();
  const start = words.length > quoted ? `${words.slice(0, quoted - 1).trimEnd()}…` : words;
  return `\`${mark.replace(/^\d+[.)]/, "1.")}${start}\``;
}

/** How an author types the first lines of two partners. */
function quotePair(source: Source, en: Block, zh: Block): string {
  const gap = en.type === "listItem" ? "" : "a blank line, ";
  return `${quoteLine(source, en)}, ${gap}${quoteLine(source, zh)}`;
}

// What it costs to take two blocks for partners that differ in kind, to let a block stand for both
// languages, and to let one stand without its partner.
const costs = { difference: 5, shared: 2, alone: 10 };

/**
 * Divides blocks in a row into partners, and blocks that stand alone: the way that costs least, as a
 * diff aligns lines. A block without its partner thus upsets none after it. Those `byPosition` are
 * taken for English because of their place alone.
 */
function align<B extends Block>(
  blocks: readonly B[],
): { groups: [block: B, partner?: B][]; byPosition: ReadonlySet<B> } {
  const texts = blocks.map(readBlock);
  const steps: { cost: number; isPair: boolean }[] = [];
  const byPosition = new Set<B>();
  const costFrom = (index: number) => steps[index]?.cost ?? 0;
  for (let i = blocks.length - 1; i >= 0; i--) {
    const alone = (isForBoth(texts[i]!) ? costs.shared : costs.alone) + costFrom(i + 1);
    const doubt = findCost(blocks, texts, i);
    if (doubt === unclear) byPosition.add(blocks[i]!);
    const pair = doubt + costFrom(i + 2);
    steps[i] = { cost: Math.min(alone, pair), isPair: pair < alone };
  }
  const groups: [B, B?][] = [];
  for (let i = 0; i < blocks.length; i += steps[i]!.isPair ? 2 : 1)
    groups.push(steps[i]!.isPair ? [blocks[i]!, blocks[i + 1]!] : [blocks[i]!]);
  return { groups, byPosition };
}

/** What it costs to take a block and the next one for partners. */
function findCost(blocks: readonly Block[], texts: readonly BlockText[], index: number): number {
  const [en, zh] = [blocks[index]!, blocks[index + 1]];
  if (!zh) return Infinity;
  if (en.type === "code" || zh.type === "code") return findCodeCost(en, zh);
  const areBlank = (isBlank(en) || isBlank(zh)) && en.type === zh.type;
  const doubt = areBlank ? 0 : doubtPartners(texts[index]!, texts[index + 1]!);
  if (doubt === undefined) return Infinity;
  return doubt + (compare(en, zh) ? costs.difference : 0);
}

/** Code is for both languages, unless Chinese stands in the code after it. */
function findCodeCost(en: Block, zh: Block): number {
  if (en.type !== zh.type || !hasHan(readText(zh))) return Infinity;
  return hasHan(readText(en)) ? 1 : 0;
}

const isBlank = (block: Block) => block.type === "figure" && !block.alt;

/** Says which language two blocks are taken for, where only their position tells. */
function reportUnclear(source: Source, en: Block, zh: Block): void {
  const [english, chinese] = [en, zh].map((block) => readBlock(block).whole) as [string, string];
  const reason = `“${english}” is taken for English, and “${chinese}” for its Chinese`;
  const hint = "Write each in its language.";
  reportWords(source, "language", [en.lines[0], zh.lines[1]], [english, chinese], reason, hint);
}

/** A block's text, as it tells the language: a picture's is what it shows. */
const readBlock = (block: Block): BlockText =>
  block.type === "figure" && hasLetters(block.alt)
    ? { whole: block.alt, prose: block.alt }
    : { whole: readText(block), prose: readProse(block) };

/** Two blocks of one type, or one that is shared: TypeScript does not follow that of a union. */
const toPartners = <B extends Block>(en: B, zh: B = en) =>
  ({ type: en.type, isShared: en === zh, en, zh }) as unknown as PartnersOf<B>;

/** A footnote's English and Chinese paragraph, or nothing where one is missing. */
export function pairDefinition(source: Source, definition: Definition): Footnote | undefined {
  const { label, line, blocks } = definition;
  const [en, zh, more] = blocks;
  if (en && zh && !more && doubtPartners(readBlock(en), readBlock(zh)) !== undefined)
    return { label, ...toPartners<Paragraph>({ ...en, side: "en" }, { ...zh, side: "zh" }) };
  const hint = "Write the English, a blank line, and the same in Chinese, indented by four spaces.";
  const reason = `Footnote \`${label}\` is not one English and one Chinese paragraph`;
  report(source, "footnote-definition", line, 1, reason, hint);
  return undefined;
}

/** Whether nothing keeps two blocks from being partners, whatever their order. */
const arePartners = (en: Block, zh: Block): boolean =>
  doubtPartners(readBlock(en), readBlock(zh)) !== undefined && !compare(en, zh);

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
    const [one, other] = [en.note, zh.note].map((note) => guessSide({ whole: note, prose: note }));
    if (hasLetters(en.note) && (one === "zh" || other === "en"))
      return ["The picture's note is not in the language of its text", "Write each in its own."];
    return undefined;
  }
  if (en.type === "code" && zh.type === "code") return compareCode(en, zh);
  if (en.type === "table" && zh.type === "table") return compareTables(en, zh);
  if (en.type === zh.type) return undefined;
  const [one, other] = [names[en.type], names[zh.type]];
  return [`An English ${one} beside a Chinese ${other}`, "Write both as the same kind of block."];
}
