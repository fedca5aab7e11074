import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from "node:fs";
import { join, sep } from "node:path";
import type { File, Manuscript } from "../compiler/deck.ts";
import { CompileError, type Mistake } from "../compiler/mistake.ts";
import { nameOf, readBytes, readSource, report } from "../compiler/source-file.ts";

/**
 * Reads a deck's files; `top` is the project's folder. A file that cannot be read, or is not text, is
 * empty and has a mistake. Throws a CompileError where a folder cannot be read.
 */
export function readManuscript(
  top: string,
): Omit<Manuscript, "hasGlyph" | "highlight" | "measure" | "readFont" | "pageIds" | "tell"> {
  const slides = list(top, "slides").filter((path) => !isLeftover(nameOf(path)));
  // Only those that a slide names are looked at: any name may be one that its author gave.
  const assets = existsSync(join(top, "assets")) ? list(top, "assets") : [];
  const mistakes: Mistake[] = [];
  const attempt = <File>(read: () => File, otherwise: File): File => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      mistakes.push(...error.mistakes);
      return otherwise;
    }
  };
  const readText = (path: string) => attempt(() => read(top, path), { path, text: "" });
  // These two may be absent: the compiler says which keys it misses.
  const readYaml = (path: string) => (slides.includes(path) ? readText(path) : { path, text: "" });

  for (const path of slides.filter((path) => !/\.md$|\/(?:talk|glossary)\.yaml$/.test(path)))
    attempt(
      () => refuse(path, "It is not a slide", "Let its name end in `.md`, or move it."),
      null,
    );
  return {
    slides: slides.filter((path) => path.endsWith(".md")).map(readText),
    talk: readYaml("slides/talk.yaml"),
    glossary: readYaml("slides/glossary.yaml"),
    pictures: assets.map((path) => ({
      path,
      version: nameVersion(join(top, path)),
      read: () => readFileSync(findFile(top, path)),
    })),
    mistakes,
  };
}

// As people read numbers, 2 before 10, and the same on every computer: names of the same numbers are
// in the order of their characters.
const { compare } = new Intl.Collator("en", { numeric: true });
const byNumber = (a: string, b: string) => compare(a, b) || (a < b ? -1 : 1);

/**
 * What editors and systems leave beside a file: hidden files, copies they keep (`a.md~`, `#a.md#`,
 * `a.md.swp`, `a.md.bak`), files they are just writing, and what they know of a folder.
 */
const leftover =
  /^\.|^~\$|^4913$|~$|^#.*#$|^(?:Thumbs|ehthumbs|ehthumbs_vista)\.db$|^desktop\.ini$|^Icon\r$|^(?:@eaDir|__MACOSX|lost\+found|nppBackup)$|\.(?:bak|backup|crdownload|download|old|orig|part|partial|rej|save|sav|swo|swp|swx|temp|tmp|un~)(?:\.\d+)?$|\.(?:sb|tmp)[-.]\w+(?:[-.]\w+)*$|___jb_\w+___$/i;

/** Whether the name of a file is none that a person gave it. */
export const isLeftover = (name: string): boolean => leftover.test(name);

/** The files of a folder, in order. */
function list(top: string, folder: string): string[] {
  try {
    return readdirSync(join(top, folder))
      .toSorted(byNumber)
      .map((name) => `${folder}/${name}`);
  } catch (error) {
    return refuse(folder, explain(error), `Make a folder \`${folder}/\` with the deck's files.`);
  }
}

function read(top: string, path: string): File {
  const file = findFile(top, path);
  if (statSync(file).size > 1_000_000) refuse(path, "Larger than 1 MB", "Make slides of it.");
  const { text, mistakes } = readBytes(path, readFileSync(file));
  if (mistakes.length > 0) throw new CompileError(mistakes);
  return { path, text };
}

/** Tells one state of a file from another; its bytes are not read for it. */
function nameVersion(file: string): string {
  try {
    const { size, mtimeMs } = statSync(file);
    return `${size} ${mtimeMs}`;
  } catch {
    return "";
  }
}

/** Where a file really is: in the project, and a file that can be read to its end. */
function findFile(top: string, path: string): string {
  try {
    const file = realpathSync.native(join(top, path));
    if (!file.startsWith(realpathSync.native(top) + sep))
      refuse(path, "A link that leaves the project", "Put the file itself there.");
    if (!statSync(file).isFile())
      refuse(path, "It is not a file", "Put a file there, or delete what is.");
    accessSync(file, constants.R_OK);
    return file;
  } catch (error) {
    if (error instanceof CompileError) throw error;
    return refuse(path, explain(error), "Put a file there, or delete what is.");
  }
}

const explanations: Record<string, string> = {
  ENOENT: "It is not there, or a link that leads nowhere",
  ENOTDIR: "It is a file, not a folder",
  ELOOP: "A link that leads to itself",
  EACCES: "It may not be read: its permissions forbid it",
};

function explain(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return explanations[code] ?? message;
}

function refuse(path: string, reason: string, hint: string): never {
  const source = readSource(path, "");
  report(source, "file", 1, 1, reason, hint);
  throw new CompileError(source.mistakes);
}
