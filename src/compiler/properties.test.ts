import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { compile } from "./compile.ts";
import type { Manuscript } from "./deck.ts";
import { highlight } from "../node/highlight.ts";
import { CompileError, describeMistakes, type Mistake } from "./mistake.ts";

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

const english = fc.constantFrom(
  "word",
  "PyTorch",
  "a",
  "b c",
  "it",
  "**bold**",
  "_soft_",
  "`code`",
);
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
);
const noise = fc.oneof({ weight: 4, arbitrary: english }, marks, fc.string({ maxLength: 4 }));
const line = fc.array(noise, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
const prefix = fc.constantFrom("", "# ", "## ", "- ", "> ", "1. ", "    ", "![", "Note:\n\n");
const pair = fc
  .tuple(prefix, line)
  .map(([start, text]) => `${start}${text}\n\n${start}汉字 ${text}\n\n`);
const documents = fc.oneof(
  fc.array(pair, { minLength: 1, maxLength: 5 }).map((pairs) => pairs.join("")),
  fc.string({ maxLength: 200 }),
);

describe("of any Markdown, the compiler", () => {
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
