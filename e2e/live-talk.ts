import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { test as base, type Browser, type BrowserContextOptions, type Page } from "playwright/test";
import { installed, kinds, secret, type Kind, type LiveServer } from "./live-servers.ts";

export { expect } from "playwright/test";

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
export class LiveTalk {
  readonly secret = secret;
  readonly noises: string[] = [];
  readonly #browser: Browser;
  readonly #server: LiveServer;

  constructor(browser: Browser, server: LiveServer) {
    this.#browser = browser;
    this.#server = server;
  }

  get port(): number {
    return Number(new URL(this.#server.origin).port);
  }

  /** The address of the listeners' page. */
  get address(): string {
    return `${this.#server.listenersOrigin}/live/`;
  }

  async start(): Promise<void> {
    await this.#server.start();
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  async #open(address: string, options: BrowserContextOptions): Promise<Page> {
    const context = await this.#browser.newContext({
      reducedMotion: "reduce",
      // The test itself has made the certificate.
      ignoreHTTPSErrors: true,
      ...options,
    });
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
    const address = `${this.#server.origin}/live/room.html${query}#secret=${secret}`;
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
    return this.#open(`${this.address}?clicker#secret=${secret}`, { ...phone, locale });
  }
}

export const test = base.extend<{ kind: Kind; server: LiveServer; talk: LiveTalk }>({
  kind: ["Node", { option: true }],
  server: async ({ kind }, use) => {
    const server: LiveServer = kinds[kind].create();
    await server.start();
    await use(server);
    await server.stop();
  },
  talk: async ({ browser, server }, use) => {
    const talk = new LiveTalk(browser, server);
    await use(talk);
    base.expect(talk.noises).toEqual([]);
  },
});

/** Tests with each server that is installed; with projects, each would start browsers of its own. */
export function onEveryServer(declareTests: (kind: Kind) => void): void {
  for (const kind of installed)
    test.describe(`from ${kind}`, () => {
      test.use({ kind });
      declareTests(kind);
    });
}
