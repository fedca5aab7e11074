import { buildDeck } from "../vite/site.ts";
import { writeSingle } from "../export/single-file.ts";
import { runAlone } from "./run.ts";

await runAlone(async () => writeSingle(await buildDeck()));
