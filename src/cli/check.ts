import { compileDeck } from "../node/vite-plugin.ts";
import { run } from "./run.ts";
import { top } from "../node/paths.ts";

// Prints the mistakes of all slides at once, without a browser.

await run(() => {
  const { slides, warnings } = compileDeck(top);
  for (const warning of warnings) console.log(warning);
  console.log(`${slides.length} slides, whole in both languages.`);
});
