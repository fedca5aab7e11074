import { buildDeck } from "../node/site.ts";
import { writeSingle } from "./inline.ts";
import { run } from "../vite/run.ts";

await run(async () => writeSingle(await buildDeck()));
