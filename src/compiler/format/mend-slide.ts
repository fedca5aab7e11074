import { createLineMender } from "./mend-line.ts";

// What a line may begin with: a heading, an item, a quotation, an indented footnote, its name.
const opening = /^\s*(?:#{1,6} |[-*+] |\d+[.)] |> ?|\[\^[^\]]*\]: ?)*/;
const begins = /^\s*(?:[*+>#|=]|-(?: |-*\s*$)|\d+[.)] |\[\^|`{3}|~{3}|!\[|Note:)/;
const standsAlone =
  /^\s*(?:#|\||!\[|Note:|\[\^[^\]]*\]:\s*$|`{3}|~{3}|(?:[-=*_]\s*)*$)|\\$|<br>$| {2}$/;
const label = /^\s*(?:[-*+]|\d+[.)]) +\*\*[^*]+\*\*$/;

/** The line between the head of a table and its rows. */
const ruler = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$|^\s*\|\s*:?-+:?\s*\|?\s*$/;

/** What becomes of a line: it is joined to others and mended, or mended alone, or kept as it is. */
interface Line {
  text: string;
  kind: "text" | "row" | "kept";
}

/**
 * Mends what can be mended mechanically in a slide's file: quotation marks, full-width marks, spaces
 * between Han and Latin, dashes, ellipses, blocks of several lines, labels. The front matter, code,
 * addresses and `names` stay as they are.
 */
export function mendSlide(text: string, names: readonly string[] = []): string {
  const [matter = ""] = /^---\n[^]*?\n---(?:\n|$)/.exec(text) ?? [];
  const lines: Line[] = [];
  for (const { text: line, kind } of sortLines(text.slice(matter.length).split("\n"))) {
    const last = lines.at(-1);
    const continues =
      last?.kind === "text" &&
      kind === "text" &&
      !standsAlone.test(last.text) &&
      line.trim() &&
      !begins.test(line);
    if (continues && !label.test(last.text)) {
      last.text = joinTwo(last.text, line.trim());
    } else {
      // A label stands on a line of its own.
      if (continues) last.text += "\\";
      lines.push({ text: line, kind });
    }
  }
  const mendLine = createLineMender(names);
  const mended = lines.map(({ text, kind }) => {
    if (kind === "kept") return text;
    return kind === "row" ? mendRow(text, mendLine) : mendBlock(text, mendLine);
  });
  return matter + mended.join("\n");
}

/** Tells code and tables from text. */
function sortLines(lines: readonly string[]): Line[] {
  let fence = "";
  let inTable = false;
  return lines.map((text, i): Line => {
    const [, mark = "", info = ""] = /^\s*(`{3,}|~{3,})(.*)/.exec(text) ?? [];
    const isCode = fence !== "" || mark !== "";
    if (!fence) fence = mark;
    else if (mark.startsWith(fence) && !info.trim()) fence = "";
    inTable = !isCode && text.trim() !== "" && (inTable || ruler.test(lines[i + 1] ?? ""));
    if (isCode || ruler.test(text)) return { text, kind: "kept" };
    return { text, kind: inTable || /^\s*\|/.test(text) ? "row" : "text" };
  });
}

type Mend = (text: string) => string;

/** Mends what stands between the opening of a line and its end: spaces, or a line break that is forced. */
function mendBlock(line: string, mend: Mend): string {
  const [start] = opening.exec(line)!;
  const [end] = /(?:\s|\\|<br>)*$/.exec(line.slice(start.length))!;
  return start + mend(line.slice(start.length, line.length - end.length)) + end;
}

/** Each cell by itself, with the space around it. */
const mendRow = (row: string, mend: Mend): string =>
  row
    .split(/(?<!\\)(\|)/)
    .map((cell) => cell.replace(/\S(?:[^]*\S)?/, mend))
    .join("");

/** Two lines of a block as one: no space between Han characters and marks. */
const joinTwo = (one: string, other: string) => {
  const wide = /[\p{Script=Han}，。；：！？、（）《》“”]/u;
  return wide.test(one.at(-1)!) && wide.test(other[0]!) ? one + other : `${one} ${other}`;
};
