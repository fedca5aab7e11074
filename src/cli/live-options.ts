import { parseArgs } from "node:util";
import { UsageError } from "../node/errors.ts";

export const usage = "Write `npm run live`, or `npm run live -- --host 192.168.1.5 --port 8080`.";

/** Reads what stands behind `npm run live --`. Throws a UsageError where it is none of its options. */
export function readLiveOptions(args: string[]): { host?: string; port: number } {
  try {
    const { values } = parseArgs({
      args,
      options: { host: { type: "string" }, port: { type: "string", default: "8080" } },
    });
    const port = Number(values.port);
    const isPort = Number.isInteger(port) && port > 0 && port < 65_536;
    const isHost = values.host === undefined || /^[a-z\d.-]+$/i.test(values.host);
    if (isPort && isHost) return { ...values, port };
  } catch {}
  throw new UsageError(
    `This command has the options --host, a name or address of this computer, and --port.\n${usage}`,
  );
}
