import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Engine } from "./engine.ts";
import { startFirefox } from "./firefox.ts";
import { startOldChromium } from "./old-chromium.ts";
import { startWebKit, startWpe } from "./webkit.ts";

/** A browser that the deck supports, and how to start it where it is installed. */
export interface Supported {
  name: string;
  /** What shows the deck, and what only the document on a phone. */
  shows: "deck" | "document";
  start: (() => Promise<Engine>) | undefined;
  /** What to install where it cannot be started. */
  hint: string;
}

const find = (...commands: string[]) => {
  const folders = process.env["PATH"]?.split(delimiter) ?? [];
  const paths = commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find((path) => existsSync(path));
};

const firefox = find("firefox-esr", "firefox");
const hasWebKit = find("WebKitWebDriver") && find("xvfb-run");
const hasWpe = find("WPEWebDriver") && find("cog");
const runsOldChromium = process.platform === "linux" && process.arch === "x64";

const old = (version: string, shows: Supported["shows"]): Supported => ({
  name: `chromium ${version.split(".")[0]}`,
  shows,
  start: runsOldChromium ? () => startOldChromium(version) : undefined,
  hint: "Old Chromiums run on Linux on x64.",
});

/** LibreOffice, which opens what is made for PowerPoint. */
export const office = find("soffice");

export const engines: readonly Supported[] = [
  {
    name: "firefox",
    shows: "deck",
    start: firefox ? () => startFirefox(firefox) : undefined,
    hint: "Install Firefox.",
  },
  {
    name: "webkit",
    shows: "deck",
    start: hasWebKit ? startWebKit : undefined,
    hint: "Install WebKitGTK's driver and Xvfb (apt-get install webkit2gtk-driver xvfb).",
  },
  // On Debian 12 it is 2.38, the engine of Safari 16.0.
  {
    name: "wpe",
    shows: "document",
    start: hasWpe ? startWpe : undefined,
    hint: "Install WPE's driver and browser (apt-get install wpewebkit-driver cog).",
  },
  old("103.0.0", "document"),
  old("106.0.2", "deck"),
  old("111.0.0", "deck"),
  old("116.0.0", "deck"),
  old("119.0.2", "deck"),
];
