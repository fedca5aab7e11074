import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Alias } from "yaml";
import { report, type Source } from "../source-file.ts";

/** What one key may hold, and how to say so to an author. */
export interface Check {
  allowed: string;
  test: (value: unknown) => boolean;
}

/**
 * Reads a YAML mapping out of a source. Unknown keys, wrong values and broken YAML are reported at
 * their lines; what comes back holds only keys named in `checks` (`*` is any other), with values
 * that passed. Where it `isWhole`, a key that is missing is a mistake too.
 */
export function readMapping(
  source: Source,
  checks: Readonly<Record<string, Check>>,
  { text = source.text, firstLine = 1, isWhole = false } = {},
): Record<string, unknown> {
  const names = Object.keys(checks).join(", ");
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return [line + firstLine - 1, col] as const;
  };

  const complain = (offset: number, message: string) =>
    report(source, ...at(offset), `Broken YAML: ${message}`, "Write `key: value`, each key once.");
  // An alias may name itself, or grow without end.
  let alias: Alias | undefined;
  visit(document, { Alias: (_, node) => ((alias ??= node), undefined) });
  const [error] = document.errors;
  if (error) complain(error.pos[0], error.message);
  else if (alias) complain(alias.range![0], "an alias, `*`");
  if (error || alias) return {};
  const missing = new Set(isWhole ? Object.keys(checks) : []);
  if (document.contents !== null && !isMap(document.contents)) {
    report(source, firstLine, 1, "This is not a list of keys", `Write \`key: value\`: ${names}.`);
    return {};
  }

  const mapping: Record<string, unknown> = {};
  for (const { key, value } of document.contents?.items ?? []) {
    const name = isScalar(key) ? String(key.value) : String(key);
    missing.delete(name);
    const place = at(isScalar(key) && key.range ? key.range[0] : 0);
    const check = Object.hasOwn(checks, name) ? checks[name] : checks["*"];
    const read = isNode(value) ? value.toJS(document) : null;
    if (!check) {
      report(source, ...place, `Unknown key \`${name}\``, `The keys here are: ${names}.`);
    } else if (!check.test(read)) {
      const got = JSON.stringify(read);
      report(source, ...place, `\`${name}\` cannot be ${got}`, `Write ${check.allowed}.`);
    } else {
      mapping[name] = read;
    }
  }
  for (const name of missing) {
    const hint = `Write \`${name}:\` and ${checks[name]!.allowed}.`;
    report(source, firstLine, 1, `\`${name}\` is missing`, hint);
  }
  return mapping;
}
