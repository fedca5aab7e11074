import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, with the talk that is in it. */
export const top = fileURLToPath(new URL("..", import.meta.url));
/** The folder of the fixture's slides and assets. */
export const fixture = fileURLToPath(new URL("fixture", import.meta.url));
/** The folder of a talk of three slides, which is built in less than half the fixture's time. */
export const analects = fileURLToPath(new URL("analects", import.meta.url));

const cache = join(top, ".fixture/cache");
/** Where the tests keep the fonts that were cut, by their content. */
export const fontCache = join(cache, "fonts");

/** A copy of the project, to be changed by a test, with the slides and assets of a folder `talk`. */
export function copyProject(talk = fixture, copy = mkdtempSync(join(tmpdir(), "deck-"))): string {
  for (const name of ["src", "vite.config.ts", "tsconfig.json", "package.json"])
    replace(join(top, name), join(copy, name));
  for (const name of ["slides", "assets"]) replace(join(talk, name), join(copy, name));
  // The packages are shared, and the fonts that any copy has cut.
  const packages = join(copy, "node_modules");
  mkdirSync(packages, { recursive: true });
  for (const name of readdirSync(packages).filter((name) => !name.startsWith(".")))
    rmSync(join(packages, name));
  for (const name of readdirSync(join(top, "node_modules")).filter((name) => !name.startsWith(".")))
    symlinkSync(join(top, "node_modules", name), join(packages, name), "junction");
  mkdirSync(cache, { recursive: true });
  rmSync(join(packages, ".cache"), { recursive: true, force: true });
  symlinkSync(cache, join(packages, ".cache"), "junction");
  return copy;
}

function replace(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

/** What runs the TypeScript of a project. */
export const locateTsx = (folder: string) => join(folder, "node_modules/tsx/dist/cli.mjs");

/** Runs a command of a project. */
export const run = (folder: string, command: string, env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, [locateTsx(folder), `src/cli/${command}.ts`], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });

interface Server {
  address: string;
  /** What it has printed so far. */
  readLog(): string;
  stop(): void;
}

/** Starts `npm start` of a copy; the promise fails with its log where it ends at once. */
export async function startVite(folder: string): Promise<Server> {
  const vite = join(folder, "node_modules/vite/bin/vite.js");
  const server = spawn(process.execPath, [vite, "--host", "127.0.0.1", "--port", "0"], {
    cwd: folder,
    // A build in this process would have set it to production.
    env: { ...process.env, NODE_ENV: "development", CI: "1", NO_COLOR: "1" },
  });
  let log = "";
  server.stderr.on("data", (data: Buffer) => (log += data.toString()));
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout.on("data", (data: Buffer) => {
      log += data.toString();
      const [, found] = /Local:\s+(\S+)/.exec(log) ?? [];
      if (found) resolve(found);
    });
    server.on("exit", () => reject(new Error(log)));
  });
  return { address, readLog: () => log, stop: () => server.kill() };
}
