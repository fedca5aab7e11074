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

const rules = [
  checkCharacters,
  checkReferences,
  checkLayouts,
  checkParity,
  checkCitations,
  checkTerms,
  checkTypography,
  checkLengths,
  checkPictureText,
  checkSpeakingTimes,
  checkCode,
  checkGlyphs,
  checkOverflow,
];

/** Compares the slides with each other and with the rest of the project, and reports. */
export function checkProject(project: Project, tell: (work: string) => void): void {
  for (const [i, check] of rules.entries()) {
    tell(`Checking rule ${i + 1} of ${rules.length}`);
    check(project);
  }
}
