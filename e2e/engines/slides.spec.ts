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
