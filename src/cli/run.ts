import { CompileError } from "../compiler/mistake.ts";
import { UsageError } from "../node/errors.ts";

/** Runs a command; a CompileError or UsageError ends it with its message and status 1. */
export async function run(command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof CompileError || error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
