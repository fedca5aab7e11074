import MarkdownIt, { type Token } from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import footnote from "markdown-it-footnote";
import type { Highlight } from "../code.ts";
import type { RuleId } from "../mistake.ts";
import { nameOf, report, reportWords, type Source } from "../source-file.ts";
import type { Block, Figure, Inline, ListItem, Paragraph, Place, Table } from "../slide.ts";
import { readCode } from "./code.ts";
import { Finder } from "./finder.ts";
import { findFormula, findHabit } from "./habits.ts";
import { checkLeftovers } from "./leftovers.ts";
import { noPicture } from "./picture.ts";
import type { Pictures } from "./pictures.ts";

// Nothing but this file knows markdown-it. Footnotes stay where they are written, so that a second
// one of a name is seen; link definitions stay text, since an unused one would vanish.
const markdown = new MarkdownIt({ html: true, linkify: true })
  .use(cjkFriendly)
  .use(footnote)
  .disable(["footnote_tail", "footnote_inline", "reference"]);

// A bare address is a link, and so is a letter's: `ada@example.org`.
markdown.linkify.add("ftp:", null).add("//", null).set({ fuzzyEmail: true, fuzzyLink: false });

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
  pictures: Pictures;
  highlight: Highlight;
}

/** What an author calls the things a slide has no use for, by markdown-it's names. */
const refused: Record<string, readonly [reason: string, hint: string]> = {
  hr: ["A rule line does not end a slide", "Delete `---`; one file is one slide."],
  html_block: ["HTML has no place here", "Write Markdown; `<br>` breaks a heading's line."],
  code_block: [
    "Text indented by four spaces is a code block",
    "Start the line at its margin, or under the footnote it belongs to; code stands between two lines of ```.",
  ],
};

/**
 * Reads a slide file's Markdown; where its front matter was, the text has blank lines. What a slide has
 * no use for is reported in `source`.
 */
export function readMarkdown(source: Source, text: string, shown: Shown): Body {
  const body: Body = { blocks: [], notes: [], definitions: [] };
  let inNotes = false;
  let list = 0;

  for (const node of nest(markdown.parse(text, {}))) {
    const { token, children } = node;
    const complain = (reason: string, hint: string, ruleId: RuleId = "block") =>
      report(source, ruleId, lineOf(token), 1, reason, hint);
    const [first] = children;
    const habit = token.type === "paragraph_open" ? findHabit(contentOf(node)) : undefined;

    if (token.type === "html_block" && token.content.startsWith("<!--")) {
      const hint = "Write what is said below `Note:`, and delete the comment.";
      complain("HTML has no place here", hint);
    } else if (habit) {
      complain(habit.reason, habit.hint, habit.beginsNotes ? "notes" : "block");
      inNotes ||= habit.beginsNotes;
    } else if (refused[token.type]) {
      complain(...refused[token.type]!);
    } else if (token.type === "footnote_reference_open") {
      const { label } = token.meta as { label: string };
      const blocks = readParagraphs(source, children);
      body.definitions.push({ label, line: first ? lineOf(first.token) : 1, blocks });
    } else if (token.type === "heading_open" && !token.markup.startsWith("#")) {
      const hint = "Leave a blank line below the text, and delete the line of dashes.";
      complain("The line below turns this text into a heading", hint);
      (inNotes ? body.notes : body.blocks).push(readParagraph(source, node));
    } else if (token.type === "paragraph_open" && /^note:/i.test(contentOf(node))) {
      if (contentOf(node) !== "Note:") {
        const hint = "Write `Note:`, a blank line, and then what is said.";
        complain("`Note:` stands alone", hint, "notes");
      }
      inNotes = true;
    } else if (inNotes && (token.type !== "paragraph_open" || isFigure(node))) {
      complain("Notes are paragraphs only", "Write it as a paragraph.", "notes");
    } else if (inNotes) {
      body.notes.push(readParagraph(source, node));
    } else if (token.type === "heading_open") {
      const depth = Number(token.tag.slice(1));
      body.blocks.push({ type: "heading", depth, ...readLine(source, inlineOf(node), "heading") });
    } else if (token.type === "paragraph_open") {
      body.blocks.push(
        isFigure(node) ? readFigure(source, shown, node) : readParagraph(source, node),
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
      body.blocks.push(...children.flatMap((item) => readItem(source, node, item, list)));
    } else {
      throw new Error(`A block of Markdown that is not read: ${token.type}`);
    }
  }
  return body;
}

interface Node {
  /** The token that opens the node, or the only one it has. */
  token: Token;
  children: Node[];
}

/** A run of tokens as a tree: what stands between an opening token and its end is in that one. */
function nest(tokens: readonly Token[]): Node[] {
  const top: Node[] = [];
  const open = [top];
  for (const token of tokens) {
    if (token.nesting < 0) {
      open.pop();
      continue;
    }
    const node = { token, children: [] };
    open.at(-1)?.push(node);
    if (token.nesting > 0) open.push(node.children);
  }
  return top;
}

const lineOf = ({ map }: Token) => (map?.[0] ?? 0) + 1;

/** The token that has the text of a heading or a paragraph. */
const inlineOf = ({ token, children }: Node): Token => children[0]?.token ?? token;

const contentOf = (node: Node) => inlineOf(node).content;

const isImage = ({ type }: Token) => type === "image";

const isFigure = (node: Node) => inlineOf(node).children?.findIndex(isImage) === 0;

/** The one paragraph that an item or a quotation holds. */
function readOneParagraph(
  source: Source,
  { token, children }: Node,
  name: string,
  mark: string,
): Paragraph[] {
  const [paragraph, second] = readParagraphs(source, children);
  if (second) {
    const hint = `Start the second with \`${mark} \` after a blank line.`;
    report(source, "block", second.lines[0], 1, `Two paragraphs in one ${name}`, hint);
  } else if (children.length === 0) {
    const hint = "Write its text, or delete the line.";
    report(source, "block", lineOf(token), 1, `An empty ${name}`, hint);
  }
  return paragraph ? [paragraph] : [];
}

/** The paragraphs among some nodes; anything else there is a mistake. */
const readParagraphs = (source: Source, nodes: readonly Node[]): Paragraph[] =>
  nodes.flatMap((node) => {
    if (node.token.type === "paragraph_open") return readParagraph(source, node);
    const reason = refused[node.token.type]?.[0] ?? "Only a line of text can stand here";
    report(source, "block", lineOf(node.token), 1, reason, "Write it as a block of its own.");
    return [];
  });

const readParagraph = (source: Source, node: Node): Paragraph => ({
  type: "paragraph",
  ...readLine(source, inlineOf(node), "paragraph"),
});

/**
 * An item of a list, with the items below it; those have none. It begins with a label where its first
 * line is strong and nothing else.
 */
function readItem(
  source: Source,
  { token: { type: listType, markup } }: Node,
  { token, children: inside }: Node,
  list: number,
  isBelow = false,
): ListItem[] {
  const ordered = listType === "ordered_list_open";
  if (ordered && (token.info !== "1" || markup !== "."))
    report(source, "block", lineOf(token), 1, ...explainNumber(`${token.info}${markup}`));
  const isList = ({ token: { type } }: Node) => type.endsWith("_list_open");
  const lists = isBelow ? [] : inside.filter(isList);
  const [wrong] = ordered ? lists : lists.filter(({ token: { type } }) => type !== listType);
  if (isBelow && inside.some(isList)) {
    const hint = "Write it one level higher, or on a slide of its own.";
    report(source, "block", lineOf(inside.find(isList)!.token), 1, "Items three levels deep", hint);
  }
  if (wrong) {
    const hint = "Number neither: start both with `- `.";
    report(source, "block", lineOf(wrong.token), 1, "Numbers in a list of two levels", hint);
  }
  const texts = { token, children: inside.filter((node) => !isList(node)) };
  const [paragraph] = readOneParagraph(source, texts, "item", ordered ? "1." : "-");
  if (!paragraph) return [];
  const items = lists.flatMap((below) =>
    below.children.flatMap((item) => readItem(source, below, item, list, true)),
  );
  const { lines, children } = paragraph;
  const [first, second, ...rest] = children;
  const item = { type: "listItem" as const, list, ordered, lines, items };
  if (first?.type !== "strong" || second?.type !== "break") return [{ ...item, children }];
  return [{ ...item, label: first.children, children: rest }];
}

const explainNumber = (number: string) =>
  [
    `An item numbered \`${number}\``,
    "Write `1.` before every item: a pair has one number.",
  ] as const;

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

function readFigure(source: Source, { pictures }: Shown, node: Node): Figure {
  const inline = inlineOf(node);
  const { lines, children } = readLine(source, inline, "figure");
  const [image, ...others] = inline.children ?? [];
  const url = readAttribute(image, "src");
  const path = pictures.find(url);
  if (path === undefined) {
    const reason = `There is no picture ${url}`;
    reportWords(source, "picture", lines, url, reason, hintAtPicture(url, pictures));
  }
  if (others.some((token) => !isImage(token) && !isReference(token) && token.content.trim())) {
    const hint = "Leave a blank line between them.";
    report(source, "picture", lines[0], 1, "Text beside a picture", hint);
  }
  const references = children.filter((inline) => inline.type === "footnoteReference");
  const [alt, note] = [readAlt(image), readAttribute(image, "title")];
  return {
    type: "figure",
    lines,
    picture: (path === undefined ? undefined : pictures.read(path)) ?? noPicture(url),
    url,
    alt,
    note,
    references,
  };
}

function hintAtPicture(url: string, pictures: Pictures): string {
  const near = pictures.findNear(url);
  if (near) return `${near.difference}: write \`${writeAddress(near.name)}\`.`;
  return `Put it into \`assets/\` and name it \`${writeAddress(nameOf(url))}\`.`;
}

/** The address of a file in `assets/` as Markdown takes it. */
const writeAddress = (name: string) =>
  /^[^\s<>()\\]+$/.test(name) ? `../assets/${name}` : `<../assets/${name}>`;

const isReference = ({ type }: Token) => type === "footnote_ref";

const readAlt = (image?: Token) => (image?.children ?? []).map(({ content }) => content).join("");

/** An attribute's text, empty where it is absent. */
const readAttribute = (token: Token | undefined, name: string) =>
  String(token?.attrGet(name) ?? "");

/** The inlines of a block that is one line, unless its author breaks it by hand. */
function readLine(source: Source, { map, children }: Token, type: Block["type"]) {
  const tokens = (children ?? []).slice(type === "figure" ? 1 : 0);
  const [start = 0, end = 0] = map ?? [];
  const lines = [start + 1, end] as const;
  const endsInSpaces = source.lines.slice(start, end).some((line) => / {2,}$/.test(line));
  const isBroken = (token: Token) =>
    token.type === "softbreak" || (token.type === "hardbreak" && endsInSpaces);
  if (tokens.some(isBroken)) {
    const hint = "Write it on one line, or end the line with `\\` to break it on the slide.";
    report(source, "block", lines[0], 1, "A block of more than one line", hint);
  }
  const inlines = readInlines(source, nest(tokens), new Finder(source.lines, lines[0]), type);
  checkLeftovers(source, inlines);
  for (let line = lines[0]; line <= lines[1]; line++) {
    const column = findFormula(source.lines[line - 1] ?? "");
    if (column < 0) continue;
    const hint = "Draw it as a picture, or write it in words or as `code`.";
    report(source, "markdown", line, column + 1, "A formula would show as it is typed", hint);
  }
  return { lines, children: inlines };
}

/** Unicode's own hyphens, which other programs write and the Latin font lacks, as everybody types them. */
const mendHyphens = (text: string) => text.replace(/[\u2010\u2011]/g, "-");

/** How deep marks stand in each other: a link, strong, emphasis and a deletion are four. */
const deepest = 8;

/** Reads what stands in a line; HTML and pictures in it are mistakes. */
function readInlines(
  source: Source,
  nodes: readonly Node[],
  finder: Finder,
  block: Block["type"],
  depth = 0,
): Inline[] {
  return nodes.flatMap<Inline>(({ token, children }) => {
    const { type, content, markup } = token;
    const complain = (ruleId: RuleId, { line, column = 1 }: Place, reason: string, hint: string) =>
      report(source, ruleId, line, column, reason, hint);
    const inside = (end: string) => {
      if (depth === deepest) {
        const hint = "Close each mark before the next opens.";
        complain("markdown", finder.find(""), "Marks inside marks without end", hint);
        return [];
      }
      const inlines = readInlines(source, children, finder, block, depth + 1);
      finder.find(end);
      return inlines;
    };

    if (type === "text")
      return content ? { type, value: mendHyphens(content), ...finder.find(content) } : [];
    if (type === "code_inline") {
      const place = finder.find(markup);
      finder.find(content);
      finder.find(markup);
      return { type: "inlineCode", value: content, ...place };
    }
    if (type === "softbreak" || type === "hardbreak") {
      const place = finder.find("\\");
      finder.nextLine();
      return { type: "break", ...place };
    }
    if (type === "html_inline") {
      const place = finder.find(content);
      if (content === "<br>" && block === "heading") return { type: "break", ...place };
      const hint =
        content === "<br>"
          ? "End the line with `\\`; `<br>` breaks headings only."
          : "Write Markdown; `<br>` in a heading is the only HTML there is.";
      complain("block", place, `HTML has no place here: ${content}`, hint);
      return [];
    }
    if (type === "image") {
      const place = finder.find("![");
      complain("picture", place, "A picture among text", "Set it alone, between blank lines.");
      return { type: "text", value: readAlt(token), ...place };
    }
    if (type === "footnote_ref") {
      const { label } = token.meta as { label: string };
      return { type: "footnoteReference", label, ...finder.find(`[^${label}]`) };
    }
    if (type === "strong_open")
      return { type: "strong", ...finder.find(markup), children: inside(markup) };
    if (type === "em_open")
      return { type: "emphasis", ...finder.find(markup), children: inside(markup) };
    if (type === "s_open")
      return { type: "delete", ...finder.find(markup), children: inside(markup) };
    if (type === "link_open") {
      const [url, title] = [readAttribute(token, "href"), readAttribute(token, "title")];
      if (markup === "linkify") return readBareLink(url, children, finder);
      const place = finder.find(markup === "autolink" ? "<" : "[");
      return { type: "link", url, title, ...place, children: inside("](") };
    }
    throw new Error(`An inline of Markdown that is not read: ${type}`);
  });
}

/** An address in the text, but for what only looks like a letter's: `node@20.19`. */
function readBareLink(url: string, nodes: readonly Node[], finder: Finder): Inline[] {
  const value = nodes.map(({ token }) => token.content).join("");
  const place = finder.find(value);
  const text = { type: "text" as const, value, ...place };
  if (url.startsWith("mailto:") && !/\.\p{L}{2,}$/u.test(url)) return [text];
  return [{ type: "link", url, title: "", ...place, children: [text] }];
}
