import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { chromium, type Page } from "playwright";
import type { Engine, Window } from "./engine.ts";

const cache = fileURLToPath(new URL("../../node_modules/.cache/chromium", import.meta.url));

/** Starts an old Chromium, as phones have it; it is fetched from npm once. */
export async function startOldChromium(version: string): Promise<Engine> {
  const browser = await chromium.launch({
    executablePath: fetchChromium(version),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--single-process",
      "--no-zygote",
      // Else letters are as wide as whole pixels, which they are on no phone.
      "--font-render-hinting=none",
    ],
  });
  const context = await browser.newContext();
  const windows = new Map<Page, Window>();
  const find = (page: Page) => {
    if (!windows.has(page)) windows.set(page, createWindow(page));
    return windows.get(page)!;
  };
  await context.newPage();
  return {
    windows: async () => context.pages().map(find),
    open: async () => find(await context.newPage()),
    close: () => browser.close(),
  };
}

function createWindow(page: Page): Window {
  return {
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    run: (inPage, ...args) =>
      page.evaluate(`(${String(inPage)})(...${JSON.stringify(args)})`) as Promise<never>,
    press: (key) => page.keyboard.press(key),
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: async () => (await page.screenshot()).toString("base64"),
    print: () => page.pdf({ format: "A4", preferCSSPageSize: true }),
    close: () => page.close(),
  };
}

/** Where a version is; it is 50 MB, too much to be among the packages that all install. */
function fetchChromium(version: string): string {
  const path = join(cache, version, "chromium");
  if (existsSync(path)) return path;
  const folder = join(cache, version);
  mkdirSync(folder, { recursive: true });
  const install = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"];
  execFileSync("npm", [...install, "--prefix", folder, `@sparticuz/chromium@${version}`], {
    stdio: "ignore",
  });
  const packed = join(folder, "node_modules/@sparticuz/chromium/bin/chromium.br");
  writeFileSync(`${path}.part`, brotliDecompressSync(readFileSync(packed)), { mode: 0o755 });
  renameSync(`${path}.part`, path);
  return path;
}
