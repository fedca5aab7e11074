import { existsSync } from "node:fs";
import { join } from "node:path";
import { mergeConfig, preview } from "vite";
import { deckConfig } from "../src/vite/vite-config.ts";
import { decks } from "./decks.ts";

/**
 * Serves what is built of all decks while the tests run, from Playwright's own process: Vite is there
 * for the search of a browser already, and would take seconds in another.
 */
export default async function serve(): Promise<() => Promise<void>> {
  const { NODE_ENV } = process.env;
  const servers = await Promise.all(
    Object.values(decks).map(({ top, address }) => {
      if (!existsSync(join(top, "dist")))
        throw new Error("A deck is missing.\nType: npx tsx e2e/export-decks.ts");
      const { hostname: host, port } = new URL(address);
      return preview(
        mergeConfig(deckConfig(top), {
          configFile: false,
          preview: { host, port: Number(port), strictPort: true },
        }),
      );
    }),
  );
  // Vite has set it to production, and the tests' own builds and servers would take it from here.
  if (NODE_ENV === undefined) delete process.env["NODE_ENV"];
  return async () => {
    for (const server of servers) await server.close();
  };
}
