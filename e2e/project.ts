import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("..", import.meta.url));

/** A copy of the project in a folder of its own, to be changed by a test. */
export function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), "deck-"));
  for (const name of ["slides", "assets", "src", "vite.config.ts", "tsconfig.json", "package.json"])
    cpSync(join(top, name), join(copy, name), { recursive: true });
  // The packages are shared; what the build keeps among them is the copy's own.
  mkdirSync(join(copy, "node_modules"));
  for (const name of readdirSync(join(top, "node_modules")).filter((name) => !name.startsWith(".")))
    symlinkSync(join(top, "node_modules", name), join(copy, "node_modules", name), "junction");
  return copy;
}

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
