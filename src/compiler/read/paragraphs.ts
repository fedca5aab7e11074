import { report, type Source } from "../source-file.ts";
import type { Paragraph } from "../slide.ts";
import { readLine } from "./inlines.ts";
import { inlineOf, lineOf, type Node } from "./nodes.ts";

/** What an author calls the things a slide has no use for, by markdown-it's names. */
export const refused: Record<string, readonly [reason: string, hint: string]> = {
  hr: ["A rule line does not end a slide", "Delete `---`; one file is one slide."],
  html_block: ["HTML has no place here", "Write Markdown; `<br>` breaks a heading's line."],
  code_block: [
    "Text indented by four spaces is a code block",
    "Start the line at its margin, or under the footnote it belongs to; code stands between two lines of ```.",
  ],
};

/** The one paragraph that an item or a quotation holds. */
export function readOneParagraph(
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
export const readParagraphs = (source: Source, nodes: readonly Node[]): Paragraph[] =>
  nodes.flatMap((node) => {
    if (node.token.type === "paragraph_open") return readParagraph(source, node);
    const reason = refused[node.token.type]?.[0] ?? "Only a line of text can stand here";
    report(source, "block", lineOf(node.token), 1, reason, "Write it as a block of its own.");
    return [];
  });

export const readParagraph = (source: Source, node: Node): Paragraph => ({
  type: "paragraph",
  ...readLine(source, inlineOf(node), "paragraph"),
});
