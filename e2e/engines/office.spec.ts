import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "playwright/test";
import { decks } from "../decks.ts";
import { openPdf } from "../pdf.ts";

for (const [name, { top }] of Object.entries(decks))
  test(`LibreOffice opens the ${name}'s slides for PowerPoint, and no word runs over an edge`, async () => {
    test.slow();
    const dist = join(top, "dist");
    const files = readdirSync(dist).filter((name) => name.endsWith(".pptx"));
    expect(files.length).toBeGreaterThan(0);
    const folder = mkdtempSync(join(tmpdir(), "office-"));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const options = [profile, "--headless", "--convert-to", "pdf", "--outdir", folder];
    const paths = files.map((file) => join(dist, file));
    const { status, stderr } = spawnSync("soffice", [...options, ...paths], { encoding: "utf8" });
    expect(status, stderr).toBe(0);
    const sections = readFileSync(join(dist, "index.html"), "utf8").match(/<section /g)!;
    for (const file of files) {
      const pdf = await openPdf(readFileSync(join(folder, file.replace(/pptx$/, "pdf"))));
      expect(pdf.numPages).toBe(sections.length);
      for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number);
        const { width, height } = page.getViewport({ scale: 1 });
        for (const item of (await page.getTextContent()).items) {
          if (!("str" in item) || !item.str.trim()) continue;
          const [x, y] = item.transform.slice(4) as [number, number];
          const place = `slide ${number}: ${item.str}`;
          expect(x, place).toBeGreaterThanOrEqual(0);
          expect(x + item.width, place).toBeLessThanOrEqual(width);
          expect(y, place).toBeGreaterThanOrEqual(0);
          expect(y + item.height, place).toBeLessThanOrEqual(height);
        }
      }
    }
  });
