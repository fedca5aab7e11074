import { fork } from "node:child_process";
import { once } from "node:events";
import * as http from "node:http";
import * as https from "node:https";
import { fileURLToPath } from "node:url";
import { place, right } from "../live-ask.ts";
import type { Kind } from "../live-servers.ts";
import { kB, median, ms } from "./table.ts";

const steps = 40;

/** The names of the columns. */
export function printHead(): void {
  const times = ["step to all", "slowest"];
  printRow("listeners, server", [...times, "late without", "lost", "processor", "memory (idle)"]);
}

const printRow = (what: string, columns: readonly string[]) =>
  console.log(
    what.padEnd(28) +
      columns
        .map((text) => text.padEnd(14))
        .join("")
        .trimEnd(),
  );

/**
 * How long a step takes to reach all of so many listeners, on this computer alone; who came late and was
 * not told the place, and what was lost; what a step takes of the server's processor.
 */
export async function benchLive(kind: Kind, listeners: number): Promise<void> {
  const server = fork(fileURLToPath(new URL("live-server.ts", import.meta.url)), [kind]);
  const [[speaker, room]] = (await once(server, "message")) as [[string, string]];
  const idle = await readUse(server);
  let received = 0;
  let whenAll = () => {};
  const hear = () => {
    if (++received === listeners) whenAll();
  };
  const hearAll = () => {
    received = 0;
    return new Promise<void>((resolve) => (whenAll = resolve));
  };

  await post(speaker, 0);
  const latecomers = hearAll();
  const streams: http.IncomingMessage[] = [];
  for (let i = 0; i < listeners; i += 100) {
    const some = Math.min(100, listeners - i);
    streams.push(...(await Promise.all(Array.from({ length: some }, () => listen(room, hear)))));
  }
  await within(5000, latecomers);
  const withState = received;

  const before = await readUse(server);
  const times: number[] = [];
  let lost = 0;
  for (let step = 1; step <= steps; step++) {
    const all = hearAll();
    const start = performance.now();
    await post(speaker, step);
    await within(5000, all);
    times.push(performance.now() - start);
    lost += listeners - received;
  }
  const after = await readUse(server);
  printRow(`${listeners}, ${kind}`, [
    ms(median(times)),
    ms(Math.max(...times)),
    `${listeners - withState}`,
    `${lost}`,
    ms((after.time - before.time) / steps),
    `${kB(after.memory)} (${kB(idle.memory)})`,
  ]);
  for (const stream of streams) stream.destroy();
  server.send("end");
  await once(server, "exit");
}

const options = { rejectUnauthorized: false };
const agents = {
  "http:": { request: http.request, agent: new http.Agent({ keepAlive: true }) },
  "https:": { request: https.request, agent: new https.Agent({ keepAlive: true, ...options }) },
};

/** Opens a stream, and calls `hear` for each place that comes. */
function listen(origin: string, hear: () => void): Promise<http.IncomingMessage> {
  const url = new URL("/live/events/en", origin);
  const { request } = agents[url.protocol as keyof typeof agents];
  const headers = { accept: "text/event-stream" };
  return new Promise((resolve, reject) => {
    const opened = request(url, { agent: false, headers, ...options }, (stream) => {
      stream.on("data", (text: Buffer) => {
        if (text.includes("data: {")) hear();
      });
      stream.on("error", () => {});
      resolve(stream);
    });
    opened.on("error", reject);
    opened.end();
  });
}

async function post(origin: string, step: number): Promise<void> {
  const url = new URL("/live/at", origin);
  const { request, agent } = agents[url.protocol as keyof typeof agents];
  const posted = request(url, { method: "POST", headers: right, agent });
  posted.end(JSON.stringify({ ...place, step }));
  const [response] = (await once(posted, "response")) as [http.IncomingMessage];
  response.resume();
}

/** Waits for something, but no longer than so many milliseconds. */
const within = (time: number, something: Promise<void>) =>
  Promise.race([something, new Promise((resolve) => setTimeout(resolve, time))]);

/** The memory that a server has, in bytes, and the processor's time that it has had, in milliseconds. */
async function readUse(server: ReturnType<typeof fork>): Promise<{ memory: number; time: number }> {
  server.send("use");
  const [use] = (await once(server, "message")) as [{ memory: number; time: number }];
  return use;
}
