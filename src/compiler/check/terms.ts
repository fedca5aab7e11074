import { reportWords } from "../source-file.ts";
import { listProse, type Project } from "./project.ts";

/** Reports the forms that the glossary refuses; what is struck, and code, may quote them. */
export function checkTerms({ slides, glossary }: Project): void {
  for (const slide of slides) {
    for (const { text, lines } of listProse(slide)) {
      for (const [form, instead] of glossary.never) {
        if (!text.includes(form)) continue;
        const reason = `“${form}” is not used in this deck`;
        reportWords(slide.source, "glossary", lines, form, reason, `Write ${instead}.`);
      }
    }
  }
}
