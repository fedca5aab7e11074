import { sides, tag as tags, type Side } from "../language.ts";
import type { Piece } from "./lines.ts";
import type { Measure, Typeface } from "./typeface.ts";

/** How a text is set, but for its size. */
export interface Style {
  weight: Typeface["weight"];
  /** Added to each character and to each space, in em. */
  letterSpacing: number;
  wordSpacing: number;
}

/** Text between two tags. */
interface Run {
  text: string;
  weight: Typeface["weight"];
  /** Its size, against that of its block. */
  scale: number;
  isCode: boolean;
  /** It is one emoji. */
  isEmoji: boolean;
  /** Its language: words of the other one stand in a text. */
  side: Side;
}

/**
 * Cuts a block's HTML into the pieces that a browser does not split: at spaces and at `<wbr>`, and in
 * English after a hyphen that joins two letters, but for code. In Chinese the compiler says so itself.
 */
export function cutPieces(html: string, style: Style, side: Side, measure: Measure): Piece[] {
  const row = new PieceRow();
  for (const part of splitTags(html, style, side)) {
    if (part === "wbr") row.end();
    else if (part === "br") row.break();
    else addRun(row, part, style, side, measure);
  }
  return row.pieces;
}

interface GrowingPiece extends Piece {
  advances: number[];
}

/** Pieces one after the other, the last of which still grows. */
class PieceRow {
  readonly pieces: GrowingPiece[] = [];
  #last: GrowingPiece | undefined;

  /** A line may end here. */
  end() {
    this.#last = undefined;
  }

  /** A line ends here. */
  break() {
    this.#grow().breaks = true;
    this.end();
  }

  addSpace(width: number) {
    this.#grow().space += width;
  }

  addCharacter(width: number, isCode: boolean) {
    if (this.#last && this.#last.space > 0) this.end();
    const piece = this.#grow();
    piece.width += width;
    piece.advances.push(width);
    piece.isCode ||= isCode;
  }

  #grow() {
    if (!this.#last) {
      this.#last = { width: 0, advances: [], space: 0, breaks: false, isCode: false };
      this.pieces.push(this.#last);
    }
    return this.#last;
  }
}

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** The runs of a block, and the breaks between them: WebKit shapes no text across a tag. */
function splitTags(html: string, { weight }: Style, side: Side): (Run | "wbr" | "br")[] {
  const parts: (Run | "wbr" | "br")[] = [];
  const open: Omit<Run, "text">[] = [{ weight, scale: 1, isCode: false, isEmoji: false, side }];
  // What no tag begins with is as if a tag had ended there.
  for (const part of `>${html}`.split("<")) {
    const end = part.indexOf(">");
    const tag = part.slice(0, end);
    if (tag === "wbr" || tag === "br") parts.push(tag);
    else if (tag.startsWith("/")) open.pop();
    else if (tag) open.push(styleTag(tag, open.at(-1)!));
    const text = part.slice(end + 1).replace(/&\w+;/g, (entity) => entities[entity]!);
    if (text) parts.push({ ...open.at(-1)!, text });
  }
  return parts;
}

function styleTag(element: string, inside: Omit<Run, "text">): Omit<Run, "text"> {
  const [tag = "", attributes = ""] = element.split(/ (.*)/s);
  if (tag === "sup")
    return { ...inside, weight: 500, scale: inside.weight === 900 ? 0.4 : 0.6, isCode: false };
  const weight = tag === "strong" ? 900 : inside.weight;
  const side = sides.find((one) => attributes.includes(`lang="${tags[one]}"`)) ?? inside.side;
  const isEmoji = attributes.includes('class="emoji"');
  return { weight, scale: inside.scale, isCode: inside.isCode || tag === "code", isEmoji, side };
}

function addRun(row: PieceRow, run: Run, style: Style, side: Side, measure: Measure): void {
  const { text, weight, scale, isCode, isEmoji } = run;
  const isEnglish = side === "en" && !isCode;
  const letterSpacing = isEnglish ? style.letterSpacing : 0;
  const wordSpacing = isEnglish ? style.wordSpacing : 0;
  // The page leaves out the sign that asks for a picture.
  const advances = measure(isEmoji ? `${text}\uFE0F` : text, {
    weight,
    side: run.side,
    ligatures: letterSpacing === 0,
    isCode,
  });
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    const spacing = advances[i] ? letterSpacing : 0;
    const width = advances[i]! * scale + spacing;
    if (character === " ") row.addSpace(width + wordSpacing);
    else row.addCharacter(character === "\u00A0" ? width + wordSpacing : width, isCode);
    const isHyphen = isEnglish && character === "-" && i > 0;
    if (isHyphen && /^\p{L}-\p{L}$/u.test(text.slice(i - 1, i + 2))) row.end();
  }
}
