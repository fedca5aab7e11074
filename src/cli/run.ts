import { CompileError } from "../compiler/mistake.ts";

/** A mistake of whoever called: it is said, without a stack. */
export class UsageError extends Error {}

/** Runs a command; mistakes end it with their message and status 1. */
export async function run(command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof CompileError || error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
