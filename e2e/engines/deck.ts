import type { Engine, Window } from "./engine.ts";
import { expect } from "./test.ts";

/**
 * Sets all slides below each other with all their steps. Runs in the browser. WebKitGTK rounds the
 * advance of each letter to a pixel, as Safari does not: 128 times as large they are as wide as
 * everywhere, and boxes are still told in the pixels of the page.
 */
export async function showAll(): Promise<void> {
  const flow = "position:static;transform:none;height:auto;overflow:visible;inset:auto";
  for (const element of document.querySelectorAll<HTMLElement>("html,body,main,.slides"))
    element.style.cssText += flow;
  const isRounding = /Linux.*AppleWebKit.605/.test(navigator.userAgent);
  if (isRounding) document.querySelector("main")!.style.cssText += "zoom:128";
  for (const slide of document.querySelectorAll<HTMLElement>(".slides > section")) {
    slide.style.cssText = "display:block;position:relative;inset:auto;transform:none";
    for (const attribute of ["hidden", "inert", "aria-hidden"]) slide.removeAttribute(attribute);
    for (const step of slide.querySelectorAll(".fragment")) step.classList.add("visible");
  }
  // WebKit says that fonts are ready before it has asked for those of what is newly shown.
  do {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await document.fonts.ready;
  } while ([...document.fonts].some(({ status }) => status === "loading"));
}

/** Opens the deck, and waits until it is one. */
export async function open(room: Window, address: string): Promise<void> {
  await room.goto(address);
  await expect
    .poll(() => room.run(() => Boolean(document.querySelector(".reveal.ready"))))
    .toBe(true);
}

/** The slide and the step that the room sees, if it sees anything. */
export const readPlace = (room: Window) =>
  room.run(() => {
    const slide = document.querySelector(".slides > .present");
    if (!slide) return { slide: "", steps: 0 };
    const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    const isSeen = middle?.closest(".reveal") && !middle.closest(".pause-overlay");
    return {
      slide: isSeen && getComputedStyle(slide).visibility === "visible" ? slide.id : "",
      steps: slide.querySelectorAll(".fragment.visible").length,
    };
  });

/** Every place of the talk, in its order. */
export const readTalk = (room: Window) =>
  room.run(() =>
    [...document.querySelectorAll(".slides > section")].flatMap((slide) => {
      const steps = slide.querySelectorAll(".fragment").length;
      return Array.from({ length: steps + 1 }, (_, i) => ({ slide: slide.id, steps: i }));
    }),
  );

/** The speaker's window that `S` opens. */
export async function openSpeaker(engine: Engine, room: Window): Promise<Window> {
  const before = await engine.windows();
  await room.press("s");
  await expect.poll(async () => (await engine.windows()).length).toBe(before.length + 1);
  const speaker = (await engine.windows()).find((window) => !before.includes(window))!;
  await expect.poll(() => readPicture(speaker)).not.toBe("");
  return speaker;
}

/** What the speaker's window shows as the slide of now: its headline and how many steps it has. */
export const readPicture = (speaker: Window) =>
  speaker.run(() => {
    const slide = document.querySelector(".presenter > .now .frame > section");
    if (!slide) return "";
    return `${slide.querySelector(".headline")?.textContent} ${slide.querySelectorAll(".fragment.visible").length}`;
  });
