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

/** A character, or a place where a line may or must end. */
interface Unit {
  kind: "text" | "space" | "may" | "must";
  width: number;
  isCode?: boolean;
}

/**
 * Cuts a block's HTML into the pieces that a browser does not split: at spaces and at `<wbr>`, and in
 * English after a hyphen that joins two letters, but for code. In Chinese the compiler says so itself.
 */
export function cutPieces(html: string, style: Style, side: Side, measure: Measure): Piece[] {
  const units = splitTags(html, style, side).flatMap((part) =>
    part === "wbr" || part === "br"
      ? [{ kind: part === "br" ? ("must" as const) : ("may" as const), width: 0 }]
      : measureRun(part, style, side, measure),
  );
  return joinUnits(units);
}

// A tag, an entity, or text without either.
const tokens = /<(\/?)([a-z]\w*)([^>]*)>|&(?:amp|lt|gt|quot);|[^<&]+/g;
const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** The runs of a block, and the breaks between them: WebKit shapes no text across a tag. */
function splitTags(html: string, { weight }: Style, side: Side): (Run | "wbr" | "br")[] {
  const parts: (Run | "wbr" | "br")[] = [];
  const open: Omit<Run, "text">[] = [{ weight, scale: 1, isCode: false, isEmoji: false, side }];
  let run: Run | undefined;
  for (const [token, close, tag, attributes = ""] of html.matchAll(tokens)) {
    const inside = open.at(-1)!;
    const text = entities[token] ?? token;
    if (!tag && run) run.text += text;
    else if (!tag) parts.push((run = { ...inside, text }));
    else {
      run = undefined;
      if (tag === "wbr" || tag === "br") parts.push(tag);
      else if (close) open.pop();
      else open.push(styleTag(tag, attributes, inside));
    }
  }
  return parts;
}

function styleTag(tag: string, attributes: string, inside: Omit<Run, "text">): Omit<Run, "text"> {
  if (tag === "sup")
    return { ...inside, weight: 500, scale: inside.weight === 900 ? 0.4 : 0.6, isCode: false };
  const weight = tag === "strong" ? 900 : inside.weight;
  const side = sides.find((one) => attributes.includes(`lang="${tags[one]}"`)) ?? inside.side;
  const isEmoji = attributes.includes('class="emoji"');
  return { weight, scale: inside.scale, isCode: inside.isCode || tag === "code", isEmoji, side };
}

function measureRun(run: Run, style: Style, side: Side, measure: Measure): Unit[] {
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
  const units: Unit[] = [];
  for (const [i, character] of text.split("").entries()) {
    const isSpace = character === " " || character === "\u00A0";
    const spacing = (advances[i] ? letterSpacing : 0) + (isSpace ? wordSpacing : 0);
    const kind = character === " " ? "space" : "text";
    units.push({ kind, width: advances[i]! * scale + spacing, isCode });
    const isHyphen = isEnglish && character === "-" && i > 0;
    if (isHyphen && /^\p{L}-\p{L}$/u.test(text.slice(i - 1, i + 2)))
      units.push({ kind: "may", width: 0 });
  }
  return units;
}

function joinUnits(units: readonly Unit[]): Piece[] {
  const pieces: (Piece & { advances: number[] })[] = [];
  let isOpen = false;
  for (const { kind, width, isCode } of units) {
    const last = pieces.at(-1);
    if (kind === "may") {
      isOpen = false;
      continue;
    }
    if (!isOpen || !last || (kind === "text" && last.space > 0))
      pieces.push({ width: 0, advances: [], space: 0, breaks: false, isCode: false });
    const piece = pieces.at(-1)!;
    if (kind === "space") piece.space += width;
    else if (kind === "text") {
      piece.width += width;
      piece.advances.push(width);
      piece.isCode ||= Boolean(isCode);
    }
    piece.breaks = kind === "must";
    isOpen = kind !== "must";
  }
  return pieces;
}
