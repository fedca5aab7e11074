import { sides, type Phrase, type Side } from "../language.ts";
import { estimateMinutes } from "../speaking-pace.ts";

/** What is said on a slide. */
export interface Speech {
  id: string;
  title: Phrase;
  /** The paragraphs of its notes; a zero-width space stands where a line may end besides at spaces. */
  notes: Record<Side, readonly string[]>;
}

/** A slide on the screen, for so many seconds. */
export interface Visit {
  id: string;
  seconds: number;
}

/** Subtitles in each language, and chapters that both share. */
export type Tracks = Record<Side | "chapters", string>;

/**
 * Writes the subtitles and chapters of a talk as WebVTT (https://www.w3.org/TR/webvtt1/), from the
 * slides that were shown one after the other. A slide that was shown more than once is told the first
 * time that was long enough for it.
 */
export function writeTracks(speeches: readonly Speech[], visits: readonly Visit[]): Tracks {
  const told = placeSpeeches(speeches, visits);
  const subtitles = (side: Side) =>
    writeCues(
      told.flatMap((one) => shareTime(splitNotes(one.speech.notes[side], side), one, side)),
    );
  const [en, zh] = [subtitles("en"), subtitles("zh")];
  const whole = visits.reduce((sum, { seconds }) => sum + seconds, 0);
  const chapters = told.map(({ speech, begin }, i) => ({
    begin,
    end: told[i + 1]?.begin ?? whole,
    text: escape(bare(`${speech.title.en} ${speech.title.zh}`)),
  }));
  return { en, zh, chapters: writeCues(chapters) };
}

/** The talk as it is planned: each slide once, for its minutes, or as long as its notes take to say. */
export const planVisits = (
  speeches: readonly (Speech & { minutes?: number | undefined })[],
): Visit[] =>
  speeches.map((speech) => ({
    id: speech.id,
    seconds: speech.minutes === undefined ? estimate(speech) : speech.minutes * 60,
  }));

/** How many seconds the notes of a slide take to say, in the language that takes longer. */
const estimate = ({ notes }: Speech) =>
  60 * Math.max(...sides.map((side) => estimateMinutes(notes[side].join("\n"))));

/** A time of the talk, in seconds from its start. */
interface Span {
  begin: number;
  end: number;
}

interface Cue extends Span {
  /** Markup; its lines end with a newline. */
  text: string;
}

/** What is shown for less is only passed, on the way to another slide. */
const shortestVisit = 5;

/** When each slide is told; one that was only passed is not. */
function placeSpeeches(
  speeches: readonly Speech[],
  visits: readonly Visit[],
): (Span & { speech: Speech })[] {
  let end = 0;
  const spans = visits.map(({ id, seconds }) => ({ id, begin: end, end: (end += seconds) }));
  return speeches
    .flatMap((speech) => {
      const least = Math.max(shortestVisit, estimate(speech) / 3);
      const span = spans.find(({ id, begin, end }) => id === speech.id && end - begin >= least);
      return span ? { speech, begin: span.begin, end: span.end } : [];
    })
    .sort((a, b) => a.begin - b.begin);
}

/** Divides the time of a slide among its subtitles, by their length. */
function shareTime(texts: readonly string[], { begin, end }: Span, side: Side): Cue[] {
  const whole = texts.reduce((sum, text) => sum + measureWidth(text, side), 0);
  let said = 0;
  const now = () => begin + ((end - begin) * said) / whole;
  return texts.map((text) => {
    const from = now();
    said += measureWidth(text, side);
    return { begin: from, end: now(), text: foldText(text, side).map(escape).join("\n") };
  });
}

// How wide a line may be, in letters; a Han character is as wide as two.
const widestLine: Record<Side, number> = { en: 42, zh: 40 };
const mostLines = 2;

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60\p{Emoji_Presentation}]/u;
// English has these marks too, half as wide.
const wideInChinese = /[—…·“”‘’]/u;

function measureWidth(text: string, side: Side): number {
  let width = 0;
  for (const character of text)
    if (wide.test(character) || (side === "zh" && wideInChinese.test(character))) width += 2;
    else if (!/[\p{M}\p{Cf}]/u.test(character)) width += 1;
  return width;
}

/** Notes as the texts of subtitles: as many whole sentences as fit, or one in its parts. */
function splitNotes(paragraphs: readonly string[], side: Side): string[] {
  return paragraphs.flatMap((paragraph) => {
    const texts: string[] = [];
    for (const sentence of splitSentences(paragraph)) {
      const last = texts.at(-1);
      const joined = `${last}${side === "en" ? " " : "\u200B"}${sentence}`;
      if (last && fits(splitPieces(joined, side), side, mostLines))
        texts[texts.length - 1] = joined;
      else texts.push(...divide(splitPieces(sentence, side), side, mostLines));
    }
    return texts;
  });
}

// What ends as a sentence does, and is none: an initial, a title.
const abbreviation = /^["“‘([]*(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|vs|No|e\.g|i\.e)\.$/u;

/**
 * The sentences of a paragraph; `▶` in it marks a click, and is not said. (Safari on phones has no
 * lookbehind.)
 */
const splitSentences = (paragraph: string): string[] =>
  paragraph
    .replaceAll("▶", "")
    .replace(/[ \t\n]+/g, " ")
    .replace(/[。！？][”’」』）】]*(?![。！？”’」』）】])/g, "$&\n")
    .replace(/([^ \n]*[.!?…]["”’)\]]*) (?!\p{Ll})/gu, (_, word: string) =>
      abbreviation.test(word) ? `${word}\u00A0` : `${word}\n`,
    )
    .split("\n")
    .map(trim)
    .filter(Boolean);

const trim = (text: string) => text.replace(/^[ \u200B]+|[ \u200B]+$/g, "");

/** A text in the pieces that no line splits; what is longer than a line is split wherever that ends. */
const splitPieces = (text: string, side: Side): string[] =>
  (text.match(/[^ \u200B]+[ \u200B]*/g) ?? []).flatMap((piece) => {
    const pieces = [""];
    for (const character of piece) {
      if (isLine(`${pieces.at(-1)}${character}`, side)) pieces[pieces.length - 1] += character;
      else pieces.push(character);
    }
    return pieces;
  });

const isLine = (text: string, side: Side) => measureWidth(trim(text), side) <= widestLine[side];

/** Whether pieces fit in so many lines. */
function fits(pieces: readonly string[], side: Side, lines: number): boolean {
  let count = 1;
  let line = "";
  for (const piece of pieces) {
    if (isLine(line + piece, side)) line += piece;
    else [count, line] = [count + 1, piece];
  }
  return count <= lines;
}

/** A subtitle's text in its lines. */
const foldText = (text: string, side: Side): string[] =>
  divide(splitPieces(text, side), side, 1).map(bare);

/** A text without what says where its lines may end. */
const bare = (text: string) => text.replaceAll("\u200B", "").replaceAll("\u00A0", " ");

const clauseEnd = /[，。；：！？、—…,.;:!?][”’」』）】"')\]]*$/u;

/**
 * Joins pieces to the fewest groups of so many lines, as even in width as can be; that each ends with a
 * clause is worth a third of its width.
 */
function divide(pieces: readonly string[], side: Side, lines: number): string[] {
  const unclear = ((lines * widestLine[side]) / 3) ** 2;
  /** How the pieces from each one on are divided best. */
  const best: { groups: string[]; cost: number }[] = [];
  best[pieces.length] = { groups: [], cost: 0 };
  for (let from = pieces.length - 1; from >= 0; from--) {
    for (let to = from + 1; to <= pieces.length; to++) {
      const group = pieces.slice(from, to);
      if (!fits(group, side, lines)) break;
      const text = trim(group.join(""));
      const rest = best[to]!;
      const width = measureWidth(text, side);
      const isClause = to === pieces.length || clauseEnd.test(text);
      const cost = rest.cost + width ** 2 + (isClause ? 0 : unclear);
      const groups = [text, ...rest.groups];
      const known = best[from];
      const isBetter =
        !known ||
        groups.length < known.groups.length ||
        (groups.length === known.groups.length && cost < known.cost);
      if (isBetter) best[from] = { groups, cost };
    }
  }
  return best[0]!.groups;
}

/** Cues as a file; one that is over at once is left out, as no player shows it. */
function writeCues(cues: readonly Cue[]): string {
  const texts = cues.flatMap(({ begin, end, text }) => {
    const times = [begin, end].map(writeTimestamp);
    return times[0] === times[1] ? [] : [`${times.join(" --> ")}\n${text}`];
  });
  return `${["WEBVTT", ...texts].join("\n\n")}\n`;
}

function writeTimestamp(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const pad = (number: number, length = 2) => String(Math.floor(number)).padStart(length, "0");
  const [hours, minutes] = [milliseconds / 3_600_000, (milliseconds / 60_000) % 60];
  return `${pad(hours)}:${pad(minutes)}:${pad((milliseconds / 1000) % 60)}.${pad(milliseconds % 1000, 3)}`;
}

const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
