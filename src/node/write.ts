import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, sep } from "node:path";
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
 * Puts a page and what it loads into a folder, given by their names in it, beside what others have put
 * there. The page comes last, and what only an earlier page loaded goes after it: if anything fails,
 * the earlier page is still whole. A file that is there with the same content keeps its time. Throws a
 * UsageError that says why.
 */
export function writePage(folder: string, files: ReadonlyMap<string, Data>): void {
  const names = [...files.keys()].toSorted((a, b) => Number(isPage(a)) - Number(isPage(b)));
  const added: string[] = [];
  try {
    for (const name of names) {
      const path = join(folder, name);
      const data = Buffer.from(files.get(name)!);
      if (hasContent(path, data)) continue;
      if (!existsSync(path)) added.push(path);
      writeWhole(path, data);
    }
  } catch (error) {
    for (const path of added) remove(path);
    throw error;
  }
  for (const name of listFiles(folder))
    if (isMade(name) && !files.has(name)) remove(join(folder, name));
}

const isPage = (name: string) => !/(?:^|\/)assets\//.test(name);

/** Whether a build, now or earlier, made a file: its name has its hash, or the process that died of it. */
const isMade = (name: string) =>
  /^(?:live\/)?assets\/[\w-]+-[\w-]{8}\.\w+(?:\.(?:br|gz))?$/.test(name) ||
  /\.\d+\.part$/.test(name);

function hasContent(path: string, data: Buffer): boolean {
  try {
    return readFileSync(path).equals(data);
  } catch {
    return false;
  }
}

/** The files in a folder and those in it, by their names from there, with `/`. */
const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) =>
    name.replaceAll("\\", "/"),
  );

/** Deletes the files of a folder but those of some names. */
export function keepOnly(folder: string, names: readonly string[]): void {
  for (const name of readdirSync(folder)) if (!names.includes(name)) remove(join(folder, name));
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
/** A path as its reader knows it: from the project's folder, if it is in there. */
const nameOf = (path: string) =>
  (path.startsWith(top + sep) ? path.slice(top.length + 1) : path).replaceAll("\\", "/");

const reasons: Record<string, [reason: string, hint: string]> = {
  EACCES: ["you may not write there", "Change the rights, or close the program that has it open."],
  EBUSY: ["another program has it open", "Close it there, and try again."],
  EDQUOT: ["your share of the disk is full", "Make room, and try again."],
  EEXIST: ["a file is in the place of a folder", "Move that away, and try again."],
  EISDIR: ["a folder is in its place", "Move that away, and try again."],
  // So Node says, too, where it can make no folder on a disk that is read-only.
  ENOENT: ["its folder cannot be made, or has gone", "Look whether the disk is read-only."],
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
