import { report, type Source } from "../source-file.ts";
import type { ListItem } from "../slide.ts";
import { lineOf, type Node } from "./nodes.ts";
import { readOneParagraph } from "./paragraphs.ts";

/**
 * An item of a list, with the items below it; those have none. It begins with a label where its first
 * line is strong and nothing else.
 */
export function readItem(
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
