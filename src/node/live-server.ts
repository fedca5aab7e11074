import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { networkInterfaces } from "node:os";
import sirv from "sirv";
import { picturePolicy } from "./picture-policy.ts";
import { UsageError } from "./errors.ts";

/** Who listens, as the last part of the stream's address has it; a speaker is not counted. */
const audiences = ["en", "zh", "both", "speaker"] as const;
type Audience = (typeof audiences)[number];

export interface LiveOptions {
  /** The folder that is served. */
  folder: string;
  /** Who knows it may drive the talk. */
  secret: string;
  /** The names and addresses of this server: a page elsewhere that gives it another gets nothing. */
  hosts: readonly string[];
  /** Called when the number of listeners has changed. */
  onCount?: (count: Record<"en" | "zh" | "both", number>) => void;
  limits?: Partial<typeof defaults>;
}

/** Limits of the whole server: a room full of phones comes from one address. */
const defaults = {
  streams: 10_000,
  /** Besides the streams: what is being asked for at one time. */
  requests: 2000,
  /** Bytes that are posted at once. */
  body: 2048,
  postsPerSecond: 100,
  /** Bytes that wait for a listener who does not read. */
  unread: 64 * 1024,
};

const ping = "event: ping\ndata: 1\n\n";

/**
 * A server for a live talk: the files of a built deck, and where the talk is.
 *
 * - `GET live/events/{en|zh|both|speaker}` is a stream of server-sent events (HTML, 9.2): the newest
 *   place at once, then each as it comes, and a ping every 20 seconds.
 * - `POST live/at` with the secret as bearer (RFC 6750) says where the talk is, in JSON; the last one
 *   counts. The answer is JSON.
 * - `GET live/count/{en|zh|both}` with the secret has the number of listeners of one language,
 *   `subscribers`.
 *
 * Nothing else is kept, and nothing that a listener sends reaches anybody.
 */
export function createLiveServer(options: LiveOptions): Server {
  const { folder, secret, hosts, onCount } = options;
  const limits = { ...defaults, ...options.limits };
  const streams = Object.fromEntries(
    audiences.map((audience) => [audience, new Set<ServerResponse>()]),
  ) as Record<Audience, Set<ServerResponse>>;
  const all = () => audiences.flatMap((audience) => [...streams[audience]]);
  const total = () => audiences.reduce((sum, audience) => sum + streams[audience].size, 0);
  const serveFile = serveFolder(folder);
  let place = "";
  let posts = 0;

  const isSpeaker = ({ headers }: IncomingMessage) =>
    isEqual(headers.authorization ?? "", `Bearer ${secret}`);

  function send(stream: ServerResponse, text: string): void {
    if (stream.writableLength > limits.unread) stream.destroy();
    else stream.write(text);
  }

  function listen(audience: Audience, response: ServerResponse): void {
    if (total() >= limits.streams) return answer(response, 503, { "retry-after": "5" });
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      // nginx before this server would keep it back.
      "x-accel-buffering": "no",
    });
    response.write(`retry: 1000\n\n${place}`);
    streams[audience].add(response);
    const count = () =>
      onCount?.({ en: streams.en.size, zh: streams.zh.size, both: streams.both.size });
    response.on("close", () => {
      streams[audience].delete(response);
      count();
    });
    count();
  }

  async function post(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (++posts > limits.postsPerSecond) return answer(response, 429, { "retry-after": "1" });
    const body = await readBody(request, limits.body);
    if (body === undefined) return answer(response, 413, { connection: "close" });
    const value = parseObject(body);
    if (value === undefined) return answer(response, 400);
    place = `data: ${JSON.stringify(value)}\n\n`;
    for (const stream of all()) send(stream, place);
    sendJson(response, {});
  }

  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const { method = "", headers, url = "" } = request;
    const host = headers.host ?? "";
    if (!hosts.includes(nameOf(host))) return answer(response, 421);
    if (headers.origin !== undefined && !isOrigin(headers.origin, host))
      return answer(response, 403);
    const [path = ""] = url.split("?");
    const [, kind, audience = ""] = /^\/live\/(events|count)\/(\w+)$/.exec(path) ?? [];
    const isPost = path === "/live/at";
    if (isPost ? method !== "POST" : !["GET", "HEAD"].includes(method))
      return answer(response, 405, { allow: isPost ? "POST" : "GET, HEAD" });
    if ((isPost || kind === "count") && !isSpeaker(request)) return answer(response, 403);
    if (isPost) return void post(request, response).catch(() => response.destroy());
    if (kind && !isAudience(audience)) return answer(response, 404);
    if (kind === "events" && method === "GET") return listen(audience as Audience, response);
    if (kind === "events") return answer(response, 200, { "content-type": "text/event-stream" });
    if (kind === "count")
      return sendJson(response, { subscribers: streams[audience as Audience].size });
    return serveFile(request, response);
  };

  const server = createServer(
    { requestTimeout: 10_000, connectionsCheckingInterval: 5000, keepAliveTimeout: 5000 },
    handle,
  );
  server.maxConnections = limits.streams + limits.requests;
  const timers = [
    setInterval(() => all().forEach((stream) => send(stream, ping)), 20_000),
    setInterval(() => (posts = 0), 1000),
  ];
  for (const timer of timers) timer.unref();
  return server.on("close", () => {
    for (const timer of timers) clearInterval(timer);
  });
}

/**
 * The secret of a server that is started again and still knows its speaker, or without one that of a
 * single run. Throws a UsageError where it could be guessed, or would not pass through an address.
 */
export function chooseSecret(lasting: string | undefined): string {
  if (lasting === undefined) return randomBytes(16).toString("base64url");
  if (/^[\w-]{20,}$/.test(lasting)) return lasting;
  throw new UsageError(
    "SECRET needs at least 20 letters and digits, and nothing else.\nWrite `SECRET=$(openssl rand -hex 16) npm run live`.",
  );
}

/** This computer's IPv4 addresses in its networks, a home's or a room's first. */
export function listAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses);
  const isUsual = (address: string) => (/^(?:192\.168|10)\./.test(address) ? 0 : 1);
  return all
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address)
    .sort((a, b) => isUsual(a) - isUsual(b));
}

const isAudience = (name: string): name is Audience => audiences.some((known) => known === name);

/** Answers without a page. */
function answer(response: ServerResponse, status: number, headers = {}): void {
  response.writeHead(status, { "cache-control": "no-store", ...headers }).end();
}

function sendJson(response: ServerResponse, value: object): void {
  response
    .writeHead(200, { "content-type": "application/json", "cache-control": "no-store" })
    .end(JSON.stringify(value));
}

/** Files of a folder as they are now, where there are any with a compressed one beside them. */
function serveFolder(folder: string): (request: IncomingMessage, response: ServerResponse) => void {
  const serve = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, path) {
      // A file whose name has the hash of its content never changes.
      const isHashed = /\/assets\/[^/]+-[\w-]{8}\.\w+$/.test(path);
      response.setHeader(
        "cache-control",
        isHashed ? "public,max-age=31536000,immutable" : "no-cache",
      );
      response.setHeader("x-content-type-options", "nosniff");
      if (path.endsWith(".svg")) response.setHeader("content-security-policy", picturePolicy);
    },
  });
  return (request, response) => {
    const [path = "", query] = request.url!.split("?");
    // Its links are relative.
    if (path === "/live") {
      const location = query === undefined ? "live/" : `live/?${query}`;
      return answer(response, 301, { location });
    }
    // No file of a deck is so long that it is asked for in parts.
    delete request.headers.range;
    // The disk may fail: sirv leaves that to whoever calls it.
    response.once("pipe", (file) => file.on("error", () => response.destroy()));
    serve(request, response, () => answer(response, 404));
  };
}

/** What is posted; none where it is too long. */
async function readBody(request: IncomingMessage, limit: number): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  // The connection stays, for the answer.
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    length += (part as Buffer).length;
    if (length > limit) return undefined;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString();
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Compares in the same time whatever they have in common. */
const isEqual = (one: string, other: string) => timingSafeEqual(hash(one), hash(other));
const hash = (text: string) => createHash("sha256").update(text).digest();

/** The name in a `Host` header, without the port. */
const nameOf = (host: string) => host.replace(/:\d*$/, "").toLowerCase();

const isOrigin = (origin: string, host: string) =>
  URL.canParse(origin) && new URL(origin).host === host;
