import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";
import { dist } from "../decks.ts";

// Before the page's policy, which would forbid it.
const blockStorage = `<script>
  Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("", "SecurityError"); },
  });
</script>`;

/** Serves the built deck, whose pages may store nothing, until it is stopped. */
export async function serveWithoutStorage() {
  const page = readFileSync(`${dist}/index.html`, "utf8").replace("<head>", `$&${blockStorage}`);
  const serveFile = sirv(dist);
  const server = createServer((request, response) => {
    if (!/^\/(?:\?|$)/.test(request.url!)) return serveFile(request, response);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
