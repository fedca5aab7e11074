import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, describe, it } from "node:test";
import { nameTemporary } from "./cache.ts";
import { withLock } from "./lock.ts";
import { listOutdated } from "./outdated.ts";
import { explain, writePage, writeWhole } from "./write.ts";

const top = mkdtempSync(join(tmpdir(), "write-"));
const read = (name: string) => readFileSync(join(top, name), "utf8");

beforeEach(() => {
  for (const name of readdirSync(top)) rmSync(join(top, name), { recursive: true });
});
after(() => rmSync(top, { recursive: true }));

describe("writeWhole", () => {
  it("writes a file and the folders above it", () => {
    writeWhole(join(top, "a/b/deck.pdf"), "new");
    assert.equal(read("a/b/deck.pdf"), "new");
    assert.deepEqual(readdirSync(join(top, "a/b")), ["deck.pdf"]);
  });

  it("says that a folder is in the place of the file, and leaves nothing beside it", () => {
    mkdirSync(join(top, "deck.pdf"));
    assert.throws(() => writeWhole(join(top, "deck.pdf"), "new"), {
      message: /deck\.pdf cannot be written: a folder is in its place\.\nMove that away/,
    });
    assert.deepEqual(readdirSync(top), ["deck.pdf"]);
  });

  it("says that a file is in the place of its folder", () => {
    writeFileSync(join(top, "dist"), "mine");
    assert.throws(() => writeWhole(join(top, "dist/deck.pdf"), "new"), {
      message: /dist\/deck\.pdf cannot be written: a file is in the place of a folder\./,
    });
    assert.equal(read("dist"), "mine");
  });

  it("keeps the old file on a full disk", { skip: process.platform !== "linux" }, () => {
    writeFileSync(join(top, "deck.pdf"), "old");
    // Every write to it fails as on a full disk (full(4)).
    symlinkSync("/dev/full", join(top, `deck.pdf.${process.pid}.part`));
    assert.throws(() => writeWhole(join(top, "deck.pdf"), "new"), {
      message: /deck\.pdf cannot be written: the disk is full\.\nMake room/,
    });
    assert.equal(read("deck.pdf"), "old");
    assert.deepEqual(readdirSync(top), ["deck.pdf"]);
  });
});

describe("writePage", () => {
  const dist = () => readdirSync(join(top, "dist")).toSorted();
  const write = (files: Record<string, string>) =>
    writePage(join(top, "dist"), new Map(Object.entries(files)));

  it("replaces the files of the page before it, and nothing else", () => {
    write({ "index.html": "old", "assets/index-0a1b2c3d.js": "old" });
    for (const name of ["tea.pdf", "tea.html", "preview.png", "CNAME", "assets/mine.png"])
      writeFileSync(join(top, "dist", name), "kept");
    mkdirSync(join(top, "dist/sheet"));
    writeFileSync(join(top, "dist/sheet/a.png"), "kept");
    write({ "index.html": "new", "assets/index-9Z_y8x7w.js": "new" });
    assert.equal(read("dist/index.html"), "new");
    assert.deepEqual(dist(), [
      "CNAME",
      "assets",
      "index.html",
      "preview.png",
      "sheet",
      "tea.html",
      "tea.pdf",
    ]);
    assert.deepEqual(readdirSync(join(top, "dist/assets")), ["index-9Z_y8x7w.js", "mine.png"]);
    assert.deepEqual(readdirSync(join(top, "dist/sheet")), ["a.png"]);
  });

  it("leaves a file that says the same as it is", () => {
    write({ "index.html": "same", "transcript.md": "old" });
    const before = new Date(2020, 1, 1);
    utimesSync(join(top, "dist/index.html"), before, before);
    write({ "index.html": "same", "transcript.md": "new" });
    assert.deepEqual(statSync(join(top, "dist/index.html")).mtime, before);
    assert.equal(read("dist/transcript.md"), "new");
  });

  it("keeps the old page whole if a file cannot be written", () => {
    write({ "index.html": "old", "assets/index-0a1b2c3d.js": "old" });
    mkdirSync(join(top, "dist/transcript.md"));
    assert.throws(
      () => write({ "assets/index-9Z_y8x7w.js": "new", "transcript.md": "", "index.html": "new" }),
      { message: /transcript\.md cannot be written: a folder is in its place\./ },
    );
    assert.equal(read("dist/index.html"), "old");
    assert.deepEqual(readdirSync(join(top, "dist/assets")), ["index-0a1b2c3d.js"]);
  });

  it("removes what a command left that was stopped in the middle", () => {
    write({ "index.html": "old" });
    writeFileSync(join(top, "dist/tea.pdf.4711.part"), "half");
    write({ "index.html": "new" });
    assert.deepEqual(dist(), ["index.html"]);
  });

  it("fills the folder that a link leads to, and keeps the link", () => {
    mkdirSync(join(top, "www"));
    symlinkSync(join(top, "www"), join(top, "dist"), "junction");
    write({ "index.html": "new" });
    assert.ok(lstatSync(join(top, "dist")).isSymbolicLink());
    assert.equal(read("www/index.html"), "new");
  });
});

describe("listOutdated", () => {
  it("names what is older than the page, among what commands make", () => {
    const make = (name: string, year: number) => {
      writeFileSync(join(top, name), "");
      utimesSync(join(top, name), new Date(year, 1, 1), new Date(year, 1, 1));
    };
    for (const folder of ["sheet", "tea.booth"]) mkdirSync(join(top, folder));
    for (const name of [
      "tea.pdf",
      "tea.en.vtt",
      "tea.booth/transcript.md",
      "sheet/sheet.png",
      "CNAME",
      "transcript.md",
    ])
      make(name, 2020);
    make("index.html", 2021);
    for (const name of ["tea.html", "preview.png"]) make(name, 2022);
    assert.deepEqual(listOutdated(top).toSorted(), [
      "sheet/sheet.png",
      "tea.booth/transcript.md",
      "tea.en.vtt",
      "tea.pdf",
    ]);
  });
});

describe("withLock", () => {
  it("does one work after the other", async () => {
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} begins`);
      await new Promise(setImmediate);
      steps.push(`${name} ends`);
    };
    await Promise.all([withLock(top, work("one")), withLock(top, work("other"))]);
    assert.deepEqual(steps, ["one begins", "one ends", "other begins", "other ends"]);
  });

  it("lets the next one begin after a failure, and after a command that was killed", async () => {
    await assert.rejects(
      withLock(top, () => Promise.reject(new Error("torn"))),
      /torn/,
    );
    const { pid } = spawnSync(process.execPath, ["--version"]);
    writeFileSync(`${nameTemporary(top)}.lock`, String(pid));
    let isDone = false;
    await withLock(top, async () => void (isDone = true));
    assert.ok(isDone);
  });
});

describe("explain", () => {
  for (const code of ["EPERM", "EBUSY", "EACCES", "EROFS", "ENOSPC", "ENOENT"])
    it(`says in one sentence what ${code} means, and what to do`, () => {
      const { message } = explain(join(top, "a.pdf"), Object.assign(new Error(code), { code }));
      assert.match(message, /a\.pdf cannot be written: [^.]+\.\n[A-Z][^.]+\.$/);
      assert.doesNotMatch(message, new RegExp(code));
    });
});
