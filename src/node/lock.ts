import { linkSync, readFileSync, rmSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { nameTemporary } from "./cache.ts";
import { UsageError } from "./errors.ts";
import { explain, writeWhole } from "./write.ts";

/**
 * Does work that writes into a project's folder `top`, while no other command does: it waits for that
 * one, and says so. A command that was stopped in the middle keeps nobody waiting.
 */
export async function withLock(top: string, work: () => Promise<void>): Promise<void> {
  const lock = `${nameTemporary(top)}.lock`;
  for (let isTold = false; !take(lock); await setTimeout(200)) {
    const holder = readHolder(lock);
    if (holder === undefined) {
      rmSync(lock, { force: true });
    } else if (!isTold) {
      console.log(`Another command is writing into dist/ (${holder}): waiting for its end.`);
      isTold = true;
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** A lock is there with its holder at once: as a second name of a file that is written. */
function take(lock: string): boolean {
  const own = `${lock}.${process.pid}`;
  try {
    writeWhole(own, String(process.pid));
    linkSync(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error instanceof UsageError ? error : explain(lock, error);
  } finally {
    rmSync(own, { force: true });
  }
}

/** The process that holds a lock, if it still runs. */
function readHolder(lock: string): string | undefined {
  try {
    const holder = Number(readFileSync(lock, "utf8"));
    process.kill(holder, 0);
    return `process ${holder}`;
  } catch (error) {
    const isOther = (error as NodeJS.ErrnoException).code === "EPERM";
    return isOther ? "another user's" : undefined;
  }
}
