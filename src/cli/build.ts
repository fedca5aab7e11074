import { buildDeck } from "../vite/site.ts";
import { runAlone } from "./run.ts";

await runAlone(async () => {
  await buildDeck();
  console.log("dist/ is built; `npm run preview` serves it.");
});
