import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { test as base, type Browser, type BrowserContextOptions, type Page } from "playwright/test";
import { createLiveServer, type LiveOptions } from "../src/node/live-server.ts";
import { dist } from "../src/node/paths.ts";

export { expect } from "playwright/test";

/** A server of the built deck for a live talk; stopped and started again it has the same address. */
export class LiveServer {
  readonly secret = "the-secret-of-this-run";
  readonly #options: Partial<LiveOptions>;
  #port = 0;
  #server: ReturnType<typeof createLiveServer> | undefined;

  constructor(options: Partial<LiveOptions> = {}) {
    this.#options = options;
  }

  get port(): number {
    return this.#port;
  }

  get address(): string {
    return `http://localhost:${this.#port}/live/`;
  }

  async start(): Promise<this> {
    this.#server = createLiveServer({
      folder: dist,
      secret: this.secret,
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

/** What stands between a phone and the server, and can lose a connection without telling. */
export class Network {
  readonly #streams = new Set<Socket>();
  readonly #proxy;

  constructor(port: number) {
    this.#proxy = createServer((phone) => {
      const server = connect(port, "localhost");
      for (const [from, to] of [
        [phone, server],
        [server, phone],
      ] as const) {
        from.pipe(to).on("error", () => from.destroy());
        from.on("close", () => to.destroy());
      }
      server.on("data", (data: Buffer) => {
        if (data.includes("text/event-stream")) this.#streams.add(server);
      });
    });
  }

  /** The address of the listeners' page through it. */
  async start(): Promise<string> {
    this.#proxy.listen(0, "localhost");
    await once(this.#proxy, "listening");
    return `http://localhost:${(this.#proxy.address() as AddressInfo).port}/live/`;
  }

  /** From now on nothing more comes through the streams that are open. */
  lose(): void {
    for (const stream of this.#streams) stream.unpipe().resume();
    this.#streams.clear();
  }

  stop(): void {
    this.#proxy.close();
  }
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** A live talk whose pages must not fail, and may ask nothing of another server. */
export class LiveTalk extends LiveServer {
  readonly noises: string[] = [];
  readonly #browser: Browser;

  constructor(browser: Browser) {
    super();
    this.#browser = browser;
  }

  async #open(address: string, options: BrowserContextOptions): Promise<Page> {
    const context = await this.#browser.newContext({ reducedMotion: "reduce", ...options });
    context.on("weberror", (error) => this.noises.push(error.error().message));
    context.on("request", (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol !== "data:" && hostname !== "localhost") this.noises.push(request.url());
    });
    const page = await context.newPage();
    await page.goto(address);
    return page;
  }

  /** The window that the room sees, at an address such as `?lang=zh`. */
  async openRoom(query = ""): Promise<Page> {
    const address = `${this.address}room.html${query}#secret=${this.secret}`;
    const room = await this.#open(address, { viewport: { width: 1280, height: 720 } });
    await room.locator(".reveal.ready").waitFor();
    return room;
  }

  openListener(
    locale: string,
    { address = this.address, ...options }: BrowserContextOptions & { address?: string } = {},
  ): Promise<Page> {
    return this.#open(address, { ...phone, locale, ...options });
  }

  openClicker(locale = "en-GB"): Promise<Page> {
    return this.#open(`${this.address}?clicker#secret=${this.secret}`, { ...phone, locale });
  }
}

export const test = base.extend<{ talk: LiveTalk }>({
  talk: async ({ browser }, use) => {
    const talk = new LiveTalk(browser);
    await talk.start();
    await use(talk);
    await talk.stop();
    base.expect(talk.noises).toEqual([]);
  },
});
