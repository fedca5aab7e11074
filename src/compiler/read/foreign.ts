import { hasAscii } from "./raster.ts";

type Message = readonly [reason: string, hint: string];

const asPixels = "Export it as PNG or JPEG.";
const asShapes = "Export it as SVG or PNG.";

/** Files that begin with these letters, from a place on, which no browser draws. */
const beginnings: readonly (readonly [letters: string, at: number, what: string, hint: string])[] =
  [
    ["II*\0", 0, "TIFF", asPixels],
    ["MM\0*", 0, "TIFF", asPixels],
    ["8BPS", 0, "a Photoshop file", asPixels],
    ["gimp xcf", 0, "a GIMP file", asPixels],
    ["%PDF", 0, "PDF", asShapes],
    ["%!PS", 0, "PostScript", asShapes],
    ["\xc5\xd0\xd3\xc6", 0, "PostScript", asShapes],
    ["\x1f\x8b", 0, "a compressed file, as SVGZ is", "Save it as plain SVG."],
    ["PK\x03\x04", 0, "a ZIP archive, as documents are", asShapes],
    ["\xd7\xcd\xc6\x9a", 0, "a Windows metafile", asShapes],
    ["\x01\0\0\0", 0, "a Windows metafile", asShapes],
    ["\xff\x0a", 0, "JPEG XL", asPixels],
    ["JXL ", 4, "JPEG XL", asPixels],
    ["jP  ", 4, "JPEG 2000", asPixels],
    ["icns", 0, "an icon file", "Export it as PNG."],
    ["DDS ", 0, "a texture", asPixels],
    ["v/1\x01", 0, "OpenEXR", asPixels],
    ["\x1aE\xdf\xa3", 0, "a video", "Export one picture of it as PNG."],
    ["ftyp", 4, "HEIC, as phones write it, or a video", asPixels],
    ["bplist00", 0, "a placeholder for a file in iCloud", "Download the file itself."],
    ["L\0\0\0\x01\x14\x02\0", 0, "a shortcut of Windows", "Put the file itself there."],
  ];

/** What a text is that stands for a picture, and what bytes are that were taken for a text. */
const texts: readonly (readonly [form: RegExp, message: Message])[] = [
  [
    /^.{0,4}\uFFFD(?:PNG|.*JFIF|.*Exif)/s,
    ["It was copied as text, which broke it", "Copy or download the file itself."],
  ],
  [
    /^version https:\/\/git-lfs\.github\.com\//,
    ["It is a pointer to a file in Git LFS", "Type `git lfs pull`."],
  ],
  [
    /^\S*[\\/]\.?git[\\/]annex[\\/]|^\/annex\/objects\//,
    ["It is a pointer to a file in git-annex", "Type `git annex get .`."],
  ],
  [
    /<(?:!doctype html|html|head|body)\b/i,
    ["It is a web page, not a picture", "Download the picture itself."],
  ],
  [
    /^\s*data:image\//,
    ["It is the text of a `data:` address, not a picture", "Save the picture itself."],
  ],
  [
    /<(?:mxfile|mxGraphModel)\b|"type":\s*"excalidraw/,
    ["It is a drawing program's own file", asShapes],
  ],
  [
    /^\s*<\?xml\b|^\s*<\w/,
    ["It is XML, but not SVG", "Export the picture as SVG, or download it again."],
  ],
];

/** Says what a file is that is no picture for a browser, and what to do. */
export function explainForeign(bytes: Uint8Array): Message {
  const found = beginnings.find(([letters, at]) => hasAscii(bytes, at, letters));
  if (found) return [`It is ${found[2]}, which browsers do not draw`, found[3]];
  if (hasAscii(bytes, 0, "\0\0\x01\0"))
    return ["It is an icon file, of small pictures", "Export the largest as PNG."];
  const text = new TextDecoder().decode(bytes.subarray(0, 1000));
  if (text.trim() === "") return ["It is empty", "Export the picture again."];
  return (
    texts.find(([form]) => form.test(text))?.[1] ?? [
      "It is no picture that browsers draw",
      "Export it as SVG, PNG, JPEG, GIF, WebP or AVIF.",
    ]
  );
}
