import { sides, type Side } from "../language.ts";
import type { Talk } from "../read/talk.ts";
import { findHeadline, findLinks, findTitle, nameSlide, readInlines } from "../slide-text.ts";
import { writeFence } from "./code.ts";
import type { Block, Footnote, Inline, ListItem, Pair, Slide, Table } from "../slide.ts";

/**
 * The deck as plain Markdown, for interpreters, search and screen readers: what each slide says in
 * both languages, its notes and its sources.
 */
export function writeTranscript(slides: readonly Slide[], { title, speaker, event }: Talk): string {
  const head = [
    `# ${title.en}`,
    `# ${title.zh}`,
    `${speaker.en}, ${event.en}`,
    `${speaker.zh}，${event.zh}`,
  ];
  return `${[...head, ...slides.flatMap(writeSlide)].join("\n\n")}\n`;
}

function writeSlide(slide: Slide): string[] {
  const { settings, pairs, notes, footnotes } = slide;
  const { en, zh } = nameSlide(slide);
  const number = settings.point && !settings.detail ? `${settings.point}. ` : "";
  const said = pairs.filter((pair) => pair !== findHeadline(slide));
  return [
    `## ${number}${en} · ${zh}`,
    ...said.flatMap(writePair),
    ...(notes.length > 0 ? ["### Notes · 讲稿", ...notes.flatMap(writePair)] : []),
    ...(footnotes.length > 0 ? ["### Sources · 来源", footnotes.map(writeSource).join("\n")] : []),
  ];
}

function writePair(pair: Pair): string[] {
  const { isShared, en, zh } = pair;
  if (isShared) return [writeBlock(en, "en")];
  const [english, chinese] = [writeBlock(en, "en"), writeBlock(zh, "zh")];
  if (pair.type !== "listItem") return [english, chinese];
  const mark = pair.en.ordered ? "1." : "-";
  const write = (text: string, { items }: ListItem, side: Side) =>
    [`${mark} ${text}`, ...items.map((item) => `  - ${writeBlock(item, side)}`)].join("\n");
  return [`${write(english, pair.en, "en")}\n${write(chinese, pair.zh, "zh")}`];
}

const colons: Record<Side, string> = { en: ": ", zh: "：" };

function writeBlock(block: Block, side: Side): string {
  if (block.type === "figure")
    return side === "en" ? `[${block.alt}] ${block.note}`.trim() : `［${block.alt}］${block.note}`;
  if (block.type === "code") return writeFence(block);
  if (block.type === "table") return writeTable(block);
  const text = writeInlines(block.children);
  if (block.type !== "listItem" || !block.label) return text;
  return `${writeInlines(block.label)}${colons[side]}${text}`;
}

function writeTable({ rows }: Table): string {
  const write = (texts: readonly string[]) => `| ${texts.join(" | ")} |`;
  const [head, ...others] = rows.map(({ cells }) =>
    write(cells.map((cell) => writeInlines(cell).replaceAll("|", "\\|"))),
  );
  return [head, write(rows[0]!.cells.map(() => "---")), ...others].join("\n");
}

/** What inlines say, code and struck words in their marks: without them they would say something else. */
const writeInlines = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if (inline.type === "inlineCode") return writeCode(inline.value);
      if (!("children" in inline)) return readInlines([inline]);
      const text = writeInlines(inline.children);
      return inline.type === "delete" ? `~~${text}~~` : text;
    })
    .join("");

/** Code between more backticks than it has in a row. */
function writeCode(code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const mark = "`".repeat(longest + 1);
  return longest > 0 ? `${mark} ${code} ${mark}` : mark + code + mark;
}

function writeSource(footnote: Footnote): string {
  const texts = sides.map((side) => {
    const block = footnote[side];
    return [writeInlines(block.children), findTitle(block)].filter(Boolean).join(colons[side]);
  });
  const links = sides.flatMap((side) => findLinks(footnote[side]));
  const addresses = [...new Set(links)].map((link) => `<${link}>`);
  return `- ${[...texts, ...addresses].join(" ")}`;
}
