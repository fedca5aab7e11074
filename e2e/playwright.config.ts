import { existsSync } from "node:fs";
import { firefox, webkit, type LaunchOptions } from "playwright";
import { defineConfig } from "playwright/test";
import { findBrowser } from "../src/export/browser.ts";
import { decks } from "./decks.ts";
import { kinds, missing } from "./live-servers.ts";

// Found once; the workers have the same environment.
process.env["DECK_BROWSER"] ??= JSON.stringify(await findBrowser());
const launchOptions = JSON.parse(process.env["DECK_BROWSER"]) as LaunchOptions;
const others = [firefox, webkit].filter((browser) => existsSync(browser.executablePath()));
if (process.env["TEST_WORKER_INDEX"] === undefined)
  for (const kind of missing)
    console.warn(`NOT TESTED: a live talk from ${kind}. Install ${kinds[kind].packages}.`);

export default defineConfig({
  testDir: ".",
  testIgnore: "**/e2e/engines/**",
  outputDir: "../test-results",
  globalSetup: "./serve.ts",
  fullyParallel: true,
  workers: "100%",
  // Four times as long as usual: on a machine that others use, too, six seconds have become sixty.
  timeout: 120_000,
  // A page on such a machine, too: only what fails waits so long.
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env["CI"]),
  reporter: "list",
  use: {
    baseURL: decks.fixture.address,
    viewport: { width: 1280, height: 720 },
    contextOptions: { reducedMotion: "reduce" },
  },
  // Firefox and Safari, where they are installed, do all that is not the business of Chromium alone: its
  // exports, its count of lines, builds.
  projects: [
    { name: "chromium", use: { browserName: "chromium", launchOptions } },
    ...others.map((browser) => ({
      name: browser.name(),
      testMatch:
        /(code-and-tables|document|every-deck|keys|presenter|rehearsal|single|slides|talk|windows)\.spec\.ts$/,
      use: { browserName: browser.name() as "firefox" | "webkit" },
    })),
  ],
});
