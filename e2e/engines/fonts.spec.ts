import { expect, test } from "./test.ts";

test("a line is as high whichever family its letters come from", async ({ room, baseURL }) => {
  await room.goto(baseURL!);
  const heights = await room.run(async () => {
    await Promise.all([...document.fonts].map((font) => font.load()));
    // The heights of the fonts show where none is set.
    document.body.style.cssText = "font-size:100px;line-height:normal;font-family:inherit";
    return ["a", "开", "a 开", "a “开”——"].flatMap((text) =>
      ["en", "zh-Hans"].map((lang) => {
        const line = document.createElement("div");
        line.lang = lang;
        line.textContent = text;
        document.body.replaceChildren(line);
        return line.getBoundingClientRect().height;
      }),
    );
  });
  expect(Math.max(...heights) - Math.min(...heights), heights.join()).toBeLessThan(1.1);
});
