import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Locator, Page } from "playwright/test";
import type { Deck } from "../src/compiler/deck.ts";
import { createLiveServer } from "../src/node/live-server.ts";
import { picturePolicy } from "../src/node/picture-policy.ts";
import { expect, open, test } from "./deck.ts";
import { compileSlides, serveDecks } from "./other-deck.ts";
import { openPdf, OPS } from "./pdf.ts";
import { findPort } from "./port.ts";
import { analects, copyProject, startVite } from "./project.ts";

const svg = (size: string, inner: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inner}</svg>`);

/** A deck with a slide for each picture, `#p1` and so on. */
function show(pictures: readonly Buffer[], layout = "figure"): Deck {
  const slides = pictures.map((_, i) => ({
    path: `slides/${i + 1}-p${i + 1}.md`,
    text: `---
layout: ${layout}
allow: { picture-text: true }
---

# A picture

# 图片

![A picture from elsewhere](../assets/${i}.svg)

![外来的图片](../assets/${i}.svg)
`,
  }));
  const files = Object.fromEntries(pictures.map((bytes, i) => [`assets/${i}.svg`, bytes]));
  return compileSlides(slides, files);
}

/** The colours of some places on a page, as the eye has them: `white`, `black`, `red`, `green`, `blue`. */
async function readColours(
  place: Locator,
  points: readonly (readonly [x: number, y: number])[],
): Promise<string[]> {
  const shot = (await place.screenshot({ scale: "css" })).toString("base64");
  return place.page().evaluate(
    async ([shot, points]) => {
      const bytes = Uint8Array.from(atob(shot), (c) => c.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const { width, height } = bitmap;
      const canvas = new OffscreenCanvas(width, height).getContext("2d")!;
      canvas.drawImage(bitmap, 0, 0);
      const { data } = canvas.getImageData(0, 0, width, height);
      return points.map(([x, y]) => {
        const at = 4 * (Math.floor(x * width) + width * Math.floor(y * height));
        const [red = 0, green = 0, blue = 0] = data.subarray(at);
        if (Math.min(red, green, blue) > 220) return "white";
        const most = Math.max(red, green, blue);
        if (most < 60) return "black";
        return most === red ? "red" : most === green ? "green" : "blue";
      });
    },
    [shot, points] as const,
  );
}

const goTo = async (page: Page, id: string) => {
  await page.evaluate((id) => (location.hash = id), `#${id}`);
  await expect(page.locator(`#${id}`)).toHaveClass(/present/);
  await page.locator(`#${id} img`).evaluate((image: HTMLImageElement) => image.decode());
};

/** Black lines on nothing, with its own style, and a text in HTML, as draw.io writes it. */
const ordinary = svg(
  'viewBox="0 0 300 200" style="color-scheme: light dark"',
  `<style>path { stroke: light-dark(black, white); stroke-width: 20 }</style><path d="M0 100h300" />
  <switch><foreignObject width="300" height="80"><p xmlns="http://www.w3.org/1999/xhtml">Leaves</p></foreignObject><text>Tea</text></switch>`,
);

for (const theme of ["light", "dark", "eco"])
  test(`an SVG of another program stands on paper as an image, ${theme}`, async ({ page }) => {
    await serveDecks(page, [show([ordinary])]);
    await page.emulateMedia({ colorScheme: theme === "dark" ? "dark" : "light" });
    await open(page, `other.html?theme=${theme}#p1`);
    await goTo(page, "p1");
    await expect(page.locator("#p1 svg")).toHaveCount(0);
    const [line, ground] = await readColours(page.locator("#p1 img"), [
      [0.5, 0.5],
      [0.5, 0.9],
    ]);
    expect([line, ground]).toEqual(["black", "white"]);
  });

test("an SVG of another program is drawn in the PDF, as lines and letters", async ({ page }) => {
  await serveDecks(page, [show([ordinary])]);
  await page.goto("./other.html?print=slides");
  await page.locator("[data-ready]").waitFor({ state: "attached" });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const printed = await openPdf(pdf);
  const slide = await printed.getPage(1);
  const { items } = await slide.getTextContent();
  expect(items.map((item) => ("str" in item ? item.str : "")).join("")).toContain("Leaves");
  const { fnArray } = await slide.getOperatorList();
  expect(fnArray).toContain(OPS.constructPath);
  expect(fnArray).not.toContain(OPS.paintImageXObject);
});

const hostile = svg(
  'viewBox="0 0 300 200" onload="document.documentElement.dataset.ran = 1"',
  `<script>document.documentElement.dataset.ran = 1; fetch("https://example.org/")</script>
  <style>@import url("https://fonts.example.org/css");</style>
  <path d="M0 0h300v200H0z"><set attributeName="fill" to="red" onbegin="document.documentElement.dataset.ran = 1" /></path>
  <foreignObject width="300" height="200"><body xmlns="http://www.w3.org/1999/xhtml">
    <img src="data:," onerror="document.documentElement.dataset.ran = 1" /></body></foreignObject>`,
);

test("nothing in a picture runs or is loaded in the page", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await serveDecks(page, [show([hostile])]);
  await open(page, "other.html#p1");
  await goTo(page, "p1");
  expect(await readColours(page.locator("#p1 img"), [[0.9, 0.9]])).toEqual(["red"]);
  await expect(page.locator("html")).not.toHaveAttribute("data-ran");
  expect(asked.filter((url) => url.includes("example.org"))).toEqual([]);
});

for (const [kind, ground] of [
  ["pictures", ""],
  ["drawings", '<path fill="var(--ground)" d="M0 0h9v9z" />'],
] as const)
  test(`two ${kind} on a slide keep their colours, though their parts have the same ids`, async ({
    page,
  }) => {
    const paint = (colour: string) =>
      svg(
        'viewBox="0 0 300 200"',
        `<linearGradient id="a"><stop stop-color="${colour}" /></linearGradient>${ground}
        <clipPath id="b"><path d="M${colour === "red" ? 0 : 150} 0h150v200h-150z" /></clipPath>
        <path fill="url(#a)" clip-path="url(#b)" d="M0 0h300v200H0z" />`,
      );
    const text = ["red", "blue"].map(
      (name) => `![The ${name} one](../assets/${name}.svg)\n\n![一幅图](../assets/${name}.svg)\n`,
    );
    const deck = compileSlides(
      [{ path: "slides/1-p1.md", text: `---\nlayout: pictures\n---\n\n${text.join("\n")}` }],
      { "assets/red.svg": paint("red"), "assets/blue.svg": paint("blue") },
    );
    await serveDecks(page, [deck]);
    await open(page, "other.html#p1");
    const pictures = page.locator("#p1 figure > :is(img, svg)");
    await expect(pictures).toHaveCount(2);
    const sides = [
      [0.25, 0.5],
      [0.75, 0.5],
    ] as const;
    await expect.poll(() => readColours(pictures.first(), sides)).toEqual(["red", "white"]);
    await expect.poll(() => readColours(pictures.last(), sides)).toEqual(["white", "blue"]);
  });

test("the alternative text is seen where a picture does not come", async ({ page }) => {
  const deck = show([ordinary, svg('viewBox="0 0 300 200"', '<path d="M0 0h9" />')]);
  await serveDecks(page, [deck]);
  await page.route("**/assets/0.svg", (route) =>
    route.fulfill({ body: "", contentType: "image/svg+xml" }),
  );
  await open(page, "other.html#p1");
  const image = page.locator("#p1 img");
  await expect(image).toHaveJSProperty("complete", true);
  await expect(image).toHaveJSProperty("naturalWidth", 0);
  // The browser itself draws the words, near the top: of what is seen, they alone are black.
  const places = Array.from({ length: 4000 }, (_, i) => [(i % 400) / 400, i / 40_000] as const);
  const seen = async () => [...new Set(await readColours(page.locator("#p1 figure"), places))];
  expect(await seen()).toContain("black");
  await image.evaluate((image: HTMLImageElement) => (image.alt = ""));
  expect(await seen()).not.toContain("black");
});

const shape = '<path d="M0 0h9v9z" />';

for (const [layout, width, height] of [
  ["figure", 1160, 540],
  ["text", 1160, 540],
  ["spine", 512, 450],
  ["closing", 360, 480],
  ["peak", 339, 560],
] as const)
  test(`a picture is as large as its place allows, whatever its size in pixels, in layout ${layout}`, async ({
    page,
  }) => {
    const sizes = [
      'width="24" height="16"',
      'viewBox="0 0 9000 6000"',
      'viewBox="0 0 4000 400"',
      'viewBox="0 0 400 4000"',
    ];
    await serveDecks(page, [
      show(
        sizes.map((size) => svg(size, shape)),
        layout,
      ),
    ]);
    await open(page, "other.html");
    const boxes: Record<"x" | "y" | "width" | "height", number>[] = [];
    for (const i of sizes.keys()) {
      await goTo(page, `p${i + 1}`);
      const { x, y, width, height } = (await page.locator(`#p${i + 1} img`).boundingBox())!;
      boxes.push({ x, y, width, height });
    }
    const [small, large, wide, high] = boxes;
    for (const name of ["x", "y", "width", "height"] as const)
      expect(small![name]).toBeCloseTo(large![name], 0);
    for (const [{ width, height }, proportion] of [
      [small!, 1.5],
      [wide!, 10],
      [high!, 0.1],
    ] as const)
      expect(width / height).toBeCloseTo(proportion, 1);
    // One is as wide as its place, another as high: what is between them ends at the nearer edge.
    expect(wide!.width).toBeGreaterThanOrEqual(width);
    expect(high!.height).toBeGreaterThanOrEqual(height);
    const most = Math.min(wide!.width, 1.5 * high!.height);
    expect(small!.width).toBeCloseTo(most, 0);
  });

/** Opens a picture by its own address, where a browser takes it for a page. */
async function openPicture(page: Page, address: string): Promise<void> {
  const response = await page.goto(address);
  expect(response!.headers()["content-type"]).toContain("image/svg+xml");
  expect(response!.headers()["content-security-policy"]).toBe(picturePolicy);
  expect(await page.locator("path").count(), "it is drawn").toBe(1);
  await expect(page.locator("svg")).not.toHaveAttribute("data-ran");
}

test.describe("a picture that is opened by its own address", () => {
  let folder: string;

  test.beforeAll(() => {
    folder = copyProject(analects);
    writeFileSync(join(folder, "assets/hostile.svg"), hostile);
    writeFileSync(
      join(folder, "slides/00a-p1.md"),
      "![Red](../assets/hostile.svg)\n\n![红](../assets/hostile.svg)\n",
    );
    mkdirSync(join(folder, "dist/assets"), { recursive: true });
    writeFileSync(join(folder, "dist/assets/picture-12345678.svg"), hostile);
  });
  test.afterAll(() => rmSync(folder, { recursive: true }));

  test("runs nothing from the development server", async ({ browser }) => {
    const page = await browser.newPage();
    const server = await startVite(folder);
    await page.goto(server.address);
    await openPicture(page, `${server.address}assets/hostile.svg`);
    server.stop();
    await page.close();
  });

  test("runs nothing from the preview", async ({ browser }) => {
    const page = await browser.newPage();
    const port = await findPort();
    const vite = join(folder, "node_modules/vite/bin/vite.js");
    const args = ["preview", "--host", "127.0.0.1", "--port", String(port), "--strictPort"];
    const server = spawn(process.execPath, [vite, ...args], { cwd: folder });
    await once(server.stdout, "data");
    await openPicture(page, `http://127.0.0.1:${port}/assets/picture-12345678.svg`);
    server.kill();
    await page.close();
  });

  test("runs nothing from the server of a live talk", async ({ browser }) => {
    const page = await browser.newPage();
    const secret = "0123456789abcdef0123456789abcdef";
    const options = { folder: join(folder, "dist"), secret, hosts: ["127.0.0.1"] };
    const server = createLiveServer(options).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    await openPicture(page, `http://127.0.0.1:${port}/assets/picture-12345678.svg`);
    server.closeAllConnections();
    server.close();
    await page.close();
    const nginx = readFileSync(new URL("../src/live/nginx/nginx.conf", import.meta.url), "utf8");
    expect(nginx).toContain(`"${picturePolicy}"`);
  });
});
