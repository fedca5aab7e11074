import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explainForeign } from "./read/foreign.ts";
import { findFormula, findHabit, isPlacing } from "./read/habits.ts";
import { explainBroken, findRoot, isBox, nameEncoding, readNumbers } from "./read/svg.ts";

describe("what other tools write", () => {
  for (const [reason, texts] of [
    [
      "Notes as another tool begins them",
      "note: a · Notes: · speaker notes : · Presenter Note：· 备注：这 · 讲稿: · 演讲稿：· 演讲者备注: · ??? · ^ so · %% so",
    ],
    ["A pause as another tool marks it", "-- · ---- · . . . · *** · ___"],
    ["A picture as another tool names it", "![[a.png]]"],
    ["A size as another tool sets it", "[fit] A · [FIT]"],
    ["An instruction to another tool", "[toc] · [[TOC]] · [.build-lists: true]"],
    ["A column as another tool begins it", "::right:: · ::two-cols::"],
    ["A box as another tool opens it", "::: box · ::::"],
    [
      undefined,
      "noted: a · a note: b · my notes: · 备注 · ???? · a ??? · ^a · % so · - · -- a · . . · **** · ** · ![a] · a [fit] · toc · [..a] · ::a · ::a::b · :: · 备注者：",
    ],
  ] as const)
    it(`is ${reason?.toLowerCase() ?? "no habit where words only look like one"}`, () => {
      for (const text of texts.split(/ ?· /)) assert.equal(findHabit(text)?.reason, reason, text);
    });

  it("says how a picture is set, where its text has nothing else", () => {
    for (const text of "bg · fit · inline · left · BG right · cover contain · vertical · original · filtered · auto · w:200px · height:3em · h:10 width:20% · left:40% · 50% · bg 50% · right40%".split(
      " · ",
    ))
      assert.ok(isPlacing(text), text);
    for (const text of "bg of a photo · a fit · left hand · 50 · w: · w200 · background · bg, fit · 50% of it · automatic".split(
      " · ",
    ))
      assert.ok(!isPlacing(text), text);
  });

  it("is a formula between dollar signs, and money is none", () => {
    for (const [text, at] of [
      ["$$x$$", 0],
      ["so $x$ is", 3],
      ["$a_1$", 0],
      ["$E=mc^2$", 0],
      ["$\\alpha$", 0],
      ["`$x$`", -1],
      ["`a` $x$", 4],
      ["$5 and $6", -1],
      ["$ x $", -1],
      ["$x $", -1],
      ["$x$5", -1],
      ["$xy$", -1],
      ["US$5_000 to $6", -1],
    ] as const)
      assert.equal(findFormula(text), at, text);
  });
});

describe("a file that browsers do not draw", () => {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const utf8 = (text: string) => new TextEncoder().encode(text);
  for (const [what, ...files] of [
    ["TIFF", "II*\0", "MM\0*"],
    ["a Photoshop file", "8BPS"],
    ["a GIMP file", "gimp xcf"],
    ["PDF", "%PDF-1.7"],
    ["PostScript", "%!PS", "\xc5\xd0\xd3\xc6"],
    ["a compressed file, as SVGZ is", "\x1f\x8b"],
    ["a ZIP archive, as documents are", "PK\x03\x04"],
    ["a Windows metafile", "\xd7\xcd\xc6\x9a", "\x01\0\0\0"],
    ["JPEG XL", "\xff\x0a", "\0\0\0\x0cJXL "],
    ["JPEG 2000", "\0\0\0\x0cjP  "],
    ["an icon file", "icns"],
    ["a texture", "DDS "],
    ["OpenEXR", "v/1\x01"],
    ["a video", "\x1aE\xdf\xa3"],
    ["HEIC, as phones write it, or a video", "\0\0\0\x18ftypheic"],
    ["a placeholder for a file in iCloud", "bplist00"],
    ["a shortcut of Windows", "L\0\0\0\x01\x14\x02\0"],
  ] as const)
    it(`is named: ${what}`, () => {
      for (const file of files) {
        assert.equal(explainForeign(bytes(file))[0], `It is ${what}, which browsers do not draw`);
        assert.notEqual(explainForeign(bytes(` ${file}`))[0], explainForeign(bytes(file))[0]);
      }
    });

  it("may be a text", () => {
    for (const [reason, hint, ...files] of [
      ["It is an icon file, of small pictures", "Export the largest as PNG.", "\0\0\x01\0"],
      ["It is empty", "Export the picture again.", "", " \n"],
      [
        "It was copied as text, which broke it",
        "Copy or download the file itself.",
        "\uFFFDPNG\r\n",
        "\uFFFD\uFFFD\uFFFD\uFFFD\0\x10JFIF",
        "\uFFFD\uFFFD\0\nExif",
      ],
      [
        "It is a pointer to a file in Git LFS",
        "Type `git lfs pull`.",
        "version https://git-lfs.github.com/spec/v1\n",
      ],
      [
        "It is a pointer to a file in git-annex",
        "Type `git annex get .`.",
        "../.git/annex/objects/a",
        "..\\git\\annex\\objects\\a",
        "/annex/objects/a",
      ],
      [
        "It is a web page, not a picture",
        "Download the picture itself.",
        "<!DOCTYPE html>",
        "<HTML lang=en>",
        "a <head>",
        "<body>",
      ],
      [
        "It is the text of a `data:` address, not a picture",
        "Save the picture itself.",
        " data:image/png;base64,",
      ],
      [
        "It is a drawing program's own file",
        "Export it as SVG or PNG.",
        "<mxfile host=x>",
        "<mxGraphModel>",
        '{"type": "excalidraw"}',
        '{"type":"excalidraw"}',
        '{"type":  "excalidraw"}',
      ],
      [
        "It is XML, but not SVG",
        "Export the picture as SVG, or download it again.",
        " <?xml version='1.0'?>",
        "<note>",
        "<bodywork>",
        "<mxfiles>",
      ],
      [
        "It is no picture that browsers draw",
        "Export it as SVG, PNG, JPEG, GIF, WebP or AVIF.",
        "a < b",
        "a version https://git-lfs.github.com/",
        "a data:image/png",
        "my/annex/objects/a",
        "a \uFFFD",
      ],
    ] as const)
      for (const file of files) assert.deepEqual(explainForeign(utf8(file)), [reason, hint], file);
  });
});

describe("an XML file", () => {
  it("is in the encoding that its first bytes or its declaration name", () => {
    for (const [start, encoding] of [
      ["\xff\xfe<", "utf-16le"],
      ["\xfe\xff<", "utf-16be"],
      ["\xff\xff<", "utf-8"],
      ["\xfe\xfe<", "utf-8"],
      ["<svg encoding='gbk'>", "utf-8"],
      ["<?xml version='1.0'?>", "utf-8"],
      ["<?xml version='1.0' encoding='GB2312'?>", "gbk"],
      ['<?xml version="1.0" encoding="iso-8859-1"?>', "windows-1252"],
      ["<?xml version='1.0' encoding='UTF-16'?>", "utf-8"],
      ["<?xml version='1.0' encoding='utf16le'?>", "utf-8"],
      ["<?xml version='1.0' encoding='UCS-2'?>", "utf-8"],
      ["<?xml version='1.0' encoding='unicode'?>", "utf-8"],
      ["<?xml version='1.0' encoding='unicode11'?>", "utf-8"],
      ["<?xml version='1.0' encoding='nobody'?>", "utf-8"],
    ] as const)
      assert.equal(nameEncoding(Buffer.from(start, "latin1")), encoding, start);
  });

  it("has its first element after what may stand before it", () => {
    for (const [text, root] of [
      ["<svg>", { name: "svg", index: 0 }],
      [" \n<svg/>", { name: "svg", index: 2 }],
      ["<?xml?><!-- <a> --><svg:svg >", { name: "svg:svg", index: 19 }],
      ["<!DOCTYPE svg><x-1.2>", { name: "x-1.2", index: 14 }],
      ["<!DOCTYPE svg [<!ENTITY a 'b>'>]><svg>", { name: "svg", index: 33 }],
      ["<!-- never ends", undefined],
      ["<!DOCTYPE", undefined],
      ["words <svg>", undefined],
      ["", undefined],
    ] as const)
      assert.deepEqual(findRoot(text), root, text);
  });

  it("has lists of numbers, and boxes with an area", () => {
    assert.deepEqual(readNumbers(" 1,2 ,\n-3.5e1 "), [1, 2, -35]);
    assert.deepEqual(readNumbers(), []);
    assert.ok(isBox([0, -1, 1, 0.5]));
    for (const box of [
      [0, 0, 1],
      [0, 0, 1, 1, 1],
      [0, 0, 0, 1],
      [0, 0, 1, 0],
      [NaN, 0, 1, 1],
    ])
      assert.ok(!isBox(box), box.join(" "));
  });

  it("is broken where the parser says so, without its place", () => {
    assert.equal(explainBroken("12:7: unclosed tag: svg"), "Broken SVG: unclosed tag: svg");
    assert.equal(explainBroken("at 1:2: so"), "Broken SVG: at 1:2: so");
  });
});
