import type { CodeLines, Highlight } from "../code-tokens.ts";
import type { Code } from "../slide.ts";
import { report, reportWords, type Source } from "../source-file.ts";

/** A fence, as Markdown has it. */
export interface Fence {
  /** What follows its opening backticks. */
  info: string;
  content: string;
  lines: readonly [from: number, to: number];
}

const notation = "Write the language, then the lines that light up: ```js {1|3-4|all}.";

/** Reads a code block: its language, its steps, its tokens. */
export function readCode(
  source: Source,
  { info, content, lines }: Fence,
  highlight: Highlight,
): Code {
  const [, language = "", meta = ""] = /^\s*([^\s{[]*)\s*(.*?)\s*$/.exec(info)!;
  const text = content.replace(/\n$/, "");
  const complain = (reason: string, hint: string) =>
    report(source, "block", lines[0], 1, reason, hint);
  if (!/^\s*(?:`{3,}|~{3,})\s*$/.test(source.lines[lines[1] - 1] ?? "") || lines[0] === lines[1])
    complain("A code block without its end", "Write ``` on a line of its own below the code.");
  else if (!text.trim()) complain("An empty code block", "Write its code, or delete it.");

  const tokens = highlight(text, language);
  if (!tokens) {
    const hint = "Write a name that its editors know, such as `js` or `python`, or `text`.";
    reportWords(source, "code", lines, language, `No colours for code in “${language}”`, hint);
  }
  const plain: CodeLines = text.split("\n").map((line) => [{ kind: "plain", text: line }]);
  const steps = readSteps(meta, plain.length);
  if (!steps) {
    const reason = /^\{[\d\s,|-]*\}$/.test(meta)
      ? `“${meta}” names no lines of this code`
      : `“${meta}” means nothing after the language of code`;
    complain(reason, notation);
  }
  return { type: "code", lines, language, tokens: tokens ?? plain, steps: steps ?? [] };
}

/** The lines that light up one after another, `{1|3-4|all}`; nothing where they are no such lines. */
function readSteps(meta: string, count: number): number[][] | undefined {
  if (meta === "") return [];
  const [, ranges] = /^\{(.*)\}$/.exec(meta) ?? [];
  const steps = ranges?.split("|").map((range) => readRange(range.trim(), count));
  return steps?.every((step) => step !== undefined) ? steps : undefined;
}

/** The lines of a range, `1`, `3-4`, `1,3-4` or `all`. */
function readRange(range: string, count: number): number[] | undefined {
  if (range === "all") return listLines(1, count);
  const parts = range.split(",").map((part) => {
    const [, from = "", to = from] = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(part) ?? [];
    return listLines(Number(from), Number(to));
  });
  const isWithin = (lines: readonly number[]) =>
    lines.length > 0 && lines[0]! >= 1 && lines.at(-1)! <= count;
  return parts.every(isWithin) ? parts.flat() : undefined;
}

const listLines = (from: number, to: number) =>
  from > 0 && to < from + 1000
    ? Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
    : [];

/** What keeps two code blocks from being partners, and what to do about it. */
export function compareCode(
  en: Code,
  zh: Code,
): readonly [reason: string, hint: string] | undefined {
  const alone = "or write text between two blocks that are no pair.";
  if (en.language !== zh.language)
    return [
      `Code in “${en.language}” beside code in “${zh.language}”`,
      `Name one language in both, ${alone}`,
    ];
  const [lines, others] = [en.tokens.length, zh.tokens.length];
  if (lines !== others)
    return [
      `${others} lines of code beside ${lines} in English`,
      `Write both alike, line by line, ${alone}`,
    ];
  const isSame = JSON.stringify(en.steps) === JSON.stringify(zh.steps);
  if (zh.steps.length > 0 && !isSame)
    return ["Two languages, two orders of steps", "Write the steps at the English code alone."];
  return undefined;
}
