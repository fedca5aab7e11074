import { drawFrame } from "./code-frame.ts";
import { severities, type Mistake, type RuleId } from "./mistake.ts";

/** A text file the compiler was given, and the mistakes found in it so far. */
export interface Source {
  /** Path from the project's top, as the author knows it: `slides/05-economics.md`. */
  file: string;
  text: string;
  lines: readonly string[];
  mistakes: Mistake[];
}

/** A file's name without its folder. */
export const nameOf = (file: string) => file.slice(file.lastIndexOf("/") + 1);

export function readSource(file: string, text: string): Source {
  // macOS may write é as two characters; the fonts have it as one.
  const plain = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .normalize("NFC");
  return { file, text: plain, lines: plain.split("\n"), mistakes: [] };
}

/**
 * Reads the bytes of a text file. Those that are not of its encoding are a mistake, at the place where
 * an editor shows the first.
 */
export function readBytes(file: string, bytes: Uint8Array, encoding = "utf-8"): Source {
  try {
    return readSource(file, new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const rewritten = new TextEncoder().encode(text);
    const index = bytes.findIndex((byte, i) => byte !== rewritten[i]);
    const good = bytes.subarray(0, index < 0 ? bytes.length : index);
    const { lines } = readSource(file, new TextDecoder().decode(good, { stream: true }));
    const source = readSource(file, text);
    const [line, column] = [lines.length, lines.at(-1)!.length + 1];
    report(source, "file", line, column, "These bytes are not UTF-8", "Save the file as UTF-8.");
    return source;
  }
}

/**
 * Reports that `source` breaks a rule at a line and column, both counted from 1. `words` are what an
 * author quotes to allow a warning; without them a warning can only be allowed as a whole.
 */
export function report(
  source: Source,
  ruleId: RuleId,
  line: number,
  column: number,
  reason: string,
  hint: string,
  words: readonly string[] = [],
): void {
  source.mistakes.push({
    ruleId,
    severity: severities[ruleId],
    file: source.file,
    line,
    column,
    reason: shorten(reason),
    note: `${shorten(hint)}${explainAllow(ruleId, words)}`,
    frame: drawFrame(source.lines, line, column),
    words,
  });
}

/** As `report`, at the first place where the first of `words` stands in the lines `from` to `to`. */
export function reportWords(
  source: Source,
  ruleId: RuleId,
  [from, to]: readonly [from: number, to: number],
  words: string | readonly [string, ...string[]],
  reason: string,
  hint: string,
): void {
  const { lines } = source;
  const all = typeof words === "string" ? [words] : words;
  for (let line = from; line <= Math.min(to, lines.length); line++) {
    const column = lines[line - 1]?.indexOf(all[0]!) ?? -1;
    if (column >= 0) return report(source, ruleId, line, column + 1, reason, hint, all);
  }
  report(source, ruleId, from, 1, reason, hint, all);
}

// The text of a file may be long.
const maxLength = 200;

const shorten = (text: string) => (text.length > maxLength ? `${text.slice(0, maxLength)}…` : text);

/** How to allow a warning, in the front matter of a slide. */
function explainAllow(ruleId: RuleId, words: readonly string[]): string {
  if (severities[ruleId] === "error" || ruleId === "allow") return "";
  const quotes = [...new Set(words)].map((word) => JSON.stringify(word));
  const list = `[${quotes.join(", ")}]`;
  const value = words.length > 0 && list.length <= maxLength ? list : "true";
  return ` To keep it, write \`allow: { ${ruleId}: ${value} }\` in the front matter.`;
}
