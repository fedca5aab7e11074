import { once } from "node:events";
import { createServer } from "node:net";

let last = 15_000 + Math.floor(Math.random() * 14_000);

/**
 * A port that nothing has, another each time. None that systems give out themselves (from 32768 on
 * Linux, from 49152 elsewhere: RFC 6335): a browser's connection could take it before the server does.
 */
export async function findPort(): Promise<number> {
  for (;;) {
    const port = (last += 1);
    const server = createServer().listen(port, "127.0.0.1");
    try {
      await once(server, "listening");
    } catch {
      continue;
    }
    server.close();
    await once(server, "close");
    return port;
  }
}
