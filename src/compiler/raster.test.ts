import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explainForeign } from "./read/foreign.ts";
import { readPicture } from "./read/picture.ts";
import { readRaster } from "./read/raster.ts";

// Three pixels by two, as ImageMagick and libavif write them.
const files: Record<string, readonly [type: string, base64: string]> = {
  PNG: [
    "image/png",
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAQMAAACnuvRZAAAAA1BMVEX/AAAZ4gk3AAAADElEQVQI12NgYGAAAAAEAAEnNCcKAAAAAElFTkSuQmCC",
  ],
  JPEG: [
    "image/jpeg",
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAACAAMDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAACP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAHCf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ADoDFU3/2Q==",
  ],
  "progressive JPEG": [
    "image/jpeg",
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wgARCAACAAMDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAB//EABUBAQEAAAAAAAAAAAAAAAAAAAYI/9oADAMBAAIQAxAAAAE5C1T/AP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAQUCf//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQMBAT8Bf//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQIBAT8Bf//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEABj8Cf//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAT8hf//aAAwDAQACAAMAAAAQ/wD/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAEDAQE/EH//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAECAQE/EH//xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAE/EH//2Q==",
  ],
  GIF: ["image/gif", "R0lGODlhAwACAPAAAP8AAAAAACH5BAAAAAAALAAAAAADAAIAAAIChF8AOw=="],
  WebP: [
    "image/webp",
    "UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoDAAIAAgA0JaACdLoB+AADsAD+8MQL/yC5YXXI1/8gP+QH/ID/+PIAAAA=",
  ],
  "lossless WebP": ["image/webp", "UklGRhwAAABXRUJQVlA4TA8AAAAvAkAAAAcQ/Y/+ByKi/wEA"],
  AVIF: [
    "image/avif",
    "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAACAAAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAAMAAAACAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgSAAAAAAABNjb2xybmNseAABAA0ABoAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAAChtZGF0EgAKCDgEKwgIaDSAMhIWQAYYYYQAAHlM3D1TH2MQXqg=",
  ],
  BMP: [
    "image/bmp",
    "Qk2iAAAAAAAAAIoAAAB8AAAAAwAAAAIAAAABABgAAAAAABgAAAAAAAAAAAAAAAAAAAAAAAAAAAD/AAD/AAD/AAAAAAAA/0JHUnMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAD/AAD/AAD/AAAAAAD/AAD/AAD/AAAA",
  ],
};

const turned =
  "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAAD8bWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABJAAAACAAAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAAdGlwcnAAAABUaXBjbwAAABRpc3BlAAAAAAAAAAMAAAACAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgSAAAAAAABNjb2xybmNseAABAA0ABoAAAAAJaXJvdAEAAAAYaXBtYQAAAAAAAAABAAEFAQKDBIUAAAAobWRhdBIACgg4BCsICGg0gDISFkAGGGGEAAB5TNw9Ux9jEF6o";

/** What a camera writes that was held upright (Exif, orientation 6). */
const exif = "49492a0008000000010012010300010000000600000000000000";

function turnJpeg(): Buffer {
  const jpeg = decode(files["JPEG"]![1]);
  const segment = Buffer.from(`ffe10022457869660000${exif}`, "hex");
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

/** A PNG whose first chunk, of 25 bytes, is followed by one of Exif; its checksum is not looked at. */
function turnPng(): Buffer {
  const png = decode(files["PNG"]![1]);
  const chunk = Buffer.from(`0000001a65584966${exif}00000000`, "hex");
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

const decode = (base64: string) => Buffer.from(base64, "base64");

describe("readRaster", () => {
  for (const [name, [type, base64]] of Object.entries(files)) {
    it(`reads the size of a ${name} file, whatever follows it`, () => {
      const bytes = decode(base64);
      assert.deepEqual({ ...(readRaster(bytes) as object) }, { type, width: 3, height: 2 });
      const longer = readRaster(Buffer.concat([bytes, Buffer.from("more")]));
      if (!/AVIF/.test(name))
        assert.deepEqual({ ...(longer as object) }, { type, width: 3, height: 2 });
    });

    it(`tells that a ${name} file is cut off, wherever`, () => {
      const bytes = decode(base64);
      const whole = Array.from({ length: bytes.length }, (_, i) =>
        readRaster(bytes.subarray(0, i)),
      );
      assert.ok(whole.every((raster) => raster === undefined || raster === "cut off"));
    });
  }

  for (const [name, bytes] of Object.entries({
    JPEG: turnJpeg(),
    PNG: turnPng(),
    AVIF: decode(turned),
  }))
    it(`turns a ${name} file as browsers do`, () => {
      const { width, height } = readRaster(bytes) as { width: number; height: number };
      assert.deepEqual([width, height], [2, 3]);
    });
});

describe("explainForeign", () => {
  const foreign: Record<string, readonly [bytes: string, reason: RegExp]> = {
    TIFF: ["II*\0", /TIFF/],
    Photoshop: ["8BPS\0\x01", /Photoshop/],
    HEIC: ["\0\0\0\x18ftypheic", /HEIC/],
    "a compressed SVG": ["\x1f\x8b\x08", /SVGZ/],
    "JPEG XL": ["\xff\x0a\xfa", /JPEG XL/],
    PDF: ["%PDF-1.7", /PDF/],
    PostScript: ["%!PS-Adobe-3.0 EPSF-3.0", /PostScript/],
    "an office document": ["PK\x03\x04", /ZIP/],
    "an icon": ["\0\0\x01\0\x01\0\x10\x10", /icon file/],
    "nothing at all": ["", /empty/],
  };
  for (const [name, [bytes, reason]] of Object.entries(foreign))
    it(`knows ${name} by its bytes, and says what to export`, () => {
      const [said, hint] = explainForeign(Buffer.from(bytes, "latin1"));
      assert.match(said, reason);
      assert.match(hint, /^(?:Export|Save) /);
    });

  for (const [name, bytes] of Object.entries({
    "a PNG whose lines were ended anew": "\x89PNG\n\x1a\n\0\0\0\rIHDR",
    "a PNG that was read as UTF-8": "\xef\xbf\xbdPNG\r\n\x1a\n",
    "a JPEG that was read as UTF-8": "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\0\x10JFIF",
  }))
    it(`says that ${name} is broken`, () => {
      const [said] = explainForeign(Buffer.from(bytes, "latin1"));
      assert.match(said, /^It was copied as text/);
    });
});

describe("readPicture", () => {
  const read = (bytes: Uint8Array) => {
    const { picture, source } = readPicture({
      path: "assets/a.svg",
      version: "",
      read: () => bytes,
    });
    assert.deepEqual(source.mistakes, []);
    return Buffer.from(picture.image!.bytes);
  };
  const write = (encoding: string, word: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>${word}</title><path d="M0 0h9"/></svg>`;

  for (const [encoding, bytes, word] of [
    ["ISO-8859-1", Buffer.from(write("ISO-8859-1", "th\xe9"), "latin1"), "thé"],
    ["GB2312", Buffer.from(write("GB2312", "\xb2\xe8"), "latin1"), "茶"],
    ["UTF-16", Buffer.from(`\uFEFF${write("UTF-16", "茶")}`, "utf16le"), "茶"],
  ] as const)
    it(`gives the browser an SVG in ${encoding} as UTF-8`, () => {
      const [, said] = /<title>(.*)<\/title>/.exec(read(bytes).toString())!;
      assert.equal(said, word);
      assert.doesNotMatch(read(bytes).toString(), /encoding=/);
    });

  for (const encoding of ["UTF-16", "unicode", "x-unknown"])
    it(`leaves an SVG as it is that says ${encoding} and is UTF-8`, () => {
      const bytes = Buffer.from(write(encoding, "茶"));
      assert.ok(read(bytes).equals(bytes));
    });

  it("gives an SVG what one in a file needs: its namespace, and a box by its size", () => {
    const shape = '<path d="M0 0h9"/></svg>';
    const namespace = ' xmlns="http://www.w3.org/2000/svg"';
    for (const [given, needed] of [
      [`<svg viewBox="0 0 9 9">${shape}`, `<svg${namespace} viewBox="0 0 9 9">${shape}`],
      [
        `<svg${namespace} width="30" height="20">${shape}`,
        `<svg viewBox="0 0 30 20"${namespace} width="30" height="20">${shape}`,
      ],
    ] as const)
      assert.equal(read(Buffer.from(given)).toString(), needed);
  });

  it("knows whether an SVG draws words, and none that are only its name", () => {
    const hasText = (inside: string) =>
      readPicture({
        path: "assets/a.svg",
        version: "",
        read: () => Buffer.from(write("UTF-8", "茶").replace("<path", `${inside}<path`)),
      }).picture.image!.hasText;
    assert.ok(hasText("<text>tea</text>"));
    assert.ok(hasText("<text><tspan>tea</tspan></text>"));
    for (const inside of [
      "",
      "<text> </text>",
      "<text><title>tea</title></text>",
      "<desc>tea</desc>",
    ])
      assert.ok(!hasText(inside), inside);
  });
});
