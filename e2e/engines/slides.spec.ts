import { compileServed } from "../compiled.ts";
import { views } from "../deck.ts";
import { decks, readTerms } from "../decks.ts";
import { inspect } from "../inspect.ts";
import { measureLean, showEmphasis } from "../lean.ts";
import { readLines, type DrawnText } from "../lines.ts";
import { corpora } from "../other-deck.ts";
import { open, readPlace, showAll } from "./deck.ts";
import { serveDecks } from "./server.ts";
import { expect, test } from "./test.ts";

for (const [name, served] of Object.entries(decks)) {
  test.describe(name, () => {
    test.use({ baseURL: served.address });

    const deck = compileServed(served);
    const terms = readTerms(served);

    for (const language of views) {
      for (const theme of ["light", "dark"]) {
        test(`slides in ${language} keep lines and margins in ${theme}`, async ({
          room,
          baseURL,
        }) => {
          await open(room, `${baseURL}?lang=${language}&theme=${theme}`);
          await room.run(showAll);
          expect(await room.run(inspect, terms)).toEqual([]);
        });
      }

      // Where marks that begin a line keep their blank half, too.
      test(`no text in ${language} leaves its column or takes more lines than were predicted`, async ({
        room,
        baseURL,
      }) => {
        const predicted = deck.fits.flatMap((fit) => fit[language].lines);
        await open(room, `${baseURL}?lang=${language}`);
        await room.run(showAll);
        expectLines(await room.run(readLines), predicted);
      });

      test(`no text in ${language} could be narrower with as many lines`, async ({
        room,
        baseURL,
      }) => {
        await open(room, `${baseURL}?lang=${language}`);
        const balances = await room.run(() => CSS.supports("text-wrap", "balance"));
        test.skip(!balances, "This browser balances no lines.");
        await room.run(showAll);
        expect(await room.run(readLoose)).toEqual([]);
      });
    }

    // By keys, as nothing else tells what a slide should look like.
    test("slides are painted as their steps left them when their address is loaded", async ({
      room,
      baseURL,
    }) => {
      test.slow();
      // What a step moves begins to move with the next frame.
      const isStill = () =>
        room.run(async () => {
          for (let frame = 0; frame < 2; frame++)
            await new Promise((resolve) => requestAnimationFrame(resolve));
          return document.getAnimations().every(({ playState }) => playState !== "running");
        });
      await open(room, baseURL!);
      const figures = await room.run(() =>
        [...document.querySelectorAll(".slides > section:has(.fragment):has([data-row])")].map(
          (slide) => ({ slide: slide.id, steps: slide.querySelectorAll(".fragment").length }),
        ),
      );
      expect(figures.length).toBeGreaterThan(2);
      for (const place of figures) {
        await open(room, `${baseURL}#${place.slide}`);
        for (let step = 1; step <= place.steps; step++) {
          await room.press("PageDown");
          await expect.poll(() => readPlace(room)).toEqual({ ...place, steps: step });
        }
        await expect.poll(isStill).toBe(true);
        const stepped = await room.screenshot();
        await room.reload();
        await expect.poll(() => readPlace(room)).toEqual(place);
        await expect
          .poll(async () => room.run(countChanged, stepped, await room.screenshot()), place.slide)
          .toBe(0);
      }
    });
  });
}

for (const [name, compileAll] of Object.entries(corpora)) {
  test(`no text of ${name} takes more lines than were predicted`, async ({ room }) => {
    test.slow();
    const decks = compileAll();
    const server = await serveDecks(decks);
    for (const language of views) {
      const predicted = decks.flatMap(({ fits }) => fits.flatMap((fit) => fit[language].lines));
      await open(room, `${server.address}other.html?lang=${language}`);
      await room.run(showAll);
      expectLines(await room.run(readLines), predicted);
    }
    await server.stop();
  });
}

/** None takes more lines than were predicted, or leaves its column. */
function expectLines(drawn: readonly DrawnText[], predicted: readonly number[]): void {
  expect(drawn).toHaveLength(predicted.length);
  expect(drawn.filter(({ lines }, i) => lines > predicted[i]!)).toEqual([]);
  expect(drawn.filter(({ over }) => over > 1)).toEqual([]);
}

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
  // What flew keeps its centre.
  const hasFlown = () =>
    room.run(() =>
      [...document.querySelectorAll<SVGElement>("[data-piece]")].some(
        ({ style }) => style.transformOrigin,
      ),
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
  await open(room, `${baseURL}#company`);
  expect(await hasFlown()).toBe(false);
  await room.press("PageDown");
  await expect.poll(isOutside, { intervals: [0, 20] }).toBe(true);
  expect(await hasFlown()).toBe(true);
  await room.reload();
  await expect.poll(() => readPlace(room)).toEqual({ slide: "company", steps: 1 });
  expect(await hasFlown()).toBe(false);
});

/**
 * How many squares of 3 × 3 pixels two pictures differ in all over. WebKit may paint an edge a hair
 * beside; whatever is missing is wider than that.
 */
async function countChanged(...pngs: string[]): Promise<number> {
  let width = 0;
  const [one, other] = (await Promise.all(
    pngs.map(async (png) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      width = image.width;
      const canvas = document.createElement("canvas");
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext("2d")!;
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height).data;
    }),
  )) as [Uint8ClampedArray, Uint8ClampedArray];
  const differs = (x: number, y: number) => {
    const at = 4 * (y * width + x);
    return [0, 1, 2].some((colour) => Math.abs(one[at + colour]! - other[at + colour]!) > 32);
  };
  const beside = [-1, 0, 1];
  let count = 0;
  for (let y = 1; y < one.length / 4 / width - 1; y++)
    for (let x = 1; x < width - 1; x++)
      if (beside.every((dy) => beside.every((dx) => differs(x + dx, y + dy)))) count++;
  return count;
}
