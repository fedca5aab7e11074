import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { compile } from "../compiler/compile.ts";
import { CompileError } from "../compiler/mistake.ts";
import { highlight } from "./highlight.ts";
import { measure } from "./measure.ts";
import { readManuscript } from "./read-manuscript.ts";

const talk = `
title: { en: A talk, zh: 演讲 }
speaker: { en: Ada, zh: 艾达 }
event: { en: Meetup, zh: 聚会 }
author: { en: We, zh: 我们 }
link: https://example.org/talk
file: a-talk
`;

/** A project's folder with one good slide, and what a test does to it. */
function makeProject(spoil: (top: string) => void): string {
  const top = mkdtempSync(join(tmpdir(), "deck-"));
  mkdirSync(join(top, "slides"));
  mkdirSync(join(top, "assets"));
  writeFileSync(join(top, "slides/01-a.md"), "One\n\n一\n");
  writeFileSync(join(top, "slides/talk.yaml"), talk);
  spoil(top);
  return top;
}

/** Writes a slide that shows a file of `assets/`. */
const showPicture = (top: string, name: string) =>
  writeFileSync(
    join(top, `slides/09-${name.replace(/\W/g, "-")}.md`),
    `![one](../assets/${name})\n\n![一](../assets/${name})\n`,
  );

const compileProject = (top: string) =>
  compile({
    ...readManuscript(top),
    pageIds: [],
    hasGlyph: () => true,
    highlight,
    measure,
    readFont: () => undefined,
  });

const faults: Record<string, [spoil: (top: string) => void, message: RegExp]> = {
  "slides/ that is missing": [
    (top) => rmSync(join(top, "slides"), { recursive: true }),
    /^slides:1:1: error: It is not there/,
  ],
  "slides/ that is a file": [
    (top) => {
      rmSync(join(top, "slides"), { recursive: true });
      writeFileSync(join(top, "slides"), "");
    },
    /^slides:1:1: error: It is a file, not a folder/,
  ],
  "a slide that is a folder": [
    (top) => mkdirSync(join(top, "slides/02-b.md")),
    /^slides\/02-b\.md:1:1: error: It is not a file/,
  ],
  "a link that leads nowhere": [
    (top) => symlinkSync("none.md", join(top, "slides/02-b.md")),
    /^slides\/02-b\.md:1:1: error: It is not there, or a link that leads nowhere/,
  ],
  "a link that leads to itself": [
    (top) => symlinkSync("02-b.md", join(top, "slides/02-b.md")),
    /^slides\/02-b\.md:1:1: error: A link that leads to itself/,
  ],
  "a link that leaves the project": [
    (top) => {
      const outside = join(mkdtempSync(join(tmpdir(), "outside-")), "secret.md");
      writeFileSync(outside, "Secret\n");
      symlinkSync(outside, join(top, "slides/02-b.md"));
    },
    /^slides\/02-b\.md:1:1: error: A link that leaves the project/,
  ],
  "a slide under another ending": [
    (top) => writeFileSync(join(top, "slides/02-b.MD"), "Two\n\n二\n"),
    /^slides\/02-b\.MD:1:1: error: It is not a slide \(file\)\nLet its name end in `\.md`, or move it\./,
  ],
  "a photograph that leaves the project": [
    (top) => {
      symlinkSync("/etc/hostname", join(top, "assets/a.jpg"));
      showPicture(top, "a.jpg");
    },
    /^assets\/a\.jpg:1:1: error: A link that leaves the project/,
  ],
  "a file larger than 1 MB": [
    (top) => writeFileSync(join(top, "slides/02-b.md"), "a".repeat(1_000_001)),
    /^slides\/02-b\.md:1:1: error: Larger than 1 MB \(file\)\nMake slides of it\./,
  ],
  "bytes that are not UTF-8": [
    (top) => writeFileSync(join(top, "slides/02-b.md"), Buffer.from([0x61, 0xe4, 0xb8, 0x61])),
    /^slides\/02-b\.md:1:2: error: These bytes are not UTF-8 \(file\)\nSave the file as UTF-8\.\n> 1 \| a\uFFFDa/,
  ],
  "a Chinese file in GB 18030, at its first character": [
    (top) =>
      writeFileSync(
        join(top, "slides/02-b.md"),
        Buffer.concat([Buffer.from("# Tea\r\n\r\n# "), Buffer.from([0xb2, 0xe8])]),
      ),
    /^slides\/02-b\.md:3:3: error: These bytes are not UTF-8/,
  ],
  "a file in UTF-16": [
    (top) => writeFileSync(join(top, "slides/02-b.md"), Buffer.from("\uFEFF# Tea", "utf16le")),
    /^slides\/02-b\.md:1:1: error: These bytes are not UTF-8/,
  ],
  "a character that is cut off at the end of a file": [
    (top) => {
      const whole = Buffer.from("\uFEFF茶 and \uFFFD\n\nA \uFFFD 茶");
      writeFileSync(join(top, "slides/02-b.md"), whole.subarray(0, -1));
    },
    /^slides\/02-b\.md:3:5: error: These bytes are not UTF-8/,
  ],
};

describe("readManuscript", () => {
  for (const [name, [spoil, message]] of Object.entries(faults)) {
    it(`refuses ${name}`, () => {
      const top = makeProject(spoil);
      assert.throws(() => compileProject(top), { name: "CompileError", message });
      rmSync(top, { recursive: true });
    });
  }

  it("reports every file that cannot be read, beside the mistakes of the others", () => {
    const top = makeProject((top) => {
      writeFileSync(join(top, "slides/01-a.md"), "One\n");
      mkdirSync(join(top, "slides/02-b.md"));
      writeFileSync(join(top, "slides/03-c.md"), Buffer.from([0xff]));
      writeFileSync(join(top, "slides/talk.yaml"), Buffer.from([0xff]));
      symlinkSync("/etc/hostname", join(top, "assets/a.jpg"));
      writeFileSync(
        join(top, "assets/b.svg"),
        Buffer.from("<svg viewBox='0 0 9 9'>\xff", "latin1"),
      );
      showPicture(top, "a.jpg");
      showPicture(top, "b.svg");
      writeFileSync(join(top, "slides/notes.txt"), "");
    });
    try {
      compileProject(top);
      assert.fail("it compiles");
    } catch (error) {
      assert.ok(error instanceof CompileError);
      assert.deepEqual(
        error.mistakes.map(({ file, reason }) => `${file}: ${reason}`),
        [
          "slides/01-a.md: English paragraph without its Chinese partner",
          "slides/02-b.md: It is not a file",
          "slides/03-c.md: These bytes are not UTF-8",
          "slides/talk.yaml: These bytes are not UTF-8",
          "assets/b.svg: These bytes are not UTF-8",
          "slides/notes.txt: It is not a slide",
          "assets/a.jpg: A link that leaves the project",
        ],
      );
    }
    rmSync(top, { recursive: true });
  });

  const orders: Record<string, [written: string[], read: string[]]> = {
    "2 before 10": [
      ["10-x.md", "2-x.md", "1-x.md"],
      ["1-x.md", "2-x.md", "10-x.md"],
    ],
    "a letter after its number": [
      ["09b-x.md", "10a-x.md", "9-x.md", "10-x.md", "09a-x.md"],
      ["9-x.md", "09a-x.md", "09b-x.md", "10-x.md", "10a-x.md"],
    ],
    "a letter after the number alone": [
      ["01-c.md", "00b-b.md", "00-a.md"],
      ["00-a.md", "00b-b.md", "01-c.md"],
    ],
    "numbers of many digits, and inside names": [
      ["20241001-x.md", "3-part-10.md", "3-part-9.md", "20240930-x.md"],
      ["3-part-9.md", "3-part-10.md", "20240930-x.md", "20241001-x.md"],
    ],
    "names without a number by their letters": [
      ["b.md", "a-2.md", "a-10.md", "01-c.md"],
      ["01-c.md", "a-2.md", "a-10.md", "b.md"],
    ],
    "the same number, written in two ways, in one order": [
      ["1-b.md", "01-b.md", "001-b.md", "1-a.md"],
      ["1-a.md", "001-b.md", "01-b.md", "1-b.md"],
    ],
  };
  for (const [name, [written, read]] of Object.entries(orders))
    it(`reads the slides in the order of their numbers: ${name}`, () => {
      const top = makeProject((top) => {
        rmSync(join(top, "slides/01-a.md"));
        for (const file of written) writeFileSync(join(top, "slides", file), "One\n\n一\n");
      });
      assert.deepEqual(
        readManuscript(top).slides.map(({ path }) => path),
        read.map((file) => `slides/${file}`),
      );
      rmSync(top, { recursive: true });
    });

  it("does not look at files that no slide shows", () => {
    const top = makeProject((top) => {
      symlinkSync("/etc/hostname", join(top, "assets/a.jpg"));
      symlinkSync("none", join(top, "assets/b.png"));
      mkdirSync(join(top, "assets/folder.svg"));
      writeFileSync(join(top, "assets/diagram.drawio"), "<mxfile></mxfile>");
      writeFileSync(join(top, "assets/broken.svg"), "<svg");
    });
    assert.equal(compileProject(top).warnings.length, 0);
    rmSync(top, { recursive: true });
  });

  const leftovers = [
    ".DS_Store",
    "._01-a.md",
    ".#01-a.md",
    "#01-a.md#",
    "01-a.md~",
    "01-a.md.~1~",
    ".01-a.md.swp",
    "01-a.md.swp",
    "01-a.md.bak",
    "01-a.md.save.1",
    "01-a.md.orig",
    "01-a.md.tmp",
    "01-a.md.tmp.4711.1700000000",
    "01-a.md.sb-1a2b3c-XyZ",
    "01-a.md___jb_tmp___",
    "~$01-a.md",
    "4913",
    ".goutputstream-A1B2C3",
    "Thumbs.db",
    "desktop.ini",
    "__MACOSX",
    "@eaDir",
    // Windows has no such name.
    ...(process.platform === "win32" ? [] : ["Icon\r"]),
  ];
  it("leaves alone what editors and systems leave behind", () => {
    const top = makeProject((top) => {
      for (const name of leftovers) writeFileSync(join(top, "slides", name), "Half\n");
      symlinkSync("ada@host.4711:1700000000", join(top, "slides/.#02-b.md"));
    });
    assert.deepEqual(
      compileProject(top).slides.map(({ id }) => id),
      ["a"],
    );
    rmSync(top, { recursive: true });
  });

  it("shows a picture whose name looks like what an editor left behind", () => {
    const names = ["~leaf.svg", ".leaf.svg", "leaf.svg.bak"];
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9" /></svg>';
    const top = makeProject((top) => {
      for (const name of names) writeFileSync(join(top, "assets", name), svg);
      const text = names.map((name) => `![A](../assets/${name})\n\n![图](../assets/${name})\n`);
      writeFileSync(join(top, "slides/02-b.md"), text.join("\n"));
    });
    assert.equal(compileProject(top).images.length, names.length);
    rmSync(top, { recursive: true });
  });

  for (const name of ["01-a 2.md", "01-a (1).md", "01-a - Copy.md", "01-a_conflict-20240101.md"])
    it(`names a second version of a slide, ${name}, for its author to decide`, () => {
      const top = makeProject((top) => writeFileSync(join(top, "slides", name), "Two\n\n二\n"));
      const message = /gives no address \(address\)\nIt seems to be a copy of a slide/;
      assert.throws(() => compileProject(top), { message });
      rmSync(top, { recursive: true });
    });

  it("takes a missing glossary for an empty one", () => {
    const top = makeProject(() => {});
    assert.deepEqual(readManuscript(top).glossary, { path: "slides/glossary.yaml", text: "" });
    rmSync(top, { recursive: true });
  });
});
