import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { WebSocket } from "undici";
import { writeCall, writePress, type Engine, type Window } from "./engine.ts";

// Nothing of Firefox's own, and no window that it forbids to a script.
const preferences = {
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.disable_open_during_load": false,
  "dom.allow_scripts_to_close_windows": true,
  "toolkit.startup.max_resumed_crashes": -1,
};

/** Starts Firefox with a new profile, and talks to it by WebDriver BiDi. */
export async function startFirefox(path: string): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), "deck-firefox-"));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, "user.js"), lines.join(""));
  const browser = spawn(
    path,
    ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const ended = once(browser, "exit");
  const send = await connect(`${await findAddress(browser.stderr)}/session`);
  await send("session.new", { capabilities: {} });

  const windows = new Map<string, Window>();
  const find = (context: string) => {
    if (!windows.has(context)) windows.set(context, createWindow(context, send));
    return windows.get(context)!;
  };
  return {
    async windows() {
      const { contexts } = (await send("browsingContext.getTree", { maxDepth: 0 })) as {
        contexts: { context: string }[];
      };
      return contexts.map(({ context }) => find(context));
    },
    async open() {
      const { context } = (await send("browsingContext.create", { type: "tab" })) as {
        context: string;
      };
      return find(context);
    },
    async close() {
      await send("browser.close", {});
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

type Send = (method: string, params: object) => Promise<object>;

function createWindow(context: string, send: Send): Window {
  return {
    goto: async (url) =>
      void (await send("browsingContext.navigate", { context, url, wait: "complete" })),
    reload: async () => void (await send("browsingContext.reload", { context, wait: "complete" })),
    async run(page, ...args) {
      const expression = `(async () => JSON.stringify({ value: await ${writeCall(page, args)} }))()`;
      const answer = (await send("script.evaluate", {
        expression,
        target: { context },
        awaitPromise: true,
        userActivation: true,
      })) as { result?: { value: string }; exceptionDetails?: { text: string } };
      if (!answer.result) throw new Error(answer.exceptionDetails?.text);
      return (JSON.parse(answer.result.value) as { value: never }).value;
    },
    press: async (key) =>
      void (await send("input.performActions", { context, actions: writePress(key) })),
    resize: async (width, height) =>
      void (await send("browsingContext.setViewport", { context, viewport: { width, height } })),
    async screenshot() {
      const { data } = (await send("browsingContext.captureScreenshot", { context })) as {
        data: string;
      };
      return data;
    },
    async print() {
      const page = { width: 21, height: 29.7 };
      const { data } = (await send("browsingContext.print", { context, page })) as { data: string };
      return Buffer.from(data, "base64");
    },
    close: async () => void (await send("browsingContext.close", { context })),
  };
}

async function findAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const [, address] = /WebDriver BiDi listening on (\S+)/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error("Firefox ended before it could be talked to");
}

async function connect(address: string): Promise<Send> {
  const socket = new WebSocket(address);
  await once(socket, "open");
  const waiting = new Map<number, Waiting>();
  let count = 0;
  socket.addEventListener("message", ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id === null) return;
    const { resolve, reject } = waiting.get(answer.id) ?? {};
    waiting.delete(answer.id);
    if (answer.type === "success") resolve?.(answer.result);
    else reject?.(new Error(`${answer.error}: ${answer.message}`));
  });
  return (method, params) =>
    new Promise((resolve, reject) => {
      const id = count++;
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
}

interface Waiting {
  resolve(result: object): void;
  reject(error: Error): void;
}

type Answer =
  | { type: "success"; id: number; result: object }
  | { type: "error"; id: number | null; error: string; message: string };
