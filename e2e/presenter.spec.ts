import { addresses, expect, open, openSpeaker, readPlace, test } from "./deck.ts";

for (const [name, address] of Object.entries(addresses)) {
  test(`${name}, the speaker's window follows the room and drives it`, async ({
    page: room,
    context,
  }) => {
    await room.goto(`${address}#water`);
    await room.locator(".reveal.ready").waitFor();
    const speaker = await openSpeaker(room);
    await expect(speaker.locator(".presenter > .now")).toContainText("Water decides");
    await expect(speaker.locator(".speaker-notes")).toContainText("第三个要点讲水");

    await room.keyboard.press("PageDown");
    await expect(speaker.locator(".presenter > .now .fragment.visible")).toHaveCount(1);
    await expect(speaker.locator(".presenter > .next .fragment.visible")).toHaveCount(2);
    await speaker.keyboard.press("PageDown");
    await expect(room.locator(".present .fragment.visible")).toHaveCount(2);
    await speaker.keyboard.press("5");
    await expect(room.locator("#steeps")).toHaveClass(/present/);
    await expect(speaker.locator(".presenter > .next")).toContainText("$12 a tin");
    await speaker.keyboard.press("b");
    await expect(room.locator(".reveal")).toHaveClass(/paused/);
    await expect(speaker.locator(".presenter > .now")).toHaveClass(/blank/);
    await context.close();
  });
}

test("each window has its own language", async ({ page: room }) => {
  await open(room, "?lang=en#water");
  const speaker = await openSpeaker(room);
  const notes = speaker.locator(".speaker-notes .text p");
  await expect(notes.filter({ hasText: "The third point" })).toBeVisible();
  for (const key of ["n", "n"]) await speaker.keyboard.press(key);
  await expect(notes.filter({ hasText: "The third point" })).toBeHidden();
  await expect(notes.filter({ hasText: "第三个要点" })).toBeVisible();
  await expect(speaker.getByRole("button", { name: "黑屏（B）" })).toBeVisible();
  await expect(speaker.locator(".presenter > .now .headline > [lang=en]")).toBeVisible();
  await speaker.keyboard.press("l");
  await expect(room.locator("html")).toHaveAttribute("data-lang", "zh");
  await expect(speaker.locator(".presenter > .now .headline > [lang=zh-Hans]")).toBeVisible();
});

test("code is as monospaced in the speaker's window as in the room", async ({ page: room }) => {
  await open(room, "#pair");
  const speaker = await openSpeaker(room);
  const lines = speaker.locator(".presenter > .now pre .line", { hasText: "areas = [" });
  await expect(lines).toHaveCount(2);
  const widths = await lines.evaluateAll((all) =>
    all.map((line) => {
      const range = document.createRange();
      range.selectNodeContents(line);
      const scale = line.getBoundingClientRect().width / (line as HTMLElement).offsetWidth;
      const em = parseFloat(getComputedStyle(line).fontSize) * scale;
      return range.getBoundingClientRect().width / em / line.textContent!.trimEnd().length;
    }),
  );
  for (const width of widths) expect(width).toBeCloseTo(0.6, 2);
});

test("time and place survive a reload of either window", async ({ page: room, context }) => {
  await context.clock.install();
  await open(room, "#water");
  const speaker = await openSpeaker(room);
  await expect(speaker.locator(".pace")).toHaveText("Timer not started.");
  await speaker.keyboard.press("t");
  await context.clock.fastForward("01:00");
  await expect(speaker.locator(".spent")).toHaveText(/^1:0\d/);
  await expect(speaker.locator(".pace")).toHaveText(/^1:1\d ahead/);
  await room.keyboard.press("PageDown");
  await speaker.reload();
  await expect(speaker.locator(".presenter > .now .fragment.visible")).toHaveCount(1);
  await expect(speaker.locator(".spent")).toHaveText(/^1:\d\d/);
  await room.reload();
  await room.locator(".reveal.ready").waitFor();
  expect(await readPlace(room)).toEqual({ slide: "water", steps: 1 });
  await context.clock.fastForward("10:00");
  await expect(speaker.locator(".pace")).toHaveText(/^8:\d\d behind/);
  await speaker.keyboard.press("e");
  await expect(speaker.getByRole("textbox", { name: "Time log" })).toHaveValue(
    /11:\d\d\t0:30\t#water/,
  );
  await speaker.keyboard.press("Escape");
  await expect(speaker.locator("dialog[open]")).toHaveCount(0);
  await speaker.keyboard.press("r");
  await expect(speaker.locator(".spent")).toHaveText("0:00");
});

test("either window may close and come back", async ({ page: room }) => {
  await open(room, "#gaiwan");
  // Until the room knows that the window is closed, the browser finds it again by its name.
  const opened = await room.evaluateHandle(() => {
    const windows: Window[] = [];
    const open = window.open.bind(window);
    window.open = (...how) => {
      const found = open(...how);
      if (found) windows.push(found);
      return found;
    };
    return windows;
  });
  const speaker = await openSpeaker(room);
  await speaker.close();
  await room.waitForFunction((windows) => windows.every(({ closed }) => closed), opened);
  await room.keyboard.press("PageDown");
  expect(await readPlace(room)).toEqual({ slide: "gaiwan", steps: 1 });

  const again = await openSpeaker(room);
  await expect(again.locator(".presenter > .now")).toContainText("Cover above");
  await room.close();
  await expect(again.getByRole("alert")).toContainText("The audience window has closed.");
  const opening = again.context().waitForEvent("page");
  await again.getByRole("button", { name: "Open it again" }).click();
  const newRoom = await opening;
  await expect(newRoom.locator("#gaiwan")).toHaveClass(/present/);
  await expect(again.getByRole("alert")).toBeHidden();
});

test("the talk gets short in the middle, and long again, without losing the place", async ({
  page: room,
}) => {
  await open(room, "#hands");
  const speaker = await openSpeaker(room);
  await expect(speaker.locator(".talk-plan")).toHaveText("5:45");
  await room.keyboard.press("k");
  await expect(room.locator("#water")).toHaveClass(/present/);
  await expect(room.locator("[data-detail]")).toHaveCount(0);
  await expect(speaker.locator(".talk-plan")).toHaveText("4:30");
  await room.keyboard.press("PageDown");
  await speaker.keyboard.press("k");
  await expect(room.locator("#medicine")).toBeAttached();
  expect(await readPlace(room)).toEqual({ slide: "water", steps: 1 });
});

test("G goes to a number, a name, or words of a headline in either language", async ({
  page: room,
}) => {
  await open(room);
  for (const [query, slide] of [
    ["6", "hands"],
    ["steeps", "steeps"],
    ["in the company", "company"],
    ["一味药", "medicine"],
  ] as const) {
    await room.keyboard.press("g");
    await room.getByRole("textbox").fill(query);
    await room.keyboard.press("Enter");
    await expect(room.locator(`#${slide}`), query).toHaveClass(/present/);
  }
});

test("a new slide is announced in its languages, each once", async ({ page: room }) => {
  await open(room, "#water");
  await room.keyboard.press("5");
  const announced = room.locator(".announcer span");
  await expect(announced).toHaveText(["Short steeps, many cups", "快冲快出，一泡多杯"]);
  expect(
    await announced.evaluateAll((spans) => spans.map((span) => (span as HTMLElement).lang)),
  ).toEqual(["en", "zh-Hans"]);
  await expect(room.locator(".aria-status")).toBeHidden();
  await expect(room.locator("[role=application]")).toHaveCount(0);
});
