import { buildDeck } from "../node/site.ts";
import { writeSingle } from "../export/single-file.ts";
import { run } from "./run.ts";

await run(async () => writeSingle(await buildDeck()));
