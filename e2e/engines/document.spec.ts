import { views } from "../../src/compiler/language.ts";
import { decks } from "../decks.ts";
import type { Window } from "./engine.ts";
import { expect, test } from "./test.ts";

/** Opens an address in a frame of a phone's size: no desktop browser's window is as narrow. */
async function openOnPhone(room: Window, address: string): Promise<void> {
  await room.goto(new URL("preview.png", address).href);
  await room.run(async (src) => {
    const frame = document.createElement("iframe");
    frame.style.cssText = "width:390px;height:844px;border:0";
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
    frame.src = src;
    document.body.replaceChildren(frame);
    await loaded;
    await frame.contentDocument!.fonts.ready;
  }, address);
}

for (const [name, { address }] of Object.entries(decks)) {
  for (const language of views) {
    test(`a phone has the document of the ${name} in ${language}, with margins and no sideways scroll`, async ({
      room,
    }) => {
      await openOnPhone(room, `${address}?lang=${language}`);
      const found = await room.run(() => {
        const page = document.querySelector("iframe")!.contentDocument!;
        for (const notes of page.querySelectorAll("details")) notes.open = true;
        const texts = [
          ...page.querySelectorAll(".slides :is(h1, h2, p:not(.point), .label, .detail)"),
        ].filter((text) => text.getClientRects().length > 0);
        const boxes = texts.map((text) => text.getBoundingClientRect());
        return {
          isDeck: Boolean(page.querySelector(".reveal")),
          width: page.documentElement.clientWidth,
          scrolled: page.documentElement.scrollWidth,
          texts: texts.length,
          left: Math.min(...boxes.map(({ left }) => left)),
          right: Math.max(...boxes.map(({ right }) => right)),
          size: Math.min(...texts.map((text) => parseFloat(getComputedStyle(text).fontSize))),
          glued: [...page.querySelectorAll(".label + .detail")].filter((detail) => {
            const label = detail.previousElementSibling!.getBoundingClientRect();
            return detail.getBoundingClientRect().top < label.bottom - 1;
          }).length,
        };
      });
      expect(found.isDeck).toBe(false);
      expect(found.texts).toBeGreaterThan(100);
      expect(found.scrolled).toBe(found.width);
      expect(found.left).toBeGreaterThanOrEqual(20);
      expect(found.right).toBeLessThanOrEqual(found.width - 19.5);
      expect(found.size).toBeGreaterThanOrEqual(16);
      expect(found.glued).toBe(0);
    });
  }
}
