import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { compileServed } from "../compiled.ts";
import { expect, open, readCode, test } from "../deck.ts";
import { decks } from "../decks.ts";

test.use({ baseURL: decks.talk.address });

const deck = compileServed(decks.talk);

test("says who gave the talk, where, and what it claims", async ({ request }) => {
  const html = await (await request.get("./")).text();
  const read = (name: string) => new RegExp(`"${name}"\\s+content="([^"]*)"`).exec(html)?.[1];
  expect(read("og:title")).toBe("Open Source AI Has Won 开源 AI 已经胜出");
  expect(read("og:description")).toContain("Jim Zemlin, Linux Foundation");
});

test("is small as a single file", () => {
  const file = join(decks.talk.top, `dist/${deck.talk.file}.html`);
  expect(statSync(file).size).toBeLessThan(670_000);
});

test("makes the seven points of the summary, in its order", () => {
  const points = deck.slides.filter(
    ({ isSupport }, i) => deck.trees[i]!.settings.point && !isSupport,
  );
  expect(points.map(({ id }) => id)).toEqual([
    "critical",
    "umbrella",
    "china",
    "ibm",
    "economics",
    "value",
    "share",
  ]);
});

test("takes a quarter of an hour, and less than ten minutes when it is short", () => {
  const minutes = (isShort: boolean) =>
    deck.trees
      .filter(({ settings }) => !isShort || !settings.detail)
      .reduce((sum, { settings }) => sum + (settings.minutes ?? 0), 0);
  expect(minutes(false)).toBe(14.5);
  expect(minutes(true)).toBe(9.5);
});

test("has its figures and their sources in what is written down", () => {
  const text = readFileSync(join(decks.talk.top, "dist/transcript.md"), "utf8");
  for (const words of ["76%", "89%", "48%", "$8.8 trillion", "Share, and ship sooner", "共享"])
    expect(text).toContain(words);
});

test("ends with a code that leads to the talk", async ({ page }) => {
  await open(page, "#your-turn");
  expect(await readCode(page.locator(".present .qr"))).toBe(
    "https://www.youtube.com/watch?v=iRoO3yZ2kZc",
  );
});
