import { expect, open, test, views } from "./deck.ts";
import { readFonts } from "./fonts.ts";
import { readLines } from "./lines.ts";
import { compileSlides, serveDecks } from "./other-deck.ts";
import { openPdf } from "./pdf.ts";

// Skins, professions, families, flags of two kinds, keycaps, and characters with a sign for a picture.
const emoji = ["🚀", "👍🏽", "👩🏽‍🚀", "👨‍👩‍👧‍👦", "🇨🇳", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "❤️", "🏳️‍🌈", "☎️"];
const row = emoji.join("");

const slides = [
  {
    path: "slides/01-a.md",
    text: `# Ship it 🚀, **then** 👩🏽‍🚀 rest

# 发布🚀，再休息👩🏽‍🚀

${row}${row} together, ${emoji.join(" ")} apart, ☎︎ ☎ and \`code ${emoji[1]}\`

一起${row}${row}，分开${emoji.join("")}的样子，☎︎ ☎ 和 \`code ${emoji[1]}\`
`,
  },
  {
    path: "slides/02-b.md",
    text: `# In code

# 代码里

\`\`\`js
console.log("✅ done", "${row}"); // 👍🏽
\`\`\`
`,
  },
];
const deck = compileSlides(slides);

for (const language of views) {
  test(`emoji are drawn by the deck's own font, and set as predicted, in ${language}`, async ({
    page,
  }) => {
    await serveDecks(page, [deck]);
    await page.goto(`./other.html?print=slides&lang=${language}`);
    await page.locator("[data-ready]").waitFor({ state: "attached" });
    const uses = (await readFonts(page)).filter(({ text }) => text.includes('class="emoji"'));
    expect(uses.filter(({ isOwn }) => !isOwn)).toEqual([]);
    const fonts = uses.filter(({ text }) => text.startsWith('<span class="emoji"'));
    expect(fonts.length).toBeGreaterThan(30);
    expect(new Set(fonts.map(({ font }) => font.split(" ").slice(0, 2).join(" ")))).toEqual(
      new Set(["Noto Emoji"]),
    );
    const predicted = deck.fits.flatMap((fit) => fit[language].lines);
    const drawn = await page.evaluate(readLines);
    expect(drawn.map(({ lines }) => lines)).toEqual(predicted);
    expect(drawn.filter(({ over }) => over > 1)).toEqual([]);
  });
}

test("each emoji is one glyph, as wide as its text is high, and never on two lines", async ({
  page,
}) => {
  await serveDecks(page, [deck]);
  await open(page, "other.html");
  const boxes = await page.locator(".emoji:visible").evaluateAll((all) =>
    all.map((one) => ({
      ems: one.getBoundingClientRect().width / parseFloat(getComputedStyle(one).fontSize),
      lines: one.getClientRects().length,
    })),
  );
  expect(boxes.length).toBeGreaterThan(60);
  // A headline's letters are set closer.
  for (const { ems, lines } of boxes) {
    expect(ems).toBeCloseTo(1, 1);
    expect(lines).toBe(1);
  }
});

test("emoji have the colour of the text around them", async ({ page }) => {
  await serveDecks(page, [deck]);
  await open(page, "other.html?theme=dark");
  const shot = await page.locator("h2 .emoji").first().screenshot();
  const colours = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    const hues = Array.from({ length: data.length / 4 }, (_, i) => data.slice(4 * i, 4 * i + 3));
    return {
      lightest: Math.max(...hues.map(([red = 0]) => red)),
      mostColourful: Math.max(...hues.map((hue) => Math.max(...hue) - Math.min(...hue))),
    };
  }, shot.toString("base64"));
  // Paper on ink.
  expect(colours.lightest).toBeGreaterThan(200);
  expect(colours.mostColourful).toBeLessThan(20);
});

test("a PDF draws emoji with letters, not as pictures or not at all", async ({ page }) => {
  await serveDecks(page, [deck]);
  await page.goto("./other.html?print=slides");
  await page.locator("[data-ready]").waitFor({ state: "attached" });
  const bytes = await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true });
  const pdf = await openPdf(bytes);
  const first = await pdf.getPage(1);
  const { items } = await first.getTextContent();
  const text = items.map((item) => ("str" in item ? item.str : "")).join("");
  for (const sign of ["🚀", "👍", "❤", "☎"]) expect(text).toContain(sign);
});
