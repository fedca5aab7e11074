import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writePdf } from "../src/export/print-pdf.ts";
import { expect, test } from "./deck.ts";
import { dist } from "./decks.ts";
import { compileSlides, serveDecks } from "./other-deck.ts";
import { openPdf, OPS } from "./pdf.ts";
import { hasTool } from "./tools.ts";

const path = (suffix: string) => join(dist, `a-cup-of-tea${suffix}.pdf`);

const read = (suffix: string) => openPdf(readFileSync(path(suffix)));

test("what is copied from the page or the PDFs has no characters that only hold lines together", async ({
  page,
}) => {
  // A name with an interpunct, a span of years, dashes: none of them may lose its letters.
  const text =
    "# Names\n\n# 吉姆·泽姆林\n\nIn 2025–2026 — an end\n\n2025 年～2026 年，于是——结束\n";
  await serveDecks(page, [compileSlides([{ path: "slides/01-a.md", text }])]);
  await page.goto("./other.html?print=slides");
  await page.locator("[data-ready]").waitFor({ state: "attached" });
  const folder = mkdtempSync(join(tmpdir(), "deck-"));
  const file = join(folder, "names.pdf");
  await page.pdf({ path: file, preferCSSPageSize: true });
  const copied = await page.evaluate(() => {
    getSelection()!.selectAllChildren(document.querySelector(".page")!);
    return String(getSelection());
  });
  const { items } = await (await (await openPdf(readFileSync(file))).getPage(1)).getTextContent();
  const texts = [copied, items.map((item) => ("str" in item ? item.str : "")).join("")];
  if (hasTool("pdftotext"))
    texts.push(spawnSync("pdftotext", ["-raw", file, "-"]).stdout.toString());
  for (const found of texts) {
    for (const phrase of ["吉姆·泽姆林", "2025 年～2026 年", "于是——结束"])
      expect(found.replaceAll("\u00A0", " ")).toContain(phrase);
    expect(found).not.toMatch(/[\u00AD\u200B-\u200D\u2060\uFEFF]/u);
  }
  rmSync(folder, { recursive: true });
});

interface Structure {
  role?: string;
  lang?: string;
  alt?: string;
  type?: string;
  children?: Structure[];
}

const flatten = (node: Structure): Structure[] => [node, ...(node.children ?? []).flatMap(flatten)];

test("the deck's PDF is tagged on every page, in both languages, with texts for its figures", async () => {
  const pdf = await read("");
  for (let number = 1; number <= pdf.numPages; number++) {
    const tree = (await (await pdf.getPage(number)).getStructTree()) as Structure;
    const nodes = flatten(tree).filter(({ role }) => role && role !== "Root");
    const roles = new Set(nodes.map(({ role }) => role));
    expect(roles, `page ${number}`).not.toContain("NonStruct");
    const headings = nodes.filter(({ role }) => /^H[12]$/.test(role!));
    expect(headings.map(({ lang }) => lang ?? "en")).toEqual(["en", "zh-Hans"]);
    for (const figure of nodes.filter(({ role }) => role === "Figure"))
      expect(figure.alt, `page ${number}`).toMatch(/^[A-Z\d].*\p{Script=Han}/u);
    for (const { role, children = [], alt } of nodes)
      expect(children.length > 0 || alt, `an empty ${role} on page ${number}`).toBeTruthy();
  }
});

test("the PDFs have an outline, labels, and say what they are", async ({ deck }) => {
  const slides = deck.slides.length;
  const pdf = await read("");
  const outline = (await pdf.getOutline())!;
  const support = deck.slides.filter(({ isSupport }) => isSupport);
  expect(outline.length).toBe(slides - support.length);
  expect(outline.flatMap(({ items }) => items)).toHaveLength(support.length);
  expect(outline[0]!.title).toBe("A cup of tea takes its time 一杯茶，急不得");
  expect(await pdf.getPageLabels()).toEqual(
    Array.from({ length: slides }, (_, i) => String(i + 1)),
  );

  for (const [suffix, title, lang] of [
    ["", "A Cup of Tea Takes Its Time 一杯茶，急不得", "en"],
    [".en", "A Cup of Tea Takes Its Time", "en"],
    [".zh", "一杯茶，急不得", "zh-Hans"],
  ] as const) {
    const { info, metadata } = await (await read(suffix)).getMetadata();
    const about = info as Record<string, unknown>;
    expect(about["Title"]).toBe(title);
    expect(about["Language"]).toBe(lang);
    expect(about["Author"]).toBeTruthy();
    expect(about["Subject"]).toMatch(/Lu Yu|陆羽/);
    expect(metadata!.get("dc:title")).toBe(title);
  }

  const steps = await read(".steps");
  const labels = (await steps.getPageLabels())!;
  expect(labels.slice(2, 5)).toEqual(["3.1", "3.2", "3.3"]);
  expect((await read(".brief")).numPages).toBeLessThan(slides);
  const handout = await (await read(".handout")).getPage(1);
  expect(handout.view.slice(2).map(Math.round)).toEqual([595, 842]);
});

test("links lead to the web, and from slide to slide, by name", async ({ deck }) => {
  const pdf = await read("");
  const links = await (await pdf.getPage(3)).getAnnotations();
  expect(links.map(({ dest }) => dest as string)).toContain("steeps");
  const names = links.map((link) => (link.contentsObj as { str: string }).str);
  expect(names).toContain("Short steeps, many cups 快冲快出，一泡多杯");
  const overview = await (await pdf.getPage(2)).getAnnotations();
  expect(await pdf.getDestination(overview[0].dest as string)).not.toBeNull();
  const closing = await (await pdf.getPage(14)).getAnnotations();
  expect(closing.map(({ url }) => url as string)).toContain(deck.talk.link);
});

test("the same deck gives the same bytes, and a page that fails leaves the old file", async ({
  browser,
  baseURL,
  deck,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "deck-"));
  const document = { name: "deck.pdf", query: { print: "slides", lang: "zh", theme: "eco" } };
  const print = async () => {
    await writePdf(browser, baseURL!, document, deck, folder);
    return readFileSync(join(folder, "deck.pdf"));
  };
  const first = await print();
  expect((await print()).equals(first)).toBe(true);

  const broken = createServer((_, response) =>
    response.end("<script>throw new Error('torn')</script>"),
  );
  await new Promise<void>((resolve) => broken.listen(0, "127.0.0.1", resolve));
  const { port } = broken.address() as AddressInfo;
  await expect(
    writePdf(browser, `http://127.0.0.1:${port}/`, document, deck, folder),
  ).rejects.toThrow("deck.pdf: the page failed: torn");
  broken.close();
  expect(readFileSync(join(folder, "deck.pdf")).equals(first)).toBe(true);

  const file = join(folder, "file");
  writeFileSync(file, "");
  const short = { name: document.name, query: { print: "slides", brief: "" } };
  await expect(writePdf(browser, baseURL!, short, deck, file)).rejects.toThrow(
    /deck\.pdf cannot be written: /,
  );
  rmSync(join(folder, "deck.pdf"));
  mkdirSync(join(folder, "deck.pdf"));
  await expect(writePdf(browser, baseURL!, short, deck, folder)).rejects.toThrow(
    /deck\.pdf cannot be written: a folder is in its place\./,
  );
  expect(readdirSync(folder)).toEqual(["deck.pdf", "file"]);
});

test("a slide that takes two pages is an error, and leaves the old file", async ({
  browser,
  deck,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "deck-"));
  const long = createServer((_, response) =>
    response.end(`<style>@page{size:1280px 720px}</style><div class="slides" data-ready>
      <section id="title" style="height:1500px">long</section></div>`),
  );
  await new Promise<void>((resolve) => long.listen(0, "127.0.0.1", resolve));
  const { port } = long.address() as AddressInfo;
  const document = { name: "deck.pdf", query: { print: "slides" } };
  await expect(
    writePdf(browser, `http://127.0.0.1:${port}/`, document, deck, folder),
  ).rejects.toThrow(/^deck\.pdf has \d pages, and should have 1\./);
  long.close();
  expect(readdirSync(folder)).toEqual([]);
});

test("a picture that comes by and by is printed as it is in the end", async ({ browser, deck }) => {
  const folder = mkdtempSync(join(tmpdir(), "deck-"));
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>
    @keyframes come { from { visibility: hidden } } path { animation: come 9s steps(1) both }
    </style><path d="M0 0h9v9z" /></svg>`;
  const server = createServer(({ url }, response) => {
    const isPicture = url!.endsWith(".svg");
    response.setHeader("Content-Type", isPicture ? "image/svg+xml" : "text/html");
    const page = `<div class="slides" data-ready><section id="title"><img src="a.svg" width="90"></section></div>`;
    response.end(isPicture ? picture : page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const document = { name: "deck.pdf", query: { print: "slides" } };
  await writePdf(browser, `http://127.0.0.1:${port}/`, document, deck, folder);
  server.close();
  const printed = await (await openPdf(readFileSync(join(folder, "deck.pdf")))).getPage(1);
  expect((await printed.getOperatorList()).fnArray).toContain(OPS.constructPath);
  rmSync(folder, { recursive: true });
});
