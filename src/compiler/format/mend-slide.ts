import { guessSide } from "../read/sides.ts";
import { mendText } from "./mend-text.ts";

// What is left alone: code, what is struck, footnotes' labels, addresses with their titles, tags, escapes.
const kept = [
  /`+[^`]*`+/,
  /~~[^~]*~~/,
  /!?\[\^[^\]]*\]:?/,
  /\]\((?:[^()"]|"[^"]*"|\([^()]*\))*\)/,
  /<[^<>]*>/,
  /https?:\/\/[^\s\p{Script=Han}，。；）]+/u,
  /(?<![\w.+-])[\w.+-]+@[\w.-]+\w/,
  /\\.?|&#?\w+;|\uFFFC/,
].map(({ source }) => source);

// What a line may begin with: a heading, an item, a quotation, an indented footnote.
const opening = /^\s*(?:#{1,6} |[-*+] |\d+[.)] |> ?)*/;
const begins = /^\s*(?:[*+>#|=]|-(?: |-*\s*$)|\d+[.)] |\[\^|`{3}|~{3}|!\[|Note:)/;
const standsAlone =
  /^\s*(?:#|\||!\[|Note:|\[\^[^\]]*\]:\s*$|`{3}|~{3}|(?:[-=*_]\s*)*$)|\\$|<br>$| {2}$/;

/**
 * Mends what can be mended mechanically in a slide's file: quotation marks, full-width marks, spaces
 * between Han and Latin, dashes, ellipses, blocks of several lines. The front matter, code, links,
 * addresses and `names` stay as they are.
 */
export function mendSlide(text: string, names: readonly string[] = []): string {
  const [matter = ""] = /^---\n[^]*?\n---(?:\n|$)/.exec(text) ?? [];
  const lines: { text: string; isKept: boolean }[] = [];
  let fence = "";
  for (const line of text.slice(matter.length).split("\n")) {
    const [, mark = "", info = ""] = /^\s*(`{3,}|~{3,})(.*)/.exec(line) ?? [];
    const isKept = fence !== "" || mark !== "" || /^\s*\|/.test(line);
    if (!fence) fence = mark;
    else if (mark.startsWith(fence) && !info.trim()) fence = "";
    const last = lines.at(-1);
    const continues =
      last && !isKept && !standsAlone.test(last.text) && line.trim() && !begins.test(line);
    if (continues) last.text = joinTwo(last.text, line.trim());
    else lines.push({ text: line, isKept });
  }
  const quoted = names.map((name) => name.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&"));
  const pattern = new RegExp([...kept, ...quoted].join("|"), "gu");
  const mended = lines.map(({ text, isKept }) => (isKept ? text : mendLine(text, pattern)));
  return matter + mended.join("\n");
}

/** Two lines of a block as one: no space between Han characters and marks. */
const joinTwo = (one: string, other: string) => {
  const wide = /[\p{Script=Han}，。；：！？、（）《》“”]/u;
  return wide.test(one.at(-1)!) && wide.test(other[0]!) ? one + other : `${one} ${other}`;
};

function mendLine(line: string, kept: RegExp): string {
  const start = opening.exec(line)![0];
  const parts: string[] = [];
  const text = line.slice(start.length).replace(kept, (words) => {
    parts.push(words);
    return "\uFFFC";
  });
  const isChinese = guessSide({ prose: text, whole: text }) === "zh";
  return start + mendText(text, isChinese).replace(/\uFFFC/g, () => parts.shift()!);
}
