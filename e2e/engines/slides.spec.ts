import { terms, views } from "../deck.ts";
import { inspect } from "../inspect.ts";
import { open, readPlace, showAll } from "./deck.ts";
import { expect, test } from "./test.ts";

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
