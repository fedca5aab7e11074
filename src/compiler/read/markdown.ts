import MarkdownIt from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import footnote from "markdown-it-footnote";
import type { Highlight } from "../code-tokens.ts";
import type { RuleId } from "../mistake.ts";
import { report, type Source } from "../source-file.ts";
import type { Block, Paragraph, Table } from "../slide.ts";
import type { Assets } from "./assets.ts";
import { readCode } from "./fence.ts";
import { isFigure, readFigure } from "./figure.ts";
import { Finder } from "./finder.ts";
import { findHabit, type Habit } from "./habits.ts";
import { readInlines, readLine } from "./inlines.ts";
import { checkLeftovers } from "./leftovers.ts";
import { readList } from "./list-item.ts";
import { contentOf, inlineOf, lineOf, nest, type Node } from "./nodes.ts";
import { readOneParagraph, readParagraph, readParagraphs, refused } from "./paragraphs.ts";

// Footnotes stay where they are written, so that a second
// one of a name is seen; link definitions stay text, since an unused one would vanish.
const markdown = new MarkdownIt({ html: true, linkify: true })
  .use(cjkFriendly)
  .use(footnote)
  .disable(["footnote_tail", "footnote_inline", "reference"]);

// A bare address is a link, and so is a letter's: `ada@example.org`.
markdown.linkify.add("ftp:", null).add("//", null).set({ fuzzyEmail: true, fuzzyLink: false });

// Before a letter's address Chinese has no space: `邮箱：ada@example.org`.
const { re } = markdown.linkify;
const mailName = new RegExp(`(?:^|[\\s"(<>]|[^\\x00-\\x7f])(${re.get_mail_name().source})$`);
re.get_mail_name_validator = () => mailName;

// Addresses stay as their author typed them; browsers encode what has to be.
markdown.normalizeLink = (url) => url;

/** A slide file's Markdown as blocks, not yet paired. */
interface Body {
  blocks: Block[];
  notes: Paragraph[];
  definitions: Definition[];
}

/** A footnote's text: its English paragraph, then its Chinese one. */
export interface Definition {
  label: string;
  line: number;
  blocks: Paragraph[];
}

/** What a slide file may show: pictures, and code. */
interface Shown {
  pictures: Assets;
  highlight: Highlight;
}

/**
 * Reads a slide file's Markdown; where its front matter was, the text has blank lines. What a slide has
 * no use for is reported in `source`.
 */
export function readMarkdown(source: Source, text: string, shown: Shown): Body {
  const body: Body = { blocks: [], notes: [], definitions: [] };
  let inNotes = false;
  let { notes } = body;
  let list = 0;

  for (const node of nest(markdown.parse(text, {}))) {
    const { token, children } = node;
    const complain = (reason: string, hint: string, ruleId: RuleId = "block") =>
      report(source, ruleId, lineOf(token), 1, reason, hint);
    const [first] = children;
    const [habit, habitLine = 1]: [Habit?, number?] = findHabitIn(node, inNotes) ?? [];

    if (token.type === "html_block" && token.content.startsWith("<!--")) {
      const hint = "Write what is said below `Note:`, in both languages, and delete the comment.";
      complain("HTML has no place here", hint);
    } else if (habit) {
      const ruleId = habit.beginsNotes ? "notes" : "block";
      report(source, ruleId, habitLine, 1, habit.reason, habit.hint);
      inNotes ||= habit.beginsNotes;
      // What stands below is mended with it.
      if (habit.beginsNotes) notes = [];
    } else if (refused[token.type]) {
      complain(...refused[token.type]!);
    } else if (token.type === "footnote_reference_open") {
      const { label } = token.meta as { label: string };
      const blocks = readParagraphs(source, children);
      body.definitions.push({ label, line: first ? lineOf(first.token) : 1, blocks });
    } else if (token.type === "heading_open" && !token.markup.startsWith("#")) {
      const hint = "Leave a blank line below the text, and delete the line of dashes.";
      complain("The line below turns this text into a heading", hint);
      (inNotes ? notes : body.blocks).push(readParagraph(source, node));
    } else if (token.type === "paragraph_open" && /^note:/i.test(contentOf(node))) {
      if (contentOf(node) !== "Note:") {
        const hint = "Write `Note:`, a blank line, and then what is said, in both languages.";
        complain("`Note:` stands alone", hint, "notes");
        notes = [];
      }
      inNotes = true;
    } else if (inNotes && token.type.endsWith("_list_open")) {
      const mark = token.type === "ordered_list_open" ? "1." : "-";
      notes.push(...children.flatMap((item) => readOneParagraph(source, item, "item", mark)));
    } else if (inNotes && (token.type !== "paragraph_open" || isFigure(node))) {
      complain("Notes are paragraphs and lists only", "Write it as a paragraph.", "notes");
    } else if (inNotes) {
      notes.push(readParagraph(source, node));
    } else if (token.type === "heading_open") {
      const depth = Number(token.tag.slice(1));
      body.blocks.push({ type: "heading", depth, ...readLine(source, inlineOf(node), "heading") });
    } else if (token.type === "paragraph_open") {
      body.blocks.push(
        isFigure(node) ? readFigure(source, shown.pictures, node) : readParagraph(source, node),
      );
    } else if (token.type === "fence") {
      const { info, content, map } = token;
      const lines = [lineOf(token), map![1]] as const;
      body.blocks.push(readCode(source, { info, content, lines }, shown.highlight));
    } else if (token.type === "table_open") {
      body.blocks.push(readTable(source, node));
    } else if (token.type === "blockquote_open") {
      const [paragraph] = readOneParagraph(source, node, "quotation", ">");
      if (paragraph) body.blocks.push({ ...paragraph, type: "blockquote" });
    } else if (token.type === "bullet_list_open" || token.type === "ordered_list_open") {
      list++;
      body.blocks.push(...readList(source, node, list));
    } else {
      throw new Error(`A block of Markdown that is not read: ${token.type}`);
    }
  }
  return body;
}

/** The habit of another tool that a block is, or that begins notes inside it; and its line. */
function findHabitIn(node: Node, inNotes: boolean): [habit: Habit, line: number] | undefined {
  const { token } = node;
  if (token.type === "paragraph_open")
    return /^note:/i.test(contentOf(node)) ? undefined : placeHabit(node);
  const found = token.type === "heading_open" ? [node] : inNotes ? [] : listParagraphs(node);
  const isNotes = token.type !== "heading_open";
  return found.map(placeHabit).find((habit) => habit?.[0].beginsNotes === isNotes);
}

const listParagraphs = (node: Node): Node[] =>
  node.token.type === "paragraph_open" ? [node] : node.children.flatMap(listParagraphs);

function placeHabit(node: Node): [habit: Habit, line: number] | undefined {
  const habit = findHabit(contentOf(node));
  return habit && [habit, lineOf(node.token)];
}

function readTable(source: Source, { token, children }: Node): Table {
  const rows = children.flatMap((part) => part.children);
  return {
    type: "table",
    lines: [lineOf(token), token.map![1]],
    rows: rows.map((row) => {
      const line = lineOf(row.token);
      const finder = new Finder(source.lines, line);
      const cells = row.children.map((cell) => {
        const inlines = readInlines(source, nest(inlineOf(cell).children ?? []), finder, "table");
        checkLeftovers(source, inlines);
        return inlines;
      });
      return { line, cells };
    }),
  };
}
