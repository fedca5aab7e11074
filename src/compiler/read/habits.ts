// How other tools write what this format writes in another way: Marp, Slidev, remark, reveal-md,
// pandoc, Deckset, Obsidian.
export interface Habit {
  pattern: RegExp;
  reason: string;
  hint: string;
  /** Whether what follows is not for the room. */
  beginsNotes: boolean;
}

const noteHint =
  "Write `Note:`, a blank line, and then what is said, in both languages. Words for the room begin in another way.";

const habits: readonly Habit[] = [
  {
    pattern:
      /^(?:(?:speaker |presenter )?notes?|备注|讲稿|演讲稿|演讲者备注) ?[:：]|^\?{3}$|^\^ |^%%/i,
    reason: "Notes as another tool begins them",
    hint: noteHint,
    beginsNotes: true,
  },
  {
    pattern: /^(?:--+|(?:\. ){2}\.|\*{3}|_{3})$/,
    reason: "A pause as another tool marks it",
    hint: "Write list items, `- …`: they appear one after another.",
    beginsNotes: false,
  },
  {
    pattern: /^!\[\[/,
    reason: "A picture as another tool names it",
    hint: "Write `![what it shows](../assets/name.png)`.",
    beginsNotes: false,
  },
  {
    pattern: /^\[fit\]/i,
    reason: "A size as another tool sets it",
    hint: "Delete `[fit]`: words are as large as there is room for.",
    beginsNotes: false,
  },
  {
    pattern: /^(?:\[{1,2}toc\]{1,2}|\[\.[\w-]+:)/i,
    reason: "An instruction to another tool",
    hint: "Delete it; a list of links to slides is layout `overview`.",
    beginsNotes: false,
  },
  {
    pattern: /^::[\w-]+::$/,
    reason: "A column as another tool begins it",
    hint: "Delete this line: languages are the columns; `layout: pictures` sets two pictures side by side.",
    beginsNotes: false,
  },
  {
    pattern: /^:{3,}/,
    reason: "A box as another tool opens it",
    hint: "Delete this line; `layout:` in the front matter says how a slide is set.",
    beginsNotes: false,
  },
];

/** The habit of another tool that a block of this text is. */
export const findHabit = (text: string): Habit | undefined =>
  habits.find(({ pattern }) => pattern.test(text));

// Marp's and Deckset's, where they stand alone: words among others are what a picture shows.
const placing =
  /^(?:(?:bg|fit|inline|left|right|cover|contain|vertical|original|filtered|auto|[wh](?:idth|eight)?:\S+)(?::?\d+%)?(?:\s+|$)|\d+%(?:\s+|$))+$/i;

/** Whether an alternative text says how another tool sets a picture, not what that shows. */
export const isPlacing = (alt: string): boolean => placing.test(alt.trim());

const code = /`+[^`]*`+/g;
// Pandoc's rule: no space inside the signs, no digit after them; and what only formulas have.
const formula = /\$\$|\$(?=[^\s$])(?:[^$\n]*[\\^_{}=][^$\n]*|[a-z])(?<=\S)\$(?!\d)/i;

/** Where a formula begins in a line of Markdown, or -1. */
export const findFormula = (line: string): number =>
  line.includes("$") ? line.replace(code, (words) => " ".repeat(words.length)).search(formula) : -1;
