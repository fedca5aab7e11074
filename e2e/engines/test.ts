import { test as base } from "playwright/test";
import type { Engine, Window } from "./engine.ts";
import { engines } from "./engines.ts";

export { expect } from "playwright/test";

/** What a project of the configuration sets, and what its tests share. */
export interface Settings {
  engineName: string;
  engine: Engine;
}

/** A test in each engine: `room` is a new window of 1280 × 720. */
export const test = base.extend<{ room: Window }, Settings>({
  engineName: ["", { option: true, scope: "worker" }],
  engine: [
    async ({ engineName }, use) => {
      const engine = await engines.find(({ name }) => name === engineName)!.start!();
      await use(engine);
      await engine.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  room: async ({ engine }, use) => {
    const [first] = await engine.windows();
    const room = await engine.open();
    await room.resize(1280, 720);
    await use(room);
    for (const window of await engine.windows()) if (window !== first) await window.close();
  },
});
