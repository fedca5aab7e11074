import { mendText, settle } from "./mend-text.ts";

// What is left alone: code, what is struck, tags, addresses, escapes.
const kept = [
  /`+[^`]*`+/,
  /~~[^~]*~~/,
  /<[^<>]*>/,
  /https?:\/\/[^\s\p{Script=Han}，。；）]+/u,
  /(?<![\w.+-])[\w.+-]+@[\w.-]+\w/,
  /\\.?|&#?\w+;|\uFFFC/,
];

// What nobody reads, and what stands on both sides of it is read together: emphasis, links, footnotes.
const marks = [
  /(?<opening>!?\[(?=(?:[^[\]]|\[[^\]]*\])*\]\())/,
  /(?<closing>\[\^[^\]]*\]|\]\((?:[^()"]|"[^"]*"|\([^()]*\))*\))/,
  /(?<emphasis>(?<!\*)\*+(?=[^\s*])|(?<=[^\s*])\*+(?!\*)|(?<![\p{L}\p{N}_])_+(?=[^\s_])|(?<=[^\s_])_+(?![\p{L}\p{N}_]))/u,
];

interface Mark {
  /** Where it stands in the text that is read. */
  at: number;
  text: string;
  isClosing: boolean;
}

/** Makes a function that mends the typography of a text in one line, and leaves `names` alone. */
export function createLineMender(names: readonly string[]): (line: string) => string {
  const quoted = names.map((name) => name.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&"));
  const keptPattern = [...kept.map(({ source }) => source), ...quoted].join("|");
  const pattern = `(?<kept>${keptPattern})|${marks.map(({ source }) => source).join("|")}`;
  const tokens = new RegExp(pattern, "gu");

  function mendOnce(line: string): string {
    const parts: string[] = [];
    const found: Mark[] = [];
    const open = new Set<string>();
    let text = "";
    let end = 0;
    for (const { 0: token, index, groups } of line.matchAll(tokens)) {
      text += line.slice(end, index);
      end = index + token.length;
      const { kept, closing, emphasis } = groups!;
      if (kept !== undefined) {
        parts.push(token);
        text += "\uFFFC";
        continue;
      }
      const isClosing = closing !== undefined || (emphasis !== undefined && open.delete(token));
      if (emphasis !== undefined && !isClosing) open.add(token);
      // The title of a link or a picture is read, too.
      const title = /"([^"]*)"(?=\)$)/;
      const mended = token.replace(title, (_, words: string) => `"${mendLine(words)}"`);
      found.push({ at: text.length, text: mended, isClosing });
    }
    text += line.slice(end);
    const mended = mendText(text);
    return putBack(found, text, mended).replace(/\uFFFC/g, () => parts.shift()!);
  }

  // A star beside a space is no mark, and a space may go.
  const mendLine = (line: string) => settle(line, mendOnce);
  return mendLine;
}

/** Puts marks into a mended text, of which nothing but marks and spaces has changed. */
function putBack(found: readonly Mark[], text: string, mended: string): string {
  const [before, after] = [findGaps(text), findGaps(mended)];
  let [written, end] = ["", 0];
  for (const { at, text: mark, isClosing } of found) {
    const i = before.findIndex(({ to }) => at <= to);
    const [gap, own] = [before[i]!, after[i]!];
    const [left, right] = [text.slice(gap.from, at), text.slice(at, gap.to)];
    const now = mended.slice(own.from, own.to);
    const places = [
      now.startsWith(left) ? [left.length] : [],
      now.endsWith(right) ? [now.length - right.length] : [],
    ];
    const [place = Math.min(left.length, now.length)] = (
      isClosing ? places : places.toReversed()
    ).flat();
    const next = Math.max(end, own.from + place);
    written += mended.slice(end, next) + mark;
    end = next;
  }
  return written + mended.slice(end);
}

/** What stands before, between and behind the letters, digits and things left alone in a text. */
function findGaps(text: string): { from: number; to: number }[] {
  const letters = [...text.matchAll(/[^\p{P}\p{S}\s]|\uFFFC/gu)];
  const ends = letters.map(({ 0: letter, index }) => index + letter.length);
  return [...letters.map(({ index }) => index), text.length].map((to, i) => ({
    from: ends[i - 1] ?? 0,
    to,
  }));
}
