import { defineConfig } from "playwright/test";
import { decks } from "../decks.ts";
import { engines, office } from "./engines.ts";
import type { Settings } from "./test.ts";

for (const { name, start, hint } of engines)
  if (!start && !process.env["TEST_WORKER_INDEX"])
    console.warn(`NOT TESTED: ${name} is not here. ${hint}`);
if (!office && !process.env["TEST_WORKER_INDEX"])
  console.warn(
    "NOT TESTED: LibreOffice is not here. Install it (apt-get install libreoffice-impress).",
  );

export default defineConfig<object, Settings>({
  testDir: ".",
  outputDir: "../../test-results",
  globalSetup: "../serve.ts",
  forbidOnly: Boolean(process.env["CI"]),
  reporter: "list",
  timeout: 60_000,
  use: { baseURL: decks.fixture.address },
  projects: [
    ...engines
      .filter(({ start }) => start)
      .map(({ name, shows }) => ({
        name,
        use: { engineName: name },
        ...(shows === "document"
          ? { testMatch: "document.spec.ts" }
          : { testIgnore: "office.spec.ts" }),
      })),
    ...(office ? [{ name: "libreoffice", testMatch: "office.spec.ts" }] : []),
  ],
});
