import { compile } from "../src/compiler/compile.ts";
import type { Manuscript } from "../src/compiler/deck.ts";
import { CompileError } from "../src/compiler/mistake.ts";
import { highlight } from "../src/node/highlight.ts";
import { expect, test } from "playwright/test";

const phrase = "{ en: a, zh: 甲 }";
const shelf: Omit<Manuscript, "slides"> = {
  talk: {
    path: "slides/talk.yaml",
    text: ["title", "speaker", "event", "author"]
      .map((key) => `${key}: ${phrase}\n`)
      .concat("link: https://a.b\nfile: a\n")
      .join(""),
  },
  glossary: { path: "slides/glossary.yaml", text: "" },
  pictures: [],
  mistakes: [],
  pageIds: [],
  hasGlyph: () => true,
  highlight,
  readFont: () => undefined,
  measure: (text) => Array.from({ length: text.length }, () => 0),
};

// What Markdown has been made to run elsewhere.
const attacks = [
  "<script>trip()</script>",
  "<img src=x onerror=trip()>",
  "<svg onload=trip()>",
  "<svg><script>trip()</script></svg>",
  "<iframe srcdoc='<script>parent.trip()</script>'></iframe>",
  "<a href='javascript:trip()'>a</a>",
  "<details open ontoggle=trip()>",
  "<body onload=trip()>",
  "<math><mtext></p><script>trip()</script>",
  "[a](javascript:trip())",
  "[a](JaVaScRiPt:trip())",
  "[a](java&#115;cript:trip())",
  "[a](\u0001javascript:trip())",
  "[a](data:text/html,<script>trip()</script>)",
  "[a](vbscript:trip())",
  '[a](https://a.b/"onclick=trip())',
  '[a](https://a.b "x\\" onmouseover=trip() y=\\"")',
  '![a](x"onerror=trip())',
  '![a](x "y\\" onerror=trip()")',
  "![a](javascript:trip())",
  "<javascript:trip()>",
  "<https://a.b/'onclick=trip()>",
  "`<script>trip()</script>`",
  "**<script>trip()</script>**",
  "&lt;script&gt;trip()&lt;/script&gt;",
  "&#60;script&#62;trip()&#60;/script&#62;",
  "</p></section><script>trip()</script>",
  "<!--><script>trip()</script>-->",
  "[^x]: <script>trip()</script>",
  "# <br onclick=trip()>",
];

test("no attack in Markdown runs in the page, and none breaks out of its block", async ({
  page,
}) => {
  const trips: string[] = [];
  await page.exposeFunction("trip", () => trips.push("tripped"));
  let shown = 0;
  for (const attack of attacks) {
    for (const text of [`${attack}\n\n汉 ${attack}\n`, `- ${attack}\n- 汉 ${attack}\n`]) {
      let html: string;
      try {
        html = compile({ ...shelf, slides: [{ path: "slides/01-a.md", text }] }).sections.join();
      } catch (error) {
        expect(error, attack).toBeInstanceOf(CompileError);
        continue;
      }
      shown++;
      await page.setContent(`<main>${html}</main>`);
      await page.locator("a, p, code").first().dispatchEvent("mouseover");
      for (const link of await page.locator("main a").all()) {
        expect(await link.getAttribute("href"), attack).toMatch(/^(?:https?:|#)/);
        await link.dispatchEvent("click", { bubbles: false });
      }
      expect(
        await page.locator("main script, main iframe, main img, main [onclick]").count(),
        attack,
      ).toBe(0);
      expect(await page.locator("main > section").count(), attack).toBe(1);
    }
  }
  expect(shown, "some of them are text, and shown as such").toBeGreaterThan(3);
  expect(trips).toEqual([]);
});
