import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import DoIUse from "doiuse";
import postcss from "postcss";
import { expect, open, readPlace, test } from "./deck.ts";
import { dist } from "./decks.ts";

/** Features that a supported browser may lack, by their names on caniuse.com, and why. */
const allowed: Record<string, string> = {
  "css-container-query-units": "The speaker's window is the deck's: Chromium 106 has them.",
  "css-paged-media": "Safari prints on the paper that is chosen.",
  "css-zoom": "Handouts are made by Chromium.",
  "text-size-adjust": "Browsers without it enlarge no text.",
  "css-touch-action": "reveal.js's, for its scroll view.",
  "css3-cursors-newer": "reveal.js's, for its overlays.",
  "css-scrollbar": "reveal.js's, for its scroll view.",
  "extended-system-fonts": "reveal.js's, for its overlays.",
  "viewport-unit-variants": "reveal.js's, for its scroll view.",
};

const styles = ["assets", "live/assets"].flatMap((path) => {
  const assets = join(dist, path);
  return readdirSync(assets)
    .filter((name) => name.endsWith(".css"))
    .map((name) => readFileSync(join(assets, name), "utf8"));
});

test("the styles need nothing that a browser named in package.json lacks", async () => {
  const file = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const { browserslist: browsers } = JSON.parse(file) as { browserslist: readonly string[] };
  const lacking = new Set<string>();
  const check = new DoIUse({
    browsers,
    onFeatureUsage: ({ feature, featureData }) => featureData.missing && lacking.add(feature),
  });
  for (const style of styles) await postcss([check]).process(style, { from: undefined });
  expect([...lacking].toSorted()).toEqual(Object.keys(allowed).toSorted());
});

test("no style is nested, and no media query has a range", () => {
  for (const style of styles)
    expect(style).not.toMatch(/[{;}]\s*&|@media[^{]*(?:[<>]|\bnot \()|subgrid/);
});

/** Takes away what scripts may use of today's browsers, but not of all that package.json names. */
function forgetNews(): void {
  const news: [object, string[]][] = [
    [Element.prototype, ["checkVisibility", "togglePopover", "showPopover", "moveBefore"]],
    [Document.prototype, ["startViewTransition"]],
    [Array, ["fromAsync"]],
    [Array.prototype, ["toSorted", "toReversed", "toSpliced", "with"]],
    [String.prototype, ["isWellFormed", "toWellFormed"]],
    [Set.prototype, ["union", "intersection", "difference", "isSubsetOf", "isDisjointFrom"]],
    [Object, ["groupBy"]],
    [Map, ["groupBy"]],
    [Promise, ["withResolvers", "try"]],
    [URL, ["canParse", "parse"]],
    [AbortSignal, ["any"]],
    [window, ["requestIdleCallback", "Iterator", "navigation", "scheduler"]],
  ];
  for (const [owner, names] of news)
    for (const name of names) delete (owner as Record<string, unknown>)[name];
}

for (const address of ["", "#water", "?brief", "?first=zh"])
  test(`scripts need nothing that a browser named in package.json lacks, at /${address}`, async ({
    page,
  }) => {
    await page.addInitScript(forgetNews);
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await open(page, address);
    const { slide } = await readPlace(page);
    expect(slide).toBe(address === "#water" ? "water" : "title");
    await expect(page.locator(`#${slide} .headline`)).toBeVisible();
    await page.keyboard.press("3");
    await page.keyboard.press("PageDown");
    await expect(page.locator("#water .fragment.visible")).toBeVisible();
    await page.keyboard.press("l");
    await expect(page.locator("#water .headline > [lang=en]")).toBeVisible();
    await expect(page.locator("#water .headline > [lang=zh-Hans]")).toBeHidden();
  });
