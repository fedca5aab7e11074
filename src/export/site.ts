import { buildDeck } from "../vite/build.ts";
import { run } from "../vite/run.ts";
import { top } from "../vite/folders.ts";

await run(async () => {
  await buildDeck(top);
  console.log("dist/ is built; `npm run preview` serves it.");
});
