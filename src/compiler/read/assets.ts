import { CompileError, type Mistake } from "../mistake.ts";
import { nameOf, type Source } from "../source-file.ts";
import { readPicture, type Picture, type PictureFile } from "./picture.ts";

/** The pictures that a deck may show; only those that it does show are read, each once. */
export class Assets {
  readonly #files: ReadonlyMap<string, PictureFile>;
  readonly #read = new Map<string, Picture | undefined>();
  /** Drawings, and other files that have a mistake. */
  readonly sources: Source[] = [];
  /** What was wrong with files that could not be read. */
  readonly mistakes: Mistake[] = [];

  constructor(files: readonly PictureFile[]) {
    this.#files = new Map(files.map((file) => [file.path, file]));
  }

  /** The pictures that have been asked for. */
  get shown(): Picture[] {
    return [...this.#read.values()].filter((picture) => picture !== undefined);
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** The picture of a path from the project's top; nothing where there is none. */
  read(path: string): Picture | undefined {
    if (this.has(path) && !this.#read.has(path)) this.#read.set(path, this.#open(path));
    return this.#read.get(path);
  }

  #open(path: string): Picture | undefined {
    try {
      const { picture, source } = readPicture(this.#files.get(path)!);
      if (picture.drawing || source.mistakes.length > 0) this.sources.push(source);
      return picture;
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      this.mistakes.push(...error.mistakes);
      return undefined;
    }
  }

  /**
   * Finds the file that a slide names: `../assets/leaf.svg`, as it is or with `%20` and the like. A
   * letter with its accent is the same letter in one character and in two, as on a Mac.
   */
  find(url: string): string | undefined {
    for (const name of [url, decode(url)]) {
      const path = name.startsWith("../") ? name.slice(3) : `slides/${name}`;
      if (this.has(path)) return path;
      const same = [...this.#files.keys()].find((file) => isSame(file, path));
      if (same !== undefined) return same;
    }
    return undefined;
  }

  /** Says which file has nearly the name that a slide has for it, and how they differ. */
  findNear(url: string): { name: string; difference: string } | undefined {
    const typed = nameOf(decode(url).replaceAll("\\", "/"));
    const names = [...this.#files.keys()].map(nameOf);
    for (const [difference, simplify] of differences) {
      const name = names.find((name) => simplify(name) === simplify(typed));
      if (name === undefined) continue;
      const codes = listBlanks(name, typed);
      return { name, difference: codes ? `${difference}, ${codes}` : difference };
    }
    return undefined;
  }
}

const isSame = (a: string, b: string) => a.normalize("NFC") === b.normalize("NFC");

const blank = /[\p{Cf}\p{Cc}\p{Z}\uFE00-\uFE0F\u034F\u115F\u1160\u3164]/gu;

const simplifyBlank = (name: string) => name.normalize("NFC").toLowerCase().replace(blank, "");

const simplifyMarks = (name: string) =>
  simplifyBlank(name.normalize("NFKC")).replace(/[\p{P}\p{S}]/gu, "");

/** What people take for the same name, from the least difference to the largest. */
const differences: readonly (readonly [difference: string, simplify: (name: string) => string])[] =
  [
    ["It is in `assets/`", (name) => name.normalize("NFC")],
    ["Small and capital letters differ", (name) => name.normalize("NFC").toLowerCase()],
    ["Spaces or invisible characters differ", simplifyBlank],
    ["Characters of two widths differ", (name) => simplifyBlank(name.normalize("NFKC"))],
    ["Marks differ", simplifyMarks],
    ["The ending differs", (name) => simplifyBlank(name.normalize("NFKC")).replace(/\.\w+$/, "")],
  ];

/** Which blanks only one of two names has: they cannot be seen. */
function listBlanks(a: string, b: string): string {
  const [blanksOfA, blanksOfB] = [a, b].map((name) => new Set(name.match(blank)));
  return [...blanksOfA!, ...blanksOfB!]
    .filter((c) => blanksOfA!.has(c) !== blanksOfB!.has(c))
    .map((c) => `U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`)
    .join(", ");
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
