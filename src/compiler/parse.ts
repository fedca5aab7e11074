import MarkdownIt, { type Token } from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import footnote from "markdown-it-footnote";
import { report, reportWords, type Source } from "./source.ts";
import type { Block, Kind } from "./slide.ts";

// Footnotes stay where they are written, so that a second one of a name is seen; link definitions
// stay text, since an unused one would vanish.
const markdown = new MarkdownIt({ html: true })
  .use(cjkFriendly)
  .use(footnote)
  .disable(["footnote_tail", "footnote_inline", "reference"]);

/** A slide file's Markdown as blocks, not yet paired. */
export interface Body {
  blocks: Block[];
  notes: Block[];
  definitions: Definition[];
}

/** A footnote's text: its English paragraph, then its Chinese one. */
export interface Definition {
  label: string;
  line: number;
  blocks: Block[];
}

/** What an author calls the things a slide has no use for, by markdown-it's names. */
const refused: Record<string, readonly [reason: string, hint: string]> = {
  hr: ["A rule line does not end a slide", "Delete `---`; one file is one slide."],
  html_block: ["HTML has no place here", "Write Markdown; `<br>` breaks a heading's line."],
  fence: ["A code block has no place on a slide", "Write a paragraph, or `inline code`."],
  code_block: [
    "Text indented by four spaces is a code block",
    "Start the line at its margin, or under the footnote it belongs to.",
  ],
  ordered_list_open: ["A numbered list has no place on a slide", "Start each item with `- `."],
  table_open: ["A table has no place on a slide", "Write a list; items pair by themselves."],
};

/** Reads the Markdown below a slide's front matter, which ends at `line` of the file. */
export function parse(source: Source, text: string, line: number): Body {
  const body: Body = { blocks: [], notes: [], definitions: [] };
  const tokens = markdown.parse(text, {});
  let into = body.blocks;
  let lists = 0;

  for (let i = 0; i < tokens.length; i = endOf(tokens, i) + 1) {
    const token = tokens[i]!;
    const inside = tokens.slice(i + 1, endOf(tokens, i));
    const at = (token.map?.[0] ?? 0) + line + 1;
    const read = (kind: Kind, level: number, tokens: readonly Token[]) =>
      readBlocks(source, line, kind, level, tokens);

    if (refused[token.type]) {
      report(source, at, 1, ...refused[token.type]!);
    } else if (token.type === "footnote_reference_open") {
      const { label } = token.meta as { label: string };
      const start = (inside[0]?.map?.[0] ?? 0) + line + 1;
      const blocks = read("paragraph", 0, inside);
      body.definitions.push({ label, line: start, blocks });
    } else if (token.type === "heading_open" && !token.markup.startsWith("#")) {
      const hint = "Leave a blank line below the text, and delete the line of dashes.";
      report(source, at, 1, "The line below turns this text into a heading", hint);
    } else if (token.type === "paragraph_open" && inside[0]!.content === "Note:") {
      into = body.notes;
    } else if (into === body.notes && token.type !== "paragraph_open") {
      report(source, at, 1, "Notes are paragraphs only", "Write it as a paragraph.");
    } else if (token.type === "heading_open") {
      into.push(...read("heading", Number(token.tag.slice(1)), inside));
    } else if (token.type === "blockquote_open") {
      into.push(...read("quotation", 0, inside));
    } else if (token.type === "bullet_list_open") {
      lists++;
      for (let j = 0; j < inside.length; j = endOf(inside, j) + 1) {
        const item = inside.slice(j + 1, endOf(inside, j));
        if (item.length === 0) {
          const itemLine = (inside[j]!.map?.[0] ?? 0) + line + 1;
          report(source, itemLine, 1, "An item without text", "Write it, or delete the line.");
        }
        into.push(...read("item", lists, item));
      }
    } else {
      into.push(...read("paragraph", 0, inside));
    }
  }
  return body;
}

/** The index of the token that closes the one at `start`, or `start` where it stands alone. */
function endOf(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let i = start; i < tokens.length; i++) {
    depth += tokens[i]!.nesting;
    if (depth === 0) return i;
  }
  return start;
}

/** The paragraphs among `tokens` as blocks of a kind; anything else there is a mistake. */
function readBlocks(
  source: Source,
  line: number,
  kind: Kind,
  level: number,
  tokens: readonly Token[],
): Block[] {
  const blocks: Block[] = [];
  const name = kind === "item" ? "An item" : kind === "quotation" ? "A quotation" : "A footnote";
  for (const { type, map, children } of tokens) {
    if (type === "paragraph_open" || type === "paragraph_close") continue;
    if (type !== "inline") {
      if (!type.endsWith("_close") && map) {
        const reason = `${name} holds one line of text and nothing else`;
        report(source, map[0] + line + 1, 1, reason, "Write it as a block of its own.");
        break;
      }
      continue;
    }
    const lines = [map![0] + line + 1, map![1] + line] as const;
    if (blocks.length > 0 && (kind === "item" || kind === "quotation")) {
      const hint = `Start the second with \`${kind === "item" ? "-" : ">"} \` after a blank line.`;
      report(source, lines[0], 1, `${name} holds one line of text and nothing else`, hint);
      break;
    }
    const inline = children ?? [];
    const isFigure = kind === "paragraph" && inline[0]?.type === "image";
    const block: Block = { kind: isFigure ? "figure" : kind, level, lines, inline };
    checkInline(source, block);
    blocks.push(block);
  }
  return blocks;
}

const allowed = new Set(
  `text code_inline hardbreak footnote_ref
   strong_open strong_close em_open em_close s_open s_close link_open link_close`.split(/\s+/),
);

/** Reports what a block may not hold: other lines, HTML, pictures in text, Markdown gone wrong. */
function checkInline(source: Source, { kind, lines, inline }: Block): void {
  for (const token of inline) {
    const say = (words: string, reason: string, hint: string) =>
      reportWords(source, lines, words, reason, hint);

    if (token.type === "softbreak" || (token.type === "hardbreak" && endsInSpaces(source, lines))) {
      const hint = "Write it on one line, or end the line with `\\` to break it on the slide.";
      report(source, lines[0], 1, "A block of more than one line", hint);
      return;
    }
    if (token.type === "html_inline") {
      if (token.content === "<br>" && kind === "heading") continue;
      const hint =
        token.content === "<br>"
          ? "End the line with `\\`; `<br>` breaks headings only."
          : "Write Markdown; `<br>` in a heading is the only HTML there is.";
      say(token.content, `HTML has no place here: ${token.content}`, hint);
    } else if (token.type === "image") {
      if (kind === "figure" && token === inline[0]) continue;
      say("![", "A picture among text", "Set it alone, between blank lines.");
    } else if (token.type === "text") {
      const left = /\*\*|__|~~|\[\^|\^\[|\]\(|\]:/.exec(token.content)?.[0];
      if (left) say(left, ...explainLeftover(left));
    } else if (!allowed.has(token.type)) {
      const hint = "Write plain text, **strong**, _emphasis_, `code` or a link.";
      report(source, lines[0], 1, "Markdown that a slide has no use for", hint);
    } else if (kind === "figure" && token.type !== "footnote_ref") {
      report(source, lines[0], 1, "Text beside a picture", "Leave a blank line between them.");
      return;
    }
  }
}

const endsInSpaces = ({ text }: Source, [from, to]: readonly [number, number]) =>
  text
    .split("\n")
    .slice(from - 1, to)
    .some((line) => / {2,}$/.test(line));

function explainLeftover(left: string): readonly [reason: string, hint: string] {
  if (left === "[^") return ["A footnote that is not defined", "Define it: `[^name]: Source`."];
  if (left === "^[") return ["A footnote written in the text", "Write `[^name]`, and define it."];
  if (left === "](") return ["A link that leads nowhere", "Write `[text](address)`."];
  if (left === "]:") return ["A link definition", "Write the address in the link."];
  const hint = `Close it where it was opened, with no space inside: ${left}strong${left}.`;
  return [`\`${left}\` would show on the slide`, hint];
}
