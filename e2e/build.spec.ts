import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "playwright/test";
import { parse } from "yaml";
import { dist } from "./decks.ts";
import { analects, copyProject, run, top } from "./project.ts";

test("a mistake ends the build with where, what and what to type, and the old dist stays", () => {
  const folder = copyProject(analects);
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist/index.html"), "old");
  writeFileSync(join(folder, "slides/10-new.md"), "Only English\n");
  const { status, stderr, stdout } = run(folder, "build");
  expect(status).toBe(1);
  expect(stdout).not.toContain("Building");
  expect(stderr)
    .toContain(`slides/10-new.md:1:1: error: English paragraph without its Chinese partner (partner)
Write the same paragraph in Chinese as the next block.
> 1 | Only English
    | ^

1 error
`);
  expect(readFileSync(join(folder, "dist/index.html"), "utf8")).toBe("old");
  rmSync(folder, { recursive: true });
});

test("a warning lets the build go on, and fails the check, on GitHub beside its line", () => {
  const folder = copyProject(analects);
  writeFileSync(join(folder, "slides/10-new.md"), "In 2024, 90%\n\n在 2023 年，90%\n");
  const warning =
    "slides/10-new.md:3:3: warning: Numbers differ: English 2024, Chinese 2023 (numbers)";
  const build = run(folder, "build");
  expect(build.status).toBe(0);
  expect(build.stderr).toContain(warning);
  expect(build.stderr).toMatch(/\n\n2 warnings\n$/);
  expect(readFileSync(join(folder, "dist/index.html"), "utf8")).toContain("In 2024");
  const check = run(folder, "check", { GITHUB_ACTIONS: "true" });
  expect(check.status).toBe(1);
  expect(check.stderr).toContain(warning);
  expect(check.stderr).toMatch(/\n\n2 warnings\n$/);
  expect(check.stdout).toContain(
    "::warning file=slides/10-new.md,line=1,col=10::“90%25” without its source (sources)%0A",
  );
  rmSync(folder, { recursive: true });
});

test("a dist that is a file ends the build, and stays", () => {
  const folder = copyProject(analects);
  writeFileSync(join(folder, "dist"), "mine");
  const { status, stderr } = run(folder, "build");
  expect(status).toBe(1);
  expect(stderr).toBe("dist is a file, not a folder.\nDelete it, or move it away.\n");
  expect(readFileSync(join(folder, "dist"), "utf8")).toBe("mine");
  rmSync(folder, { recursive: true });
});

test("two builds at once leave one whole dist, beside what exports have put there", async () => {
  const folder = copyProject(analects);
  const isLinux = process.platform === "linux";
  const cache = mkdtempSync(join(isLinux ? "/dev/shm" : tmpdir(), "cache-"));
  rmSync(join(folder, "node_modules/.cache"), { recursive: true });
  symlinkSync(cache, join(folder, "node_modules/.cache"), "junction");
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist/talk.pdf"), "old");
  utimesSync(join(folder, "dist/talk.pdf"), 0, 0);
  const build = async () => {
    const [tsx, script] = [join(folder, "node_modules/tsx/dist/cli.mjs"), "src/cli/build.ts"];
    const child = spawn(process.execPath, [tsx, script], { cwd: folder });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (data: Buffer) => (said += data.toString()));
    const [status] = (await once(child, "close")) as [number];
    return { status, said };
  };
  const builds = await Promise.all([build(), build()]);
  expect(builds.map(({ status }) => status)).toEqual([0, 0]);
  const waited = builds.filter(({ said }) =>
    said.startsWith("Another command is writing into dist/"),
  );
  expect(waited).toHaveLength(1);
  for (const { said } of builds) expect(said).toContain("Older than the slides: dist/talk.pdf.");
  expect(readdirSync(folder).filter((name) => name.startsWith("dist"))).toEqual(["dist"]);
  expect(readdirSync(join(folder, "dist"))).toEqual([
    "assets",
    "index.html",
    "live",
    "talk.pdf",
    "transcript.md",
  ]);
  const html = readFileSync(join(folder, "dist/index.html"), "utf8");
  for (const [, file = ""] of html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g))
    expect(existsSync(join(folder, "dist", file)), file).toBe(true);
  for (const path of [folder, cache]) rmSync(path, { recursive: true });
});

test("a folder whose name the tools cannot read ends a command with one sentence", () => {
  test.skip(process.platform === "win32", "Windows has most of these marks in no name");
  const { scripts } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  ) as { scripts: Record<string, string> };
  for (const name of ["start", "check", "build", "preview", "pdf", "single", "export", "sheet"])
    expect(scripts[name], name).toMatch(/^node src\/cli\/refuse-folder\.cjs && /);
  const guard = fileURLToPath(new URL("../src/cli/refuse-folder.cjs", import.meta.url));
  for (const [name, isRefused] of [
    ["what?", true],
    ["C#", true],
    ["a*b", true],
    ["back\\slash", true],
    ["10:30", true],
    ["node_modules", true],
    ["100% 茶 🍵", false],
  ] as const) {
    const folder = join(mkdtempSync(join(tmpdir(), "names-")), name);
    mkdirSync(folder);
    const { status, stderr } = spawnSync(process.execPath, [guard], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(status, name).toBe(Number(isRefused));
    if (isRefused) expect(stderr).toMatch(/^The path of this folder has a “[^”]+”/);
    rmSync(folder, { recursive: true });
  }
});

test("format prints the files that Prettier changes, and no others", () => {
  const folder = mkdtempSync(join(tmpdir(), "format-"));
  writeFileSync(join(folder, "new.css"), "a{color:red}\n");
  writeFileSync(join(folder, "old.css"), "a {\n  color: red;\n}\n");
  const { scripts } = JSON.parse(readFileSync(join(top, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const options = scripts["format"]!.split("&& prettier ").at(-1)!.split(" ");
  const prettier = join(top, "node_modules/prettier/bin/prettier.cjs");
  const format = () =>
    spawnSync(process.execPath, [prettier, ...options], { cwd: folder, encoding: "utf8" });
  expect(format()).toMatchObject({ status: 0, stdout: "new.css\n" });
  expect(format()).toMatchObject({ status: 0, stdout: "" });
  rmSync(folder, { recursive: true });
});

const square = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>`;

test("a project's folder and its pictures may have any name", async ({ page }) => {
  const parent = mkdtempSync(join(tmpdir(), "names-"));
  // Windows has no such marks in names.
  const isWindows = process.platform === "win32";
  const folder = join(parent, isWindows ? "50%20 茶 [x]" : `50%20 "茶" [x]`);
  cpSync(copyProject(analects), folder, { recursive: true, verbatimSymlinks: true });
  for (const name of readdirSync(join(folder, "slides")))
    if (name.endsWith(".md")) rmSync(join(folder, "slides", name));
  const pictures = ["a b.svg", "100%.svg", "C#.svg", "50%20.svg", "照片🌱.svg", "cafe\u0301.svg"];
  if (!isWindows) pictures.push('"q"?<1>*.svg');
  for (const [i, name] of pictures.entries()) {
    writeFileSync(join(folder, "assets", name), square);
    const address = `<../assets/${name.replace(/[<>]/g, "\\$&")}>`;
    writeFileSync(
      join(folder, `slides/${i + 1}-p${String.fromCharCode(97 + i)}.md`),
      `![A square](${address})\n\n![方块](${address})\n`,
    );
  }
  const { status, stderr } = run(folder, "single");
  expect(stderr).toBe("");
  expect(status).toBe(0);
  for (const file of ["index.html", "analects.html"]) {
    const html = readFileSync(join(folder, "dist", file), "utf8");
    expect(html.match(/<img src="(?:data:image\/svg|\.\/assets\/picture-)/g)).toHaveLength(
      pictures.length,
    );
  }
  await page.goto(pathToFileURL(join(folder, "dist/analects.html")).href);
  await page.locator(".reveal.ready").waitFor();
  const sizes = await page
    .locator("img")
    .evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth));
  expect(sizes.every((width) => width > 0)).toBe(true);
  const faces = await page.evaluate(
    async () => (await document.fonts.load("900 20px Archivo")).length,
  );
  expect(faces).toBe(1);
  rmSync(parent, { recursive: true });
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

test("workflows may read, and name what they use by its checksum", () => {
  const folder = new URL("../.github/workflows/", import.meta.url);
  for (const name of readdirSync(folder)) {
    const text = readFileSync(new URL(name, folder), "utf8");
    const { permissions } = parse(text) as { permissions: unknown };
    expect(permissions, name).toEqual({ contents: "read" });
    for (const [, action] of text.matchAll(/uses: (\S+)/g))
      expect(action, name).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  }
});

test("the page loads no picture of reveal.js that the deck never shows", () => {
  const assets = join(dist, "assets");
  const files = readdirSync(assets).filter((name) => name.endsWith(".css"));
  const styles = files.map((name) => readFileSync(join(assets, name), "utf8"));
  expect(styles.join()).toContain(".reveal");
  expect(styles.join()).not.toContain("data:image/gif");
});

test("shared links show the talk, its first slide and its icon", async ({ request }) => {
  const html = await (await request.get("./")).text();
  const read = (name: string) => new RegExp(`"${name}"\\s+content="([^"]*)"`).exec(html)?.[1];
  expect(read("og:title")).toBe("A Cup of Tea Takes Its Time 一杯茶，急不得");
  expect(read("og:description")).toContain("Lu Yu");
  expect(read("og:image")).toBe("preview.png");
  const picture = await (await request.get("./preview.png")).body();
  // A PNG's header has its size (PNG 3, 11.2.1).
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(html).toMatch(/<link rel="icon" href="data:image\/svg\+xml,%3Csvg/);
});

test("the transcript has every slide's words", async ({ request }) => {
  const text = await (await request.get("./transcript.md")).text();
  expect(text.match(/^## /gm)).toHaveLength(29);
  for (const words of [
    "80%",
    "Pour for others",
    "先敬人",
    "### Notes · 讲稿",
    "### Sources · 来源",
  ])
    expect(text).toContain(words);
});

test("quite another talk builds, presents and exports with the same code", async ({ page }) => {
  const folder = copyProject(analects);
  const booth = join(folder, "dist/analects.booth");
  mkdirSync(booth, { recursive: true });
  writeFileSync(join(booth, "glossary.tsv"), "of a glossary that was deleted");
  const { status, stdout } = run(folder, "export");
  expect(status).toBe(0);
  expect(stdout).toContain("dist/analects.booth/  numbers and names, transcript, handout\n");
  expect(readdirSync(booth)).toEqual(["handout.pdf", "numbers-and-names.tsv", "transcript.md"]);
  expect(stdout).toMatch(/dist\/analects\.steps\.pdf {2}4 pages/);

  const html = readFileSync(join(folder, "dist/index.html"), "utf8");
  expect(html).not.toMatch(/Lu Yu|Hangzhou|gaiwan/i);
  await page.goto(pathToFileURL(join(folder, "dist/analects.html")).href);
  await page.locator(".reveal.ready").waitFor();
  await expect(page).toHaveTitle("The Analects 论语");
  for (let i = 0; i < 3; i++) await page.keyboard.press("PageDown");
  await expect(page.locator("#teaching")).toHaveClass(/present/);
  await expect(page.locator("#teaching svg")).toBeVisible();
  await expect(page.locator(".map")).toHaveCount(0);
  rmSync(folder, { recursive: true });
});
