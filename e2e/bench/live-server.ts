import { readFileSync } from "node:fs";
import { kinds, type Kind } from "../live-servers.ts";

// A server of a live talk, in processes of its own: it says where it is; and when it is asked, what memory
// it has, and what it has had of the processor. It ends when it is asked to.

const [kind] = process.argv.slice(2) as [Kind];
const server = kinds[kind].create();
await server.start();
process.send!([server.origin, server.listenersOrigin]);
process.on("message", (message) => {
  if (message === "end") void server.stop().then(() => process.exit());
  else process.send!(server.listProcesses().map(readUse).reduce(add));
});

interface Use {
  /** In bytes. What processes share is counted for each. */
  memory: number;
  /** In milliseconds. */
  time: number;
}

function readUse(id: number): Use {
  if (id === process.pid) {
    const { user, system } = process.cpuUsage();
    return { memory: process.memoryUsage.rss(), time: (user + system) / 1000 };
  }
  // Linux, where the others are: proc(5), in pages of 4096 bytes and hundredths of a second.
  const stat = readFileSync(`/proc/${id}/stat`, "utf8");
  const numbers = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  return { memory: numbers[21]! * 4096, time: (numbers[11]! + numbers[12]!) * 10 };
}

function add(one: Use, other: Use): Use {
  return { memory: one.memory + other.memory, time: one.time + other.time };
}
