import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import type { Locator, Page } from "playwright/test";
import { readLiveOptions } from "../src/cli/live-options.ts";
import { chooseSecret } from "../src/node/live-server.ts";
import { findFaults } from "./axe.ts";
import { openSpeaker, readCode, readPlace } from "./deck.ts";
import { dist } from "./decks.ts";
import { analects, copyProject } from "./project.ts";
import { findPort } from "./port.ts";
import { ask, place, post, right } from "./live-ask.ts";
import { NodeServer, secret } from "./live-servers.ts";
import { expect, Network, onEveryServer, test } from "./live-talk.ts";

const rowNow = (listener: Page) => listener.locator("[data-now] .fragment.present");
const slideNow = (listener: Page) => listener.locator("section[data-now]");
const counts = (speaker: Page) => speaker.locator(".line [role=status]");

/** What a slide says in both languages: its rows, and the first of its notes. */
const readSlide = (page: Page, slide: string) =>
  page.locator(`section#${slide}`).evaluate((section) => {
    const read = (element: Element) => ({
      en: element.querySelector("[lang=en]")!.textContent!,
      zh: element.querySelector("[lang=zh-Hans]")!.textContent!,
    });
    return {
      rows: [...section.querySelectorAll(".fragment")].map(read),
      note: read(section.querySelector(".notes > .pair")!),
    };
  });

onEveryServer((kind) => {
  // Packaged nchan at times counts wrongly with Redis, as its page says.
  const expectCount = (speaker: Page, count: string) =>
    expect(counts(speaker)).toHaveText(kind === "two nginx with Redis" ? /^Listening: / : count);

  test("everybody follows the talk in their own language", async ({ talk }) => {
    const room = await talk.openRoom();
    const speaker = await openSpeaker(room);
    const english = await talk.openListener("en-US");
    const chinese = await talk.openListener("zh-CN");
    const french = await talk.openListener("fr-FR");
    await expectCount(speaker, "Listening: 1 in English, 1 in Chinese, 1 in both");

    await room.keyboard.press("3");
    await speaker.keyboard.press("PageDown");
    const { rows, note } = await readSlide(room, "water");
    for (const [listener, isEnglish, isChinese] of [
      [english, true, false],
      [chinese, false, true],
      [french, true, true],
    ] as const) {
      const row = rowNow(listener);
      await expect(row).toBeInViewport({ ratio: 1 });
      await expect(row.getByText(rows[0]!.en)).toBeVisible({ visible: isEnglish });
      await expect(row.getByText(rows[0]!.zh)).toBeVisible({ visible: isChinese });
      // What is being said stands below the slide.
      const notes = listener.locator("[data-now] .notes");
      await expect(notes.getByText(note.en)).toBeVisible({ visible: isEnglish });
      await expect(notes.getByText(note.zh)).toBeVisible({ visible: isChinese });
      await expect(listener.locator("details[open]")).toHaveCount(1);
    }
    await expect(chinese.getByRole("heading", { name: "正在讲" })).toBeVisible();
  });

  test("the talk goes on without the server, and all meet again when it is back", async ({
    talk,
  }) => {
    const room = await talk.openRoom();
    const speaker = await openSpeaker(room);
    const clicker = await talk.openClicker();
    const listener = await talk.openListener("en-GB");
    await room.keyboard.press("3");
    await expect(slideNow(listener)).toHaveId("water");

    await talk.stop();
    await expect(counts(speaker)).toHaveText("No line to the listeners. The talk goes on.");
    await expect(listener.getByText("No line.")).toBeVisible();
    await speaker.keyboard.press("PageDown");
    await expect(room.locator(".present .fragment.visible")).toHaveCount(1);

    // It has forgotten everything.
    await talk.start();
    const { rows } = await readSlide(room, "water");
    await expect(rowNow(listener)).toContainText(rows[0]!.en);
    await expect(listener.getByText("No line.")).toBeHidden();
    await expectCount(speaker, "Listening: 1 in English, 0 in Chinese, 0 in both");
    await clicker.getByRole("button", { name: "Next" }).tap();
    await expect(room.locator(".present .fragment.visible")).toHaveCount(2);
    await expect(rowNow(listener)).toContainText(rows[1]!.en);
  });

  test("the speaker's window and the clicker press in the same moment, and both count", async ({
    talk,
  }) => {
    const room = await talk.openRoom();
    const speaker = await openSpeaker(room);
    const clicker = await talk.openClicker();
    const listener = await talk.openListener("en-GB");
    const next = clicker.getByRole("button", { name: "Next" });
    const stops = await room.locator(".slides > section").evaluateAll((sections) =>
      sections.flatMap(({ id }, i) =>
        Array.from(
          { length: sections[i]!.querySelectorAll(".fragment").length + 1 },
          (_, steps) => ({
            slide: id,
            steps,
          }),
        ),
      ),
    );
    await expect(next).toBeVisible();
    await expect(slideNow(listener)).toHaveId("title");
    for (let round = 1; round <= 8; round++) {
      await Promise.all([speaker.keyboard.press("PageDown"), next.tap()]);
      await expect.poll(() => readPlace(room)).toEqual(stops[2 * round]);
      await expect(slideNow(listener)).toHaveId(stops[2 * round]!.slide);
      await expect(clicker.locator(".text")).toHaveAttribute("data-slide", stops[2 * round]!.slide);
    }
  });
});

test("of the captions, what is said at this click stands out, and no mark of a click is shown; they can be hidden", async ({
  talk,
}) => {
  const room = await talk.openRoom();
  const listener = await talk.openListener("zh-CN");
  const clicker = await talk.openClicker();
  const parts = (notes: Locator) =>
    notes.locator("[data-click]:not(.resting):visible").allTextContents();
  await room.keyboard.press("1");
  const marks = (await room.locator("#kinds .notes > .pair > [lang=en]").allTextContents())
    .join("")
    .split(/▶ /);
  for (const [click, text] of marks.slice(0, 3).entries()) {
    await expect
      .poll(async () => (await parts(clicker.locator(".text"))).join("").trimEnd())
      .toBe(text.trimEnd());
    const chinese = (await parts(slideNow(listener).locator(".notes"))).join("");
    expect(chinese).not.toBe("");
    expect(chinese).not.toContain("▶");
    await expect(listener.locator("[data-now] .resting").first()).toBeAttached();
    await clicker.getByRole("button", { name: "Next" }).tap();
    await expect(room.locator(".present .fragment.visible")).toHaveCount(click + 1);
  }
  await listener.evaluate(() => (document.body.dataset["captions"] = "false"));
  await expect(slideNow(listener).locator(".notes")).toBeHidden();
});

test("who comes late, or changes the language, is at once where the talk is", async ({ talk }) => {
  const room = await talk.openRoom();
  const speaker = await openSpeaker(room);
  const listener = await talk.openListener("en-GB");
  await room.keyboard.press("4");
  await room.keyboard.press("PageDown");
  await expect(rowNow(listener)).toBeInViewport();
  await listener.getByRole("button", { name: "中文" }).tap();
  await expect(counts(speaker)).toHaveText("Listening: 0 in English, 1 in Chinese, 0 in both");
  await expect(slideNow(listener)).toHaveId("gaiwan");
  await expect(rowNow(listener)).toBeInViewport();
  await listener.reload();
  await expect(slideNow(listener)).toHaveId("gaiwan");
  await expect(listener.locator("html")).toHaveAttribute("data-lang", "zh");
  const late = await talk.openListener("zh-TW");
  await expect(slideNow(late)).toHaveId("gaiwan");
  await expect(rowNow(late)).toBeInViewport();
});

test("who scrolls away is left alone, and finds back by one button", async ({ talk }) => {
  const room = await talk.openRoom();
  const listener = await talk.openListener("en-GB");
  const back = listener.getByRole("button", { name: "Back to the speaker" });
  await room.keyboard.press("6");
  await expect(slideNow(listener)).toHaveId("company");
  await expect(back).toBeHidden();
  await listener.evaluate(() => document.querySelector("#hands")!.scrollIntoView());
  await expect(back).toBeVisible();

  const place = () => listener.locator("#hands").boundingBox();
  const before = await place();
  for (const key of ["2", "PageDown", "7", "3"]) await room.keyboard.press(key);
  await expect(slideNow(listener)).toHaveId("water");
  expect(await place()).toEqual(before);
  await back.tap();
  await expect(slideNow(listener)).toBeInViewport();
  await expect(back).toBeHidden();
  await expect(listener.locator("#water .notes")).toHaveAttribute("open");
  await room.keyboard.press("5");
  await expect(listener.locator("#steeps")).toBeInViewport();
});

test("a clicker that had no line brings its press when it has one", async ({ talk }) => {
  const room = await talk.openRoom();
  const clicker = await talk.openClicker();
  await room.keyboard.press("3");
  await expect(clicker.locator(".next")).toContainText("step 0 of 3");
  await talk.stop();
  await clicker.getByRole("button", { name: "Next" }).tap();
  await expect(clicker.locator(".next")).toContainText("step 1 of 3");
  await expect(clicker.getByText("No line.")).toBeVisible();
  await talk.start();
  await expect(room.locator(".present .fragment.visible")).toHaveCount(1);
});

test("a phone whose stream died without a word has a new one when it is seen again, restored, or silent for long", async ({
  talk,
}) => {
  const network = new Network(talk.port);
  const address = await network.start();
  const room = await talk.openRoom();
  await room.keyboard.press("3");
  const openPhone = async () => {
    const phone = await talk.openListener("en-GB", { address: "about:blank" });
    await phone.clock.install();
    await phone.goto(address);
    await expect(slideNow(phone)).toHaveId("water");
    return phone;
  };
  const [seen, restored, silent] = [await openPhone(), await openPhone(), await openPhone()];
  network.lose();
  await room.keyboard.press("4");
  // Another one is there: the post has been sent to all.
  await expect(slideNow(await talk.openListener("en-GB"))).toHaveId("gaiwan");
  for (const phone of [seen, restored, silent]) await expect(slideNow(phone)).toHaveId("water");
  await seen.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));
  await restored.evaluate(
    () => void dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })),
  );
  await silent.clock.fastForward(46_000);
  for (const phone of [seen, restored, silent]) await expect(slideNow(phone)).toHaveId("gaiwan");
  network.stop();
});

test("the speaker's phone is a clicker", async ({ talk }) => {
  const room = await talk.openRoom();
  const clicker = await talk.openClicker("zh-CN");
  await expect(clicker).toHaveURL(`${talk.address}?clicker`);
  const press = (name: string) => clicker.getByRole("button", { name }).tap();
  await room.keyboard.press("3");
  const { note } = await readSlide(room, "water");
  await expect(clicker.locator(".text")).toContainText(note.zh);
  await expect(clicker.locator(".next")).toContainText("第 0 步，共 3 步 · 接下来：");
  await expect(clicker.locator(".next > strong")).toHaveText(
    (await room.locator("#water .fragment [lang=zh-Hans] .label").first().textContent())!,
  );
  await press("下一步");
  await expect(room.locator(".present .fragment.visible")).toHaveCount(1);
  await press("黑屏");
  await expect(room.locator(".reveal")).toHaveClass(/paused/);
  await press("下一步");
  await expect(room.locator(".reveal")).not.toHaveClass(/paused/);
  expect(await readPlace(room)).toEqual({ slide: "water", steps: 1 });
  for (let i = 0; i < 2; i++) await press("上一步");
  await expect(room.locator("#hands")).toHaveClass(/present/);
  expect((await readPlace(room)).steps).toBeGreaterThan(0);

  await room.keyboard.press("k");
  await room.keyboard.press("1");
  for (const row of await room.locator(".present .fragment").all()) {
    await press("下一步");
    await expect(row).toBeAttached();
  }
  await press("下一步");
  await expect(room.locator(".slides > .present"), "the short talk").toHaveId("hills");
  await clicker.reload();
  await press("下一步");
  await expect(room.locator(".slides > .present")).toHaveId("water");
});

test("the clicker has the time", async ({ talk }) => {
  const clicker = await talk.openClicker();
  await talk.openRoom();
  await clicker.clock.install();
  await clicker.getByRole("button", { name: "0:00" }).tap();
  await clicker.clock.fastForward("03:00");
  await expect(clicker.locator(".spent")).toHaveText("3:00");
  await expect(clicker.locator(".ahead")).toHaveText(/behind$/);
});

test("the listeners' code is on the closing slide, and over any other with Q from either window", async ({
  talk,
}) => {
  const room = await talk.openRoom("?at=192.168.100.105:8080");
  const code = room.locator("dialog.code");
  await room.keyboard.press("3");
  await room.keyboard.press("q");
  await expect(code).toBeVisible();
  await expect(code).toContainText("192.168.100.105:8080/live");
  expect(await readCode(code.locator(".qr"))).toBe("http://192.168.100.105:8080/live/");
  await room.keyboard.press("PageDown");
  await expect(code).toBeHidden();
  expect(await readPlace(room), "any key hides it").toEqual({ slide: "water", steps: 0 });

  const speaker = await openSpeaker(room);
  for (const hides of ["q", "PageDown"]) {
    await speaker.keyboard.press("q");
    await expect(code).toBeVisible();
    await speaker.keyboard.press(hides);
    await expect(code).toBeHidden();
  }

  await room.evaluate(() => (location.hash = "/your-turn"));
  const codes = room.locator(".present .qr");
  await expect(codes).toHaveText(["Deck 幻灯片", "Video 视频"]);
  expect(await readCode(codes.nth(0))).toBe("http://192.168.100.105:8080/live/");
  expect(await readCode(codes.nth(1))).toBe("https://example.org/tea");
});

test("the secret is in no address, no page and no storage of a listener", async ({ talk }) => {
  const room = await talk.openRoom();
  const speaker = await openSpeaker(room);
  const listener = await talk.openListener("en-GB");
  const clicker = await talk.openClicker();
  for (const page of [room, speaker, clicker, listener]) {
    await expect(page).not.toHaveURL(new RegExp(talk.secret));
    expect(await page.content()).not.toContain(talk.secret);
  }
  const stored = await listener.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(stored).not.toContain(talk.secret);
  await room.reload();
  await room.locator(".reveal.ready").waitFor();
  await room.keyboard.press("3");
  await expect(slideNow(listener), "a reload still drives").toHaveId("water");
});

test("the listeners' page is dark where the room is, or where the phone is", async ({ talk }) => {
  const dark = await talk.openListener("en-GB", { colorScheme: "dark" });
  await expect(dark.locator("html")).toHaveAttribute("data-theme", "dark");
  const light = await talk.openListener("en-GB");
  await expect(light.locator("html")).toHaveAttribute("data-theme", "");
  await talk.openRoom("?theme=dark");
  await expect(light.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("the pages of a live talk have no fault that axe knows, and buttons for a thumb", async ({
  talk,
}) => {
  const room = await talk.openRoom();
  await room.keyboard.press("3");
  await room.keyboard.press("PageDown");
  for (const [name, opening] of [
    ["a listener's page", talk.openListener("en-GB")],
    ["a dark one", talk.openListener("zh-CN", { colorScheme: "dark" })],
    ["the clicker", talk.openClicker()],
  ] as const) {
    const page = await opening;
    await expect(page.locator("#water .fragment.present, .next > strong")).toHaveText(/./);
    expect(await findFaults(page), name).toEqual([]);
    for (const button of await page.locator("button:visible").all()) {
      const { width, height } = (await button.boundingBox())!;
      expect(Math.min(width, height), name).toBeGreaterThanOrEqual(44);
    }
  }
});

test("the listeners' page sets code, tables and captions as the document does", async ({
  talk,
}) => {
  const readStyles = (page: Page) =>
    page.evaluate(() => {
      const selectors =
        "#figures :is(td, th), #words :is(td, th), #pair :is(pre, code, span), #pictures p, #sources li p";
      return [...document.querySelectorAll(selectors)].map((element) => {
        const style = getComputedStyle(element);
        const isCode = element.closest("code") !== null;
        return [
          `${element.nodeName} ${element.textContent}`,
          style.display,
          style.fontSize,
          style.fontWeight,
          style.backgroundColor,
          // Small Chinese has the phone's own font, but for code.
          isCode && style.fontFamily,
        ];
      });
    });
  const { origin } = new URL(talk.address);
  for (const language of ["en", "zh"]) {
    const [listener, document] = await Promise.all(
      [talk.address, `${origin}/`].map((address) =>
        talk.openListener("en-GB", { address: `${address}?lang=${language}` }),
      ),
    );
    const styles = await readStyles(document!);
    expect(styles.length).toBeGreaterThan(50);
    expect(await readStyles(listener!)).toEqual(styles);
  }
});

for (const [locale, limit] of [
  ["en-GB", 170_000],
  ["zh-CN", 200_000],
] as const) {
  test(`a first visit in ${locale} loads ${limit / 1000} kB at most, in brotli`, async ({
    talk,
  }) => {
    const room = await talk.openRoom();
    await room.keyboard.press("3");
    const listener = await talk.openListener(locale, { address: "about:blank" });
    const loaded: string[] = [];
    listener.on("response", (response) => loaded.push(new URL(response.url()).pathname));
    await listener.goto(talk.address);
    await expect(slideNow(listener)).toHaveId("water");
    await listener.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await listener.evaluate(() => document.fonts.ready);
    const files = loaded.filter((path) => !path.includes("/events/") && path.startsWith("/"));
    const sizes = files.map((path) => {
      const file = join(dist, path.endsWith("/") ? `${path}index.html` : path);
      return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
    });
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(limit);
    expect(files.filter((path) => path.includes("noto-5"))).toEqual([]);
    // English needs one: it quotes a Chinese message in code.
    if (locale === "en-GB") expect(files.filter((path) => path.includes("noto"))).toHaveLength(1);
    const scripts = files.filter((path) => path.endsWith(".js"));
    for (const path of scripts)
      expect(readFileSync(join(dist, path), "utf8")).not.toMatch(/[Rr]eveal/);
  });
}

test("only the live pages may ask their server, and the deck knows nothing of it", () => {
  const read = (name: string) => readFileSync(join(dist, name), "utf8");
  for (const name of ["live/index.html", "live/room.html"])
    expect(read(name)).toContain("connect-src 'self'");
  for (const name of ["index.html", "a-cup-of-tea.html"]) {
    expect(read(name)).not.toContain("connect-src");
    expect(read(name)).not.toMatch(/EventSource|Bearer/);
  }
});

for (const [what, body] of [
  ["no JSON", "{"],
  ["a number", "7"],
  ["nothing", ""],
] as const) {
  test(`the Node server answers a place that is ${what} with 400`, async () => {
    const server = await new NodeServer().start();
    expect((await ask(server.origin, "/live/at", { ...post, body })).statusCode).toBe(400);
    await server.stop();
  });
}

test("what is no HTTP, or never ends, does not hurt the server", async () => {
  const server = await new NodeServer().start();
  for (const text of [
    "\0\0\0\r\n\r\n",
    "GET / HTTP/1.1\r\nHost",
    "POST /live/at HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
  ]) {
    const socket = connect(server.port, "localhost");
    socket.on("error", () => {});
    socket.end(text);
  }
  expect((await ask(server.origin, "/live/at", post)).statusCode).toBe(200);
  await server.stop();
});

test("a flood of posts is refused, by those who know the secret too, and ends", async () => {
  const server = await new NodeServer({ limits: { postsPerSecond: 1 } }).start();
  const forged = { ...post, headers: { authorization: "Bearer wrong" } };
  const all = Array.from({ length: 50 }, (_, i) =>
    ask(server.origin, "/live/at", i % 2 ? post : forged),
  );
  const statuses = (await Promise.all(all)).map(({ statusCode }) => statusCode);
  expect([...new Set(statuses)].toSorted()).toEqual([200, 403, 429]);
  await expect.poll(async () => (await ask(server.origin, "/live/at", post)).statusCode).toBe(200);
  await server.stop();
});

test("more listeners than the server takes are told to come again, and one who leaves makes room", async () => {
  const server = await new NodeServer({ limits: { streams: 2 } }).start();
  const listen = () => ask(server.origin, "/live/events/en");
  const [first] = [await listen(), await listen()];
  const third = await listen();
  expect([third.statusCode, third.headers["retry-after"]]).toEqual([503, "5"]);
  first!.destroy();
  await expect.poll(async () => (await listen()).statusCode).toBe(200);
  await server.stop();
});

test("a listener who does not read is dropped", async () => {
  const server = await new NodeServer({ limits: { body: 2 ** 21, unread: 2 ** 16 } }).start();
  const socket = connect(server.port, "localhost");
  socket.write("GET /live/events/zh HTTP/1.1\r\nHost: localhost\r\n\r\n");
  socket.pause();
  const count = async () => {
    const response = await fetch(`${server.origin}/live/count/zh`, { headers: right });
    return ((await response.json()) as { subscribers: number }).subscribers;
  };
  await expect.poll(count).toBe(1);
  const body = JSON.stringify({ ...place, slide: "x".repeat(2 ** 20) });
  for (let i = 0; i < 20; i++) await ask(server.origin, "/live/at", { ...post, body });
  expect(await count()).toBe(0);
  socket.destroy();
  await server.stop();
});

test("npm run live prints who goes where, and serves what it has built", async () => {
  test.setTimeout(120_000);
  const folder = copyProject(analects);
  const tsx = join(folder, "node_modules/tsx/dist/cli.mjs");
  const port = String(await findPort());
  const options = ["src/cli/live.ts", "--host", "localhost", "--port", port];
  const live = spawn(process.execPath, [tsx, ...options], { cwd: folder });
  let said = "";
  await new Promise<void>((resolve, reject) => {
    live.stderr.on("data", (text: Buffer) => reject(new Error(text.toString())));
    live.stdout.on("data", (text: Buffer) => {
      said += text.toString();
      if (said.includes("No phone has come yet.")) resolve();
    });
  });
  const address = `http://localhost:${port}/live/`;
  const [speaker = ""] = /http:\S+room\.html\S+/.exec(said)!;
  const [, own = ""] = /#secret=([\w-]{20,})$/.exec(speaker)!;
  expect(said).toContain(`${address}\n`);
  expect(said).toContain(`${address}?clicker#secret=${own}\n`);
  expect(said.split(own)).toHaveLength(3);
  expect(said).toContain("keeps its guests apart");
  expect(said).toContain("This is plain HTTP");

  // A later build changes nothing for those who come.
  rmSync(join(folder, "dist"), { recursive: true });
  expect((await fetch(address)).status).toBe(200);
  const headers = { authorization: `Bearer ${own}` };
  expect((await fetch(`${address}count/en`, { headers })).status).toBe(200);
  const stream = await fetch(`${address}events/en`);
  await expect.poll(() => said).toContain("Listening: 1 in English");
  await stream.body!.cancel();
  live.kill("SIGINT");
  await once(live, "exit");
  rmSync(folder, { recursive: true });
});

test("the secret is another in each run, or the one that outlives the run", () => {
  expect(chooseSecret(undefined)).toMatch(/^[\w-]{20,}$/);
  expect(chooseSecret(undefined)).not.toBe(chooseSecret(undefined));
  expect(chooseSecret(secret)).toBe(secret);
  for (const wrong of ["", "short", `${secret} `, `${secret}#`])
    expect(() => chooseSecret(wrong)).toThrow("openssl rand -hex 16");
});

test("npm run live says what to type where an option is wrong", () => {
  expect(readLiveOptions([])).toEqual({ port: 8080 });
  expect(readLiveOptions(["--host", "talk.local", "--port", "80"])).toMatchObject({ port: 80 });
  for (const wrong of ["--port x", "--port 0", "--port 65536", "--host a/b", "--tunnel", "talk"])
    expect(() => readLiveOptions(wrong.split(" ")), wrong).toThrow("Write `npm run live`");
});
