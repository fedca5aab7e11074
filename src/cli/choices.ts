import { parseArgs } from "node:util";
import { UsageError } from "../node/errors.ts";

/**
 * Reads the options of a command, each of a few values. Throws a UsageError with what to type, of which
 * `usage` is an example.
 */
export function readChoices<Name extends string>(
  choices: Record<Name, readonly string[]>,
  usage: string,
): Partial<Record<Name, string>> {
  const names = Object.keys(choices) as Name[];
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  let values: Partial<Record<string, string>>;
  try {
    ({ values } = parseArgs({ options }));
  } catch {
    const list = names.map((name) => `--${name}`).join(" and ");
    const what = names.length > 1 ? "options" : "option";
    throw new UsageError(`This command has the ${what} ${list}.\n${usage}`);
  }
  for (const name of names) {
    const value = values[name];
    if (value === undefined || choices[name].includes(value)) continue;
    throw new UsageError(`--${name} cannot be “${value}”: ${choices[name].join(", ")}.\n${usage}`);
  }
  return values as Partial<Record<Name, string>>;
}
