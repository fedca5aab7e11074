import { buildDeck } from "../vite/build.ts";
import { writeSingle } from "./inline.ts";
import { run } from "../vite/run.ts";
import { top } from "../vite/folders.ts";

await run(async () => writeSingle(await buildDeck(top)));
