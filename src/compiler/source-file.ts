/** A text file the compiler was given, and the mistakes found in it so far. */
export interface Source {
  /** Path from the project's top, as the author knows it: `slides/05-economics.md`. */
  file: string;
  text: string;
  lines: readonly string[];
  mistakes: Mistake[];
}

/** What an author has to mend: a place (counted from 1), what is wrong, what to type. */
interface Mistake {
  file: string;
  line: number;
  column: number;
  reason: string;
  hint: string;
  frame: string;
}

/** Thrown with every mistake of every file. Its message is the whole report; it has no stack. */
export class CompileError extends Error {
  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(describeMistake).join("\n\n"));
    this.name = "CompileError";
    this.stack = "";
  }
}

/** A file's name without its folder. */
export const nameOf = (file: string) => file.slice(file.lastIndexOf("/") + 1);

export function readSource(file: string, text: string): Source {
  const plain = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  return { file, text: plain, lines: plain.split("\n"), mistakes: [] };
}

/** Notes a mistake in `source` at a line and column, both counted from 1. */
export function report(
  source: Source,
  line: number,
  column: number,
  reason: string,
  hint: string,
): void {
  const frame = drawFrame(source.lines, line, column);
  const { file } = source;
  source.mistakes.push({ file, line, column, reason: shorten(reason), hint: shorten(hint), frame });
}

/** What quotes the file may quote too much. */
const shorten = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** As `report`, at the first place where `words` stand in the lines `from` to `to`. */
export function reportWords(
  source: Source,
  [from, to]: readonly [from: number, to: number],
  words: string,
  reason: string,
  hint: string,
): void {
  const { lines } = source;
  for (let line = from; line <= Math.min(to, lines.length); line++) {
    const column = lines[line - 1]?.indexOf(words) ?? -1;
    if (column >= 0) return report(source, line, column + 1, reason, hint);
  }
  report(source, from, 1, reason, hint);
}

function describeMistake({ file, line, column, reason, hint, frame }: Mistake): string {
  return `${file}:${line}:${column}: ${reason}\n${hint}\n${frame}`;
}

// A terminal would act on them.
const invisible = /[^\P{Cc}\t]|\p{Bidi_Control}/gu;

// As much of a line as a frame has room for.
const room = 100;

/** Two lines before the place, the place with a caret, two lines after; of long lines what is near. */
function drawFrame(lines: readonly string[], line: number, column: number): string {
  const last = lines.at(-1) === "" ? lines.length - 1 : lines.length;
  const from = Math.max(1, line - 2);
  const to = Math.min(Math.max(last, line), line + 2);
  const digits = String(to).length;
  const gutter = " ".repeat(digits + 2);
  const start = column > room ? column - room / 2 : 0;
  const clip = (line: string) => {
    const text = line.replace(invisible, "\uFFFD");
    const [before, after] = [start > 0 && text.length > start, text.length > start + room];
    return `${before ? "…" : ""}${text.slice(start, start + room)}${after ? "…" : ""}`;
  };
  const frame: string[] = [];
  for (let number = from; number <= to; number++) {
    const text = clip(lines[number - 1] ?? "");
    const sign = number === line ? ">" : " ";
    frame.push(`${sign} ${String(number).padStart(digits)} | ${text}`.trimEnd());
    if (number === line)
      frame.push(`${gutter} | ${indentTo(text, start > 0 ? column - start + 1 : column)}^`);
  }
  return frame.join("\n");
}

/** Blank space as wide as the text before the column: a Han character takes two cells. */
function indentTo(text: string, column: number): string {
  return text.slice(0, column - 1).replace(/[^\t]/gu, (c) => (isWide(c) ? "\u3000" : " "));
}

const isWide = (c: string) => /[\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60]/u.test(c);
