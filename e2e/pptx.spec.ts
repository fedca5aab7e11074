import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { compileDeck } from "../src/node/compile-deck.ts";
import { expect, test } from "./deck.ts";
import { decks, dist } from "./decks.ts";

const deck = compileDeck(decks.fixture.top);
const parts = unzipSync(readFileSync(join(dist, `${deck.talk.file}.pptx`)));
const names = Object.keys(parts);
const read = (name: string) => strFromU8(parts[name]!);
const slides = deck.slides.map((_, i) => read(`ppt/slides/slide${i + 1}.xml`));
const notes = deck.slides.map((_, i) => read(`ppt/notesSlides/notesSlide${i + 1}.xml`));

/** The runs of a part: what says how they look, and their text. */
const listRuns = (xml: string) =>
  [...xml.matchAll(/<a:r>(<a:rPr.*?<\/a:rPr>)<a:t>(.*?)<\/a:t><\/a:r>/gs)].map(
    ([, look = "", text = ""]) => ({ look, text }),
  );
const bare = (text: string) => text.replace(/\s/gu, "");

test("every part of the file for PowerPoint is well-formed, and every relation leads to one", () => {
  for (const name of names.filter((name) => /\.(?:xml|rels|svg)$/.test(name))) {
    const parser = new SaxesParser({ xmlns: true });
    parser.on("error", (error) => {
      throw new Error(`${name}: ${error.message}`);
    });
    parser.write(read(name)).close();
  }
  for (const name of names.filter((name) => name.endsWith(".rels"))) {
    const folder = name.replace(/_rels\/[^/]*$/, "");
    for (const [relation, target = ""] of read(name).matchAll(
      /<Relationship [^>]*Target="([^"]*)"[^>]*>/g,
    )) {
      if (relation.includes("External")) continue;
      const path = new URL(target, `file:///${folder}`).pathname.slice(1);
      expect(names, `${name} to ${target}`).toContain(path);
    }
  }
});

test("every run, of notes too, has its language and the faces that Office has for both scripts", () => {
  for (const xml of [...slides, ...notes]) {
    const runs = listRuns(xml);
    expect(xml.split("<a:t>").length - 1).toBe(runs.length);
    for (const { look, text } of runs) {
      const isChinese = /\p{Script=Han}/u.test(text);
      if (isChinese) expect(look, text).toContain('lang="zh-CN"');
      expect(look, text).toMatch(/lang="(?:en-US|zh-CN)"/);
      expect(look, text).toMatch(
        /<a:latin typeface="(?:Arial|Consolas)"\/><a:ea typeface="Microsoft YaHei"\/>/,
      );
    }
  }
});

test("every slide has its title in both languages, and its notes in both", () => {
  for (const [i, { title }] of deck.slides.entries()) {
    const [, holder = ""] = /<p:ph type="title"\/>(.*?)<\/p:sp>/s.exec(slides[i]!) ?? [];
    const text = listRuns(holder).map(({ text }) => text);
    expect(bare(text.join(""))).toContain(bare(title.en).replace("’", "’"));
    expect(
      bare(
        listRuns(slides[i]!)
          .map(({ text }) => text)
          .join(""),
      ),
    ).toContain(bare(title.zh));
    const said = deck.trees[i]!.notes.length;
    expect(notes[i]!.match(/<a:p>/g)?.length ?? 0).toBe(2 * said);
  }
});

test("every picture has the bytes of its kind, and a drawing has a PNG beside it", () => {
  const images = names.filter((name) => name.startsWith("ppt/media/"));
  expect(images.length).toBeGreaterThan(0);
  for (const name of images) {
    const start = Buffer.from(parts[name]!.slice(0, 4)).toString("latin1");
    if (name.endsWith(".png")) expect(start, name).toBe("\u0089PNG");
    if (name.endsWith(".jpeg")) expect(start, name).toMatch(/^\u00FF\u00D8/);
    if (name.endsWith(".svg")) expect(start, name).toBe("<svg");
  }
  for (const [i, xml] of slides.entries()) {
    const relations = read(`ppt/slides/_rels/slide${i + 1}.xml.rels`);
    for (const [, id] of xml.matchAll(/<a:blip r:embed="(\w+)"/g))
      expect(relations).toMatch(new RegExp(`Id="${id}"[^>]*Target="[^"]*\\.(?:png|jpeg)"`));
  }
  const alts = deck.trees.flatMap(({ pairs }) =>
    pairs.flatMap((pair) => (pair.type === "figure" ? [pair.en.alt, pair.zh.alt] : [])),
  );
  const whole = slides.join("");
  for (const alt of alts) expect(whole).toContain(alt.replaceAll("&", "&amp;"));
});
