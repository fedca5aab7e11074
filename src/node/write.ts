import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "./errors.ts";
import { top } from "./paths.ts";

type Data = string | Uint8Array;

/**
 * Writes a file, and the folders above it: first beside its place, then into it, so that nobody reads
 * half of it and the old file stays if anything fails. Throws a UsageError that says why.
 */
export function writeWhole(path: string, data: Data): void {
  const part = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(part, data);
    renameSync(part, path);
  } catch (error) {
    remove(part);
    throw explain(path, error);
  }
}

/**
 * Replaces a folder by one with these files, given by their names in it. The new folder is written
 * beside the old one, under a name of this process: two processes can do it at once, and the last one
 * wins. If anything fails, the old folder stays. Throws a UsageError that says why.
 */
export function replaceFolder(folder: string, files: ReadonlyMap<string, Data>): void {
  // Beside the folder that a link leads to: the same file system.
  const place = existsSync(folder) ? realpathSync(folder) : folder;
  const [next, old] = [`${place}.${process.pid}.new`, `${place}.${process.pid}.old`];
  try {
    mkdirSync(next);
    for (const [name, data] of files) {
      mkdirSync(dirname(join(next, name)), { recursive: true });
      writeFileSync(join(next, name), data);
    }
    swap(next, place, old);
  } catch (error) {
    const { message } = explain(folder, error);
    const rest = existsSync(old) ? `\nWhat was there is in ${nameOf(old)}.` : "";
    throw new UsageError(message + rest);
  } finally {
    remove(next);
  }
}

/** Puts the folder `next` in its place. What was there is `old` until then, and goes back on failure. */
function swap(next: string, place: string, old: string): void {
  for (let triesLeft = 10; ; triesLeft--) {
    const hasOld = moveIfThere(place, old);
    try {
      move(next, place);
      return remove(old);
    } catch (error) {
      // Another process has put its folder there in the meantime.
      const isTaken = ["EEXIST", "ENOTEMPTY"].includes(codeOf(error));
      if (isTaken) remove(old);
      else if (hasOld) move(old, place);
      if (!isTaken || triesLeft === 0) throw error;
    }
  }
}

/** Moves a folder unless there is none, or another process has moved it. Returns whether it did. */
function moveIfThere(from: string, to: string): boolean {
  try {
    move(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

/**
 * Moves a folder, or leaves it as it is and throws. A folder that cannot be renamed, because the file
 * systems differ or it is a mount, is copied.
 */
function move(from: string, to: string): void {
  try {
    return renameSync(from, to);
  } catch (error) {
    if (!["EXDEV", "EBUSY"].includes(codeOf(error))) throw error;
  }
  try {
    cpSync(from, to, { recursive: true });
  } catch (error) {
    empty(to);
    throw error;
  }
  try {
    empty(from);
  } catch (error) {
    // What is still there may be on a disk that is read-only.
    cpSync(to, from, { recursive: true, force: false });
    empty(to);
    throw error;
  }
}

/** Deletes what is in a folder, and the folder if it is not a mount. */
function empty(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  try {
    rmdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== "EBUSY") throw error;
  }
}

/** Deletes a file or a folder of this process, if it is there and can be deleted. */
function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // The error that led here is the one to report.
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? "";
const nameOf = (path: string) => path.replace(top, "").replaceAll("\\", "/").replace(/^\//, "");

const reasons: Record<string, [reason: string, hint: string]> = {
  EACCES: ["you may not write there", "Change the rights, or close the program that has it open."],
  EBUSY: ["another program has it open", "Close it there, and try again."],
  EDQUOT: ["your share of the disk is full", "Make room, and try again."],
  EEXIST: ["a file is in the place of a folder", "Move that away, and try again."],
  EISDIR: ["a folder is in its place", "Move that away, and try again."],
  ENOSPC: ["the disk is full", "Make room, and try again."],
  ENOTDIR: ["a file is in the place of a folder", "Move that away, and try again."],
  ENOTEMPTY: ["a folder is in its place", "Move that away, and try again."],
  EPERM: ["another program has it open, or it is protected", "Close it there, and try again."],
  EROFS: ["the disk is read-only", "Put the project on another disk."],
};

/** Says in one sentence why a path was not written, and what to do. */
export function explain(path: string, error: unknown): UsageError {
  const { message } = error as Error;
  const [reason, hint] = reasons[codeOf(error)] ?? [message, "Try again."];
  return new UsageError(`${nameOf(path)} cannot be written: ${reason}.\n${hint}`);
}
