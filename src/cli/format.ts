import { formatSlides } from "../node/format-slides.ts";
import { top } from "../node/paths.ts";
import { run } from "./run.ts";

// Mends the typography of the slides, and shows each line that it changes.

await run(() => {
  for (const { path, before, after } of formatSlides(top)) {
    const [old, mended] = [before.split("\n"), after.split("\n")];
    console.log(path);
    for (const line of old.filter((line) => !mended.includes(line))) console.log(`- ${line}`);
    for (const line of mended.filter((line) => !old.includes(line))) console.log(`+ ${line}`);
  }
});
