import { checkCharacters, checkGlyphs } from "./characters.ts";
import { checkCitations } from "./citations.ts";
import { checkCode } from "./code-parity.ts";
import { checkLayouts } from "./layout-needs.ts";
import { checkLengths } from "./length-ratio.ts";
import { checkOverflow } from "./overflow.ts";
import { checkParity } from "./parity.ts";
import { checkPictureText } from "./picture-text.ts";
import type { Project } from "./project.ts";
import { checkReferences } from "./references.ts";
import { checkSpeakingTimes } from "./speaking-time.ts";
import { checkTerms } from "./terms.ts";
import { checkTypography } from "./typography.ts";

/** Compares the slides with each other and with the rest of the project, and reports. */
export function checkProject(project: Project): void {
  checkCharacters(project);
  checkReferences(project);
  checkLayouts(project);
  checkParity(project);
  checkCitations(project);
  checkTerms(project);
  checkTypography(project);
  checkLengths(project);
  checkPictureText(project);
  checkSpeakingTimes(project);
  checkCode(project);
  checkGlyphs(project);
  checkOverflow(project);
}
