import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { Agent, EventSource } from "undici";
import { dist } from "./decks.ts";
import { ask, place, post, right } from "./live-ask.ts";
import { expect, onEveryServer, test } from "./live-talk.ts";
import type { LiveServer } from "./live-servers.ts";

// What a server of a live talk owes to its pages, whoever has made it.

onEveryServer(() => {
  test("answers what is asked, and refuses what may not be asked", async ({ server }) => {
    for (const [what, path, options, statuses] of requests) {
      const { statusCode } = await ask(server.origin, path, options);
      expect.soft(statuses, what).toContain(statusCode);
    }
  });

  test("sends files compressed, and those with a hash for ever", async ({ server }) => {
    const html = readFileSync(join(dist, "live/index.html"), "utf8");
    const [script] = /assets\/[^"]+\.js/.exec(html)!;
    for (const [encoding, known] of [
      ["gzip", /^gzip$/],
      ["gzip, br", /^(?:gzip|br)$/],
    ] as const) {
      const headers = { "accept-encoding": encoding };
      const page = await ask(server.origin, "/live/", { headers });
      expect(page.headers["content-encoding"]).toMatch(known);
      expect(page.headers["content-type"]).toMatch(/^text\/html; ?charset=utf-8$/);
      expect(page.headers).toMatchObject({
        "cache-control": "no-cache",
        "x-content-type-options": "nosniff",
      });
      const file = await ask(server.origin, `/live/${script}`, { headers });
      expect(file.headers["content-encoding"]).toMatch(known);
      expect(file.headers["cache-control"]).toBe("public,max-age=31536000,immutable");
    }
  });

  test("counts the listeners of a language, but not who drives", async ({ server }) => {
    const audiences = ["en", "en", "zh", "speaker"];
    const listeners = await Promise.all(audiences.map((audience) => listen(server, audience)));
    expect(await say(server, 1)).toBe(true);
    await expect.poll(() => count(server)).toEqual({ en: 2, zh: 1, both: 0 });
    listeners[0]!.close();
    await expect.poll(() => count(server)).toEqual({ en: 1, zh: 1, both: 0 });
    closeAll(listeners);
    await expect.poll(() => count(server)).toEqual({ en: 0, zh: 0, both: 0 });
  });

  test("sends who comes the newest place alone, whatever they say they know", async ({
    server,
  }) => {
    for (const step of [1, 2, 3]) await say(server, step);
    for (const headers of hostile) {
      const answer = await ask(server.listenersOrigin, "/live/events/zh", { headers });
      if (answer.statusCode === 400) continue;
      expect(answer.statusCode).toBe(200);
      expect(await readStep(answer)).toBe(3);
    }
    const late = await listen(server, "both");
    await expect.poll(() => late.steps).toEqual([3]);
    late.close();
  });

  test("is not hurt by any header while nothing has been said", async ({ server }) => {
    const listeners = await listenMany(server, 50);
    for (const headers of hostile) {
      const answer = await ask(server.listenersOrigin, "/live/events/en", { headers });
      expect([200, 400]).toContain(answer.statusCode);
      answer.destroy();
    }
    await say(server, 1);
    await expectAllAt(listeners, 1);
    expect(Math.max(...listeners.map(({ opened }) => opened)), "nobody was dropped").toBe(1);
    closeAll(listeners);
  });

  test("has everybody back after a restart", async ({ server }) => {
    const listeners = await listenMany(server, 50);
    for (const step of [1, 2]) {
      await say(server, step);
      await expectAllAt(listeners, step);
    }
    await server.stop();
    await server.start();
    await expectAllBack(listeners);
    await say(server, 3);
    await expectAllAt(listeners, 3);
    closeAll(listeners);
  });

  test("has everybody back after it has read its configuration anew", async ({ server }) => {
    test.skip(!server.reload, "It has none.");
    const listeners = await listenMany(server, 50);
    await say(server, 1);
    await expectAllAt(listeners, 1);
    server.reload!();
    await expectAllBack(listeners);
    await say(server, 2);
    await expectAllAt(listeners, 2);
    closeAll(listeners);
  });

  test("goes on while listeners come and go", async ({ server }) => {
    let listeners = await listenMany(server, 60);
    for (let step = 1; step <= 8; step++) {
      closeAll(listeners.splice(0, 20));
      const [comers] = await Promise.all([listenMany(server, 20), say(server, step)]);
      listeners = [...listeners, ...comers];
      await expectAllAt(listeners, step);
    }
    closeAll(listeners);
  });
});

/** All have come to a step, and none has gone back on the way. */
async function expectAllAt(listeners: readonly Listener[], step: number): Promise<void> {
  await expect.poll(() => [...new Set(listeners.map(({ steps }) => steps.at(-1)))]).toEqual([step]);
  for (const { steps } of listeners) expect(steps).toEqual(steps.toSorted());
}

const expectAllBack = (listeners: readonly Listener[]) =>
  expect.poll(() => Math.min(...listeners.map(({ opened }) => opened))).toBeGreaterThan(1);

const closeAll = (listeners: readonly Listener[]) => {
  for (const listener of listeners) listener.close();
};

const requests = [
  ["a place from the speaker", "/live/at", post, [200, 201, 202]],
  ["a forged secret", "/live/at", { ...post, headers: { authorization: "Bearer wrong" } }, [403]],
  ["no secret", "/live/at", { ...post, headers: {} }, [403]],
  ["another scheme", "/live/at", { ...post, headers: { authorization: "Basic dTpw" } }, [403]],
  ["a count without the secret", "/live/count/en", {}, [403]],
  [
    "the origin of another page",
    "/live/at",
    { ...post, headers: { ...right, origin: "https://evil.example" } },
    [403],
  ],
  [
    "a stream for another page",
    "/live/events/en",
    { headers: { origin: "http://evil.example" } },
    [403],
  ],
  ["an origin that is none", "/live/", { headers: { origin: "null" } }, [403]],
  ["the name of another host", "/live/", { headers: { host: "evil.example" } }, [421]],
  [
    "a stream under another name",
    "/live/events/en",
    { headers: { host: "evil.example:80" } },
    [421],
  ],
  [
    "too much",
    "/live/at",
    { ...post, body: JSON.stringify({ ...place, slide: "x".repeat(3000) }) },
    [413],
  ],
  ["a place by GET", "/live/at", { headers: right }, [405]],
  ["the end of the line", "/live/at", { ...post, method: "DELETE" }, [405]],
  ["a post to a count", "/live/count/en", post, [405]],
  ["a post to a page", "/live/", post, [405]],
  ["a post to a stream", "/live/events/en", post, [405]],
  ["a language that is not there", "/live/events/fr", {}, [404]],
  ["a file that is not there", "/live/nothing.js", {}, [404]],
  ["a file above", "/../package.json", {}, [400, 404]],
  ["a file above, encoded", "/..%2f..%2fpackage.json", {}, [400, 404]],
  ["a broken address", "/%E0%A4%A", {}, [400, 404]],
  ["a part that is none", "/live/", { headers: { range: "bytes=9-2" } }, [200]],
  ["the address without its end", "/live", {}, [301]],
] as const;

/** What a browser, or who is no browser, may say of what it knows already. */
const hostile: readonly Record<string, string>[] = [
  { "if-none-match": '"0"' },
  { "if-none-match": "*" },
  { "if-modified-since": "Thu, 01 Jan 2026 00:00:00 GMT" },
  { "if-modified-since": "Thu, 01 Jan 2026 00:00:00 GMT", "if-none-match": "0" },
  { "last-event-id": "1767225600:0" },
  { "last-event-id": "1767225600:[0],-" },
  { "last-event-id": "4102444800:7" },
  { "last-event-id": "x".repeat(1000) },
];

// The certificate is the test's own.
const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });

interface Listener {
  /** The steps of the places that came. */
  readonly steps: readonly number[];
  /** How many times the line has come up. */
  readonly opened: number;
  close(): void;
}

/** Listens as a page does, and comes back as it does, but sooner. */
async function listen(server: LiveServer, audience: string): Promise<Listener> {
  const steps: number[] = [];
  let opened = 0;
  let source: EventSource;
  await new Promise<void>((resolve) => {
    const open = () => {
      source = new EventSource(`${server.listenersOrigin}/live/events/${audience}`, {
        node: { dispatcher, reconnectionTime: 100 },
      });
      source.addEventListener("open", () => {
        opened++;
        resolve();
      });
      source.addEventListener("message", ({ data }) => {
        steps.push((JSON.parse(String(data)) as typeof place).step);
      });
      // Who is refused is not called again by the browser.
      source.addEventListener("error", () => {
        if (source.readyState === EventSource.CLOSED) setTimeout(open, 100);
      });
    };
    open();
  });
  return {
    steps,
    get opened() {
      return opened;
    },
    close: () => source.close(),
  };
}

const listenMany = (server: LiveServer, number: number) =>
  Promise.all(Array.from({ length: number }, () => listen(server, "en")));

/** Posts a place with this step, as the speaker. Returns whether it was taken. */
async function say(server: LiveServer, step: number): Promise<boolean> {
  const body = JSON.stringify({ ...place, step });
  const { statusCode } = await ask(server.origin, "/live/at", { ...post, body });
  return statusCode! >= 200 && statusCode! < 300;
}

async function count(server: LiveServer): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const audience of ["en", "zh", "both"]) {
    const answer = await ask(server.origin, `/live/count/${audience}`, { headers: right });
    const { subscribers } = JSON.parse(await readText(answer)) as { subscribers: number };
    counts[audience] = subscribers;
  }
  return counts;
}

/** The step of the first place that a stream sends. */
async function readStep(stream: IncomingMessage): Promise<number | undefined> {
  let text = "";
  // The end of the loop ends the stream.
  for await (const part of stream) {
    text += String(part);
    const [, step] = /"step":(\d+)/.exec(text) ?? [];
    if (step) return Number(step);
  }
  return undefined;
}

async function readText(answer: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of answer) text += String(part);
  return text;
}
