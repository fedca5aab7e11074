import { buildDeck } from "../node/site.ts";
import { run } from "./run.ts";

await run(async () => {
  await buildDeck();
  console.log("dist/ is built; `npm run preview` serves it.");
});
