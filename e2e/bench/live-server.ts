import type { AddressInfo } from "node:net";
import { createLiveServer } from "../../src/node/live-server.ts";

// The server of a live talk in a process of its own: it says its port, and how much memory it has.

const [secret = ""] = process.argv.slice(2);
const server = createLiveServer({ folder: import.meta.dirname, secret, hosts: ["localhost"] });
server.listen(0, () => process.send!((server.address() as AddressInfo).port));
process.on("message", () => process.send!(process.memoryUsage.rss()));
