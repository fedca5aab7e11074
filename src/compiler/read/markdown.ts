import MarkdownIt, { type Token } from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import footnote from "markdown-it-footnote";
import type { RuleId } from "../mistake.ts";
import { report, reportWords, type Source } from "../source-file.ts";
import type { Block, Kind } from "../slide.ts";

// Footnotes stay where they are written, so that a second one of a name is seen; link definitions
// stay text, since an unused one would vanish.
const markdown = new MarkdownIt({ html: true })
  .use(cjkFriendly)
  .use(footnote)
  .disable(["footnote_tail", "footnote_inline", "reference"]);

/** A slide file's Markdown as blocks, not yet paired. */
interface Body {
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

/** Reads a slide file's Markdown; where its front matter was, the text has blank lines. */
export function parse(source: Source, text: string): Body {
  const body: Body = { blocks: [], notes: [], definitions: [] };
  let into = body.blocks;
  let lists = 0;

  for (const { token, inside } of nodesOf(markdown.parse(text, {}))) {
    const { type } = token;
    const complain = (reason: string, hint: string, ruleId: RuleId = "block") =>
      report(source, ruleId, lineOf(token), 1, reason, hint);

    if (refused[type]) {
      complain(...refused[type]);
    } else if (type === "footnote_reference_open") {
      const { label } = token.meta as { label: string };
      const blocks = readParagraphs(source, inside, "paragraph", 0);
      body.definitions.push({ label, line: inside[0] ? lineOf(inside[0]) : 1, blocks });
    } else if (type === "heading_open" && !token.markup.startsWith("#")) {
      const hint = "Leave a blank line below the text, and delete the line of dashes.";
      complain("The line below turns this text into a heading", hint);
      into.push(readBlock(source, inside[0]!, "paragraph", 0));
    } else if (type === "paragraph_open" && /^note:/i.test(inside[0]!.content)) {
      if (inside[0]!.content !== "Note:")
        complain(
          "`Note:` stands alone",
          "Write `Note:`, a blank line, and then what is said.",
          "notes",
        );
      into = body.notes;
    } else if (
      into === body.notes &&
      (type !== "paragraph_open" || startsWithPicture(inside[0]!))
    ) {
      complain("Notes are paragraphs only", "Write it as a paragraph.", "notes");
    } else if (type === "heading_open") {
      into.push(readBlock(source, inside[0]!, "heading", Number(token.tag.slice(1))));
    } else if (type === "paragraph_open") {
      into.push(readBlock(source, inside[0]!, "paragraph", 0));
    } else if (type === "blockquote_open") {
      into.push(...readOneParagraph(source, token, inside, "quotation", 0));
    } else if (type === "bullet_list_open") {
      lists++;
      for (const item of nodesOf(inside)) {
        into.push(...readOneParagraph(source, item.token, item.inside, "item", lists));
      }
    }
  }
  return body;
}

interface Node {
  /** The token that opens the node, or the only one it has. */
  token: Token;
  inside: readonly Token[];
}

/** Cuts a run of tokens into the nodes that stand side by side in it. */
function nodesOf(tokens: readonly Token[]): Node[] {
  const nodes: Node[] = [];
  let depth = 0;
  let start = 0;
  for (const [i, { nesting }] of tokens.entries()) {
    if (depth === 0) start = i;
    depth += nesting;
    if (depth === 0) nodes.push({ token: tokens[start]!, inside: tokens.slice(start + 1, i) });
  }
  return nodes;
}

const lineOf = ({ map }: Token) => (map?.[0] ?? 0) + 1;

/** The one paragraph that an item or a quotation holds. */
function readOneParagraph(
  source: Source,
  token: Token,
  inside: readonly Token[],
  kind: "item" | "quotation",
  level: number,
): Block[] {
  const [block, second] = readParagraphs(source, inside, kind, level);
  const mark = kind === "item" ? "-" : ">";
  if (second) {
    const hint = `Start the second with \`${mark} \` after a blank line.`;
    report(source, "block", second.lines[0], 1, `Two paragraphs in one ${kind}`, hint);
  } else if (inside.length === 0) {
    report(
      source,
      "block",
      lineOf(token),
      1,
      `An empty ${kind}`,
      "Write its text, or delete the line.",
    );
  }
  return block ? [block] : [];
}

/** The paragraphs among some tokens; anything else there is a mistake. */
function readParagraphs(
  source: Source,
  tokens: readonly Token[],
  kind: Kind,
  level: number,
): Block[] {
  return nodesOf(tokens).flatMap(({ token, inside }) => {
    if (token.type === "paragraph_open") return [readBlock(source, inside[0]!, kind, level)];
    const reason = refused[token.type]?.[0] ?? "Only a line of text can stand here";
    report(source, "block", lineOf(token), 1, reason, "Write it as a block of its own.");
    return [];
  });
}

const startsWithPicture = ({ children }: Token) => children?.[0]?.type === "image";

function readBlock(source: Source, inline: Token, kind: Kind, level: number): Block {
  const [from, to] = inline.map!;
  const children = inline.children ?? [];
  const isFigure = kind === "paragraph" && startsWithPicture(inline);
  const block: Block = {
    kind: isFigure ? "figure" : kind,
    level,
    lines: [from + 1, to],
    inline: children,
  };
  checkInline(source, block);
  return block;
}

/** Reports what a block may not hold: other lines, HTML, pictures in text, Markdown gone wrong. */
function checkInline(source: Source, { kind, lines, inline }: Block): void {
  const isBroken = ({ type }: Token) =>
    type === "softbreak" || (type === "hardbreak" && endsInSpaces(source, lines));
  if (inline.some(isBroken)) {
    const hint = "Write it on one line, or end the line with `\\` to break it on the slide.";
    report(source, "block", lines[0], 1, "A block of more than one line", hint);
  }
  const isBeside = ({ type, content }: Token) =>
    type !== "image" && type !== "footnote_ref" && content.trim() !== "";
  if (kind === "figure" && inline.some(isBeside)) {
    report(
      source,
      "picture",
      lines[0],
      1,
      "Text beside a picture",
      "Leave a blank line between them.",
    );
  }

  for (const token of inline) {
    const { type, content } = token;
    const complain = (ruleId: RuleId, words: string, reason: string, hint: string) =>
      reportWords(source, ruleId, lines, words, reason, hint);

    if (type === "html_inline" && !(content === "<br>" && kind === "heading")) {
      const hint =
        content === "<br>"
          ? "End the line with `\\`; `<br>` breaks headings only."
          : "Write Markdown; `<br>` in a heading is the only HTML there is.";
      complain("block", content, `HTML has no place here: ${content}`, hint);
    } else if (type === "image" && !(kind === "figure" && token === inline[0])) {
      complain("picture", "![", "A picture among text", "Set it alone, between blank lines.");
    } else if (type === "text") {
      const left = leftover.exec(content)?.[0];
      if (left) complain(nameLeftover(left), left, ...explainLeftover(left));
    }
  }
}

// Markdown that did not become what it was meant to be, and would show on the slide.
const leftover =
  /\*\*|__|~~|\[\^[^\]]*\]?|\^\[|\]\(|\]:|[*_](?=\p{Script=Han})|(?<=\p{Script=Han})[*_]/u;

const endsInSpaces = ({ lines }: Source, [from, to]: readonly [number, number]) =>
  lines.slice(from - 1, to).some((line) => / {2,}$/.test(line));

function nameLeftover(left: string): RuleId {
  if (left.startsWith("[^") || left === "^[") return "footnote-definition";
  return left === "](" || left === "]:" ? "link-target" : "markdown";
}

function explainLeftover(left: string): readonly [reason: string, hint: string] {
  if (left.startsWith("[^"))
    return [`Footnote ${left} is not defined`, `Define it below: \`${left}: Source\`.`];
  if (left === "^[") return ["A footnote written in the text", "Write `[^name]`, and define it."];
  if (left === "](") return ["A link that leads nowhere", "Write `[text](address)`."];
  if (left === "]:") return ["A link definition", "Write the address in the link."];
  const mark = left === "_" ? "*" : left;
  const hint = `Close it where it was opened, with no space inside: \`${mark}word${mark}\`.`;
  return [`\`${left}\` would show on the slide`, hint];
}
