import { fileURLToPath } from "node:url";
import { compileDeck } from "../../src/node/compile-deck.ts";
import { terms, views } from "../deck.ts";
import { decks } from "../decks.ts";
import { inspect } from "../inspect.ts";
import { measureLean, showEmphasis } from "../lean.ts";
import { readLines } from "../lines.ts";
import { open, readPlace, showAll } from "./deck.ts";
import { expect, test } from "./test.ts";

test.use({ baseURL: decks.talk.address });

for (const language of views) {
  for (const theme of ["light", "dark"]) {
    test(`slides in ${language} keep lines and margins in ${theme}`, async ({ room, baseURL }) => {
      await open(room, `${baseURL}?lang=${language}&theme=${theme}`);
      await room.run(showAll);
      expect(await room.run(inspect, terms)).toEqual([]);
    });
  }
}

for (const language of views) {
  test(`no text in ${language} could be narrower with as many lines`, async ({ room, baseURL }) => {
    await open(room, `${baseURL}?lang=${language}`);
    const balances = await room.run(() => CSS.supports("text-wrap", "balance"));
    test.skip(!balances, "This browser balances no lines.");
    await room.run(showAll);
    expect(await room.run(readLoose)).toEqual([]);
  });
}

// Where marks that begin a line keep their blank half, too.
test("no Chinese text takes more lines than were predicted", async ({ room, baseURL }) => {
  const { fits } = compileDeck(fileURLToPath(new URL("../..", import.meta.url)));
  const predicted = fits.flatMap(({ zh }) => zh.lines);
  await open(room, `${baseURL}?lang=zh`);
  await room.run(showAll);
  const drawn = await room.run(readLines);
  expect(drawn).toHaveLength(predicted.length);
  expect(drawn.filter(({ lines }, i) => lines > predicted[i]!)).toEqual([]);
});

for (const language of ["en", "zh-Hans"]) {
  test(`Latin letters in ${language} lean where they are emphasised`, async ({ room, baseURL }) => {
    await open(room, baseURL!);
    await room.run(showEmphasis, language);
    const picture = await room.screenshot();
    expect(await room.run(measureLean, picture)).toBeGreaterThan(0.1);
  });
}

/** The balanced texts that take no more lines in a column half an em narrower than their widest line. */
function readLoose(): string[] {
  const texts = document.querySelectorAll<HTMLElement>(".page :is(h1, h2, h3, p, .label, .detail)");
  return [...texts].flatMap((text) => {
    const style = getComputedStyle(text);
    const isBalanced = style.getPropertyValue("text-wrap").includes("balance");
    const { width } = text.getBoundingClientRect();
    if (!isBalanced || width === 0 || text.querySelector(".label, br")) return [];
    const scale = width / parseFloat(style.width);
    const countLines = () =>
      Math.round(text.getBoundingClientRect().height / scale / parseFloat(style.lineHeight));
    // A cell of a grid is as high as its row.
    text.style.alignSelf = "start";
    const before = countLines();
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()];
    const widest =
      Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left));
    text.style.maxWidth = `${widest / scale - parseFloat(style.fontSize) / 2}px`;
    return before > 1 && countLines() <= before ? [text.textContent!] : [];
  });
}

test("the title's figure reaches from edge to edge of the slide", async ({ room, baseURL }) => {
  await open(room, baseURL!);
  const [left, right] = await room.run(() => {
    const slide = document.querySelector("#title")!.getBoundingClientRect();
    const figure = document.querySelector("#title figure > svg")!.getBoundingClientRect();
    const scale = slide.width / 1280;
    return [(figure.left - slide.left) / scale, (figure.right - slide.left) / scale];
  });
  expect(Math.abs(left!)).toBeLessThan(1);
  expect(Math.abs(right! - 1280)).toBeLessThan(1);
});

test("pieces fly out of the map, unclipped, and only where somebody steps", async ({
  room,
  baseURL,
}) => {
  const isFlying = () =>
    room.run(() =>
      document.getAnimations().some(({ effect }) => {
        const piece = (effect as KeyframeEffect).target;
        return piece instanceof SVGPolygonElement;
      }),
    );
  const isOutside = () =>
    room.run(() =>
      document.getAnimations().some(({ effect }) => {
        const piece = (effect as KeyframeEffect).target;
        if (!(piece instanceof SVGPolygonElement)) return false;
        const drawing = piece.ownerSVGElement!;
        if (getComputedStyle(drawing).overflow !== "visible") return false;
        return piece.getBoundingClientRect().right > drawing.getBoundingClientRect().right;
      }),
    );
  await open(room, `${baseURL}#/value/0`);
  expect(await isFlying()).toBe(false);
  await room.press("PageDown");
  await expect.poll(isOutside, { intervals: [0, 20] }).toBe(true);
  await room.reload();
  await expect.poll(async () => (await readPlace(room)).slide).toBe("value");
  expect(await isFlying()).toBe(false);
});

for (const slide of ["china", "ibm", "value"]) {
  test(`#${slide} is painted as its steps left it when its address is loaded`, async ({
    room,
    baseURL,
  }) => {
    const isStill = () =>
      room.run(() => document.getAnimations().every(({ playState }) => playState !== "running"));
    await open(room, `${baseURL}#${slide}`);
    const steps = await room.run(() => document.querySelectorAll(".present .fragment").length);
    for (let step = 1; step <= steps; step++) {
      await room.press("PageDown");
      await expect.poll(() => readPlace(room)).toEqual({ slide, steps: step });
    }
    await expect.poll(isStill).toBe(true);
    const stepped = await room.screenshot();
    await room.reload();
    await expect.poll(() => readPlace(room)).toEqual({ slide, steps });
    await expect
      .poll(async () => room.run(countChanged, stepped, await room.screenshot()))
      .toBeLessThan(500);
  });
}

/** How many values of red, green and blue two pictures differ in by more than a shape's edge does. */
async function countChanged(...pngs: string[]): Promise<number> {
  const [one, other] = (await Promise.all(
    pngs.map(async (png) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext("2d")!;
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height).data;
    }),
  )) as [Uint8ClampedArray, Uint8ClampedArray];
  return one.filter((value, i) => Math.abs(value - other[i]!) > 64).length;
}
