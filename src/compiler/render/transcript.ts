import { sides, type Side } from "../language.ts";
import type { Talk } from "../read/talk.ts";
import {
  findHeadline,
  findLinks,
  findTitle,
  nameSlide,
  readInlines,
  readText,
} from "../slide-text.ts";
import type { Block, Footnote, Pair, Slide } from "../slide.ts";

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

function writePair({ type, isShared, en, zh }: Pair): string[] {
  if (isShared) return [readText(en)];
  const [english, chinese] = [writeBlock(en, "en"), writeBlock(zh, "zh")];
  return type === "listItem" ? [`- ${english}\n- ${chinese}`] : [english, chinese];
}

const colons: Record<Side, string> = { en: ": ", zh: "：" };

function writeBlock(block: Block, side: Side): string {
  if (block.type === "figure")
    return side === "en" ? `[${block.alt}] ${block.note}`.trim() : `［${block.alt}］${block.note}`;
  if (block.type !== "listItem" || !block.label) return readText(block);
  return `${readInlines(block.label)}${colons[side]}${readInlines(block.children)}`;
}

function writeSource(footnote: Footnote): string {
  const texts = sides.map((side) => {
    const block = footnote[side];
    return [readText(block), findTitle(block)].filter(Boolean).join(colons[side]);
  });
  const links = sides.flatMap((side) => findLinks(footnote[side]));
  const addresses = [...new Set(links)].map((link) => `<${link}>`);
  return `- ${[...texts, ...addresses].join(" ")}`;
}
