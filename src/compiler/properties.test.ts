import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { compile } from "./compile.ts";
import type { Manuscript } from "./deck.ts";
import { highlight } from "../node/highlight.ts";
import { mistypedWords } from "./examples/mistyped-words.ts";
import { mendSlide } from "./format/mend-slide.ts";
import { CompileError, describeMistakes, type Mistake } from "./mistake.ts";

// The same documents in each run: a red test means that a change broke something.
fc.configureGlobal({ seed: 1 });

const shelf: Omit<Manuscript, "slides"> = {
  talk: {
    path: "slides/talk.yaml",
    text: `{title: {en: a, zh: 甲}, speaker: {en: a, zh: 甲}, event: {en: a, zh: 甲}, author: {en: a, zh: 甲}, link: "https://a.b", file: a}`,
  },
  glossary: { path: "slides/glossary.yaml", text: "open source: { zh: 开源 }" },
  pictures: [],
  mistakes: [],
  pageIds: [],
  hasGlyph: () => true,
  highlight,
  readFont: () => undefined,
  measure: (text) => Array.from({ length: text.length }, () => 0),
};

/** What a slide compiles to, or nothing where it is refused; any other error is a bug. */
function tryCompile(text: string): string | undefined {
  try {
    return compile({ ...shelf, slides: [{ path: "slides/01-a.md", text }] }).sections.join("\n");
  } catch (error) {
    if (error instanceof CompileError) return undefined;
    throw error;
  }
}

function findMistakes(text: string): readonly Mistake[] {
  try {
    return compile({ ...shelf, slides: [{ path: "slides/01-a.md", text }] }).warnings;
  } catch (error) {
    if (error instanceof CompileError) return error.mistakes;
    throw error;
  }
}

const word = fc.constantFrom("word", "PyTorch", "tea pot", "it", "**bold**", "*soft*", "`code`");
/** Code alone would stand once, for both languages. */
const words = fc.array(word, { maxLength: 5 }).map((all) => ["so", ...all].join(" "));
/** A line in both languages: what stands before its words says what block it is. */
const makePair = (start: string, text: string) => `${start}${text}\n\n${start}汉字 ${text}\n\n`;
const paragraph = fc
  .tuple(fc.constantFrom("", "> "), words)
  .map(([start, text]) => makePair(start, text));
const list = fc
  .tuple(fc.constantFrom("-", "1."), fc.array(words, { minLength: 1, maxLength: 3 }))
  .map(([mark, items]) => items.map((text) => `${mark} ${text}\n${mark} 汉字 ${text}\n`).join(""))
  .map((items) => `${items}\n`);
const notes = words.map((text) => `Note:\n\n${makePair("", text)}`);
/** Slides of well-formed pairs. */
const whole = fc
  .tuple(
    words.map((text) => makePair("# ", text)),
    fc.array(paragraph, { maxLength: 3 }).map((all) => all.join("")),
    fc.option(list, { nil: "" }),
    fc.option(notes, { nil: "" }),
  )
  .map((parts) => parts.join(""));

const marks = fc.constantFrom(
  "*",
  "**",
  "_",
  "~~",
  "[",
  "](x)",
  "[a](https://x.y/%D6%D0)",
  "![a](%E4.svg)",
  "<",
  ">",
  "&",
  "!",
  "|",
  "#",
  "\\",
  "`",
  "<br>",
  "&lt;",
  "$",
  "[^a]",
  "<b>",
  "<script>",
  "javascript:",
  "\n",
  "\n\n",
  "    ",
  "Note:",
);
/** Puts something into a text after a share of it, in place of some of what follows. */
const splice = (text: string, share: number, length: number, put: string) => {
  const at = Math.floor(share * text.length);
  return text.slice(0, at) + put + text.slice(at + length);
};
/** The same with one thing broken: a mark or any text put in, letters lost, a line lost. */
const broken = fc
  .tuple(
    whole,
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.oneof(
      fc.tuple(fc.constant(0), marks),
      fc.tuple(fc.constant(0), fc.string({ maxLength: 4 })),
      fc.tuple(fc.nat({ max: 3 }), fc.constant("")),
      fc.tuple(fc.constant(undefined), fc.constant("")),
    ),
  )
  .map(([text, share, [length, put]]) => {
    if (length !== undefined) return splice(text, share, length, put);
    const lines = text.split("\n");
    return lines.toSpliced(Math.floor(share * lines.length), 1).join("\n");
  });

const documents = fc.oneof(whole, broken, fc.string({ maxLength: 200 }));

/** The share of documents that compile. */
function readShare(some: fc.Arbitrary<string>): number {
  const texts = fc.sample(some, { numRuns: 500 });
  return texts.filter((text) => tryCompile(text) !== undefined).length / texts.length;
}

it("the compiler takes every slide of well-formed pairs, and some with one thing broken in them", () => {
  assert.equal(readShare(whole), 1);
  const share = readShare(broken);
  assert.ok(share > 0.1 && share < 0.5, `${share}`);
});

describe("of Markdown, whole or with one thing broken in it, the compiler", () => {
  const holds = (check: (html: string, text: string) => void) =>
    fc.assert(
      fc.property(documents, (text) => {
        const html = tryCompile(text);
        if (html !== undefined) check(html, text);
      }),
      { numRuns: 1500 },
    );

  it("makes HTML that is well-formed, or says what is wrong", () =>
    holds((html) => {
      const parser = new SaxesParser();
      parser.on("error", (error) => assert.fail(`${error.message}: ${html}`));
      parser
        .write(
          `<div>${html.replace(/<(br|wbr)>/g, "<$1/>").replace(/ data-detail(?=[ >])/g, "")}</div>`,
        )
        .close();
    }));

  it("drops no word", () =>
    holds((html, text) => {
      const written = html
        .replace(/<wbr>|<span class="nowrap">|<\/span>/g, "")
        .replace(/&(?:amp|lt|gt|quot);/g, " ");
      const entities = text.replace(/&[a-z]+;/g, " ");
      for (const word of entities.match(/[A-Za-z]{3,}|汉字/g) ?? [])
        assert.ok(written.includes(word) || /^(?:Note|amp|lt|gt)$/.test(word), `${word}: ${html}`);
    }));

  it("writes no script, no event handler and no address that runs one", () =>
    holds((html) => {
      const tags = html.match(/<[^>]*>/g) ?? [];
      for (const tag of tags)
        assert.doesNotMatch(
          tag,
          /^<\/?(?:script|iframe|object|style)|\son\w+=|(?:javascript|data):/i,
          html,
        );
    }));
});

describe("of extreme input, the compiler reports", () => {
  const nested = "1:1: error: Only a line of text can stand here";
  for (const [name, text, message] of [
    [
      "a line of half a megabyte",
      `${"word ".repeat(100_000)}\n`,
      "1:1: error: English paragraph without",
    ],
    [
      "as much Chinese in a line",
      `${"汉字".repeat(80_000)}\n`,
      "1:1: error: Chinese paragraph without",
    ],
    ["ten thousand nested list markers", `${"- ".repeat(10_000)}a\n`, "1:1: error: An empty item"],
    ["ten thousand nested quotation marks", `${">".repeat(10_000)} a\n`, nested],
    ["fifty thousand digits", `${"1".repeat(50_000)} a\n\n1 汉\n`, "1:1: warning: Numbers differ"],
    [
      "a hundred thousand capitals",
      `${"A".repeat(100_000)} one\n\nBB 汉\n`,
      "3:1: warning: Names differ",
    ],
    [
      "five thousand marks around a word",
      `${"*".repeat(5000)}a${"*".repeat(5000)}\n\n汉\n`,
      "1:19: error: Marks inside marks",
    ],
    [
      "ten thousand stars",
      `a\n\n${"*汉 ".repeat(10_000)}\n`,
      "3:1: error: `*` would show on the slide",
    ],
  ] as const) {
    it(name, () => {
      const report = describeMistakes(findMistakes(text));
      assert.ok(report.startsWith(`slides/01-a.md:${message}`), report);
      assert.ok(report.length < 1000, "the report is short");
    });
  }

  for (const [name, part, html] of [
    ["Chinese with marks", "开源软件，", "开源<wbr>软件，<wbr>"],
    ["Chinese without a mark", "开源软件", "开源<wbr>软件<wbr>"],
    ["dashes", "——", "——"],
  ] as const) {
    it(`nothing of 100,000 characters of ${name}, and breaks between words`, () => {
      const text = part.repeat(100_000 / part.length);
      const written = tryCompile(`a\n\n汉${text}\n`);
      assert.ok(written?.includes(html.repeat(50_000 / part.length)));
    });
  }

  it("nothing of ten thousand opened brackets, which are text", () => {
    const html = tryCompile(`${"[".repeat(10_000)}a\n\n${"[".repeat(10_000)}汉\n`);
    assert.ok(html?.includes("[".repeat(10_000)));
  });
});

it("`npm run format` leaves nothing that a message says it mends", () => {
  const footnotes = ["a", "b"].map((name) => `[^${name}]: Tea\n\n    茶\n`).join("\n");
  const slide = (line: string, end: string) =>
    `# Title\n\n# 标题\n\nthe ${line}${end}\n\n汉字的${line}${end}\n\n${footnotes}`;
  // How a line may end: with a space nobody sees, or with a break that is forced.
  const end = fc.constantFrom("", "", " ", "  ", "  \n汉字", "\\\n汉字", "<br>\n汉字", "\t");
  const line = fc
    .array(
      fc.oneof(
        fc.constantFrom(...mistypedWords),
        fc.constantFrom("**词**", "*AI*", "[AI](https://a.b)", "`x`", "**AI**", "[^b]"),
      ),
      { maxLength: 12 },
    )
    .map((words) => words.join(""))
    // Marks that touch each other are read as others.
    .filter((text) => !/\*{3}|`{2}/.test(text));
  fc.assert(
    fc.property(line, end, (text, end) => {
      const mended = mendSlide(slide(text, end));
      const left = findMistakes(mended).filter(
        ({ ruleId, note }) => ruleId === "typography" && note.includes("npm run format"),
      );
      assert.deepEqual(
        left.map(({ reason }) => reason),
        [],
        mended,
      );
    }),
    { numRuns: 2000 },
  );
});
