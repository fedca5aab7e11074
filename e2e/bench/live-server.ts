import type { AddressInfo } from "node:net";
import { createLiveServer } from "../../src/node/live-server.ts";

// The server of a live talk in a process of its own: it says its port; and when it is asked, what memory
// it has, and what it has had of the processor.

const [secret = ""] = process.argv.slice(2);
const server = createLiveServer({ folder: import.meta.dirname, secret, hosts: ["localhost"] });
server.listen(0, () => process.send!((server.address() as AddressInfo).port));
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send!({ memory: process.memoryUsage.rss(), time: (user + system) / 1000 });
});
