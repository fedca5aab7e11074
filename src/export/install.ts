import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright";
import { findBrowser, launchOptions } from "./browser.ts";
import { UsageError } from "../cli/run.ts";

/**
 * Sees to it that there is a browser that starts: one that is found, else Playwright's, else, for root
 * on Debian and Ubuntu, the system's. Throws a UsageError with what to type.
 */
export async function ensureBrowser(): Promise<void> {
  if (!findBrowser()) install();
  try {
    await (await chromium.launch(launchOptions())).close();
  } catch {
    const name = findBrowser();
    throw new UsageError(
      name
        ? `${name} does not start. Type: npx playwright install --with-deps chromium`
        : "This needs a browser. Install Chromium, Chrome or Edge, or type: npx playwright install chromium",
    );
  }
}

function install(): void {
  const isRoot = process.getuid?.() === 0;
  const type = (command: string) =>
    spawnSync(command, { shell: true, stdio: "inherit" }).status === 0;

  console.log("No browser found: installing Playwright's Chromium.");
  const isDone = type(`npx playwright install ${isRoot ? "--with-deps " : ""}chromium`);
  if (isDone || !isRoot || !existsSync("/usr/bin/apt-get")) return;
  console.log("That did not work: installing the system's Chromium.");
  type("apt-get update");
  type("DEBIAN_FRONTEND=noninteractive apt-get install -y chromium fonts-liberation");
}
