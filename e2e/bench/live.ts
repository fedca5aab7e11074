import { fork } from "node:child_process";
import { once } from "node:events";
import { get, request, type IncomingMessage } from "node:http";
import { fileURLToPath } from "node:url";
import { kB, median, ms, print } from "./table.ts";

const secret = "bench";
const steps = 40;

/** How long a step takes to reach all of so many listeners, on this computer alone. */
export async function benchLive(listeners: number): Promise<void> {
  const server = fork(fileURLToPath(new URL("live-server.ts", import.meta.url)), [secret]);
  const [port] = (await once(server, "message")) as [number];
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

  await post(port, 0);
  const latecomers = hearAll();
  const streams: IncomingMessage[] = [];
  for (let i = 0; i < listeners; i += 100) {
    const some = Math.min(100, listeners - i);
    streams.push(...(await Promise.all(Array.from({ length: some }, () => listen(port, hear)))));
  }
  await within(5000, latecomers);
  const withState = received;

  const before = await readUse(server);
  const times: number[] = [];
  let lost = 0;
  for (let step = 1; step <= steps; step++) {
    const all = hearAll();
    const start = performance.now();
    await post(port, step);
    await within(5000, all);
    times.push(performance.now() - start);
    lost += listeners - received;
  }
  const what = `live, ${listeners} listeners`;
  print(`${what}, step to all, middle`, ms(median(times)));
  print(`${what}, step to all, slowest`, ms(Math.max(...times)));
  print(`${what}, latecomers with the place`, `${withState} of ${listeners}`);
  print(`${what}, lost of ${steps * listeners}`, String(lost));
  const after = await readUse(server);
  print(`${what}, server's processor a step`, ms((after.time - before.time) / steps));
  print(`${what}, memory, and idle`, `${kB(after.memory)}, ${kB(idle.memory)}`);
  for (const stream of streams) stream.destroy();
  server.kill();
}

/** Opens a stream, and calls `hear` for each place that comes. */
function listen(port: number, hear: () => void): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const opened = get({ port, path: "/live/events/en", agent: false }, (stream) => {
      stream.on("data", (text: Buffer) => {
        if (text.includes("data: {")) hear();
      });
      stream.on("error", () => {});
      resolve(stream);
    });
    opened.on("error", reject);
  });
}

async function post(port: number, step: number): Promise<void> {
  const headers = { authorization: `Bearer ${secret}` };
  const posted = request({ port, path: "/live/at", method: "POST", headers });
  posted.end(
    JSON.stringify({
      slide: "china",
      step,
      isBrief: false,
      isBlank: false,
      isDark: false,
      presses: {},
    }),
  );
  const [response] = (await once(posted, "response")) as [IncomingMessage];
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
