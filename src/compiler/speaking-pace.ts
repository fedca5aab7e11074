// At this pace a room can follow.
const wordsPerMinute = 130;
const charactersPerMinute = 220;

/** How many minutes a text takes to say: Chinese by its characters, all else by its words. */
export function estimateMinutes(text: string): number {
  const characters = text.match(/\p{Script=Han}/gu) ?? [];
  const others = text.replaceAll(/\p{Script=Han}/gu, " ");
  const words = others.match(/[\p{L}\p{N}]+(?:['’.,–-][\p{L}\p{N}]+)*/gu) ?? [];
  return characters.length / charactersPerMinute + words.length / wordsPerMinute;
}
