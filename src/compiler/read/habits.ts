// How other tools write what this format writes in another way: Marp, Slidev, remark, reveal-md,
// pandoc, Deckset, Obsidian.
interface Habit {
  pattern: RegExp;
  reason: string;
  hint: string;
  /** Whether what follows is not for the room. */
  beginsNotes: boolean;
}

const noteHint = "Write `Note:`, a blank line, and then what is said.";

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
    pattern: /^:{3,}/,
    reason: "A box as another tool opens it",
    hint: "Delete this line; `layout:` in the front matter says how a slide is set.",
    beginsNotes: false,
  },
];

/** The habit of another tool that a paragraph of this text is. */
export const findHabit = (text: string): Habit | undefined =>
  /^note:/i.test(text) ? undefined : habits.find(({ pattern }) => pattern.test(text));

const code = /`+[^`]*`+/g;
// Pandoc's rule: no space inside the signs, no digit after them; and what only formulas have.
const formula = /\$\$|\$(?=[^\s$])(?:[^$\n]*[\\^_{}=][^$\n]*|[a-z])(?<=\S)\$(?!\d)/i;

/** Where a formula begins in a line of Markdown, or -1. */
export const findFormula = (line: string): number =>
  line.replace(code, (words) => " ".repeat(words.length)).search(formula);
