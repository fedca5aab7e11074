/** A part of a text that no line may split. Widths are in em. */
export interface Piece {
  text: string;
  width: number;
  /** The space after it, which a line's end swallows. */
  space: number;
  /** A line ends after it, whatever room is left. */
  breaks: boolean;
}

// Browsers count in 64ths of a pixel.
const least = 1 / 64;

/**
 * How many lines a text takes in a column, each filled before the next begins. To balance the lines
 * or keep a last one from being short moves words, but needs no line more.
 */
export function countLines(pieces: readonly Piece[], column: number, size: number): number {
  const room = (column - least) / size;
  let lines = 1;
  let width = 0;
  let isEmpty = true;
  for (const piece of pieces) {
    if (!isEmpty && width + piece.width > room) {
      lines++;
      width = 0;
    }
    width += piece.width + piece.space;
    isEmpty = false;
    if (piece.breaks) {
      lines++;
      width = 0;
      isEmpty = true;
    }
  }
  return lines;
}

/** The widest part that no line may split. */
export const findWidest = (pieces: readonly Piece[]): Piece | undefined =>
  pieces.toSorted((a, b) => b.width - a.width)[0];
