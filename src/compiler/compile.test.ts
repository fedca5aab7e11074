import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { compile } from "./compile.ts";
import type { File, Manuscript } from "./deck.ts";
import { codeLetter } from "./fit/sizes.ts";
import type { Typeface } from "./fit/typeface.ts";
import { findBlock, listPictures, readExamples } from "../../e2e/format-examples.ts";
import type { PictureFile } from "./read/picture.ts";
import { writeNumbersAndNames } from "./render/booth-tables.ts";
import { collectTexts } from "./render/font-texts.ts";
import { fillSlides, listIds, renderPage } from "./render/page.ts";
import { writePlannedTracks } from "./render/speech.ts";
import { highlight } from "../node/highlight.ts";
import { annotate, CompileError, describeMistakes, severities, type Mistake } from "./mistake.ts";

// Each section of FORMAT.md has a fixture of cases. A case is a title, what an author wrote, and what
// comes of it, slides or a report of mistakes, with a line of one dot after each. What the author
// wrote is one slide file, or several under their names.

/** A file of pixels, one by one: cases that name none with pixels in it mean this. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  "base64",
);

const makePicture = ({ path, text }: File): PictureFile => ({
  path,
  version: "",
  read: () => (text || path.endsWith(".svg") ? Buffer.from(text) : pixel),
});

const shelf = {
  talk: {
    path: "slides/talk.yaml",
    text: `
title: { en: A talk, zh: 演讲 }
speaker: { en: Ada, zh: 艾达 }
event: { en: Meetup, zh: 聚会 }
author: { en: We, zh: 我们 }
link: https://example.org/talk
file: a-talk
`,
  },
  glossary: {
    path: "slides/glossary.yaml",
    text: `
open source: { zh: 开源, never: [开放源码] }
McKinsey: { zh: 麦肯锡, never: [McKenzie] }
Linux Foundation: { zh: Linux 基金会, never: [Linux基金会] }
Jim Zemlin: { zh: Jim Zemlin, never: [吉姆·策姆林] }
`,
  },
  pictures: [
    {
      path: "assets/stack.svg",
      text: '<?xml version="1.0"?><svg viewBox="0 0 9 130" data-rows="60 70"><g data-row="1"><text>Linux</text></g></svg>',
    },
    {
      path: "assets/share.svg",
      text: '<svg viewBox="0 0 9 9"><text fill="var(--text)">76%</text></svg>',
    },
    { path: "assets/photo.jpg", text: "" },
  ].map(makePicture),
  mistakes: [],
  pageIds: ["next-name"],
  hasGlyph: (character: string) => character !== "𰻝",
  highlight,
  readFont: () => undefined,
  measure: (text: string, { isCode }: Typeface) =>
    Array.from({ length: text.length }, () => (isCode ? codeLetter : 0.5)),
};

const topics = readdirSync(new URL("fixtures", import.meta.url)).map((file) =>
  file.replace(/\.txt$/, ""),
);

describe("compile", () => {
  for (const topic of topics) {
    describe(topic.replaceAll("-", " "), () => {
      for (const { title, files, result } of readFixture(topic)) {
        it(title, () => assert.equal(describeResult({ ...shelf, ...files }), result));
      }
    });
  }

  it("writes down what is said, as plain Markdown", () => {
    const slides = [
      {
        path: "slides/05-economics.md",
        text: `---
point: 5
---

# Faster<br>innovation

# 创新<br>更快

76%[^a]

- **Who**\\
  two thirds[^a]
- **谁**\\
  三分之二[^a]

![a bar](../assets/share.svg "To scale.")[^a]

![横条](../assets/share.svg "按比例。")[^a]

[^a]: [Survey](https://example.org/1 "Its full title")

    [调查](https://example.org/1 "完整标题")

Note:

Pause with \`\`\`a \`\` b\`\`\` and \`c\`, not ~~**so** d~~.

停在 \`\`a \` b\`\` 与 \`c\`，不是~~丁~~。
`,
      },
    ];
    assert.equal(
      compile({ ...shelf, slides }).transcript,
      `# A talk

# 演讲

Ada, Meetup

艾达，聚会

## 5. Faster innovation · 创新更快

76%

- Who: two thirds
- 谁：三分之二

[a bar] To scale.

［横条］按比例。

### Notes · 讲稿

Pause with \`\`\` a \`\` b \`\`\` and \`c\`, not ~~so d~~.

停在 \`\` a \` b \`\` 与 \`c\`，不是~~丁~~。

### Sources · 来源

- Survey: Its full title 调查：完整标题 <https://example.org/1>
`,
    );
  });

  it("writes down items below items, the page's icon where there is none, and how wide columns are", () => {
    const text = `# A

# 甲

- One
  - in it
- 一
  - 在里面

| Leaf | Taste |
| - | - |
| Green | fresh |

| 茶叶 | 味道 |
| - | - |
| 绿茶 | 清新 |

\`\`\`\`js
a = "\`\`\`";
\`\`\`\`

So.[^a]

如此。[^a]

[^a]: Book

    书
`;
    const deck = compile({ ...shelf, slides: [{ path: "slides/01-a.md", text }] });
    assert.match(deck.transcript, /\n\n## A · 甲\n\n- One\n {2}- in it\n- 一\n {2}- 在里面\n/);
    assert.equal(String(deck.contents), "<ol></ol>");
    assert.ok(deck.transcript.includes("\n\n| Leaf | Taste |\n| --- | --- |\n| Green | fresh |\n"));
    assert.ok(deck.transcript.includes('\n\n````js\na = "```";\n````\n\nSo.\n'), deck.transcript);
    assert.ok(deck.transcript.endsWith("\n- Book 书\n"), deck.transcript);
    assert.equal(renderPage("%icon%", deck), "data:,");
    assert.equal(fillSlides("<!-- slides -->", deck), deck.sections.join("\n"));
    const shares = [...deck.sections[0]!.matchAll(/data-share="(\d+)"/g)].map(
      ([, share]) => share!,
    );
    assert.equal(shares.length, 8);
    for (const share of shares)
      assert.ok(deck.sizes.includes(`[data-share="${share}"]{flex-grow:${share}}`), share);
  });

  it("lists the key points without their details, and takes any name of a picture into its styles", () => {
    const drawing = `<svg viewBox="0 0 9 9"><path fill="var(--mark)" d="M0 0h9"/></svg>`;
    const picture = "![a](<../assets/a b.svg>)\n\n![图](<../assets/a b.svg>)\n";
    const labelled = `![s](../assets/stack.svg)\n\n![图](../assets/stack.svg)\n\n- **A**\n- **甲**\n- **B**\n- **乙**\n`;
    const deck = compile({
      ...shelf,
      pictures: [...shelf.pictures, makePicture({ path: "assets/a b.svg", text: drawing })],
      slides: [
        { path: "slides/01-a.md", text: "---\npoint: 1\n---\n\n# A\n\n# 甲\n" },
        { path: "slides/02-b.md", text: "---\npoint: 1\ndetail: true\n---\n\n# B\n\n# 乙\n" },
        { path: "slides/03-c.md", text: `# C\n\n# 丙\n\n${picture}` },
        { path: "slides/04-d.md", text: `# D\n\n# 丁\n\n${labelled}` },
      ],
    });
    assert.equal(
      String(deck.contents),
      '<ol><li value="1"><a href="#a"><span lang="en">A</span> <span lang="zh-Hans">甲</span></a></li></ol>',
    );
    assert.ok(deck.sizes.includes('[data-picture="a\\20 b\\2e svg"]{--width:9;'), deck.sizes);
    assert.ok(deck.sizes.includes("--rows:calc(60 * var(--u)) calc(70 * var(--u))}"), deck.sizes);
  });

  it("takes a byte order mark and CRLF for what they are", () => {
    const text = "---\nlayout: spine\n---\n\nOne\n\n一\n";
    const write = (slide: string) =>
      compile({ ...shelf, slides: [{ path: "slides/01-a.md", text: slide }] }).sections.join();
    assert.equal(write(`\uFEFF${text.replaceAll("\n", "\r\n")}`), write(text));
    const talk = { ...shelf.talk, text: `\uFEFF${shelf.talk.text.replaceAll("\n", "\r\n")}` };
    const slides = [{ path: "slides/01-a.md", text }];
    assert.deepEqual(compile({ ...shelf, slides, talk }).talk, compile({ ...shelf, slides }).talk);
  });

  it("escapes the talk's texts in the page's head, and headlines in its contents", () => {
    const name = { en: 'R & D "<b>', zh: '研发 & "<b>' };
    const phrase = `{ en: 'R & D "<b>', zh: '研发 & "<b>' }`;
    const text = shelf.talk.text.replace(/(?<=^(?:title|speaker|event): ).*/gm, phrase);
    const slides = [
      {
        path: "slides/01-a.md",
        text: `---\npoint: 1\n---\n\n# ${name.en.replace("<b>", "\\<b>")}\n\n# ${name.zh.replace("<b>", "\\<b>")}`,
      },
    ];
    const template = `<title data-en="%title.en%" data-zh="%title.zh%">%title%</title><meta content="%description%"><!-- contents -->`;
    const rule = "allow: { typography: true }";
    const deck = compile({ ...shelf, slides, talk: { ...shelf.talk, text: `${text}${rule}\n` } });
    const [en, zh] = ["R &amp; D &quot;&lt;b&gt;", "研发 &amp; &quot;&lt;b&gt;"];
    assert.equal(
      renderPage(template, deck),
      `<title data-en="${en}" data-zh="${zh}">${en} ${zh}</title>` +
        `<meta content="${en}, ${en}. ${zh}，${zh}。">` +
        `<ol><li value="1"><a href="#a"><span lang="en">${en}</span> <span lang="zh-Hans">${zh}</span></a></li></ol>`,
    );
  });

  it("escapes the talk's address in the link around its QR code", () => {
    const text = shelf.talk.text.replace(/^link: .*/m, 'link: https://a.b/?c="1"&d=<2>');
    const slides = [{ path: "slides/01-a.md", text: "---\nlayout: closing\n---\n\nOne\n\n一\n" }];
    const deck = compile({ ...shelf, slides, talk: { ...shelf.talk, text } });
    assert.match(
      String(deck.sections),
      / href="https:\/\/a\.b\/\?c=&quot;1&quot;&amp;d=&lt;2&gt;" /,
    );
  });

  it("leaves comments and signs of the page's template that are no places of the deck", () => {
    const slides = [{ path: "slides/01-a.md", text: "One\n\n一\n" }];
    const template = "<!-- todo --><!-- constructor -->%x%<title>%title.zh%</title>";
    const page = renderPage(template, compile({ ...shelf, slides }));
    assert.equal(page, "<!-- todo --><!-- constructor -->%x%<title>演讲</title>");
  });

  it("reads the page's ids from its template", () => {
    const template = `<h2 id="next-name" data-id="no"></h2><p class="a" id="time-name"></p>`;
    assert.deepEqual(listIds(template), ["next-name", "time-name"]);
  });

  it("says what it does, and how far it is", () => {
    const slides = ["a", "b"].map((name) => ({ path: `slides/${name}.md`, text: "One\n\n一\n" }));
    const told: string[] = [];
    compile({ ...shelf, slides, tell: (work) => void told.push(work) });
    assert.deepEqual(told.slice(0, 5), [
      "Reading slide 1 of 2",
      "Reading slide 2 of 2",
      "Fitting slide 1 of 2",
      "Fitting slide 2 of 2",
      "Checking rule 1 of 13",
    ]);
    assert.equal(told.at(-1), "Writing slide 2 of 2");
  });

  const spoken = {
    path: "slides/01-tea.md",
    text: `---
minutes: 1
---

# Tea of Intel

# 英特尔的茶

We drank ~~50~~ 40 cups[^a] of \`tea\`, and PyTorch counted.

我们喝了 40 杯[^a] \`tea\`，由 PyTorch 计数。

[^a]: [Cups](https://example.org/1)

    [杯数](https://example.org/1)

Note:

▶ Of 40 cups ~~fifty~~ **ten** were green, says Gerstner.

▶ 40 杯中~~五十~~**十杯**是绿茶，\\
由 Intel 说。
`,
  };

  it("lists the numbers and names of a slide for the booth, each once", () => {
    const { trees, glossary } = compile({ ...shelf, slides: [spoken] });
    assert.equal(
      writeNumbersAndNames(trees, glossary),
      [
        "\uFEFFSlide 页\tEnglish\t中文",
        "1\tTea of Intel\t英特尔的茶",
        "1\t40\t40",
        "1\tIntel\t英特尔",
        "1\tPyTorch\tPyTorch",
        "1\tGerstner\t",
        "",
      ].join("\n"),
    );
  });

  it("writes the subtitles of the talk as it is planned, without what is struck", () => {
    const { trees } = compile({ ...shelf, slides: [spoken] });
    const { en, zh } = writePlannedTracks(trees, ["绿茶"]);
    const cue = "00:00:00.000 --> 00:01:00.000";
    assert.equal(en, `WEBVTT\n\n${cue}\nOf 40 cups ten were green, says Gerstner.\n`);
    assert.equal(zh, `WEBVTT\n\n${cue}\n40 杯中十杯是绿茶，由 Intel 说。\n`);
  });

  it("says in both languages where the code on the closing slide leads", () => {
    const slides = [
      { path: "slides/09-end.md", text: "---\nlayout: closing\n---\n\n# End\n\n# 完\n" },
    ];
    const html = compile({ ...shelf, slides }).sections.join();
    assert.match(html, /data-holds="qr"/);
    assert.match(html, /aria-label="Watch the talk on example\.org 在 example\.org 观看演讲"/);
  });

  it("asks for each text in the font that draws it", () => {
    const footnote =
      '[^a]: [Short](https://example.org/1 "Its full title")\n\n    [简称](https://example.org/1 "全名")\n';
    const texts = [
      `# Head\n\n# 头\n\nSome **heavy** \`code\`[^a]\n\n一些**重**\`code\`[^a]\n\n- **Label**\\\n  item\n- **标签**\\\n  一项\n\n${footnote}\nNote:\n\nSaid.\n\n说的。\n`,
      `40\n\n> quoted\n\n> 引文\n\n- one\n  - below\n- 一\n  - 下面\n`,
      "| Leaf | °C |\n| - | - |\n| Green | 80 |\n\n| 茶叶 | °C |\n| - | - |\n| 绿茶 | 80 |\n",
      "| Leaf | Taste |\n| - | - |\n| Black | sweet |\n\n| 茶叶 | 味 |\n| - | - |\n| 红茶 | 甜 |\n",
      "# Code\n\n# 代码\n\n```js\nif (a) b;\n```\n",
      `# Bar\n\n# 横条\n\n![bar](../assets/share.svg "To scale.")[^a]\n\n![横条](../assets/share.svg "按比例。")[^a]\n\n${footnote}`,
    ];
    const slides = texts.map((text, i) => ({ path: `slides/0${i + 1}-s${i}.md`, text }));
    const { trees } = compile({ ...shelf, slides });
    const byFont = new Map<string, string[]>();
    for (const { role, isCode, text, line } of collectTexts(trees)) {
      const font = isCode ? `${role} code` : role;
      if (text.trim()) byFont.set(font, [...(byFont.get(font) ?? []), `${line} ${text.trim()}`]);
    }
    const listed = [...byFont].map(([font, texts]) => `${font}: ${texts.join(" · ")}`);
    assert.deepEqual(listed, [
      "display: 1 Head · 3 头 · 5 heavy · 7 重 · 9 Label · 11 标签 · 1 40 · 7 one · 9 一 · 3 Green · 3 80 · 7 绿茶 · 7 80 · 3 Black · 7 红茶 · 1 Code · 3 代码 · 1 Bar · 3 横条 · 1 76% · 1 76%",
      "text: 5 Some · 7 一些 · 9 item · 11 一项 · 3 quoted · 5 引文 · 8 below · 10 下面 · 3 sweet · 7 甜",
      "text code: 5 code · 7 code",
      "small: 14 Short · 16 简称 · 1 Leaf · 1 °C · 5 茶叶 · 5 °C · 1 Leaf · 1 Taste · 5 茶叶 · 5 味 · 5 To scale. · 7 按比例。 · 9 Short · 11 简称",
      "secondary: 14 Its full title · 16 全名 · 20 Said. · 22 说的。 · 9 Its full title · 11 全名",
      "display code: 6 if",
      "small code: 6 (a) b;",
    ]);
  });

  it("writes a mistake as GitHub shows it beside its line", () => {
    const mistake: Mistake = {
      file: "slides/01,a:b.md",
      line: 3,
      column: 7,
      severity: "warning",
      ruleId: "numbers",
      reason: "76% differ",
      words: [],
      note: "Say\r\nthe same.",
      frame: "",
    };
    assert.equal(
      annotate(mistake),
      "::warning file=slides/01%2Ca%3Ab.md,line=3,col=7::76%25 differ (numbers)%0ASay%0D%0Athe same.",
    );
  });

  it("reports mistakes without a stack", () => {
    const slides = [{ path: "slides/01-a.md", text: "One\n" }];
    assert.throws(() => compile({ ...shelf, slides }), { name: "CompileError", stack: "" });
  });
});

/** The slides as HTML, or the report of the mistakes in them: with warnings alone it is a deck. */
function describeResult(manuscript: Manuscript): string {
  const isWarning = ({ severity }: Mistake) => severity === "warning";
  try {
    const { sections, warnings } = compile(manuscript);
    assert.ok(warnings.every(isWarning), "errors end the build");
    return warnings.length > 0 ? describeMistakes(warnings) : sections.join("\n");
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    assert.ok(!error.mistakes.every(isWarning), "warnings do not end the build");
    return error.message;
  }
}

describe("FORMAT.md", () => {
  const format = readFileSync(new URL("FORMAT.md", import.meta.url), "utf8");
  const pictureFolder = new URL("format-pictures/", import.meta.url);
  const assetFolder = new URL("../../e2e/fixture/assets/", import.meta.url);

  it("has a section for each fixture", () => {
    const titles = [...format.matchAll(/^## (.*)$/gm)].map(([, title = ""]) => title);
    const names = titles.map((title) => title.toLowerCase().replaceAll(" ", "-"));
    assert.deepEqual(names.toSorted(), topics.toSorted());
  });

  it("has a talk and a drawing that compile", () => {
    const talk = { path: "slides/talk.yaml", text: findBlock(format, "yaml") };
    const pictures = [makePicture({ path: "assets/leaf.svg", text: findBlock(format, "svg") })];
    const text = `
![A leaf](../assets/leaf.svg)

![一片叶子](../assets/leaf.svg)

- Water
- 水
- Leaves
- 茶叶
`;
    const deck = compile({
      ...shelf,
      slides: [{ path: "slides/01-tea.md", text }],
      talk,
      pictures,
    });
    assert.equal(deck.talk.file, "tea");
  });

  it("shows a picture of each of its slides, taken of what that says, and no other", () => {
    const slides = readExamples(format);
    assert.ok(slides.length > 0);
    assert.deepEqual(
      slides.map(({ picture }) => picture),
      slides.map(({ expected }) => expected),
      "Type: npx tsx e2e/format-pictures.ts",
    );
    const pictures = slides.map(({ picture }) => picture);
    assert.deepEqual(listPictures(format), pictures);
    assert.deepEqual(readdirSync(pictureFolder).toSorted(), pictures.toSorted());
  });

  it("shows slides that compile, and pictures of 250 kB together", () => {
    const slides = readExamples(format).map(({ name, text }) => ({
      path: `slides/${name}.md`,
      text,
    }));
    const pictures: PictureFile[] = readdirSync(assetFolder).map((name) => ({
      path: `assets/${name}`,
      version: "",
      read: () => readFileSync(new URL(name, assetFolder)),
    }));
    pictures.push(makePicture({ path: "assets/cup.svg", text: findBlock(format, "svg") }));
    const talk = { path: "slides/talk.yaml", text: findBlock(format, "yaml") };
    const glossary = { path: "slides/glossary.yaml", text: "" };
    const { warnings } = compile({ ...shelf, slides, pictures, talk, glossary });
    assert.equal(describeMistakes(warnings), "");
    const sizes = readdirSync(pictureFolder).map(
      (name) => readFileSync(new URL(name, pictureFolder)).length,
    );
    assert.ok(sizes.reduce((a, b) => a + b, 0) < 250_000);
  });

  it("has the first words of every message beside its rule's name, and no others", () => {
    const rows = readRows(format);
    const messages = topics
      .flatMap(readFixture)
      .flatMap(({ result }) => [...result.matchAll(/^\S+:\d+:\d+: \w+: (.*) \((\S+)\)$/gm)])
      .map(([, reason = "", ruleId = ""]) => ({ reason, ruleId }));
    for (const { reason, ruleId } of messages) {
      const isListed = rows.some(
        ({ phrases, names }) =>
          names.includes(ruleId) && phrases.some((phrase) => readPhrase(phrase).test(reason)),
      );
      assert.ok(isListed, `${reason} (${ruleId})`);
    }
    // Files that cannot be read have their own test.
    const phrases = rows
      .flatMap((row) => row.phrases)
      .filter((phrase) => !/^(?:These bytes|A link that|Larger|It is)/.test(phrase));
    for (const phrase of phrases)
      assert.ok(
        messages.some(({ reason }) => readPhrase(phrase).test(reason)),
        phrase,
      );
    const names = new Set(rows.flatMap((row) => row.names));
    assert.deepEqual([...names].toSorted(), Object.keys(severities).toSorted());
  });

  it("lists the warnings", () => {
    const [table = ""] = /^\| Name .*\n(?:\|.*\n)*/m.exec(format) ?? [];
    const names = [...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, name = ""]) => name);
    const warnings = Object.entries(severities).filter(([, severity]) => severity === "warning");
    assert.deepEqual(
      names,
      warnings.map(([name]) => name),
    );
  });
});

/** The tables of rules: how the messages of each row begin, and the rules' names. */
function readRows(format: string): { phrases: string[]; names: string[] }[] {
  const tables = format.match(/^\| Rule .*\n(?:\|.*\n)*/gm) ?? [];
  const rows = tables.flatMap((table) => table.trim().split("\n").slice(2));
  return rows.map((row) => {
    const [, , , messages = "", names = ""] = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
    return {
      phrases: messages.split("<br>").filter(Boolean),
      names: [...names.matchAll(/`([\w-]+)`/g)].map(([, name = ""]) => name),
    };
  });
}

/** What a phrase stands for: its `…`, its quotations and its examples may be anything. */
const readPhrase = (phrase: string) =>
  new RegExp(
    `^${phrase
      .replace(/[$()*+.?[\\\]^{|}]/g, "\\$&")
      .replace(/“.*?”/g, "“.*”")
      .replace(/`.*?`/g, "`.*`")
      .replace(/#\S+/g, "#\\S+")
      .replaceAll("…", ".*")}`,
  );

/** Files of a case replace those of the shelf; a case without names is one slide. */
function readFixture(name: string) {
  const text = readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), "utf8");
  const parts = text.split(/^\.\n/m);
  return Array.from({ length: Math.floor(parts.length / 3) }, (_, i) => {
    const [title = "", input = "", result = ""] = parts.slice(i * 3, i * 3 + 3);
    return { title: title.trim(), files: readFiles(input), result: result.trimEnd() };
  });
}

function readFiles(input: string): Partial<Manuscript> & { slides: File[] } {
  const named = [...input.matchAll(/^=== ([^\n]+)\n(.*?)(?=^=== |$(?![^]))/gms)];
  const files = named.map(([, path = "", text = ""]) => ({ path, text }));
  if (files.length === 0) files.push({ path: "slides/05-economics.md", text: input });
  const find = (path: string) => files.find((file) => file.path === path);
  const talk = find("slides/talk.yaml");
  const glossary = find("slides/glossary.yaml");
  const pictures = files.filter(({ path }) => path.startsWith("assets/")).map(makePicture);
  return {
    slides: files.filter(({ path }) => path.endsWith(".md")),
    ...(talk && { talk }),
    ...(glossary && { glossary }),
    ...(pictures.length > 0 && { pictures }),
  };
}
