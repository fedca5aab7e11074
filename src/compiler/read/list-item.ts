import { report, type Source } from "../source-file.ts";
import type { ListItem } from "../slide.ts";
import { lineOf, type Node } from "./nodes.ts";
import { readOneParagraph } from "./paragraphs.ts";

/** The items of a list; that they are not all numbered `1.` is one mistake. */
export function readList(source: Source, node: Node, list: number, isBelow = false): ListItem[] {
  const { type, markup } = node.token;
  const counted = node.children.find(({ token: { info } }) => info !== "1" || markup !== ".");
  if (type === "ordered_list_open" && counted) {
    const reason = `An item numbered \`${counted.token.info}${markup}\``;
    const hint = "Write `1.` before every item: a pair has one number.";
    report(source, "block", lineOf(counted.token), 1, reason, hint);
  }
  return node.children.flatMap((item) => readItem(source, node, item, list, isBelow));
}

/**
 * An item of a list, with the items below it; those have none. It begins with a label where its first
 * line is strong and nothing else.
 */
function readItem(
  source: Source,
  { token: { type: listType } }: Node,
  { token, children: inside }: Node,
  list: number,
  isBelow: boolean,
): ListItem[] {
  const ordered = listType === "ordered_list_open";
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
  const items = lists.flatMap((below) => readList(source, below, list, true));
  const { lines, children } = paragraph;
  const [first, second, ...rest] = children;
  const item = { type: "listItem" as const, list, ordered, lines, items };
  if (first?.type !== "strong" || second?.type !== "break") return [{ ...item, children }];
  return [{ ...item, label: first.children, children: rest }];
}
