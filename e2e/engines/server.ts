import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";
import type { Deck } from "../../src/compiler/deck.ts";
import { dist } from "../decks.ts";
import { writeDecks } from "../other-deck.ts";

// Before the page's policy, which would forbid it.
const blockStorage = `<script>
  Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("", "SecurityError"); },
  });
</script>`;

const serveFile = sirv(dist);

/** Serves the built deck, whose pages may store nothing, until it is stopped. */
export function serveWithoutStorage() {
  const page = readFileSync(`${dist}/index.html`, "utf8").replace("<head>", `$&${blockStorage}`);
  return serve((request, response) => {
    if (!/^\/(?:\?|$)/.test(request.url!)) return serveFile(request, response);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page);
  });
}

/** Serves other decks in place of the one that was built, at `other.html`, until it is stopped. */
export async function serveDecks(decks: readonly Deck[]) {
  const answers = await writeDecks(decks);
  return serve((request, response) => {
    const answer = answers.get(new URL(request.url!, "http://127.0.0.1").pathname.slice(1));
    if (!answer) return serveFile(request, response);
    response.setHeader("content-type", answer.contentType);
    response.end(answer.body);
  });
}

async function serve(answer: RequestListener) {
  const server = createServer(answer).listen(0, "127.0.0.1");
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
