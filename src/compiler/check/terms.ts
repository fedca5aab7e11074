import { reportWords } from "../source-file.ts";
import type { Project } from "./project.ts";

/** Reports the forms that the glossary refuses; what is struck, and code, may quote them. */
export function checkTerms({ prose, glossary }: Project): void {
  for (const { source, text, lines } of prose) {
    for (const [form, instead] of glossary.never) {
      if (!text.includes(form)) continue;
      const reason = `“${form}” is not used in this deck`;
      reportWords(source, "glossary", lines, form, reason, `Write ${instead}.`);
    }
  }
}
