import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { html } from "../src/compiler/html.ts";
import { expect, test } from "./deck.ts";
import { dist } from "./decks.ts";

const parts = unzipSync(readFileSync(join(dist, "a-cup-of-tea.pptx")));
const names = Object.keys(parts);
const read = (name: string) => strFromU8(parts[name]!);
const slides = names
  .filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
  .map((_, i) => read(`ppt/slides/slide${i + 1}.xml`));
const notes = slides.map((_, i) => read(`ppt/notesSlides/notesSlide${i + 1}.xml`));

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

const faces = /<a:latin typeface="(?:Arial|Consolas)"\/><a:ea typeface="Microsoft YaHei"\/>/;

test("every run, of notes too, has its language and the faces that Office has for both scripts", () => {
  for (const xml of [...slides, ...notes]) {
    const runs = listRuns(xml);
    expect(xml.split("<a:t>").length - 1).toBe(runs.length);
    const wrong = runs.filter(({ look, text }) => {
      const isChinese = /\p{Script=Han}/u.test(text);
      return (
        !(isChinese ? /lang="zh-CN"/ : /lang="(?:en-US|zh-CN)"/).test(look) || !faces.test(look)
      );
    });
    expect(wrong).toEqual([]);
  }
});

test("every slide has its title in both languages, and its notes in both", ({ deck }) => {
  expect(slides).toHaveLength(deck.slides.length);
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

test("every picture has the bytes of its kind, and a drawing has a PNG beside it", ({ deck }) => {
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

/** What stands on a slide, from the lowest to the uppermost, in EMU. */
const listShapes = (xml: string) =>
  [...xml.matchAll(/<p:(sp|pic|graphicFrame)>(.*?)<\/p:\1>/gs)].map(
    ([, type = "", inside = ""]) => {
      const [x = 0, y = 0, width = 0, height = 0] = [
        /<a:off x="(\S+)" y="(\S+)"\/><a:ext cx="(\S+)" cy="(\S+)"\/>/.exec(inside)!.slice(1),
      ].flatMap((place) => place.map(Number));
      const drawn = [...inside.matchAll(/<a:pt x="(\S+)" y="(\S+)"\/>/g)].map(
        ([, cx, cy]) => [x + Number(cx), y + Number(cy)] as const,
      );
      const corners =
        drawn.length > 0
          ? drawn
          : ([
              [x, y],
              [x + width, y],
              [x + width, y + height],
              [x, y + height],
            ] as const);
      const [, color = ""] = /<\/a:custGeom><a:solidFill><a:srgbClr val="(\w+)"/.exec(inside) ?? [];
      return { type, inside, x, y, width, height, corners, color };
    },
  );
type Shape = ReturnType<typeof listShapes>[number];
const isInside = (x: number, y: number, { corners }: Shape) =>
  corners.every(([x1, y1], i) => {
    const [x2, y2] = corners[(i + 1) % corners.length]!;
    return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) >= 0;
  });
/** A picture without a drawing beside it: nothing shows through. */
const isPhotograph = ({ type, inside }: Shape) => type === "pic" && !inside.includes("svgBlip");
const colorsOf = (xml: string) =>
  [...xml.matchAll(/<a:rPr[^>]*><a:solidFill><a:srgbClr val="(\w+)"/g)].map(([, color]) => color);

test("no word has the colour of what is behind it, and none stands on a photograph", () => {
  for (const [i, xml] of slides.entries()) {
    const [, ground = ""] = /<p:bg>.*?val="(\w+)"/s.exec(xml)!;
    const shapes = listShapes(xml);
    for (const [j, shape] of shapes.entries()) {
      const { x, y, width, height, inside } = shape;
      const place = `slide ${i + 1}: ${inside.match(/<a:t>[^<]*/)?.[0]}`;
      if (shape.type === "graphicFrame")
        for (const [, cell = "", behind = ground] of inside.matchAll(
          /<a:tc>(.*?)<\/a:lnB>(?:<a:solidFill><a:srgbClr val="(\w+)")?/gs,
        ))
          expect(colorsOf(cell), place).not.toContain(behind);
      if (!inside.includes("<a:t>") || shape.type !== "sp") continue;
      // The first letter, or the last where a text stands at the right.
      const inset = inside.includes('algn="ctr"') ? width / 2 : Math.min(width, height) / 8;
      const at = inside.includes('algn="r"') ? x + width - inset : x + inset;
      const behind = shapes
        .slice(0, j)
        .findLast(
          (below) => (below.color || isPhotograph(below)) && isInside(at, y + height / 2, below),
        );
      expect(behind?.type, place).not.toBe("pic");
      expect(colorsOf(inside), place).not.toContain(behind?.color ?? ground);
    }
  }
});

test("a photograph from edge to edge is cut, not stretched", async ({ page, deck }) => {
  const i = deck.slides.findIndex((_, i) => deck.trees[i]!.settings.layout === "photograph");
  const [{ inside, width, height }] = listShapes(slides[i]!).filter(isPhotograph) as [Shape];
  const [, id = "", x = 0, y = 0] =
    /r:embed="(\w+)".*<a:srcRect l="(\d+)" t="(\d+)"/.exec(inside) ?? [];
  const [, name = "", ending = ""] = new RegExp(
    `Id="${id}"[^>]*Target="\\.\\./(media/[^"]*?(\\w+))"`,
  ).exec(read(`ppt/slides/_rels/slide${i + 1}.xml.rels`))!;
  const bytes = Buffer.from(parts[`ppt/${name}`]!).toString("base64");
  const natural = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    return image.naturalWidth / image.naturalHeight;
  }, `data:image/${ending};base64,${bytes}`);
  const shown = (natural * (1 - (2 * Number(x)) / 100_000)) / (1 - (2 * Number(y)) / 100_000);
  expect(Number(x) + Number(y)).toBeGreaterThan(0);
  expect(shown).toBeCloseTo(width / height, 2);
});

test("code has the lines and the spaces that were typed", ({ deck }) => {
  const whole = slides.map((xml) =>
    listShapes(xml).map(({ inside }) =>
      inside.replace(/<a:br>.*?<\/a:br>/gs, "\n").replace(/<a:pPr.*?<\/a:pPr>|<[^>]*>/gs, ""),
    ),
  );
  for (const [i, { pairs }] of deck.trees.entries())
    for (const pair of pairs)
      for (const code of [pair.en, pair.zh]) {
        if (code.type !== "code") continue;
        const lines = code.tokens.map((line) =>
          line
            .map(({ text }) => text)
            .join("")
            .trimEnd(),
        );
        expect(whole[i]).toContain(String(html`${lines.join("\n")}`));
      }
});
