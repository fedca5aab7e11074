import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Alias } from "yaml";
import { report, type Source } from "../source-file.ts";

/** What one key may hold, and how to say so to an author. */
export interface Check {
  allowed: string;
  test: (value: unknown) => boolean;
  /** Whether the key may be absent from a mapping that is read whole. */
  isOptional?: boolean;
}

/** A key that is no longer read, and what to write instead of a value of it. */
export interface Replaced {
  instead: (value: unknown) => string;
}

/**
 * Reads a YAML mapping out of a source. Unknown keys, wrong values and broken YAML are reported at
 * their lines; what comes back holds only keys named in `checks` (`*` is any other), with values
 * that passed. Where it `isWhole`, a key that is missing is a mistake too.
 */
export function readMapping(
  source: Source,
  checks: Readonly<Record<string, Check | Replaced>>,
  { text = source.text, firstLine = 1, isWhole = false } = {},
): Record<string, unknown> {
  const names = Object.keys(checks)
    .filter((name) => "test" in checks[name]!)
    .join(", ");
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return [line + firstLine - 1, col] as const;
  };

  const complain = (offset: number, message: string) =>
    report(
      source,
      "yaml",
      ...at(offset),
      `Broken YAML: ${message}`,
      "Write `key: value`, each key once.",
    );
  // An alias may name itself, or grow without end.
  let alias: Alias | undefined;
  visit(document, { Alias: (_, node) => ((alias ??= node), undefined) });
  const [error] = [...document.errors, ...document.warnings];
  if (error) complain(error.pos[0], error.message);
  else if (alias) complain(alias.range![0], "an alias, `*`");
  if (error || alias) return {};
  const required = Object.entries(checks).filter(
    ([, check]) => "test" in check && !check.isOptional,
  );
  const missing = new Map(
    isWhole && source.mistakes.length === 0 ? (required as [string, Check][]) : [],
  );
  if (document.contents !== null && !isMap(document.contents)) {
    report(
      source,
      "yaml",
      firstLine,
      1,
      "This is not a list of keys",
      `Write \`key: value\`: ${names}.`,
    );
    return {};
  }

  // Without a prototype, `__proto__` is a key like others.
  const mapping = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of document.contents?.items ?? []) {
    const name = isScalar(key) ? String(key.value) : String(key);
    missing.delete(name);
    const place = at(isScalar(key) && key.range ? key.range[0] : 0);
    const check = Object.hasOwn(checks, name) ? checks[name] : checks["*"];
    const read = isNode(value) ? value.toJS(document) : null;
    if (!check) {
      report(source, "key", ...place, `Unknown key \`${name}\``, `The keys here are: ${names}.`);
    } else if ("instead" in check) {
      report(source, "key", ...place, `\`${name}\` is no longer a key`, check.instead(read));
    } else if (!check.test(read)) {
      const [from = 0, to = 0] = (isNode(value) && value.range) || [];
      const got = text.slice(from, to).replace(/\s+/g, " ").trim();
      const reason = got ? `\`${name}\` cannot be ${got}` : `\`${name}\` has no value`;
      report(source, "key", ...place, reason, `Write ${check.allowed}.`);
    } else {
      mapping[name] = read;
    }
  }
  for (const [name, { allowed }] of missing) {
    const hint = `Write \`${name}:\` and ${allowed}.`;
    report(source, "key", firstLine, 1, `\`${name}\` is missing`, hint);
  }
  return mapping;
}
