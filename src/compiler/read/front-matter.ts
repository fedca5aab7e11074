import { grounds, layoutNames, type Ground, type Layout } from "../layouts.ts";
import { report, type Source } from "../source-file.ts";
import { allowCheck, replaceApart, type Allow } from "./allow.ts";
import { readMapping, type Check, type Replaced } from "./yaml.ts";

/** What a slide's front matter says. */
export interface Settings {
  layout: Layout;
  /** The colour behind the slide, where it is not the layout's. */
  ground?: Ground;
  /** The number of the key point that the slide makes or supports. */
  point?: number;
  /** A supporting slide, left out of the short talk. */
  detail: boolean;
  minutes?: number;
  /**
   * What comes in steps: items and the lines of code, unless it is `false`; from the last item up, where
   * it is `up`; the rows of tables, where it is `true`.
   */
  steps?: boolean | "up";
  allow: Allow;
}

const isPositive = (value: unknown) => Number.isFinite(value) && Number(value) > 0;
const trueOrFalse: Check = {
  allowed: "true or false",
  test: (value) => typeof value === "boolean",
};

function isOneOf(names: readonly string[]): Check {
  return {
    allowed: `one of ${names.join(", ")}`,
    test: (value) => names.some((name) => name === value),
  };
}

const checks: Record<keyof Settings, Check> & { apart: Replaced } = {
  layout: isOneOf(layoutNames),
  ground: isOneOf(grounds),
  point: {
    allowed: "a whole number from 1 up",
    test: (value) => isPositive(value) && Number.isInteger(value),
  },
  detail: trueOrFalse,
  minutes: { allowed: "a number above 0", test: isPositive },
  steps: {
    allowed: "true, false or up",
    test: (value) => typeof value === "boolean" || value === "up",
  },
  allow: allowCheck,
  apart: { instead: replaceApart },
};

/**
 * Splits a slide file into its settings and its Markdown, which has blank lines for the front matter:
 * lines keep their numbers.
 */
export function readSettings(source: Source): { settings: Settings; body: string } {
  const defaults: Settings = { layout: "text", detail: false, allow: {} };
  const [first, ...lines] = source.lines;
  if (first?.trimEnd() !== "---") {
    const [blank] = /^\s*\n(?=---[ \t]*\n[\w-]+[:：])/.exec(source.text) ?? [];
    if (blank) {
      const hint = "Delete what is above `---`.";
      report(source, "yaml", 1, 1, "Front matter that does not begin in line 1", hint);
    }
    return { settings: defaults, body: blank ? "" : source.text };
  }

  const end = lines.findIndex((line) => line.trimEnd() === "---");
  if (end < 0) {
    const hint = "Write `---` on a line of its own below the last key.";
    report(source, "yaml", 1, 1, "Front matter without its end", hint);
    return { settings: defaults, body: "" };
  }
  const wide = lines.slice(0, end).findIndex((line) => /^\s*[\w-]+\s*：/.test(line));
  if (wide >= 0) {
    const [line = ""] = lines.slice(wide);
    const hint = `Write \`${line.replace(/\s*：\s*/, ": ").trim()}\`.`;
    report(source, "yaml", wide + 2, line.indexOf("：") + 1, "A full-width colon", hint);
    return { settings: defaults, body: "\n".repeat(end + 2) + lines.slice(end + 1).join("\n") };
  }
  const text = lines.slice(0, end).join("\n");
  const settings = { ...defaults, ...readMapping(source, checks, { text, firstLine: 2 }) };
  return { settings, body: "\n".repeat(end + 2) + lines.slice(end + 1).join("\n") };
}
