import { defineConfig } from "playwright/test";
import { engines } from "./engines.ts";
import type { Settings } from "./test.ts";

// A port of this run's own, the same in its workers.
const port = (process.env["DECK_PORT"] ??= String(20_000 + Math.floor(Math.random() * 20_000)));

for (const { name, start, hint } of engines)
  if (!start && !process.env["TEST_WORKER_INDEX"])
    console.warn(`NOT TESTED: ${name} is not here. ${hint}`);

export default defineConfig<object, Settings>({
  testDir: ".",
  outputDir: "../../test-results",
  forbidOnly: Boolean(process.env["CI"]),
  reporter: "list",
  timeout: 60_000,
  use: { baseURL: `http://127.0.0.1:${port}/` },
  projects: engines
    .filter(({ start }) => start)
    .map(({ name, shows }) => ({
      name,
      use: { engineName: name },
      ...(shows === "document" ? { testMatch: "document.spec.ts" } : {}),
    })),
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: "../..",
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
