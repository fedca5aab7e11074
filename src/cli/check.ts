import { annotate, CompileError, reportComplete } from "../compiler/mistake.ts";
import { checkDeck } from "../node/compile-deck.ts";
import { run } from "./run.ts";
import { top } from "../node/paths.ts";

// Prints the mistakes of all slides, without a browser; warnings end it with status 1 as errors do.
// On GitHub they are shown beside their lines, too.

await run(() => {
  try {
    const { slides, warnings } = checkDeck(top);
    if (warnings.length > 0) throw new CompileError(warnings);
    console.log(reportComplete(slides));
  } catch (error) {
    if (process.env["GITHUB_ACTIONS"] && error instanceof CompileError)
      console.log(error.mistakes.map(annotate).join("\n"));
    throw error;
  }
});
