import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { tools } from "../node/compile-deck.ts";
import { readManuscript } from "../node/read-manuscript.ts";
import type { File } from "./deck.ts";
import { findUnit, findWidth } from "./fit/columns.ts";
import {
  nameSteps,
  nameUnits,
  writeProperties,
  writeSteps,
  writeUnits,
  writeWidest,
} from "./fit/custom-properties.ts";
import type { Fault } from "./fit/faults.ts";
import { fitSlide, type Fit } from "./fit/fit.ts";
import { fillLines, findWidest, type Piece } from "./fit/lines.ts";
import { measureHeight } from "./fit/page-height.ts";
import { cutPieces, type Style } from "./fit/pieces.ts";
import { listRows, type DrawnRow, type Row } from "./fit/rows.ts";
import { findSetting, roles as allRoles } from "./fit/sizes.ts";
import { createCut, listTexts, type Sizes } from "./fit/texts.ts";
import type { Measure } from "./fit/typeface.ts";
import { views, type Side, type View } from "./language.ts";
import { Assets } from "./read/assets.ts";
import { readGlossary } from "./read/glossary.ts";
import type { PictureFile } from "./read/picture.ts";
import { readSlide } from "./read/slide-file.ts";
import { readTalk } from "./read/talk.ts";
import type { Context } from "./render/text.ts";
import type { Inline, Slide } from "./slide.ts";
import { nameOf, readSource } from "./source-file.ts";
import { bindCell, type TableKind } from "./table-columns.ts";

// How slides are set with the deck's own fonts. A case of `examples/fit.txt` is a title, a slide, and
// how it is set in each view, with a line of one dot after each. The slide is written there, or it is
// one of `e2e/fixture/`, which browsers draw in `e2e/`.
//
//     both: 446 of 580 px, 3 lines of sources
//       figure at 0.5: 400 × 200
//       headline 56→48 in 561: 1 2
//
// How high the page is filled, and could be, where it has the least room; how large a figure is, and
// its unit where that is not its layout's; then the texts of each role: the size that its layout has and
// the one that fits, how wide their column is, and how many lines each takes.

const fixture = fileURLToPath(new URL("../../e2e/fixture/", import.meta.url));
const shelf = readManuscript(fixture);

/** A picture of the size that its name has: `drawing-300x800.svg`, or with the heights of its rows. */
function makePicture(path: string): PictureFile {
  const [, kind, width, height, rows] = /(\w+)-(\d+)x(\d+)(?:-rows-([\d-]+))?\.svg$/.exec(path)!;
  const heights = rows?.split("-");
  const groups = heights?.map((_, i) => `<g data-row="${i + 1}"><path d="M0 0h9" /></g>`) ?? [];
  const attributes = [
    `viewBox="0 0 ${width} ${height}"`,
    ...(kind === "drawing" ? ['fill="var(--text)"'] : []),
    ...(heights ? [`data-rows="${heights.join(" ")}"`] : []),
  ];
  const text = `<svg ${attributes.join(" ")}>${groups.join("") || '<path d="M0 0h9" />'}</svg>`;
  return { path, version: "", read: () => Buffer.from(text) };
}

/** Reads slides, without a mistake in any of them. */
function readSlides(files: readonly File[]): Context {
  const named = files.flatMap(({ text }) => [...text.matchAll(/assets\/\w+-\d+x[\w-]+\.svg/g)]);
  const pictures = new Assets([...shelf.pictures, ...named.map(([path]) => makePicture(path))]);
  const slides = files.map(({ path, text }) =>
    readSlide(readSource(path, text), pictures, tools.highlight),
  );
  assert.deepEqual(
    [pictures, ...slides.map(({ source }) => source)].flatMap(({ mistakes }) => mistakes),
    [],
  );
  const read = ({ path, text }: File) => readSource(path, text);
  return {
    slides,
    byName: new Map(slides.map((slide) => [nameOf(slide.source.file), slide])),
    terms: readGlossary(read(shelf.glossary)).terms,
    map: pictures.read("assets/map.svg"),
    talk: readTalk(read(shelf.talk)),
    measure: tools.measure,
  };
}

function describeSlide(slide: Slide, context: Context): string {
  const fits = fitSlide(slide, context, tools.measure);
  const rows = listRows(slide, context);
  return views.map((view) => describeView(slide, rows, view, fits[view])).join("\n");
}

function describeView(slide: Slide, rows: readonly Row[], view: View, fit: Fit): string {
  const { layout } = slide.settings;
  const width = findWidth(view);
  const own = findSetting(layout, width).sizes;
  const changed = new Map(fit.sizes);
  const sizes: Sizes = { ...own, ...Object.fromEntries(changed) };
  const units = fit.units.values();
  const drawn = rows.map((row): DrawnRow => {
    if (row.kind !== "figure") return row;
    const unit = units.next().value ?? findUnit(layout, width);
    const [wide, high] = [row.width * unit, row.height * unit];
    return { ...row, unit, width: wide, height: high, rows: row.rows.map((one) => one * unit) };
  });
  const texts = listTexts(slide, drawn, view, createCut(tools.measure));
  assert.equal(fit.lines.length, texts.length);
  const { used, free } = measureHeight(slide, drawn, texts, sizes, width);
  const places = texts.map((text, i) => ({ text, lines: fit.lines[i]! }));
  const page = [
    `${round(used)} of ${round(free)} px`,
    ...(fit.footLines === undefined ? [] : [`${fit.footLines} lines of sources`]),
    ...(fit.widest > 6 ? [`widest word ${round(fit.widest)} em`] : []),
  ];
  return [
    `${view}: ${page.join(", ")}`,
    ...drawn
      .filter((row) => row.kind === "figure")
      .map((row, i) => {
        const at = fit.units[i] === undefined ? "" : ` at ${fit.units[i]}`;
        return `  figure${at}: ${round(row.width)} × ${round(row.height)}`;
      }),
    ...allRoles.flatMap((role) => {
      const size = changed.has(role) ? `${own[role]}→${changed.get(role)}` : own[role];
      const group = places.filter(({ text }) => text.role === role);
      if (group.length === 0) return changed.has(role) ? `  ${role} ${size}: none` : [];
      const columns = [...new Set(group.map(({ text }) => round(text.column)))].join(" ");
      const lines = group.map((place) => place.lines).join(" ");
      return `  ${role} ${size} in ${columns}: ${lines}`;
    }),
    ...(fit.fault ? [`  ${describeFault(fit.fault)}`] : []),
  ].join("\n");
}

function describeFault({ kind, line, side, over, size, lineHeight, roles }: Fault): string {
  const smaller = roles.length === allRoles.length ? "all" : [...new Set(roles)].join(" ");
  return `fault: ${kind}, line ${line}, ${side}, ${round(over)} px over, at ${size}/${lineHeight}, of ${smaller}`;
}

const round = (px: number) => Number(px.toFixed(1));

/** The cases of `examples/fit.txt`: a title, a slide, and how it is set. */
function readCases(): { title: string; input: string; result: string }[] {
  const text = readFileSync(new URL("examples/fit.txt", import.meta.url), "utf8");
  const parts = text.split(/^\.\n/m);
  return Array.from({ length: Math.floor(parts.length / 3) }, (_, i) => {
    const [title = "", input = "", result = ""] = parts.slice(i * 3, i * 3 + 3);
    return { title: title.trim(), input, result: result.trimEnd() };
  });
}

/** The slides of a case; the last is the one that is meant. `{3× word }` stands for a long text. */
function splitFiles(input: string): File[] {
  const text = input.replace(/\{(\d+)× ([^}]*)\}/g, (_, times, part) => part.repeat(Number(times)));
  const [first = "", ...named] = text.split(/^=== (\S+)\n/m);
  if (named.length === 0) return [{ path: "slides/01-a.md", text: first }];
  return named.flatMap((path, i) => (i % 2 === 0 ? { path, text: named[i + 1]! } : []));
}

/** Says in which view a slide is set otherwise, and how the case would have to stand. */
function compare(actual: string, expected: string): void {
  const [is, was] = [actual.split("\n"), expected.split("\n")];
  const at = [...is, ...was].findIndex((_, i) => is[i] !== was[i]);
  if (at < 0) return;
  const view = is.slice(0, at + 1).findLast((line) => !line.startsWith(" "));
  const [found, known] = [is, was].map((lines) => (lines[at] ?? "nothing").trim());
  assert.fail(
    `${view?.replace(/:.*/, "")}: “${known}” is “${found}” now. The slide is set as\n${actual}`,
  );
}

const deck = readSlides(shelf.slides);

describe("fit", () => {
  const cases = readCases();

  it("has an example for each slide of the fixture", () => {
    const inputs = new Set(cases.map(({ input }) => input.trim()));
    const missing = shelf.slides.filter(({ path }) => !inputs.has(`e2e/fixture/${path}`));
    assert.deepEqual(missing, []);
  });

  for (const { title, input, result } of cases) {
    it(title, () => {
      const name = /^e2e\/fixture\/slides\/(\S+)\n$/.exec(input)?.[1];
      const context = name ? deck : readSlides(splitFiles(input));
      const slide = name ? context.byName.get(name) : context.slides.at(-1);
      assert.ok(slide);
      compare(describeSlide(slide, context), result);
    });
  }
});

describe("styles for what fits", () => {
  const usual: Fit = { sizes: [], widest: 6, lines: [], footLines: undefined, units: [] };
  const fits: Record<View, Fit>[] = [
    {
      both: {
        ...usual,
        sizes: [
          ["headline", 48],
          ["detail", 28],
        ],
        widest: 7.2,
        footLines: 3,
        units: [undefined, 0.5],
      },
      en: { ...usual, sizes: [["title", 94]], footLines: 2 },
      zh: usual,
    },
    { both: { ...usual, sizes: [["headline", 48]], widest: 7.9 }, en: usual, zh: usual },
    { both: usual, en: usual, zh: { ...usual, units: [0.5] } },
  ];
  const where = (view: View) => `[data-view="slides"][data-lang="${view}"]`;

  it("say what each layout has that a slide of text has not", () => {
    const [shared, ...rules] = writeProperties().split("\n").filter(Boolean);
    assert.match(shared!, /^\[data-view="slides"\]\{--column:561px;--gutter:39px;.*:1000px\}$/);
    const alone = `[data-view="slides"]:not([data-lang="both"])`;
    const title =
      "--title:112px;--title-line:108px;--title-zh:140px;--title-zh-line:162px;--headline:56px;";
    const last = "--bar:56px;--bar-line:64px;--gap:22px;--list-gap:20px;--u:1px}";
    for (const selector of [where("both"), alone])
      assert.ok(rules.some((rule) => rule.startsWith(`${selector}{`) && rule.endsWith(last)));
    assert.equal(rules.length, 14);
    assert.ok(rules[0]!.startsWith(`${where("both")}{${title}`));
    assert.deepEqual(
      rules.filter((rule) => rule.includes("data-layout")),
      [
        `${where("both")} [data-layout="title"]{--statement:40px;--statement-line:50px}`,
        `${where("both")} [data-layout="overview"]{--list-gap:11px}`,
        `${where("both")} [data-layout="figure"]{--item:35px;--item-line:46px;--number:240px;--number-line:200px;--gap:8px;--list-gap:6px}`,
        `${where("both")} [data-layout="pictures"]{--gap:14px}`,
        `${where("both")} [data-layout="sources"]{--list-gap:12px}`,
        `${alone} [data-layout="title"]{--statement:40px;--statement-line:50px}`,
        `${alone} [data-layout="overview"]{--list-gap:2px;--u:1.17px}`,
        `${alone} [data-layout="spine"]{--u:1.17px}`,
        `${alone} [data-layout="figure"]{--item:40px;--item-line:50px;--number:240px;--number-line:200px;--gap:8px;--list-gap:4px}`,
        `${alone} [data-layout="pictures"]{--gap:14px}`,
        `${alone} [data-layout="closing"]{--u:1.2px}`,
        `${alone} [data-layout="sources"]{--source:26px;--source-line:34px;--list-gap:12px}`,
      ],
    );
  });

  it("say once how large a size is, and how high a source line", () =>
    assert.deepEqual(writeSteps(fits).split("\n"), [
      `${where("both")} [data-sizes-both~="headline-48"]{--headline:48px;--headline-line:54px}`,
      `${where("both")} [data-sizes-both~="detail-28"]{--detail:28px;--detail-line:37px}`,
      `${where("both")} [data-foot-both="3"]{--foot-space:125px}`,
      `${where("en")} [data-sizes-en~="title-94"]{--title:94px;--title-line:92px;--title-zh:118px;--title-zh-line:138px}`,
      `${where("en")} [data-foot-en="2"]{--foot-space:103px}`,
    ]));

  it("say how large a figure is that is not as its layout has it", () =>
    assert.deepEqual(writeUnits(fits).split("\n"), [
      `${where("both")} [data-unit-both="0.5"]{--u:0.5px}`,
      `${where("zh")} [data-unit-zh="0.5"]{--u:0.5px}`,
    ]));

  it("say how wide the widest words are that a phone would break", () => {
    assert.equal(writeWidest(fits), `[data-widest="8"]{--widest:8}`);
    const wider = { ...fits[1]!, both: { ...usual, widest: 9 } };
    assert.equal(
      writeWidest([...fits, wider]),
      `[data-widest="8"]{--widest:8}\n[data-widest="9"]{--widest:9}`,
    );
  });

  it("are named by a slide's attributes", () => {
    assert.deepEqual(nameSteps(fits[0]!), [
      ["data-widest", 8],
      ["data-foot-both", 3],
      ["data-foot-en", 2],
      ["data-sizes-both", "headline-48 detail-28"],
      ["data-sizes-en", "title-94"],
    ]);
    assert.deepEqual(nameSteps(fits[2]!), []);
    assert.deepEqual(nameUnits(fits[0]!, 1), [["data-unit-both", 0.5]]);
    assert.deepEqual(nameUnits(fits[0]!, 0), []);
  });
});

describe("a value in its bar", () => {
  const text = (value: string): Inline => ({ type: "text", value, line: 1 });
  const bind = (inline: Inline, kind: TableKind = "figures", row = 1, column = 1) =>
    bindCell([inline], kind, row, column);

  it("stands on one line where it is short", () => {
    assert.deepEqual(bind(text("1 of 12 or 3")), [text("1\u00A0of\u00A012\u00A0or\u00A03")]);
    assert.deepEqual(bind(text("1 of 12 or 34")), [text("1 of 12 or 34")]);
  });

  it("stands on one line with what is stressed in it, but for code", () => {
    const code: Inline = { type: "inlineCode", value: "a b", line: 1 };
    const stress = (value: string): Inline => ({
      type: "strong",
      children: [text(value), code],
      line: 1,
    });
    assert.deepEqual(bind(stress("1 of")), [stress("1\u00A0of")]);
  });

  it("is no head, no label and no words", () => {
    for (const [kind, row, column] of [
      ["figures", 0, 1],
      ["figures", 1, 0],
      ["words", 1, 1],
    ] as const)
      assert.deepEqual(bind(text("1 of 2"), kind, row, column), [text("1 of 2")]);
  });
});

/** Each letter is 1 em wide, and a space half as much. */
const square: Measure = (text) => text.split("").map((letter) => (letter === " " ? 0.5 : 1));
const plain: Style = { weight: 700, letterSpacing: 0, wordSpacing: 0 };
const cut = (html: string, side: Side = "en", style = plain) =>
  cutPieces(html, style, side, square);

/** Pieces as `width`, or `width+space`; with a `!` for code, and a slash for a break. */
const describePieces = (pieces: readonly Piece[]) =>
  pieces
    .map(({ width, space, breaks, isCode }) =>
      [round(width), space ? `+${round(space)}` : "", isCode ? "!" : "", breaks ? "/" : ""].join(
        "",
      ),
    )
    .join(" ");

describe("pieces of text", () => {
  const examples: Record<string, [html: string, pieces: string, side?: Side]> = {
    "end at spaces": ["one two three", "3+0.5 3+0.5 5"],
    "have all the spaces after them": ["a  b ", "1+1 1+0.5"],
    "do not end at a space that binds": ["a\u00A0b c", "3+0.5 1"],
    "end where a line may end": ["开源<wbr>软件", "2 2", "zh"],
    "end once at a space and a place to break": ["a <wbr>b", "1+0.5 1"],
    "end where a line must end": ["ab<br>c<br>d", "2/ 1/ 1"],
    "keep the space before a break": ["ab <br>c", "2+0.5/ 1"],
    "may be empty between two breaks": ["a<br><br>b", "1/ 0/ 1"],
    "go on across tags": ["a<strong>b</strong>c", "3"],
    "have one letter for an entity": ["&amp;&lt;&gt;&quot; a", "4+0.5 1"],
    "end after a hyphen between letters": ["open-source", "5 6"],
    "do not end after a hyphen beside a digit or a space": [
      "4-bit a- -b x-1",
      "5+0.5 2+0.5 2+0.5 3",
    ],
    "do not end after a hyphen at their start": ["-a", "2"],
    "do not end after a hyphen in Chinese": ["open-source", "11", "zh"],
    "do not end after a hyphen in code": ["<code>a-b</code> c-d", "3+0.5! 2 1"],
    "are code where one letter is": ["a<code>b</code>c d", "3+0.5! 1"],
    "have small marks after them": ['a<sup><a href="#x">12</a></sup> b', "2.2+0.5 1"],
  };
  for (const [title, [html, pieces, side]] of Object.entries(examples))
    it(title, () => assert.equal(describePieces(cut(html, side)), pieces));

  it("have smaller marks where the text is heavy", () => {
    const heavy: Style = { ...plain, weight: 900 };
    assert.equal(describePieces(cut("a<sup>12</sup>", "en", heavy)), "1.8");
    assert.equal(describePieces(cut("a<strong>b<sup>1</sup></strong>c<sup>1</sup>")), "4");
  });

  it("are spaced in English, but for code and letters that advance nothing", () => {
    const spaced: Style = { weight: 900, letterSpacing: -0.1, wordSpacing: 0.2 };
    assert.equal(describePieces(cut("ab c", "en", spaced)), "1.8+0.6 0.9");
    assert.equal(describePieces(cut("a\u00A0b", "en", spaced)), "2.9");
    assert.equal(describePieces(cut("ab c", "zh", spaced)), "2+0.5 1");
    assert.equal(describePieces(cut("<code>ab c</code>", "en", spaced)), "2+0.5! 1!");
    const none: Measure = (text) => text.split("").map((letter) => (letter === "i" ? 0 : 1));
    assert.equal(describePieces(cutPieces("fi", spaced, "en", none)), "0.9");
  });

  it("are measured in their own weight and language, code and emoji by their own fonts", () => {
    const asked: string[] = [];
    const ask: Measure = (text, { weight, side, ligatures, isCode }) => {
      asked.push(
        [text, weight, side, ...(ligatures ? ["fi"] : []), ...(isCode ? ["code"] : [])].join(" "),
      );
      return square(text, { weight, side, ligatures, isCode });
    };
    const html =
      'a<strong>b<code>c</code></strong><span lang="zh-Hans">字<code>d</code></span>' +
      '<span class="emoji">🌙</span><sup><code>1</code></sup><em>e</em>f';
    cutPieces(html, plain, "en", ask);
    cutPieces('字<span lang="en">a</span>', { ...plain, letterSpacing: 0.1 }, "zh", ask);
    cutPieces("a&amp;b", { ...plain, letterSpacing: 0.1 }, "en", ask);
    assert.deepEqual(asked, [
      "a 700 en fi",
      "b 900 en fi",
      "c 900 en fi code",
      "字 700 zh fi",
      "d 700 zh fi code",
      "🌙\uFE0F 700 en fi",
      "1 500 en fi code",
      "e 700 en fi",
      "f 700 en fi",
      "字 700 zh fi",
      "a 700 en fi",
      "a&b 700 en",
    ]);
  });
});

describe("lines of text", () => {
  // An eighth of a pixel stays free: browsers round up.
  const fill = (html: string, room: number) =>
    fillLines(cut(html), room * 10 + 1 / 8, 10).map(round);

  const examples: Record<string, [html: string, room: number, lines: number[]]> = {
    "hold what is exactly as wide": ["aa bb", 4.5, [4.5]],
    "end before what is wider": ["aa bb", 4.49, [2.5, 2]],
    "have a space beyond their end": ["aa bb", 2, [2.5, 2]],
    "end at a break, whatever room is left": ["a<br>b<br>", 9, [1, 1, 0]],
    "break a word that none of them holds": ["a bbbbb c", 3, [1.5, 3, 2.5, 1]],
    "break a word that is the first": ["bbbbb", 2, [2, 2, 1]],
    "do not break code": ["a <code>bbbbb</code> c", 3, [1.5, 5.5, 1]],
    "hold a letter each where they have no room for one": ["aab", 0.5, [1, 1, 1]],
    "are one where there is nothing": ["", 3, [0]],
    "are not broken before a word that begins one": ["a<br>bb", 2, [1, 2]],
  };
  for (const [title, [html, room, lines]] of Object.entries(examples))
    it(title, () => assert.deepEqual(fill(html, room), lines));

  it("are as wide as the widest piece at least", () => {
    assert.equal(findWidest(cut("a bbb cc")), 3);
    assert.equal(findWidest([]), 0);
  });
});
