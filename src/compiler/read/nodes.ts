import type { Token } from "markdown-it";

export interface Node {
  /** The token that opens the node, or the only one it has. */
  token: Token;
  children: Node[];
}

/** A run of tokens as a tree: what stands between an opening token and its end is in that one. */
export function nest(tokens: readonly Token[]): Node[] {
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

export const lineOf = ({ map }: Token) => (map?.[0] ?? 0) + 1;

/** The token that has the text of a heading or a paragraph. */
export const inlineOf = ({ token, children }: Node): Token => children[0]?.token ?? token;

export const contentOf = (node: Node) => inlineOf(node).content;

export const isImage = ({ type }: Token) => type === "image";

export const isReference = ({ type }: Token) => type === "footnote_ref";

export const readAlt = (image?: Token) =>
  (image?.children ?? []).map(({ content }) => content).join("");

/** An attribute's text, empty where it is absent. */
export const readAttribute = (token: Token | undefined, name: string) =>
  String(token?.attrGet(name) ?? "");
