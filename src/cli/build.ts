import { buildDeck } from "../node/site.ts";
import { runAlone } from "./run.ts";

await runAlone(async () => {
  await buildDeck();
  console.log("dist/ is built; `npm run preview` serves it.");
});
