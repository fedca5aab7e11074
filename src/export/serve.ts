import { chromium, type Browser } from "playwright";
import { mergeConfig, preview } from "vite";
import config from "../../vite.config.ts";
import { launchOptions } from "./browser.ts";

/** Serves `dist/` to a browser while `work` is at it. */
export async function withBrowser(
  work: (browser: Browser, address: string) => Promise<void>,
): Promise<void> {
  const settings = { configFile: false, preview: { port: 0, host: "127.0.0.1" } } as const;
  const server = await preview(mergeConfig(config, settings));
  const browser = await chromium.launch(launchOptions());
  try {
    await work(browser, server.resolvedUrls!.local[0]!);
  } finally {
    await browser.close();
    await server.close();
  }
}
