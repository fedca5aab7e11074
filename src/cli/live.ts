import { once } from "node:events";
import { renderUnicodeCompact } from "uqr";
import { UsageError } from "../node/errors.ts";
import { withLock } from "../node/lock.ts";
import { chooseSecret, createLiveServer, listAddresses } from "../node/live-server.ts";
import { top } from "../node/paths.ts";
import { buildDeck, copyBuilt } from "../vite/site.ts";
import { readLiveOptions, usage } from "./live-options.ts";
import { run } from "./run.ts";

// Builds the deck and serves it to a room: each listener follows in their own language on their own
// phone. Ctrl-C ends it.

let hasCome = false;

await run(async () => {
  const { host, port } = readLiveOptions(process.argv.slice(2));
  const secret = chooseSecret(process.env["SECRET"]);
  const [own = "127.0.0.1", ...others] = listAddresses();
  const name = host?.toLowerCase() ?? own;
  let folder = "";
  await withLock(top, async () => {
    await buildDeck();
    folder = copyBuilt();
  });

  const server = createLiveServer({
    folder,
    secret,
    hosts: ["localhost", "127.0.0.1", "[::1]", own, ...others, name],
    onCount: say,
  });
  // Under that name no other computer comes: nginx may stand before it, with HTTPS.
  server.listen(port, name === "localhost" ? name : undefined);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new UsageError(`Port ${port} cannot be used: ${(error as Error).message}.\n${usage}`);
  }
  const at = `${name}:${port}`;
  const listeners = `http://${at}/live/`;
  const clicker = `${listeners}?clicker#secret=${secret}`;
  console.log(`
Speaker, on this computer. S opens the speaker's window, Q shows the listeners' code.
  http://localhost:${port}/live/room.html?at=${at}#secret=${secret}

Listeners, on any phone in this network.${others.length > 0 ? ` If it is not ${own}: --host ${others.join(" or ")}.` : ""}
  ${listeners}
${drawCode(listeners)}

Clicker, for the speaker's phone alone: who has this address drives the talk.
  ${clicker}
${drawCode(clicker)}

Scan once before the doors open. If no phone gets through, this network keeps its guests apart: use a
router of your own, or a phone's hotspot. Phones that leave a Wi-Fi without internet: turn mobile data
off. The phone that is the clicker: turn its automatic lock off. This is plain HTTP: who shares the
network can listen in. Ctrl-C ends it.
`);
  say({ en: 0, zh: 0, both: 0 });
});

/** Says how many listen, on one line that is written anew. */
function say({ en, zh, both }: Record<"en" | "zh" | "both", number>): void {
  const isFirst = !hasCome && en + zh + both > 0;
  hasCome ||= isFirst;
  const text = hasCome
    ? `Listening: ${en} in English, ${zh} in Chinese, ${both} in both.`
    : "No phone has come yet.";
  if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K${text}`);
  else if (isFirst || !hasCome) console.log(text);
}

/** A QR code in the colours that every scanner reads, whatever the terminal's are. */
function drawCode(text: string): string {
  const lines = renderUnicodeCompact(text, { ecc: "L", border: 2 }).split("\n");
  const paint = (line: string) => (process.stdout.isTTY ? `\u001B[97;40m${line}\u001B[0m` : line);
  return lines.map((line) => `  ${paint(line)}`).join("\n");
}
