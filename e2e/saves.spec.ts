import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, type Page } from "playwright/test";
import { createServer, type ViteDevServer } from "vite";
import { createCompiler } from "../src/node/compile-deck.ts";
import { watchDeck } from "../src/vite/dev-server.ts";
import { analects, copyProject } from "./project.ts";

// A page that shows the title of the talk by its styles. The test decides how long the styles take.

let project: string;
let root: string;
let server: ViteDevServer;
/** By title: when the styles are asked for, and when they are ready. */
const titles = new Map<string, { isReady: Signal; isAsked: Signal }>();

interface Signal {
  promise: Promise<void>;
  resolve: () => void;
  reject: (error: Error) => void;
}

function createSignal(): Signal {
  let ends!: Omit<Signal, "promise">;
  const promise = new Promise<void>((resolve, reject) => (ends = { resolve, reject }));
  return { promise, ...ends };
}

const at = (title: string) => {
  if (!titles.has(title)) titles.set(title, { isReady: createSignal(), isAsked: createSignal() });
  return titles.get(title)!;
};

test.beforeAll(async () => {
  project = copyProject(analects);
  root = mkdtempSync(join(tmpdir(), "page-"));
  mkdirSync(join(root, "slides"));
  writeFileSync(
    join(root, "index.html"),
    '<!doctype html><html><body><script type="module" src="./main.js"></script></body></html>',
  );
  writeFileSync(
    join(root, "main.js"),
    'import "virtual:title.css";\nimport.meta.hot.on("marker", () => (document.body.dataset.marked = ""));',
  );
  const styles = "\0virtual:title.css";
  const compile = createCompiler(project);
  const writeStyles = async ({ talk }: ReturnType<typeof compile>) => {
    const { isReady, isAsked } = at(talk.title.en);
    isAsked.resolve();
    await isReady.promise;
    return `:root { --title: ${talk.title.en} }`;
  };
  server = await createServer({
    configFile: false,
    root,
    logLevel: "silent",
    cacheDir: join(root, "cache"),
    server: { host: "127.0.0.1", port: 0 },
    plugins: [
      {
        name: "title",
        resolveId: (id) => (id === "virtual:title.css" ? styles : undefined),
        load: (id) => (id === styles ? writeStyles(compile()) : undefined),
        configureServer: (server) =>
          watchDeck(server, project, {
            compile,
            isCurrent: () => true,
            isServed: () => true,
            writeStyles,
            styles,
          }),
      },
    ],
  });
  await server.listen();
});

test.afterAll(async () => {
  await server.close();
  for (const folder of [project, root]) rmSync(folder, { recursive: true });
});

const file = () => join(project, "slides/talk.yaml");
const save = (title: string) =>
  writeFileSync(file(), readFileSync(file(), "utf8").replace(/^  en: .*$/m, `  en: ${title}`));
const expectTitle = (page: Page, title: string) =>
  expect(page.locator("html")).toHaveCSS("--title", title);

/** Opens the page with a title, whose styles are ready. */
async function openWith(page: Page, title: string): Promise<void> {
  save(title);
  at(title).isReady.resolve();
  await page.goto(server.resolvedUrls!.local[0]!);
  await expectTitle(page, title);
}

/** Waits until the page has received all that the server has sent, and has loaded what it asks for. */
async function settle(page: Page): Promise<void> {
  await new Promise(setImmediate);
  server.hot.send("marker");
  await page.locator("body[data-marked]").waitFor({ state: "attached" });
  await page.waitForFunction(() => fetch("/main.js").then(({ ok }) => ok));
}

test("of two saves close together the last one is shown, though its fonts are ready first", async ({
  page,
}) => {
  await openWith(page, "First");
  save("Slow");
  await at("Slow").isAsked.promise;
  save("Fast");
  await at("Fast").isAsked.promise;
  at("Fast").isReady.resolve();
  await expectTitle(page, "Fast");
  at("Slow").isReady.resolve();
  await settle(page);
  await expectTitle(page, "Fast");
  save("Slow");
  await expectTitle(page, "Slow");
});

test("fonts that fail for an earlier save do not hide the last one", async ({ page }) => {
  await openWith(page, "Before");
  save("Broken");
  await at("Broken").isAsked.promise;
  save("Good");
  await at("Good").isAsked.promise;
  at("Good").isReady.resolve();
  await expectTitle(page, "Good");
  at("Broken").isReady.reject(new Error("no room"));
  await settle(page);
  await expect(page.locator("vite-error-overlay")).toHaveCount(0);
});

test("fonts that fail for an earlier save do not hide a mistake in the last one", async ({
  page,
}) => {
  await openWith(page, "Whole");
  save("Late");
  await at("Late").isAsked.promise;
  save("");
  const overlay = page.locator("vite-error-overlay");
  await expect(overlay).toContainText("slides/talk.yaml");
  at("Late").isReady.reject(new Error("no room"));
  await settle(page);
  await expect(overlay).toContainText("slides/talk.yaml");
});
