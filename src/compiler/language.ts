/** The two languages of a deck, as files, keys and variables name them. */
export type Side = "en" | "zh";

/** What is shown: both languages, or one alone. */
export type View = Side | "both";

/** What a language is called in messages. */
export const languageName: Readonly<Record<Side, string>> = { en: "English", zh: "Chinese" };

export const sides: readonly Side[] = ["en", "zh"];
export const views: readonly View[] = ["both", "en", "zh"];

/** Each language as pages and PDFs name it, by its BCP 47 tag. */
export const tag: Record<Side, "en" | "zh-Hans"> = { en: "en", zh: "zh-Hans" };

/** A short text in both languages. */
export type Phrase = Record<Side, string>;

/** Whether a text is Chinese: it has a Han character. */
export const hasHan = (text: string) => /\p{Script=Han}/u.test(text);

/** Whether a text belongs to a language at all: `76%` does not. */
export const hasLetters = (text: string) => /\p{L}/u.test(text);

/** Chinese lines as one: a break beside Latin letters or digits is a space. */
export const joinLines = (text: string) =>
  text
    .replace(/(?<=[\p{Script=Latin}\d])\n|\n(?=[\p{Script=Latin}\d])/gu, " ")
    .replaceAll("\n", "");
