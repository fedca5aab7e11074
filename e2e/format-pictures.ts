import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright";
import { findBlock, readExamples } from "./format-examples.ts";
import { withBrowser } from "../src/export/browser.ts";
import { copyProject, fixture, run, top } from "./project.ts";

// Takes the pictures of the slides in FORMAT.md, and names them there: `npx tsx e2e/format-pictures.ts`.
// They are one talk, described as FORMAT.md says, with the fixture's pictures.

const file = join(top, "src/compiler/FORMAT.md");
const folder = join(top, "src/compiler/format-pictures");
const format = readFileSync(file, "utf8");
const examples = readExamples(format);

const talk = mkdtempSync(join(tmpdir(), "format-"));
mkdirSync(join(talk, "slides"));
cpSync(join(fixture, "assets"), join(talk, "assets"), { recursive: true });
writeFileSync(join(talk, "assets/cup.svg"), findBlock(format, "svg"));
writeFileSync(join(talk, "slides/talk.yaml"), findBlock(format, "yaml"));
for (const { name, text } of examples) writeFileSync(join(talk, `slides/${name}.md`), text);
const copy = copyProject(talk);
const { status, stdout, stderr } = run(copy, "sheet");
if (status !== 0) throw new Error(stdout + stderr);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
await withBrowser(async (browser) => {
  for (const { name, expected } of examples) {
    const id = name.replace(/^\d+-/, "");
    const picture = readFileSync(join(copy, `dist/sheet/${id}.both.png`));
    writeFileSync(join(folder, expected), await shrink(browser, picture));
  }
});
const named = examples.reduce(
  (text, { picture, expected }) => text.replace(picture, expected),
  format,
);
writeFileSync(file, named);
rmSync(talk, { recursive: true });
rmSync(copy, { recursive: true });
console.log(`${examples.length} pictures in src/compiler/format-pictures/`);

/** A picture of a slide half as large, as WebP. */
async function shrink(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  const webp = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const [width, height] = [640, 360];
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d")!;
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, width, height);
    return canvas.toDataURL("image/webp", 0.8).replace(/^.*,/, "");
  }, png.toString("base64"));
  await page.close();
  return Buffer.from(webp, "base64");
}
