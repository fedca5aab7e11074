import { join } from "node:path";
import { pathToFileURL } from "node:url";
import jsQR from "jsqr";
import { test as base, type Locator, type Page } from "playwright/test";
import type { Deck } from "../src/compiler/deck.ts";
import { compileServed } from "./compiled.ts";
import { decks, dist, readTerms, type Served } from "./decks.ts";

export { expect } from "playwright/test";

export { views } from "../src/compiler/language.ts";

/** Chinese words that no line break may split, as the fixture's glossary has them. */
export const terms = readTerms(decks.fixture);

/** The fixture in one file. */
export const singleFile = pathToFileURL(join(dist, "a-cup-of-tea.html"));

/** The two ways to open the deck. */
export const addresses = { served: "./", "from a file": singleFile.href };

/**
 * A test of a deck that is served, the fixture's where it names none. Its page must stay silent, and may
 * ask nothing of another host.
 */
export const test = base.extend<{ served: Served; deck: Deck }>({
  served: [decks.fixture, { option: true }],
  baseURL: ({ served }, use) => use(served.address),
  deck: ({ served }, use) => use(compileServed(served)),
  page: async ({ page, baseURL }, use) => {
    const noises: string[] = [];
    page.on("console", (message) => noises.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => noises.push(`error: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(baseURL!) && !/^(?:data|file):/.test(url)) noises.push(`request: ${url}`);
    });
    await use(page);
    base.expect(noises).toEqual([]);
  },
});

/** Opens the deck at an address such as `?lang=zh#steeps`, with its fonts. */
export async function open(page: Page, address = ""): Promise<void> {
  await page.goto(`./${address}`);
  await page.locator(".reveal.ready").waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** Sets all slides below each other with all their steps, to look at them at once. */
export async function showAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const flow = "position:static;transform:none;height:auto;overflow:visible;inset:auto;zoom:1";
    for (const element of document.querySelectorAll<HTMLElement>("html,body,main,.slides"))
      element.style.cssText += flow;
    for (const slide of document.querySelectorAll<HTMLElement>(".slides > section")) {
      slide.style.cssText = "display:block;position:relative;inset:auto;transform:none";
      for (const attribute of ["hidden", "inert", "aria-hidden"]) slide.removeAttribute(attribute);
      for (const step of slide.querySelectorAll(".fragment")) step.classList.add("visible");
    }
    await document.fonts.ready;
  });
}

/** The slide and the step that the room sees. */
export const readPlace = (page: Page) =>
  page.evaluate(() => {
    const slide = document.querySelector(".slides > .present")!;
    return { slide: slide.id, steps: slide.querySelectorAll(".fragment.visible").length };
  });

/** The speaker's window that `S` opens. */
export async function openSpeaker(room: Page): Promise<Page> {
  const opening = room.context().waitForEvent("page");
  await room.keyboard.press("s");
  const speaker = await opening;
  await base.expect(speaker.locator(".presenter > .now .headline").first()).toBeVisible();
  return speaker;
}

/** What a phone reads off a QR code on the screen. */
export async function readCode(place: Locator): Promise<string | undefined> {
  const picture = await place.screenshot({ scale: "css" });
  const { data, width, height } = await place.page().evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(200, 200).getContext("2d")!;
    canvas.drawImage(bitmap, 0, 0, 200, 200);
    const image = canvas.getImageData(0, 0, 200, 200);
    return { data: [...image.data], width: image.width, height: image.height };
  }, picture.toString("base64"));
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data;
}
