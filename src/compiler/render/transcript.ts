import { findLinks, findPicture, findTitle, measureLabel, readText } from "../read/inline.ts";
import {
  findHeadline,
  isShared,
  nameSlide,
  type Block,
  type Footnote,
  type Pair,
  type Slide,
} from "../slide.ts";
import type { Talk } from "../read/talk.ts";

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
  if (isShared(pair)) return [readText(pair.en)];
  const [en, zh] = [writeBlock(pair.en, "en"), writeBlock(pair.zh, "zh")];
  return pair.en.kind === "item" ? [`- ${en}\n- ${zh}`] : [en, zh];
}

function writeBlock(block: Block, side: "en" | "zh"): string {
  if (block.kind === "figure") {
    const { alt, note } = findPicture(block);
    return side === "en" ? `[${alt}] ${note}`.trim() : `［${alt}］${note}`;
  }
  const text = readText(block);
  if (measureLabel(block) > 0) return text.replace("\n", side === "en" ? ": " : "：");
  return text;
}

function writeSource({ en, zh }: Footnote): string {
  const write = (block: Block, colon: string) =>
    [readText(block), findTitle(block)].filter(Boolean).join(colon);
  const addresses = new Set([...findLinks(en), ...findLinks(zh)].map((link) => `<${link}>`));
  return `- ${write(en, ": ")} ${write(zh, "：")} ${[...addresses].join(" ")}`.trimEnd();
}
