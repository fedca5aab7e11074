import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "playwright/test";
import { copyProject } from "./project.ts";

// The Analects I.1 and II.11, in James Legge's translation of 1893.
const analects = {
  "slides/talk.yaml": `title: { en: The Analects, zh: 论语 }
speaker: { en: Confucius, zh: 孔子 }
event: { en: A reading, zh: 读书会 }
author: { en: Readers, zh: 读者 }
link: https://example.org/analects
file: analects
`,
  "slides/1-title.md": `---
layout: title
---

# The Analects

# 论语
`,
  "slides/2-learning.md": `# On learning

# 学而

> Is it not pleasant to learn with a constant perseverance and application?

> 学而时习之，不亦说乎？

- Is it not delightful to have friends coming from distant quarters?
- 有朋自远方来，不亦乐乎？

Note:

Read it twice.

读两遍。
`,
  "slides/3-teaching.md": `# On teaching

# 为政

![Old and new, one circle](../assets/circle.svg)

![温故而知新，一个圆](../assets/circle.svg)

He may be a teacher of others.

可以为师矣。
`,
  "assets/circle.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><circle cx="150" cy="150" r="140" fill="var(--mark, #ff4a14)" /></svg>\n`,
};

/** Runs a command of the project in a copy of it. */
const run = (folder: string, command: string) =>
  spawnSync(
    process.execPath,
    [join(folder, "node_modules/tsx/dist/cli.mjs"), `src/export/${command}.ts`],
    { cwd: folder, encoding: "utf8" },
  );

test("a mistake ends the build with where, what and what to type, and the old dist stays", () => {
  const folder = copyProject();
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist/index.html"), "old");
  writeFileSync(join(folder, "slides/10-new.md"), "Only English\n");
  const { status, stderr, stdout } = run(folder, "site");
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toBe(`slides/10-new.md:1:1: English paragraph without its Chinese partner
Write the same paragraph in Chinese as the next block.
> 1 | Only English
    | ^
`);
  expect(readFileSync(join(folder, "dist/index.html"), "utf8")).toBe("old");
  rmSync(folder, { recursive: true });
});

test("a dist that is a file ends the build, and stays", () => {
  const folder = copyProject();
  writeFileSync(join(folder, "dist"), "mine");
  const { status, stderr } = run(folder, "site");
  expect(status).toBe(1);
  expect(stderr).toBe("dist is a file, not a folder.\nDelete it, or move it away.\n");
  expect(readFileSync(join(folder, "dist"), "utf8")).toBe("mine");
  rmSync(folder, { recursive: true });
});

test("every package comes from the registry, under its checksum", () => {
  const lock = readFileSync(new URL("../package-lock.json", import.meta.url), "utf8");
  const { packages } = JSON.parse(lock) as { packages: Record<string, Record<string, string>> };
  for (const [path, { integrity, resolved, link }] of Object.entries(packages)) {
    if (path === "") continue;
    expect(integrity, path).toMatch(/^sha512-/);
    expect(resolved ?? "https://registry.npmjs.org/", path).toMatch(
      /^https:\/\/registry\.npmjs\.org\//,
    );
    expect(link, path).toBeUndefined();
  }
});

test("quite another talk builds, presents and exports with the same code", async ({ page }) => {
  const folder = copyProject();
  for (const name of ["slides", "assets"]) {
    rmSync(join(folder, name), { recursive: true });
    mkdirSync(join(folder, name));
  }
  for (const [path, text] of Object.entries(analects)) writeFileSync(join(folder, path), text);
  const { status, stdout } = run(folder, "all");
  expect(status).toBe(0);
  expect(stdout).toMatch(/dist\/analects\.steps\.pdf {2}4 pages/);

  const html = readFileSync(join(folder, "dist/index.html"), "utf8");
  expect(html).not.toMatch(/Zemlin|Linux|BAAI|open source/i);
  await page.goto(pathToFileURL(join(folder, "dist/analects.html")).href);
  await page.locator(".reveal.ready").waitFor();
  await expect(page).toHaveTitle("The Analects 论语");
  for (let i = 0; i < 3; i++) await page.keyboard.press("PageDown");
  await expect(page.locator("#teaching")).toHaveClass(/present/);
  await expect(page.locator("#teaching svg")).toBeVisible();
  await expect(page.locator(".map")).toHaveCount(0);
  rmSync(folder, { recursive: true });
});
