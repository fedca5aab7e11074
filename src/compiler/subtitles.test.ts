import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { planVisits, writeTracks, type Speech } from "./render/subtitles.ts";

const say = (en: readonly string[], zh: readonly string[] = [], id = "tea"): Speech => ({
  id,
  title: { en: "Tea & <cups>", zh: "茶与杯" },
  notes: { en, zh },
});

/** The texts of the subtitles of one slide, a line's end as `/`. */
function readTexts(speech: Speech, side: "en" | "zh"): string[] {
  const { [side]: track } = writeTracks([speech], [{ id: speech.id, seconds: 1000 }]);
  const [, ...cues] = track.trimEnd().split("\n\n");
  return cues.map((cue) => cue.split("\n").slice(1).join("/"));
}

const mark = (text: string) => text.replaceAll("|", "\u200B");

describe("subtitles", () => {
  for (const [title, notes, texts] of [
    ["hold as many whole sentences as fit", ["One. Two! Three?"], ["One. Two! Three?"]],
    ["begin anew with a paragraph", ["One.", "Two."], ["One.", "Two."]],
    [
      "break a sentence in two lines, after a clause where one ends",
      ["When the water boils, wait for it to cool before you pour."],
      ["When the water boils,/wait for it to cool before you pour."],
    ],
    [
      "keep two sentences apart that do not fit together",
      ["The leaves need water that is hot but not boiling. Green tea is ruined by hotter water."],
      [
        "The leaves need water that/is hot but not boiling.",
        "Green tea is ruined by hotter water.",
      ],
    ],
    [
      "divide a sentence of more than two lines between its clauses",
      [
        "The first cup wakes the leaves, the second brings out what they have to give, and the third is the one that you will remember.",
      ],
      [
        "The first cup wakes the leaves, the/second brings out what they have to give,",
        "and the third is the one/that you will remember.",
      ],
    ],
    [
      "know an initial, a title and a decimal from the end of a sentence",
      [
        "We met J. Smith, i.e. Dr. Smith of the tea board, at 3.5 degrees below zero, in a snow storm, last May.",
      ],
      [
        "We met J. Smith,/i.e. Dr. Smith of the tea board,",
        "at 3.5 degrees below zero,/in a snow storm, last May.",
      ],
    ],
    ["leave out the mark of a click", ["Look here. ▶ And there."], ["Look here. And there."]],
    ["hold markup as text", ["a < b && b --> c"], ["a &lt; b &amp;&amp; b --&gt; c"]],
    ["split what is longer than a line", ["x".repeat(50)], [`${"x".repeat(42)}/${"x".repeat(8)}`]],
    ["say nothing where nothing is said", ["", " "], []],
  ] as const)
    it(title, () => assert.deepEqual(readTexts(say(notes), "en"), texts));

  for (const [title, notes, texts] of [
    ["hold as many whole sentences as fit", ["水开了。等一等。"], ["水开了。等一等。"]],
    [
      "break only where the text may",
      ["把|水|烧开|以后|等|它|凉|到|八十五度|再|把|水|倒进|放好|茶叶|的|壶|里"],
      ["把水烧开以后等它凉到八十五度/再把水倒进放好茶叶的壶里"],
    ],
    [
      "are 20 characters wide, of which two letters make one",
      ["abcdefghij|klmnopqrst|一二三四五六七八九十|甲乙丙丁戊己庚辛壬癸|子丑寅卯辰巳午未申酉"],
      ["abcdefghijklmnopqrst一二三四五六七八九十/甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"],
    ],
    [
      "end a sentence after its quotation marks",
      [
        "他说：“水|已经|烧开|了|，|可以|把|茶叶|放进|壶|里|了|！”|然后|他|离开|了|茶馆|，|再也|没有|回来|过|，|我们|都|很|想念|他|。",
      ],
      [
        "他说：“水已经烧开了，/可以把茶叶放进壶里了！”",
        "然后他离开了茶馆，/再也没有回来过，我们都很想念他。",
      ],
    ],
  ] as const)
    it(`in Chinese ${title}`, () =>
      assert.deepEqual(readTexts(say([], notes.map(mark)), "zh"), texts));

  it("share the time of a slide among its paragraphs by their length", () => {
    const { en, chapters } = writeTracks(
      [say(["Ten chars.", "And twenty more here."])],
      [{ id: "tea", seconds: 31 }],
    );
    assert.equal(
      en,
      "WEBVTT\n\n00:00:00.000 --> 00:00:10.000\nTen chars.\n\n00:00:10.000 --> 00:00:31.000\nAnd twenty more here.\n",
    );
    assert.equal(
      chapters,
      "WEBVTT\n\n00:00:00.000 --> 00:00:31.000\nTea &amp; &lt;cups&gt; 茶与杯\n",
    );
  });

  it("count hours, and thousandths that make a second", () => {
    const { chapters } = writeTracks(
      [say([]), say([], [], "cup")],
      [
        { id: "tea", seconds: 59.9996 },
        { id: "cup", seconds: 36_000 },
      ],
    );
    assert.match(chapters, /00:00:00\.000 --> 00:01:00\.000\n[^]*00:01:00\.000 --> 10:01:00\.000/);
  });
});

describe("the talk as it was given", () => {
  const speeches = [
    say(["One."], [], "one"),
    say(["Two."], [], "two"),
    say(["Three."], [], "three"),
  ];
  const read = (...visits: [id: string, seconds: number][]) =>
    writeTracks(
      speeches,
      visits.map(([id, seconds]) => ({ id, seconds })),
    ).en.match(/[\d:]+(?=\.000 --)|[A-Z]\w+\./g);

  for (const [title, visits, told] of [
    [
      "tells a slide when it is shown",
      [
        ["one", 10],
        ["two", 20],
      ],
      ["00:00:00", "One.", "00:00:10", "Two."],
    ],
    [
      "follows its own order",
      [
        ["two", 10],
        ["one", 10],
      ],
      ["00:00:00", "Two.", "00:00:10", "One."],
    ],
    [
      "tells a slide once, though the speaker comes back to it",
      [
        ["one", 10],
        ["two", 20],
        ["one", 90],
      ],
      ["00:00:00", "One.", "00:00:10", "Two."],
    ],
    [
      "does not take a slide that is passed for one that is told",
      [
        ["one", 10],
        ["two", 1],
        ["three", 1],
        ["two", 20],
      ],
      ["00:00:00", "One.", "00:00:12", "Two."],
    ],
    [
      "knows nothing of slides that are not the talk's",
      [
        ["four", 9],
        ["one", 9],
      ],
      ["00:00:09", "One."],
    ],
  ] as [string, [string, number][], string[]][])
    it(title, () => assert.deepEqual(read(...visits), told));

  it("has long notes told only where there was time for a third of them", () => {
    const long = say(["Many words. ".repeat(65)]);
    const tell = (seconds: number) => writeTracks([long], [{ id: "tea", seconds }]).en.length;
    assert.ok(tell(21) > tell(19));
  });
});

describe("the talk as it is planned", () => {
  it("gives a slide its minutes, or as long as its notes take", () => {
    const speeches = [
      { ...say(["Tea."]), minutes: 2 },
      say(["word ".repeat(130)], ["茶".repeat(110)], "cup"),
      say([], [], "end"),
    ];
    assert.deepEqual(
      planVisits(speeches).map(({ seconds }) => seconds),
      [120, 60, 0],
    );
  });
});
