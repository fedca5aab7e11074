import { spawn } from "node:child_process";
import { once } from "node:events";
import { findPort } from "../port.ts";
import { writeCall, writePress, type Engine, type Window } from "./engine.ts";

/** Starts WebKitGTK's MiniBrowser. */
export const startWebKit = () =>
  start(["xvfb-run", "-a", "-s", "-screen 0 1600x1200x24", "WebKitWebDriver"], {});

/** Starts WPE's Cog: one window of 800 × 600. */
export const startWpe = () =>
  start(["WPEWebDriver"], {
    "wpe:browserOptions": { binary: "cog", args: ["--automation", "--platform=headless"] },
  });

/** Starts a WebKit by its driver, and talks to it by WebDriver. */
async function start([command, ...args]: string[], options: object): Promise<Engine> {
  const port = await findPort();
  // A group of its own: the driver, its screen and its browser end together.
  const driver = spawn(command!, [...args, `--port=${port}`], { detached: true, stdio: "ignore" });
  const ended = once(driver, "exit");
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  };
  await waitFor(() => send("GET", "/status"));
  const session = (await send("POST", "/session", {
    capabilities: { alwaysMatch: options },
  })) as { sessionId: string; capabilities: { setWindowRect: boolean } };
  const top = `/session/${session.sessionId}`;
  await send("POST", `${top}/timeouts`, { script: 30_000, pageLoad: 30_000 });
  const windows = new Map<string, Window>();

  const createWindow = (handle: string): Window => {
    const call = async (method: string, path: string, body?: object) => {
      await send("POST", `${top}/window`, { handle });
      return send(method, `${top}${path}`, body);
    };
    const run: Window["run"] = async (page, ...args) => {
      const script = `const done = arguments[arguments.length - 1];
        (async () => ${writeCall(page, args)})().then(
          (value) => done({ value }), (error) => done({ error: String(error?.stack ?? error) }));`;
      const { value, error } = (await call("POST", "/execute/async", {
        script,
        args: [],
      })) as { value: never; error?: string };
      if (error) throw new Error(error);
      return value;
    };
    return {
      run,
      goto: async (url) => void (await call("POST", "/url", { url })),
      reload: async () => void (await call("POST", "/refresh", {})),
      press: async (key) => void (await call("POST", "/actions", { actions: writePress(key) })),
      async resize(width, height) {
        if (!session.capabilities.setWindowRect) return;
        await call("POST", "/window/rect", { x: 0, y: 0, width, height });
        // What the browser has around the page is not known before.
        const inner = await run(() => [innerWidth, innerHeight] as const);
        await call("POST", "/window/rect", {
          width: 2 * width - inner[0],
          height: 2 * height - inner[1],
        });
      },
      screenshot: async () => (await call("GET", "/screenshot")) as string,
      close: async () => void (await call("DELETE", "/window")),
    };
  };
  const find = (handle: string) => {
    if (!windows.has(handle)) windows.set(handle, createWindow(handle));
    return windows.get(handle)!;
  };

  return {
    async windows() {
      const handles = (await send("GET", `${top}/window/handles`)) as string[];
      for (const handle of handles) find(handle);
      return [...windows.keys()].filter((handle) => handles.includes(handle)).map(find);
    },
    async open() {
      // The window that was spoken to last may be closed.
      const [handle] = (await send("GET", `${top}/window/handles`)) as string[];
      await send("POST", `${top}/window`, { handle });
      const opened = await send("POST", `${top}/window/new`, { type: "window" });
      return find((opened as { handle: string }).handle);
    },
    async close() {
      await send("DELETE", top).catch(() => {});
      process.kill(-driver.pid!);
      await ended;
    },
  };
}

async function waitFor(isReady: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await isReady();
      return;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
