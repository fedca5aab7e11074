import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Blob, Face } from "harfbuzzjs";
import subsetFont from "subset-font";
import type { Role, Text } from "../compiler/texts.ts";

const require = createRequire(import.meta.url);
const archivo =
  require.resolve("@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2");
const noto = (name: string) => require.resolve(`@expo-google-fonts/noto-sans-sc/${name}.ttf`);

/**
 * The weights of both families by role, and the CSS weight that stands for them. Archivo is drawn a
 * little lighter than its partner: the strokes then look alike.
 */
const weights: Record<Role, { css: number; archivo: number; noto: string }> = {
  display: { css: 900, archivo: 860, noto: noto("900Black/NotoSansSC_900Black") },
  text: { css: 700, archivo: 640, noto: noto("700Bold/NotoSansSC_700Bold") },
  small: { css: 500, archivo: 520, noto: noto("500Medium/NotoSansSC_500Medium") },
};

// Both languages draw Latin letters with Archivo. Quotation marks, dashes and the interpunct share
// their code points between the scripts: only English takes them from Archivo, so they lie in files
// of their own (a file named twice would be embedded twice in a single-file deck).
const latin = [range(0x20, 0x7e), range(0xa0, 0xb6), range(0xb8, 0xff)];
const marks = ["·", "–", "—", "‘", "’", "“", "”", "…"];
const latinCharacters = latin.flat().join("");

const latinSet = new Set([...latinCharacters, ...marks]);

// Always there: the compiler sets some itself, and an edit then seldom needs a new font.
const chineseMarks = "，。：；、！？（）《》〈〉“”‘’—…·";

let coverage: Set<number> | undefined;

/** Whether one of the deck's fonts can draw a character. */
export function hasGlyph(character: string): boolean {
  if (latinSet.has(character)) return true;
  coverage ??= new Set(new Face(new Blob(readFileSync(weights.text.noto))).collectUnicodes());
  return coverage.has(character.codePointAt(0)!);
}

/**
 * Cuts the fonts to the characters of `texts` and returns the `@font-face` rules for them. Files are
 * kept in `cache` under a name that says what is in them, and made once.
 */
export async function cutFonts(texts: readonly Text[], cache: string): Promise<string> {
  mkdirSync(cache, { recursive: true });
  const rules: string[] = [];
  for (const role of Object.keys(weights) as Role[]) {
    const weight = weights[role];
    const pinned = { wght: weight.archivo };
    const cut = async (family: string, file: string, characters: string, axes?: typeof pinned) => {
      const woff2 = await cutFont(file, characters, cache, axes);
      const ranges = axes ? characters : "";
      rules.push(writeRule(family, weight.css, woff2, ranges));
    };
    await cut("Archivo", archivo, latinCharacters, pinned);
    await cut("Archivo Marks", archivo, marks.join(""), pinned);
    await cut("Noto Sans SC", weight.noto, collectHan(texts, role));
  }
  return rules.join("\n");
}

/** The characters of a role that Archivo does not draw in Chinese, sorted. */
function collectHan(texts: readonly Text[], role: Role): string {
  const own = texts.filter((text) => text.role === role).map(({ text }) => text);
  const characters = new Set(chineseMarks + own.join(""));
  return [...characters]
    .filter((character) => !latinCharacters.includes(character) && !/\s/.test(character))
    .toSorted()
    .join("");
}

async function cutFont(
  file: string,
  characters: string,
  cache: string,
  variationAxes?: Record<string, number>,
): Promise<string> {
  const key = JSON.stringify([file, characters, variationAxes]);
  const name = createHash("sha256").update(key).digest("hex").slice(0, 16);
  const path = join(cache, `${name}.woff2`);
  if (!existsSync(path)) {
    const options = { targetFormat: "woff2" as const, ...(variationAxes && { variationAxes }) };
    writeFileSync(path, await subsetFont(readFileSync(file), characters, options));
  }
  return path;
}

function writeRule(family: string, weight: number, file: string, characters: string): string {
  const ranges = [...characters].map((c) => `U+${c.codePointAt(0)!.toString(16)}`).join(",");
  return `@font-face{font-family:"${family}";font-weight:${weight};font-display:block;src:url("${file}") format("woff2")${ranges && `;unicode-range:${ranges}`}}`;
}

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
}
