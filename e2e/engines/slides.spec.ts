import { terms, views } from "../deck.ts";
import { inspect } from "../inspect.ts";
import { showAll } from "./deck.ts";
import { expect, test } from "./test.ts";

for (const language of views) {
  for (const theme of ["light", "dark"]) {
    test(`slides in ${language} keep lines and margins in ${theme}`, async ({ room, baseURL }) => {
      await room.goto(`${baseURL}?lang=${language}&theme=${theme}`);
      await expect.poll(() => room.run(() => Boolean(document.querySelector(".ready")))).toBe(true);
      await room.run(showAll);
      expect(await room.run(inspect, terms)).toEqual([]);
    });
  }
}
