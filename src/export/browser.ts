import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser, type LaunchOptions, type Page } from "playwright";
import { mergeConfig, preview } from "vite";
import { UsageError } from "../node/errors.ts";
import { top } from "../node/paths.ts";
import { deckConfig } from "../vite/vite-config.ts";

// The first has no windows to paint, as Playwright's own: everything takes it half the time.
const commands = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "microsoft-edge",
];

/** Browsers that may be here: Playwright's own, those on PATH, and Chrome and Edge in their usual places. */
function listBrowsers(): LaunchOptions[] {
  const folders = process.env["PATH"]?.split(delimiter) ?? [];
  const onPath = commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  const own = chromium.executablePath();
  return [
    ...(existsSync(own) ? [{}] : []),
    ...onPath.filter((path) => existsSync(path)).map((executablePath) => ({ executablePath })),
    // Playwright knows the places on each system, and fails where the browser is not there.
    { channel: "chrome" },
    { channel: "msedge" },
  ];
}

/** Starts the first browser that can be started. Throws a UsageError with what to type if none can. */
export async function launchBrowser(): Promise<{ browser: Browser; options: LaunchOptions }> {
  // Root may not use Chromium's sandbox.
  const isRoot = process.getuid?.() === 0;
  const args = ["--font-render-hinting=none", ...(isRoot ? ["--no-sandbox"] : [])];
  const failed: string[] = [];
  for (const browser of listBrowsers()) {
    const options = { ...browser, args };
    try {
      return { browser: await chromium.launch(options), options };
    } catch {
      if (!browser.channel) failed.push(browser.executablePath ?? chromium.executablePath());
    }
  }
  throw new UsageError(
    failed.length > 0
      ? `${failed.join(", ")} does not start.\nType: npx playwright install --with-deps chromium`
      : "No browser was found.\nInstall Chromium, Chrome or Edge, or type: npx playwright install chromium",
  );
}

/** How to start the browser of this computer. Throws a UsageError with what to type if it has none. */
export async function findBrowser(): Promise<LaunchOptions> {
  const { browser, options } = await launchBrowser();
  await browser.close();
  return options;
}

/** Starts a browser for `work`. */
export async function withBrowser(work: (browser: Browser) => Promise<void>): Promise<void> {
  const { browser } = await launchBrowser();
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

/** Serves `dist/` at an address of this computer for `work`. */
export async function withServer(work: (address: string) => Promise<void>): Promise<void> {
  const config = { configFile: false, preview: { port: 0, host: "127.0.0.1" } };
  const server = await preview(mergeConfig(deckConfig(top), config));
  try {
    await work(server.resolvedUrls!.local[0]!);
  } finally {
    await server.close();
  }
}

/**
 * Lets a page show pictures that move as they are in the end: what is printed is their first moment,
 * which is often empty. One that goes round is shown near the end of a round of whole seconds.
 */
export const showEnds = (page: Page): Promise<unknown> =>
  page.route("**/*.svg", async (route) => {
    const response = await route.fetch();
    const end = "<style>* { animation-delay: -9999.9s !important }</style></svg>";
    const body = (await response.text()).replace(/<\/svg>\s*$/, end);
    await route.fulfill({ response, body });
  });
