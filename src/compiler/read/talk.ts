import type { Phrase } from "../language.ts";
import type { Source } from "../source-file.ts";
import { allowCheck, type Allow } from "./allow.ts";
import { readMapping, type Check } from "./yaml.ts";

/** What belongs to one talk and no other. */
export interface Talk {
  title: Phrase;
  speaker: Phrase;
  event: Phrase;
  /** Who made the deck. */
  author: Phrase;
  /** Where the talk can be seen. */
  link: string;
  /** What exported files are called, without an ending. */
  file: string;
  /** Whether listeners of a live talk read its notes as captions; they do without it. */
  captions?: boolean;
  /** Files in `assets/` of fonts that draw what no font of the deck does. */
  fonts?: readonly string[];
  /** The warnings that the whole talk keeps. */
  allow?: Allow;
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

const phrase: Check = {
  allowed: "`{ en: English, zh: 中文 }`",
  test: (value) => {
    const { en, zh, ...rest } = Object(value) as Record<string, unknown>;
    return isText(en) && isText(zh) && Object.keys(rest).length === 0;
  },
};

const checks: Record<keyof Talk, Check> = {
  title: phrase,
  speaker: phrase,
  event: phrase,
  author: phrase,
  link: {
    allowed: "an address that starts with https://, of 500 letters at most",
    test: (value) => isText(value) && /^https:\/\/[\x21-\x7e]{1,492}$/.test(value),
  },
  file: {
    allowed: "a file name of small letters, digits and hyphens, without an ending",
    test: (value) => isText(value) && /^[a-z0-9-]+$/.test(value),
  },
  captions: {
    allowed: "true or false",
    test: (value) => typeof value === "boolean",
    isOptional: true,
  },
  fonts: {
    allowed: "a list of fonts, `[assets/MyFont.ttf]`",
    test: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
    isOptional: true,
  },
  allow: { ...allowCheck, isOptional: true },
};

/** Reads `slides/talk.yaml`; every key but `captions`, `fonts` and `allow` is required. */
export const readTalk = (source: Source): Talk =>
  readMapping(source, checks, { isWhole: true }) as unknown as Talk;
