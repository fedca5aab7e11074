import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright";
import { findBrowser, launchOptions } from "./browser.ts";

// Sees to it that the tests have a browser that starts, and says in a sentence what to do where that
// cannot be had.

const isRoot = process.getuid?.() === 0;

const run = (command: string) => spawnSync(command, { shell: true, stdio: "inherit" }).status === 0;

if (!findBrowser()) {
  console.log("No browser found: installing Playwright's Chromium for the tests.");
  const withLibraries = isRoot ? "--with-deps " : "";
  if (
    !run(`npx playwright install ${withLibraries}chromium`) &&
    isRoot &&
    existsSync("/usr/bin/apt-get")
  ) {
    console.log("That did not work: installing the system's Chromium.");
    run(
      "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y chromium fonts-liberation",
    );
  }
}

try {
  await (await chromium.launch(launchOptions())).close();
} catch {
  const name = findBrowser();
  console.error(
    name
      ? `${name} does not start. Type: npx playwright install --with-deps chromium`
      : "The tests need a browser. Install Chromium, Chrome or Edge, or type: npx playwright install chromium",
  );
  process.exitCode = 1;
}
