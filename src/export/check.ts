import { compileDeck } from "../vite/plugin.ts";
import { run } from "./run.ts";
import { top } from "./serve.ts";

// Prints the mistakes of all slides at once, without a browser.

await run(() => {
  const { slides } = compileDeck(top);
  console.log(`${slides.length} slides, whole in both languages.`);
});
