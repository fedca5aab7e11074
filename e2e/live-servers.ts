import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { get } from "node:https";
import { connect, type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { createLiveServer, type LiveOptions } from "../src/node/live-server.ts";
import { dist } from "./decks.ts";
import { findPort } from "./port.ts";
import { top } from "./project.ts";

/** What serves a live talk; stopped and started again it has the same addresses. */
export interface LiveServer {
  /** Where the speaker is. */
  readonly origin: string;
  /** Where the listeners are: on another machine, where there are two. */
  readonly listenersOrigin: string;
  start(): Promise<unknown>;
  stop(): Promise<void>;
  /** Has it read its configuration anew, as for a new certificate. */
  reload?(): void;
  /** The processes that it has, this one too where it is in it. */
  listProcesses(): number[];
}

export const secret = "0123456789abcdef0123456789abcdef";

/** The server of `npm run live`, in this process. */
export class NodeServer implements LiveServer {
  readonly #options: Partial<LiveOptions>;
  #port = 0;
  #server: ReturnType<typeof createLiveServer> | undefined;

  constructor(options: Partial<LiveOptions> = {}) {
    this.#options = options;
  }

  get port(): number {
    return this.#port;
  }

  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  get listenersOrigin(): string {
    return this.origin;
  }

  listProcesses(): number[] {
    return [process.pid];
  }

  async start(): Promise<this> {
    this.#server = createLiveServer({
      folder: dist,
      secret,
      hosts: ["localhost", "127.0.0.1"],
      ...this.#options,
    });
    this.#server.listen(this.#port, "localhost");
    await once(this.#server, "listening");
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server!, "close");
    this.#server!.close();
    this.#server!.closeAllConnections();
    await closed;
  }
}

const configuration = join(top, "src/live/nginx");
const nginx = "/usr/sbin/nginx";
const nchan = "/usr/lib/nginx/modules/ngx_nchan_module.so";
const redis = "/usr/bin/redis-server";

/** nginx with the configuration that `src/live/nginx/README.md` gives to a user. */
class Nginx implements LiveServer {
  readonly #step: "node" | "nchan";
  readonly #ports: { node?: number; redis?: number };
  #port = 0;
  #folder = "";
  #process: ChildProcess | undefined;

  constructor(step: "node" | "nchan", ports: { node?: number; redis?: number } = {}) {
    this.#step = step;
    this.#ports = ports;
  }

  get origin(): string {
    return `https://localhost:${this.#port}`;
  }

  get listenersOrigin(): string {
    return this.origin;
  }

  listProcesses(): number[] {
    const { pid } = this.#process!;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    return [pid!, ...(children.match(/\d+/g) ?? []).map(Number)];
  }

  async start(): Promise<void> {
    this.#port ||= await findPort();
    this.#folder = mkdtempSync(join(tmpdir(), "deck-nginx-"));
    await this.#configure();
    this.#process = spawn(
      nginx,
      ["-p", this.#folder, "-c", join(this.#folder, "nginx.conf"), "-g", "daemon off;"],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    await untilOpen(this.#port, this.#process);
  }

  /** Throws an error where one of its processes has crashed. */
  async stop(): Promise<void> {
    await end(this.#process!);
    const log = readFileSync(join(this.#folder, "error.log"), "utf8");
    rmSync(this.#folder, { recursive: true });
    const crashes = log.split("\n").filter((line) => /exited on signal|Assertion/.test(line));
    if (crashes.length > 0) throw new Error(crashes.join("\n"));
  }

  reload(): void {
    this.#process!.kill("SIGHUP");
  }

  /** Writes what differs here from a user's machine: name, ports, folders, who runs it. */
  async #configure(): Promise<void> {
    const here = this.#folder;
    const read = (name: string) => readFileSync(join(configuration, name), "utf8");
    const http = await findPort();
    const { username } = userInfo();
    mkdirSync(join(here, "conf.d"));
    symlinkSync("/usr/share/nginx/modules", join(here, "modules"));
    writeFileSync(
      join(here, "nginx.conf"),
      adapt(read("nginx.conf"), {
        "user www-data;": `user ${username};`,
        "/run/nginx.pid": join(here, "nginx.pid"),
        "/var/log/nginx/error.log": join(here, "error.log"),
        "/etc/nginx/conf.d": join(here, "conf.d"),
        "    listen [::]:80 default_server;\n": "",
        "    listen [::]:443 ssl http2 default_server;\n": "",
        "    listen [::]:443 ssl http2;\n": "",
        "listen 80": `listen 127.0.0.1:${http}`,
        "listen 443": `listen 127.0.0.1:${this.#port}`,
        "/etc/letsencrypt/live/talk.example.org": here,
        "talk.example.org": "localhost",
        "/srv/talk/dist": dist,
        "localhost:8080": `localhost:${this.#ports.node ?? 8080}`,
        "live/node.conf": join(configuration, `${this.#step}.conf`),
      }),
    );
    const folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    writeFileSync(
      join(here, "conf.d/folders.conf"),
      folders.map((name) => `${name}_temp_path ${join(here, name)};\n`).join(""),
    );
    writeFileSync(
      join(here, "conf.d/secret.conf"),
      `map $http_authorization $is_speaker { default 0; "Bearer ${secret}" 1; }`,
    );
    if (this.#ports.redis !== undefined)
      writeFileSync(
        join(here, "conf.d/redis.conf"),
        adapt(read("redis.conf"), { "10.0.0.1:6379": `127.0.0.1:${this.#ports.redis}` }),
      );
    const certificate = [
      "req -x509 -nodes -days 2 -newkey ec -pkeyopt ec_paramgen_curve:P-256",
      "-subj /CN=localhost -addext subjectAltName=DNS:localhost",
      "-keyout privkey.pem -out fullchain.pem",
    ].join(" ");
    const { status, stderr } = spawnSync("openssl", certificate.split(" "), { cwd: here });
    if (status !== 0) throw new Error(stderr.toString());
  }
}

/** nginx, and behind it what it needs, which is started first. */
class NginxBeforeNode implements LiveServer {
  readonly #node = new NodeServer();
  #nginx: Nginx | undefined;

  get origin(): string {
    return this.#nginx!.origin;
  }

  get listenersOrigin(): string {
    return this.origin;
  }

  listProcesses(): number[] {
    return [...this.#node.listProcesses(), ...this.#nginx!.listProcesses()];
  }

  async start(): Promise<void> {
    await this.#node.start();
    this.#nginx ??= new Nginx("node", { node: this.#node.port });
    await this.#nginx.start();
  }

  async stop(): Promise<void> {
    await this.#nginx!.stop();
    await this.#node.stop();
  }

  reload(): void {
    this.#nginx!.reload();
  }
}

/** Two nginx with one Redis: the speaker is at the first, the listeners at the second. */
class NginxWithRedis implements LiveServer {
  #redis: ChildProcess | undefined;
  #both: Nginx[] = [];
  #port = 0;

  get origin(): string {
    return this.#both[0]!.origin;
  }

  get listenersOrigin(): string {
    return this.#both[1]!.origin;
  }

  listProcesses(): number[] {
    return [this.#redis!.pid!, ...this.#both.flatMap((one) => one.listProcesses())];
  }

  async start(): Promise<void> {
    this.#port ||= await findPort();
    const options = `--port ${this.#port} --bind 127.0.0.1 --requirepass password --save`;
    this.#redis = spawn(redis, [...options.split(" "), ""], {
      cwd: tmpdir(),
      stdio: ["ignore", "ignore", "pipe"],
    });
    await untilOpen(this.#port, this.#redis);
    if (this.#both.length === 0)
      this.#both = [1, 2].map(() => new Nginx("nchan", { redis: this.#port }));
    for (const one of this.#both) {
      await one.start();
      await untilReached(one.origin);
    }
  }

  async stop(): Promise<void> {
    for (const one of this.#both) await one.stop();
    await end(this.#redis!);
  }

  reload(): void {
    for (const one of this.#both) one.reload();
  }
}

/** Each way to serve a talk, and what Debian calls what it needs. */
export const kinds = {
  Node: { create: () => new NodeServer(), needs: [], packages: "" },
  "nginx before Node": {
    create: () => new NginxBeforeNode(),
    needs: [nginx],
    packages: "nginx",
  },
  "nginx with nchan": {
    create: () => new Nginx("nchan"),
    needs: [nginx, nchan],
    packages: "nginx libnginx-mod-nchan",
  },
  "two nginx with Redis": {
    create: () => new NginxWithRedis(),
    needs: [nginx, nchan, redis],
    packages: "nginx libnginx-mod-nchan redis-server",
  },
} satisfies Record<string, { create: () => LiveServer; needs: string[]; packages: string }>;

export type Kind = keyof typeof kinds;

const all = Object.keys(kinds) as Kind[];
export const installed = all.filter((kind) => kinds[kind].needs.every((file) => existsSync(file)));
export const missing = all.filter((kind) => !installed.includes(kind));

/** Puts other texts in the place of some, all of which must be there. */
function adapt(text: string, changes: Record<string, string>): string {
  for (const [from, to] of Object.entries(changes)) {
    if (!text.includes(from)) throw new Error(`The configuration has no longer: ${from}`);
    text = text.replaceAll(from, to);
  }
  return text;
}

/** An nginx that has not reached Redis yet answers 503. */
async function untilReached(origin: string): Promise<void> {
  const options = { headers: { authorization: `Bearer ${secret}` }, rejectUnauthorized: false };
  for (let status = 503; status === 503;)
    status = await new Promise<number>((resolve, reject) => {
      get(`${origin}/live/count/en`, options, (answer) => {
        answer.resume();
        resolve(answer.statusCode!);
      }).on("error", reject);
    });
}

/** Waits until a process answers at its port. Throws what it says where it ends instead. */
async function untilOpen(port: number, process: ChildProcess): Promise<void> {
  let said = "";
  process.stderr!.on("data", (text: Buffer) => (said += text.toString()));
  while (process.exitCode === null) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(said);
}

async function end(process: ChildProcess): Promise<void> {
  const exited = once(process, "exit");
  process.kill();
  await exited;
}
