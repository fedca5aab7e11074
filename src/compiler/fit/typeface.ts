import type { Side } from "../language.ts";

/** What decides how wide a text is, besides its size. */
export interface Typeface {
  weight: 500 | 700 | 900;
  /** Each language asks for its own family first. */
  side: Side;
  /** Text with letter-spacing has none. */
  ligatures: boolean;
  /** Drawn by the font for code first. */
  isCode: boolean;
}

/** How far each UTF-16 unit of a text advances the line, in em. */
export type Measure = (text: string, typeface: Typeface) => readonly number[];
