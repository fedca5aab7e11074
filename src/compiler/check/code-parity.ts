import { readCodeLine, type CodeToken } from "../code-tokens.ts";
import type { Code, Partners } from "../slide.ts";
import { reportWords } from "../source-file.ts";
import type { Project } from "./project.ts";

/** Reports code that says something else in Chinese: its comments and strings alone are translated. */
export function checkCode({ slides }: Project): void {
  for (const { source, pairs } of slides) {
    for (const pair of pairs) {
      const line = pair.type === "code" ? findDifference(pair) : -1;
      if (pair.type !== "code" || line < 0) continue;
      const [english, chinese] = [pair.en, pair.zh].map(({ tokens }) =>
        readCodeLine(tokens[line]!).trim(),
      ) as [string, string];
      const at = pair.zh.lines[0] + 1 + line;
      const hint = "Write the same but for comments and strings.";
      const reason = `Code differs: English ${english || "nothing"}, Chinese ${chinese || "nothing"}`;
      reportWords(source, "code", [at, at], chinese || english, reason, hint);
    }
  }
}

/** The first line in which two languages differ; of text without a grammar nothing is known. */
function findDifference({ isShared, en, zh }: Partners<Code>): number {
  const isPlain = en.tokens.flat().every(({ kind }) => kind === "plain");
  if (isShared || isPlain) return -1;
  return en.tokens.findIndex((line, i) => strip(line) !== strip(zh.tokens[i]!));
}

const strip = (line: readonly CodeToken[]) =>
  readCodeLine(line.filter(({ kind }) => kind !== "comment" && kind !== "string")).replace(
    /\s/g,
    "",
  );
