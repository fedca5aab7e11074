import type { Source } from "../source-file.ts";
import { readMapping } from "./yaml.ts";

/** The deck's terms: how each is written in Chinese, and which forms are not to be used. */
export interface Glossary {
  /** Each term in both languages, with the forms that are not to be used. */
  entries: readonly { en: string; zh: string; never: readonly string[] }[];
  /** Chinese terms that a line break must not split, longest first. */
  terms: readonly string[];
  /** From a form not to be used to what to write for it. */
  never: ReadonlyMap<string, string>;
}

interface Entry {
  zh: string;
  never?: string[];
}

/** Reads `slides/glossary.yaml`: English term, then `zh` and perhaps `never`, a list of forms. */
export function readGlossary(source: Source): Glossary {
  const entries = Object.entries(
    readMapping(source, {
      "*": { allowed: "`{ zh: term, never: [form, form] }`; `never` may be absent", test: isEntry },
    }),
  ) as [string, Entry][];

  const never = new Map<string, string>();
  for (const [en, entry] of entries) {
    for (const form of entry.never ?? []) {
      never.set(form, entry.zh === en ? en : `${entry.zh} in Chinese, ${en} in English`);
    }
  }
  const terms = entries.map(([, { zh }]) => zh).toSorted((a, b) => b.length - a.length);
  return {
    entries: entries.map(([en, { zh, never = [] }]) => ({ en, zh, never })),
    terms,
    never,
  };
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null) return false;
  const { zh, never = [], ...rest } = value as Record<string, unknown>;
  const isText = (text: unknown) => typeof text === "string" && text !== "";
  const isForms = Array.isArray(never) && never.every(isText);
  return isText(zh) && isForms && Object.keys(rest).length === 0;
}
