/** What a part of code is, for its colour and weight. */
export type TokenKind = "plain" | "keyword" | "string" | "constant" | "comment";

export interface CodeToken {
  kind: TokenKind;
  text: string;
}

/** The lines of some code, each in its tokens. */
export type CodeLines = readonly (readonly CodeToken[])[];

/** Finds the tokens of code in a language; nothing where it does not know the language. */
export type Highlight = (code: string, language: string) => CodeLines | undefined;

/** Code as it was typed. */
export const readCodeLines = (lines: CodeLines): string => lines.map(readCodeLine).join("\n");

export const readCodeLine = (tokens: readonly CodeToken[]): string =>
  tokens.map(({ text }) => text).join("");
