import { buildDeck } from "../vite/build.ts";
import { writePdfs } from "./document.ts";
import { writeSingle } from "./inline.ts";
import { ensureBrowser } from "./install.ts";
import { run } from "../vite/run.ts";
import { top } from "./serve.ts";

// Builds the deck and writes everything that can be handed out: all PDFs and the single file.

await run(async () => {
  await ensureBrowser();
  const deck = await buildDeck(top);
  await writeSingle(deck);
  await writePdfs(deck);
});
