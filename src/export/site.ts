import { buildDeck } from "../vite/build.ts";
import { run } from "../vite/run.ts";
import { top } from "./serve.ts";

await run(async () => {
  await buildDeck(top);
  console.log("dist/ is built; `npm run preview` serves it.");
});
