import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "playwright/test";
import { keys } from "../../src/deck/keys.ts";
import { compileSlides } from "../other-deck.ts";
import { top } from "../project.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

test("the README lists the keys of the table", () => {
  const table = /^## Presenting\n[^]*?\n\n(?!\|)/m.exec(readme)![0];
  const rows = [...table.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, cell]) => cell);
  expect(rows.slice(2)).toEqual(keys.map(({ label }) => label));
});

test("the README's talk of your own compiles without a warning", () => {
  const [section = ""] = /^## Your own talk.*?(?=^## )/ms.exec(readme) ?? [];
  const find = (language: string) =>
    new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "ms").exec(section)![1]!;
  const deck = compileSlides([{ path: "slides/01-tea.md", text: find("md") }], {}, find("yaml"));
  expect([deck.talk.file, deck.slides[0]!.id, deck.warnings]).toEqual(["tea", "tea", []]);
});

test("the README's command deletes this talk, and leaves only what describes it", () => {
  const [, paths = ""] = /^git rm -r (.+)$/m.exec(readme) ?? [];
  const others = paths.split(" ").map((path) => `:!${path}`);
  const args = ["ls-files", "--", "slides", "assets", "e2e/talk", ...others];
  const { stdout } = spawnSync("git", args, { cwd: top, encoding: "utf8" });
  expect(stdout).toBe("slides/talk.yaml\n");
});
