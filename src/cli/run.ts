import { CompileError, reportMistakes } from "../compiler/mistake.ts";
import { UsageError } from "../node/errors.ts";
import { withLock } from "../node/lock.ts";
import { listOutdated } from "../node/outdated.ts";
import { dist, top } from "../node/paths.ts";

/** Runs a command; a CompileError or UsageError ends it with its message and status 1. */
export async function run(command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof CompileError || error instanceof UsageError)) throw error;
    console.error(error instanceof CompileError ? reportMistakes(error.mistakes) : error.message);
    process.exitCode = 1;
  }
}

/** Runs a command that writes into `dist/`: alone, and at its end it says what is older than the slides. */
export const runAlone = (command: () => Promise<void>): Promise<void> =>
  run(() =>
    withLock(top, async () => {
      await command();
      const outdated = listOutdated(dist).map((name) => `dist/${name}`);
      if (outdated.length > 0)
        console.warn(
          `Older than the slides: ${outdated.join(", ")}.\n\`npm run export\` and \`npm run sheet\` make them anew.`,
        );
    }),
  );
