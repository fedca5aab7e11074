import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { lstatSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, describe, it } from "node:test";
import { explain, replaceFolder, writeWhole } from "./write.ts";

const top = mkdtempSync(join(tmpdir(), "write-"));
const read = (name: string) => readFileSync(join(top, name), "utf8");
const page = (text: string) => new Map([["index.html", text]]);

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

describe("replaceFolder", () => {
  it("makes the folder, and replaces all that is in it", () => {
    replaceFolder(join(top, "dist"), new Map([["assets/a.js", "old"]]));
    assert.equal(read("dist/assets/a.js"), "old");
    replaceFolder(join(top, "dist"), page("new"));
    assert.deepEqual(readdirSync(top), ["dist"]);
    assert.deepEqual(readdirSync(join(top, "dist")), ["index.html"]);
  });

  it("keeps the old folder if a file cannot be written", () => {
    replaceFolder(join(top, "dist"), page("old"));
    const files = new Map([
      ["index.html", "new"],
      ["index.html/a", "new"],
    ]);
    assert.throws(() => replaceFolder(join(top, "dist"), files), {
      message: /dist cannot be written: a file is in the place of a folder\./,
    });
    assert.equal(read("dist/index.html"), "old");
    assert.deepEqual(readdirSync(top), ["dist"]);
  });

  it("keeps the old folder if the new one cannot be made", () => {
    replaceFolder(join(top, "dist"), page("old"));
    writeFileSync(join(top, `dist.${process.pid}.new`), "");
    assert.throws(() => replaceFolder(join(top, "dist"), page("new")), {
      message: /dist cannot be written: /,
    });
    assert.equal(read("dist/index.html"), "old");
  });

  it("fills the folder that a link leads to, and keeps the link", () => {
    mkdirSync(join(top, "www"));
    symlinkSync(join(top, "www"), join(top, "dist"), "junction");
    replaceFolder(join(top, "dist"), page("new"));
    assert.ok(lstatSync(join(top, "dist")).isSymbolicLink());
    assert.equal(read("www/index.html"), "new");
    assert.deepEqual(readdirSync(top), ["dist", "www"]);
  });

  const shm = "/dev/shm";
  const isOther = process.platform === "linux" && statSync(shm).dev !== statSync(top).dev;
  it("fills a folder on another file system", { skip: !isOther }, () => {
    const other = mkdtempSync(join(shm, "write-"));
    mkdirSync(join(other, "www"));
    writeFileSync(join(other, "www/index.html"), "old");
    symlinkSync(join(other, "www"), join(top, "dist"));
    replaceFolder(join(top, "dist"), page("new"));
    assert.equal(read("dist/index.html"), "new");
    assert.deepEqual(readdirSync(other), ["www"]);
    rmSync(other, { recursive: true });
  });
});

describe("explain", () => {
  for (const code of ["EPERM", "EBUSY", "EACCES", "EROFS", "ENOSPC"])
    it(`says in one sentence what ${code} means, and what to do`, () => {
      const { message } = explain(join(top, "a.pdf"), Object.assign(new Error(code), { code }));
      assert.match(message, /a\.pdf cannot be written: [^.]+\.\n[A-Z][^.]+\.$/);
      assert.doesNotMatch(message, new RegExp(code));
    });
});
