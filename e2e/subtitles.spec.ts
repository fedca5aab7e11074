import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { expect, open, openSpeaker, test } from "./deck.ts";
import { dist } from "./decks.ts";

const read = (track: string) => readFileSync(join(dist, `a-cup-of-tea.${track}.vtt`), "utf8");

/** The cues of a file, as the browser reads them. */
const parse = (page: Page, text: string) =>
  page.evaluate(async (vtt) => {
    const video = document.createElement("video");
    const track = document.createElement("track");
    const loaded = new Promise((resolve, reject) => {
      track.onload = resolve;
      track.onerror = reject;
    });
    track.src = `data:text/vtt,${encodeURIComponent(vtt)}`;
    track.track.mode = "hidden";
    video.append(track);
    document.body.append(video);
    await loaded;
    return [...(track.track.cues as unknown as Iterable<VTTCue>)].map((cue) => ({
      begin: cue.startTime,
      end: cue.endTime,
      text: cue.getCueAsHTML().textContent!,
    }));
  }, text);

/** A text without what a line's end may add or take. */
const bare = (text: string) => text.replace(/\s/gu, "");

for (const side of ["en", "zh"] as const) {
  test(`a browser reads every word of the ${side} notes from the subtitles, in time`, async ({
    page,
    deck,
  }) => {
    await page.goto("about:blank");
    const cues = await parse(page, read(side));
    const notes = deck.trees.flatMap((slide) =>
      slide.notes.flatMap((note) =>
        note[side].children.map((inline) => ("value" in inline ? inline.value : "")),
      ),
    );
    expect(bare(cues.map(({ text }) => text).join(""))).toBe(
      bare(notes.join("")).replaceAll("▶", ""),
    );
    for (const { text } of cues) {
      const lines = text.split("\n");
      expect(lines.length, text).toBeLessThanOrEqual(2);
      for (const line of lines) {
        const wide = line.match(/\p{Script=Han}|[，。：；！？、“”‘’—…《》（）·]/gu) ?? [];
        const width = side === "en" ? line.length : (line.length + wide.length) / 2;
        expect(width, line).toBeLessThanOrEqual(side === "en" ? 42 : 20);
      }
    }
    const minutes = deck.trees.reduce((sum, { settings }) => sum + (settings.minutes ?? 0), 0);
    expect(cues[0]!.begin).toBe(0);
    expect(cues.at(-1)!.end).toBe(minutes * 60);
    for (const [i, { begin, end }] of cues.entries()) {
      expect(end).toBeGreaterThan(begin);
      expect(begin).toBe(cues[i - 1]?.end ?? 0);
    }
  });
}

test("a browser reads a chapter for each slide that is told", async ({ page, deck }) => {
  await page.goto("about:blank");
  const chapters = await parse(page, read("chapters"));
  const told = deck.trees.flatMap(({ settings }, i) =>
    settings.minutes ? `${deck.slides[i]!.title.en} ${deck.slides[i]!.title.zh}` : [],
  );
  expect(chapters.map(({ text }) => text)).toEqual(told);
});

test("the speaker's window saves the subtitles of the talk as it was given", async ({
  page: room,
  context,
  deck,
}) => {
  await context.clock.install();
  await open(room);
  const speaker = await openSpeaker(room);
  await speaker.keyboard.press("t");
  for (const { minutes } of deck.trees.map(({ settings }) => settings)) {
    if (!minutes) break;
    await context.clock.fastForward(minutes * 60_000);
    const slide = await room.evaluate(() => document.querySelector(".slides > .present")!.id);
    const next = deck.slides[deck.slides.findIndex(({ id }) => id === slide) + 1]!;
    for (const key of ["g", ...next.id, "Enter"]) await speaker.keyboard.press(key);
    await expect(room.locator(`#${next.id}`)).toHaveClass(/present/);
  }
  await speaker.keyboard.press("t");
  await speaker.keyboard.press("e");
  for (const [name, track] of [
    ["English", "en"],
    ["Chinese", "zh"],
    ["chapters", "chapters"],
  ] as const) {
    const saving = speaker.waitForEvent("download");
    await speaker.getByRole("link", { name }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe(`${deck.talk.file}.as-given.${track}.vtt`);
    const saved = readFileSync(await download.path(), "utf8");
    const texts = (vtt: string) => vtt.replace(/^.*-->.*$/gm, "");
    expect(texts(saved)).toBe(texts(read(track)));
    const last = (vtt: string) => Number(/.*--> (\d+):(\d+):/s.exec(vtt)![2]);
    expect(Math.abs(last(saved) - last(read(track)))).toBeLessThanOrEqual(1);
  }
});
