// A terminal would obey them.
const invisible = /[^\P{Cc}\t]|\p{Bidi_Control}/gu;

// Of a longer line the frame shows the part around the place.
const maxColumns = 100;

/** Draws two lines before a place, its line with a caret, and two lines after. */
export function drawFrame(lines: readonly string[], line: number, column: number): string {
  const last = lines.at(-1) === "" ? lines.length - 1 : lines.length;
  const from = Math.max(1, line - 2);
  const to = Math.min(Math.max(last, line), line + 2);
  const digits = String(to).length;
  const gutter = " ".repeat(digits + 2);
  const start = column > maxColumns ? column - maxColumns / 2 : 0;
  const clip = (line: string) => {
    const text = line.replace(invisible, "\uFFFD");
    const [before, after] = [start > 0 && text.length > start, text.length > start + maxColumns];
    return `${before ? "…" : ""}${text.slice(start, start + maxColumns)}${after ? "…" : ""}`;
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
