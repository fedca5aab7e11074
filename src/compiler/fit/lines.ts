/** A part of a text that a line does not split while there is room on the next one. Widths are in em. */
export interface Piece {
  width: number;
  /** Those of its characters. */
  advances: readonly number[];
  /** The space after it, which a line's end swallows. */
  space: number;
  /** A line ends after it, whatever room is left. */
  breaks: boolean;
  /** Code is never split, not even where no line holds it. */
  isCode: boolean;
}

// Browsers round what they add up, Chromium to 64ths of a pixel, Firefox to 60ths for each letter: a
// line may be an eighth wider than its letters.
const least = 1 / 8;

/**
 * How wide the lines are, in em, that a text takes in a column, each filled before the next begins. To
 * balance the lines or keep a last one from being short moves words, but needs no line more. A piece
 * that no line holds breaks anywhere, as `overflow-wrap: anywhere` has it, unless it is code.
 */
export function fillLines(pieces: readonly Piece[], column: number, size: number): number[] {
  const room = (column - least) / size;
  const lines: number[] = [];
  let line = 0;
  let isEmpty = true;
  for (const { width, advances, space, breaks, isCode } of pieces) {
    if (!isEmpty && line + width > room) {
      lines.push(line);
      line = 0;
    }
    if (isCode || line + width <= room) line += width;
    else
      for (const [i, advance] of advances.entries()) {
        if (i > 0 && line + advance > room) {
          lines.push(line);
          line = 0;
        }
        line += advance;
      }
    line += space;
    isEmpty = breaks;
    if (breaks) {
      lines.push(line);
      line = 0;
    }
  }
  lines.push(line);
  return lines;
}

/** How wide the widest piece is. */
export const findWidest = (pieces: readonly Piece[]) =>
  pieces.reduce((widest, { width }) => Math.max(widest, width), 0);
