/**
 * An error: something would be lost, wrong, unsafe or not drawn, so nothing is built. A warning:
 * style or doubt; the deck is built, and an author may allow it by the rule's name.
 */
export type Severity = "error" | "warning";

/** Every rule by the name that its messages end with. FORMAT.md lists them by topic. */
export const severities = {
  file: "error",
  address: "error",
  character: "error",
  glyph: "error",
  yaml: "error",
  key: "error",
  point: "error",
  layout: "error",
  partner: "error",
  block: "error",
  markdown: "error",
  picture: "error",
  drawing: "error",
  rows: "error",
  "footnote-definition": "error",
  "link-target": "error",
  notes: "error",
  fit: "error",
  language: "warning",
  numbers: "warning",
  names: "warning",
  links: "warning",
  footnotes: "warning",
  sources: "warning",
  glossary: "warning",
  typography: "warning",
  lengths: "warning",
  "picture-text": "warning",
  minutes: "warning",
  code: "warning",
  allow: "warning",
} as const satisfies Record<string, Severity>;

export type RuleId = keyof typeof severities;

/** What is wrong at a place, with vfile's field names; lines and columns count from 1. */
export interface Mistake {
  ruleId: RuleId;
  severity: Severity;
  /** Path from the project's top. */
  file: string;
  line: number;
  column: number;
  /** What is wrong. */
  reason: string;
  /** What to type. */
  note: string;
  /** The lines around the place. */
  frame: string;
  /** The words of the file that the mistake is about: what an author may allow. */
  words: readonly string[];
}

/** Thrown when there is an error; its message is the report of all mistakes. It has no stack. */
export class CompileError extends Error {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(describeMistakes(mistakes));
    this.name = "CompileError";
    this.stack = "";
    this.mistakes = mistakes;
  }
}

/** The report for a terminal and for Vite's overlay: place, reason, what to type, the lines. */
export const describeMistakes = (mistakes: readonly Mistake[]): string =>
  mistakes
    .map(
      ({ file, line, column, severity, reason, ruleId, note, frame }) =>
        `${file}:${line}:${column}: ${severity}: ${reason} (${ruleId})\n${note}\n${frame}`,
    )
    .join("\n\n");

/** The report for a terminal: as above, and how many there are, where the last is all that is seen. */
export function reportMistakes(mistakes: readonly Mistake[]): string {
  const counts = (["error", "warning"] as const)
    .map((kind) => ({ kind, count: mistakes.filter(({ severity }) => severity === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => countOf(count, kind));
  return `${describeMistakes(mistakes)}\n\n${counts.join(", ")}`;
}

/** What a terminal says where nothing is wrong. */
export const reportComplete = (slides: readonly unknown[]): string =>
  `${countOf(slides.length, "slide")}, complete in both languages.`;

const countOf = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;

/**
 * A mistake as a workflow command, which GitHub shows beside the line.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function annotate({ severity, file, line, column, reason, ruleId, note }: Mistake): string {
  const escape = (text: string) =>
    text.replace(/[%\r\n]/g, (character) => encodeURIComponent(character));
  const escapeProperty = (text: string) =>
    escape(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const place = `file=${escapeProperty(file)},line=${line},col=${column}`;
  return `::${severity} ${place}::${escape(`${reason} (${ruleId})\n${note}`)}`;
}
