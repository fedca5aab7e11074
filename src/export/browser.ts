import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";

const commands = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
  "chrome.exe",
  "msedge.exe",
];

const { ProgramFiles, "ProgramFiles(x86)": ProgramFilesX86, LOCALAPPDATA } = process.env;
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  ...[ProgramFiles, ProgramFilesX86, LOCALAPPDATA].flatMap((folder) =>
    folder
      ? [
          join(folder, "Google/Chrome/Application/chrome.exe"),
          join(folder, "Microsoft/Edge/Application/msedge.exe"),
        ]
      : [],
  ),
];

/**
 * Finds a browser to test with: Playwright's own, else a Chromium, Chrome or Edge on PATH or in the
 * system's usual place. Returns its path, or nothing.
 */
export function findBrowser(): string | undefined {
  const folders = process.env["PATH"]?.split(delimiter) ?? [];
  const onPath = commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [chromium.executablePath(), ...onPath, ...places].find((path) => existsSync(path));
}

/** How to launch it: Playwright knows its own best, and root may not use Chromium's sandbox. */
export function launchOptions() {
  const path = findBrowser();
  const isRoot = process.getuid?.() === 0;
  return {
    ...(path && path !== chromium.executablePath() && { executablePath: path }),
    args: ["--font-render-hinting=none", ...(isRoot ? ["--no-sandbox"] : [])],
  };
}
