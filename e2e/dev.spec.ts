import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "playwright/test";
import { readPlace } from "./deck.ts";
import { copyProject, startVite } from "./project.ts";

let folder: string;
let server: Awaited<ReturnType<typeof startVite>>;

// One server for all of them.
test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  folder = copyProject();
  server = await startVite(folder);
});

test.afterAll(() => {
  server.stop();
  rmSync(folder, { recursive: true });
});

const slide = (name: string) => join(folder, "slides", name);
const edit = (name: string, from: string, to: string) =>
  writeFileSync(slide(name), readFileSync(slide(name), "utf8").replace(from, to));

/** Waits until the page shows the deck, and marks it, so that a reload can be told. */
async function openMarked(page: Page, hash: string): Promise<void> {
  await page.goto(`${server.address}?lang=en#${hash}`);
  await page.locator(".reveal.ready").waitFor();
  await page.evaluate(() => (document.body.dataset["marked"] = ""));
}

test("what is saved is shown at once, at the same place, without a reload", async ({ page }) => {
  await openMarked(page, "/water/1");
  edit("03-water.md", "Water decides", "Water settles");
  await expect(page.locator("#water h2[lang=en]")).toContainText("Water settles");
  expect(await readPlace(page)).toEqual({ slide: "water", steps: 2 });
  await expect(page.locator("html")).toHaveAttribute("data-lang", "en");
  await expect(page.locator("body")).toHaveAttribute("data-marked");

  edit("03-water.md", "茶才好", "茶才鼎好");
  await expect(page.locator("#water h2[lang=zh-Hans]")).toContainText("鼎好");
  await page.keyboard.press("l");
  const drawn = async () => {
    const inspector = await page.context().newCDPSession(page);
    await inspector.send("DOM.enable");
    await inspector.send("CSS.enable");
    const { root } = await inspector.send("DOM.getDocument");
    const selector = "#water h2[lang=zh-Hans]";
    const { nodeId } = await inspector.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    const { fonts } = await inspector.send("CSS.getPlatformFontsForNode", { nodeId });
    return fonts.every(({ isCustomFont }) => isCustomFont);
  };
  await expect.poll(drawn, "a new character has its font").toBe(true);
});

test("a slide is added, renamed and deleted", async ({ page }) => {
  await openMarked(page, "title");
  writeFileSync(slide("00a-new.md"), "# New\n\n# 新的\n");
  await expect(page.locator("#new")).toBeAttached();
  renameSync(slide("00a-new.md"), slide("00a-other.md"));
  await expect(page.locator("#other")).toBeAttached();
  await expect(page.locator("#new")).not.toBeAttached();
  rmSync(slide("00a-other.md"));
  await expect(page.locator("#other")).not.toBeAttached();
  await expect(page.locator("body")).toHaveAttribute("data-marked");
});

test("what else the page says is shown too, on a phone as well", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(server.address);
  await page.locator("#hills").waitFor();
  edit("02-hills.md", "High hills", "Steep hills");
  await expect(page.locator("nav")).toContainText("Steep hills");
  edit("talk.yaml", "A Cup of Tea Takes", "A Pot of Tea Takes");
  await expect(page).toHaveTitle(/^A Pot of Tea Takes/);
  edit("talk.yaml", "A Pot", "A Cup");
  await expect(page).toHaveTitle(/^A Cup of Tea Takes/);
});

test("the server keeps nothing that another server of the project would take away", async ({
  page,
}) => {
  await openMarked(page, "water");
  for (const kept of ["node_modules/.vite", "node_modules/.cache/vite"])
    expect(existsSync(join(folder, kept)), kept).toBe(false);
});

test("a photograph is served", async ({ page }) => {
  cpSync(join(folder, "assets/garden.jpg"), join(folder, "assets/photo.jpg"));
  writeFileSync(
    slide("00a-photo.md"),
    "# A photo\n\n# 照片\n\n![a](../assets/photo.jpg)\n\n![图](../assets/photo.jpg)\n",
  );
  await openMarked(page, "photo");
  const width = () =>
    page.locator("#photo img").evaluate((img: HTMLImageElement) => img.naturalWidth);
  await expect.poll(width).toBeGreaterThan(0);
  rmSync(slide("00a-photo.md"));
});

test("a mistake is shown over the deck, and goes when it is mended", async ({ page }) => {
  await openMarked(page, "gaiwan");
  edit("04-gaiwan.md", "# 上有盖", "上有盖");
  const overlay = page.locator("vite-error-overlay");
  await expect(overlay).toContainText("An English heading beside a Chinese paragraph");
  await expect(overlay).toContainText("slides/04-gaiwan.md:10:1");
  await page.reload();
  await expect(overlay).toContainText("slides/04-gaiwan.md:10:1");
  edit("04-gaiwan.md", "上有盖", "# 上有盖");
  await expect(overlay).not.toBeAttached();
  await expect(page.locator("#gaiwan")).toHaveClass(/present/);
});

test("what is saved while the page is loading is shown, and that a mistake is mended", async ({
  page,
}) => {
  let connect!: () => void;
  await page.routeWebSocket(/./, (socket) => {
    connect = () => void socket.connectToServer();
  });
  await openMarked(page, "gaiwan");
  edit("04-gaiwan.md", "# 上有盖", "# 上面有盖");
  connect();
  await expect(page.locator("#gaiwan h2[lang=zh-Hans]")).toContainText("上面有盖");

  edit("04-gaiwan.md", "# 上面有盖", "上面有盖");
  await page.reload();
  const overlay = page.locator("vite-error-overlay");
  await expect(overlay).toContainText("slides/04-gaiwan.md:10:1");
  edit("04-gaiwan.md", "上面有盖", "# 上有盖");
  connect();
  await expect(overlay).not.toBeAttached();
  await expect(page.locator("#gaiwan h2[lang=zh-Hans]")).toContainText("上有盖");
});

test("a warning is printed, and that it is gone, and the slide is shown", async ({ page }) => {
  const complete = /^29 slides, complete in both languages\.$/gm;
  const countComplete = () => (server.readLog().match(complete) ?? []).length;
  const before = countComplete();
  await openMarked(page, "gaiwan");
  writeFileSync(
    slide("04-gaiwan.md"),
    `${readFileSync(slide("04-gaiwan.md"), "utf8")}\nSay 41.\n\n说 42。\n`,
  );
  await expect
    .poll(server.readLog)
    .toMatch(/04-gaiwan.*warning: Numbers differ: English 41, Chinese 42[^]*\n\n1 warning\n/);
  await expect(page.locator("#gaiwan")).toContainText("Say 41.");
  await expect(page.locator("vite-error-overlay")).not.toBeAttached();
  edit("04-gaiwan.md", "\nSay 41.\n\n说 42。\n", "");
  await expect(page.locator("#gaiwan")).not.toContainText("Say 41.");
  await expect.poll(countComplete).toBe(before + 1);
  edit("04-gaiwan.md", "Cover above", "A cover above");
  await expect(page.locator("#gaiwan")).toContainText("A cover above");
  expect(countComplete(), "it is said once").toBe(before + 1);
});

test("a slide that is too long is named, with its place and by how much", async ({ page }) => {
  await openMarked(page, "pour");
  const overlay = page.locator("vite-error-overlay");
  const long = "No one starts from zero. ".repeat(40).trim();
  edit("07-pour.md", "Whoever pours drinks last, and nobody waits for long.", long);
  await expect(overlay).toContainText(
    /slides\/07-pour\.md:\d+:1: error: The slide is \d+ lines? of 28/,
  );
  edit("07-pour.md", long, "Whoever pours drinks last, and nobody waits for long.");
  await expect(overlay).not.toBeAttached();
});
