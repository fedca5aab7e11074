// UTS #51, 1.4.9, “EBNF and Regex”: a character with its skin, its sign, its box or its tags, joined to
// others; a flag is two letters.
const member = String.raw`\p{Emoji}(?:\p{Emoji_Modifier}|\uFE0F?\u20E3|\uFE0F|[\u{E0020}-\u{E007E}]+\u{E007F})?`;
const emoji = new RegExp(String.raw`\p{RI}{2}|${member}(?:\u200D${member})*`, "gu");

// ☎ and the digits are text, unless a sign says otherwise.
const isDrawn = (text: string) => /^\p{Emoji_Presentation}|^.{2,}$/su.test(text);

// Each of those has one of these; most texts have none.
const sign = /\p{Emoji_Presentation}|\u200D|\u20E3|\uFE0F|\u{E007F}/u;

/** A part of a text: one emoji, whatever it is made of, or what stands between two. */
export interface TextPart {
  text: string;
  isEmoji: boolean;
}

/** A text in its parts. An emoji is one that its author wants as a picture: ☎ alone is a character. */
export function splitEmoji(text: string): TextPart[] {
  if (!sign.test(text)) return text ? [{ text, isEmoji: false }] : [];
  const parts: TextPart[] = [];
  let at = 0;
  const addText = (end: number) => {
    if (end > at) parts.push({ text: text.slice(at, end), isEmoji: false });
  };
  for (const { 0: found, index } of text.matchAll(emoji)) {
    if (!isDrawn(found)) continue;
    addText(index);
    parts.push({ text: found, isEmoji: true });
    at = index + found.length;
  }
  addText(text.length);
  return parts;
}

/** The characters of a text, an emoji as one. */
export const splitCharacters = (text: string): Iterable<string> =>
  !sign.test(text)
    ? text
    : splitEmoji(text).flatMap(({ text: part, isEmoji }) => (isEmoji ? part : [...part]));

/** Whether a text is one emoji. */
export function isEmoji(text: string): boolean {
  if (!sign.test(text)) return false;
  const [part, next] = splitEmoji(text);
  return next === undefined && part?.isEmoji === true;
}
