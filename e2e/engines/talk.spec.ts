import { PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { singleFile } from "../deck.ts";
import { decks } from "../decks.ts";
import { open, openSpeaker, readPicture, readPlace, readTalk } from "./deck.ts";
import type { Window } from "./engine.ts";
import { serveWithoutStorage } from "./server.ts";
import { expect, test } from "./test.ts";

const addresses = ["", "#water", "?brief", "?first=zh", "?lang=zh#/water/2"];

for (const address of addresses) {
  test(`the address /${address} shows a slide`, async ({ room, baseURL }) => {
    await open(room, `${baseURL}${address}`);
    await expect
      .poll(async () => (await readPlace(room)).slide)
      .toBe(address.includes("water") ? "water" : "title");
  });
}

test("every key does what the help says, and an open dialog owns them", async ({
  room,
  baseURL,
}) => {
  await open(room, baseURL!);
  const expectSlide = (slide: string) =>
    expect.poll(async () => (await readPlace(room)).slide).toBe(slide);
  const countOpen = () =>
    room.run(() => document.querySelectorAll("dialog[open], .overview").length);

  await room.press("5");
  await expectSlide("steeps");
  for (const key of ["g", "3", "Escape"]) await room.press(key);
  await expect.poll(countOpen).toBe(0);
  await expectSlide("steeps");
  for (const key of ["g", ..."water", "Enter"]) await room.press(key);
  await expectSlide("water");

  await room.press("Shift+?");
  await expect.poll(countOpen).toBe(1);
  for (const key of ["PageDown", "7", "Escape"]) await room.press(key);
  await expect.poll(countOpen).toBe(0);
  await expectSlide("water");

  await room.press("Escape");
  await expect.poll(countOpen).toBe(1);
  for (const key of ["ArrowRight", "Enter"]) await room.press(key);
  await expect.poll(countOpen).toBe(0);
  await room.press("3");

  await room.press("b");
  await expectSlide("");
  await room.press("PageDown");
  await expect.poll(() => readPlace(room)).toEqual({ slide: "water", steps: 0 });

  const languages = () => room.run(() => document.documentElement.dataset["lang"]);
  for (const language of ["en", "zh", "both"]) {
    await room.press("l");
    await expect.poll(languages).toBe(language);
  }
  await room.press("End");
  await expectSlide("mistakes");
  await room.press("Home");
  await expectSlide("title");
});

for (const [place, address] of Object.entries({ served: "", "from a file": singleFile.href })) {
  test(`the speaker's window, ${place}, follows the room and drives it`, async ({
    engine,
    room,
    baseURL,
  }) => {
    await open(room, address || baseURL!);
    const speaker = await openSpeaker(engine, room);
    await room.press("3");
    await expect.poll(() => readPicture(speaker)).toContain("Water");
    await speaker.press("PageDown");
    await expect.poll(() => readPlace(room)).toEqual({ slide: "water", steps: 1 });
    await speaker.reload();
    await expect.poll(() => readPicture(speaker)).toMatch(/Water.* 1$/);
    await room.reload();
    await expect.poll(() => readPlace(room)).toEqual({ slide: "water", steps: 1 });
    await speaker.press("PageUp");
    await expect.poll(() => readPlace(room)).toEqual({ slide: "water", steps: 0 });
    await room.close();
    await expect
      .poll(() => speaker.run(() => document.querySelector<HTMLElement>(".disconnected")!.hidden))
      .toBe(false);
  });
}

test("the whole talk, driven from the speaker's window and from the room's by turns", async ({
  engine,
  room,
  baseURL,
}) => {
  test.slow();
  await open(room, baseURL!);
  const talk = await readTalk(room);
  const speaker = await openSpeaker(engine, room);
  await speaker.press("t");
  for (const [i, place] of talk.entries()) {
    await expect.poll(() => readPlace(room)).toEqual(place);
    await expect.poll(() => readPicture(speaker)).toMatch(new RegExp(` ${place.steps}$`));
    const keys = ["PageDown", "ArrowRight", "Space", "ArrowDown"];
    await (i % 2 === 0 ? speaker : room).press(keys[i % 4]!);
  }
  for (const place of talk.slice(-6, -1).toReversed()) {
    await speaker.press("PageUp");
    await expect.poll(() => readPlace(room)).toEqual(place);
  }
});

test("the whole talk, with everything that can go wrong", async ({ engine, room }) => {
  test.slow();
  const server = await serveWithoutStorage();
  await open(room, server.address);
  const hasStorage = room.run(() => Boolean(localStorage));
  await expect(hasStorage).rejects.toThrow();
  const talk = await readTalk(room);
  const speaker = await openSpeaker(engine, room);
  let second: Window;
  const expectRooms = (isAsked: boolean) =>
    expect
      .poll(() => speaker.run(() => document.querySelector<HTMLElement>(".rooms")!.hidden))
      .toBe(!isAsked);
  const accidents = [
    async () => {
      second = await engine.open();
      await open(second, `${server.address}#gaiwan`);
      await second.press("PageDown");
      await expectRooms(true);
    },
    () => room.reload(),
    () => speaker.reload(),
    async () => {
      for (const key of ["b", "PageDown"]) await room.press(key);
    },
    async () => {
      await speaker.press(".");
      await expect.poll(async () => (await readPlace(room)).slide).toBe("");
      await room.reload();
      await expect
        .poll(() => room.run(() => Boolean(document.querySelector(".reveal.ready.paused"))))
        .toBe(true);
      await speaker.press("PageUp");
    },
    async () => {
      for (const key of ["p", "h", "j", "o", "v", "x", ";", "/", "Tab", "0"]) await room.press(key);
    },
    async () => {
      for (const window of [room, speaker])
        for (const key of ["g", "5", "Escape", "Shift+?", "PageDown", "Escape"])
          await window.press(key);
    },
    async () => {
      for (const [width, height] of [
        [800, 600],
        [1024, 768],
        [1280, 720],
      ] as const)
        await room.resize(width, height);
    },
    async () => {
      for (const window of [room, speaker, room]) {
        const shown = () => room.run(() => document.documentElement.dataset["lang"]);
        const before = await shown();
        await window.press("l");
        await expect.poll(shown).not.toBe(before);
      }
    },
    async () => {
      await second.close();
      await expectRooms(false);
    },
    // From here on the server is gone.
    server.stop,
  ];
  for (const [i, place] of talk.entries()) {
    await expect.poll(() => readPlace(room)).toEqual(place);
    await accidents[i]?.();
    await expect.poll(() => readPlace(room)).toEqual(place);
    await expect.poll(() => readPicture(speaker)).toMatch(new RegExp(` ${place.steps}$`));
    await (i % 2 === 0 ? speaker : room).press("PageDown");
  }
  expect(talk.length).toBeGreaterThan(accidents.length);
});

test("a slide left halfway is printed whole", async ({ room, baseURL, engineName }) => {
  test.skip(
    engineName !== "firefox",
    "WebKit's driver does not print; Chromium has this test too.",
  );
  // What is drawn, and its fonts: other objects are packed with the time, which changes their length.
  const print = async () => {
    const { context } = await PDFDocument.load(await room.print!());
    const streams = context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter((object) => object instanceof PDFRawStream)
      .filter(({ dict }) => dict.get(PDFName.of("Type")) !== PDFName.of("ObjStm"));
    return streams.map(({ contents }) => Buffer.from(contents).toString("base64"));
  };
  await open(room, `${baseURL}#/water/99`);
  const whole = await print();
  for (const key of ["PageUp", "PageUp"]) await room.press(key);
  await expect.poll(async () => (await readPlace(room)).steps).toBe(1);
  expect(whole.length).toBeGreaterThan(0);
  expect((await print()).join() === whole.join()).toBe(true);
});

for (const [name, { address }] of Object.entries(decks)) {
  test.describe(name, () => {
    test.use({ baseURL: address });

    test("a clicker goes through the whole deck and back", async ({ room, baseURL }) => {
      await open(room, baseURL!);
      const talk = await readTalk(room);
      for (const place of talk) {
        await expect.poll(() => readPlace(room)).toEqual(place);
        await room.press("PageDown");
      }
      for (const place of talk.toReversed()) {
        await expect.poll(() => readPlace(room)).toEqual(place);
        await room.press("PageUp");
      }
    });

    test("the pictures in the speaker's window are the slides, set and broken as in the room", async ({
      engine,
      room,
      baseURL,
    }) => {
      test.slow();
      await open(room, baseURL!);
      const speaker = await openSpeaker(engine, room);
      await speaker.resize(1280, 720);
      const ids = await room.run(() =>
        [...document.querySelectorAll(".slides > section")].map(({ id }) => id),
      );
      for (const id of ids) {
        await room.run((id) => void (location.hash = `/${id}/99`), id);
        await expect.poll(async () => (await readPlace(room)).slide).toBe(id);
        const inRoom = await room.run(readTexts, ".present .page");
        await expect
          .poll(() => speaker.run(readTexts, ".presenter > .now .page"), id)
          .toEqual(inRoom);
      }
      const [frame, slide] = await speaker.run(() =>
        [".frame", ".frame > section"].map((part) => {
          const { width, height } = document
            .querySelector(`.presenter > .now ${part}`)!
            .getBoundingClientRect();
          return [width, height];
        }),
      );
      for (const axis of [0, 1]) expect(Math.abs(frame![axis]! - slide![axis]!)).toBeLessThan(1);
    });

    test("the browser's own print has a page of the slide's size for each slide", async ({
      room,
      baseURL,
    }) => {
      test.skip(!room.print, "The driver of this browser does not print.");
      await open(room, `${baseURL}#/water/1`);
      const slides = await room.run(() => document.querySelectorAll(".slides > section").length);
      const pdf = await PDFDocument.load(await room.print!());
      expect(pdf.getPageCount()).toBe(slides);
      for (const page of pdf.getPages())
        expect(page.getSize()).toMatchObject({ width: 960, height: 540 });
    });
  });
}

/** The texts of a page, how each is set, and how high it is in px of its slide. */
async function readTexts(place: string): Promise<[text: string, font: string, height: number][]> {
  await document.fonts.ready;
  const page = document.querySelector(place)!;
  const scale = page.getBoundingClientRect().width / 1280;
  return [...page.querySelectorAll("h1, h2, h3, p, blockquote, .line, th, td, sup")].map((text) => {
    const { fontWeight, fontSize, lineHeight } = getComputedStyle(text);
    return [
      text.textContent!,
      `${fontWeight} ${fontSize}/${lineHeight}`,
      Math.round(text.getBoundingClientRect().height / scale),
    ];
  });
}
