import type { Place } from "../slide.ts";

/** Finds words in the lines of a block, one after the other. */
export class Finder {
  readonly #lines: readonly string[];
  #line: number;
  #index = 0;

  constructor(lines: readonly string[], line: number) {
    this.#lines = lines;
    this.#line = line;
  }

  /** Where the words stand next; only the line where they are written in another way, `&amp;`. */
  find(words: string): Place {
    const line = this.#line;
    const index = this.#lines[line - 1]?.indexOf(words, this.#index) ?? -1;
    if (index < 0) return { line };
    this.#index = index + words.length;
    return { line, column: index + 1 };
  }

  nextLine(): void {
    this.#line++;
    this.#index = 0;
  }
}
