import type { Page } from "playwright/test";
import { expect, open, openSpeaker, test } from "./deck.ts";

/** A slide after a number of its steps. */
interface Place {
  slide: string;
  steps: number;
}

/** Every place of the talk, in its order. */
const readTalk = (page: Page): Promise<Place[]> =>
  page.locator(".slides > section").evaluateAll((slides) =>
    slides.flatMap((slide) => {
      const steps = slide.querySelectorAll(".fragment").length;
      return Array.from({ length: steps + 1 }, (_, i) => ({ slide: slide.id, steps: i }));
    }),
  );

/** The room sees one whole slide, or a blank screen, and nothing besides. */
async function expectSlideOrBlank(room: Page): Promise<void> {
  expect(["slide", "blank"]).toContain(await readScreen(room));
}

const readScreen = (room: Page) =>
  room.evaluate(() => {
    const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    if (middle?.closest(".pause-overlay")) return "blank";
    const slides = [...document.querySelectorAll<HTMLElement>(".slides > section")].filter(
      (slide) => slide.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    );
    const box = slides[0]!.getBoundingClientRect();
    const isWhole =
      box.left >= -1 &&
      box.top >= -1 &&
      box.right <= innerWidth + 1 &&
      box.bottom <= innerHeight + 1 &&
      (box.width >= innerWidth - 13 || box.height >= innerHeight - 8);
    const isAlone = slides.length === 1 && !document.querySelector("dialog[open], .overview");
    return isWhole && isAlone && middle?.closest("main") ? "slide" : "something else";
  });

async function expectPlace(room: Page, speaker: Page, place: Place): Promise<void> {
  await expect(room.locator(".slides > .present")).toHaveId(place.slide);
  await expect(room.locator(".slides > .present .fragment.visible")).toHaveCount(place.steps);
  await expectSlideOrBlank(room);
  await expect(speaker.locator(".presenter > .now .fragment.visible")).toHaveCount(place.steps);
}

test("the whole talk, driven from the speaker's window and from the room's by turns", async ({
  page: room,
}) => {
  test.slow();
  await open(room);
  const talk = await readTalk(room);
  const speaker = await openSpeaker(room);
  await speaker.keyboard.press("t");
  for (const [i, place] of talk.entries()) {
    await expectPlace(room, speaker, place);
    const window = i % 2 === 0 ? speaker : room;
    await window.keyboard.press(["PageDown", "ArrowRight", "Space", "ArrowDown"][i % 4]!);
  }
  await expectPlace(room, speaker, talk.at(-1)!);
  for (const place of talk.slice(-6, -1).toReversed()) {
    await speaker.keyboard.press("PageUp");
    await expectPlace(room, speaker, place);
  }
  await expect(speaker.locator(".state")).toHaveText("Running");
});

test("the whole talk, with everything that can go wrong", async ({ page: room, context }) => {
  test.slow();
  await context.addInitScript(() =>
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("", "SecurityError");
      },
    }),
  );
  await open(room);
  const talk = await readTalk(room);
  const speaker = await openSpeaker(room);

  let second: Page | undefined;
  const accidents = [
    async () => {
      second = await context.newPage();
      await second.goto("./#gaiwan");
      await second.locator(".reveal.ready").waitFor();
      await second.keyboard.press("PageDown");
      await expect(speaker.locator(".rooms")).toBeVisible();
    },
    async () => {
      await room.reload();
      await room.locator(".reveal.ready").waitFor();
    },
    async () => {
      await speaker.reload();
      await speaker.locator(".presenter > .now .headline").first().waitFor();
    },
    async () => {
      for (const key of ["b", "PageDown"]) {
        await room.keyboard.press(key);
        await expectSlideOrBlank(room);
      }
    },
    async () => {
      await speaker.keyboard.press(".");
      await room.locator(".reveal.paused").waitFor();
      await room.reload();
      await room.locator(".reveal.ready.paused").waitFor();
      await expectSlideOrBlank(room);
      await speaker.keyboard.press("PageUp");
      await room.locator(".reveal:not(.paused)").waitFor();
    },
    async () => {
      for (const window of [room, speaker])
        for (const key of ["n", "p", "h", "j", "o", "v", "x", ";", "/", "Tab", "0", "F2"]) {
          // In the speaker's window N is a key: its own language.
          await window.keyboard.press(key);
          await expectSlideOrBlank(room);
        }
    },
    async () => {
      for (const window of [room, speaker])
        for (const keys of [
          ["g", "5", "Escape"],
          ["Shift+Slash", "PageDown", "Escape"],
        ]) {
          for (const key of keys) await window.keyboard.press(key);
          await expect(window.locator("dialog[open]")).toHaveCount(0);
        }
    },
    async () => {
      for (const [width, height] of [
        [640, 480],
        [1920, 1080],
        [1024, 768],
        [1280, 720],
      ] as const) {
        await room.setViewportSize({ width, height });
        await expect.poll(() => readScreen(room)).toBe("slide");
      }
    },
    async () => {
      await room.keyboard.press("l");
      await speaker.keyboard.press("l");
      await room.keyboard.press("l");
      await expect(room.locator("html")).toHaveAttribute("data-lang", "both");
    },
    async () => {
      await second!.close();
      await expect(speaker.locator(".rooms")).toBeHidden();
      await expect(speaker.getByRole("alert")).toBeHidden();
    },
    // From here on the server is gone.
    async () => context.setOffline(true),
  ];

  for (const [i, place] of talk.entries()) {
    await expectPlace(room, speaker, place);
    await accidents[i]?.();
    await expectPlace(room, speaker, place);
    await (i % 2 === 0 ? speaker : room).keyboard.press("PageDown");
  }
  expect(talk.length).toBeGreaterThan(accidents.length);
  await expectPlace(room, speaker, talk.at(-1)!);
});
