import { severities, type Mistake, type RuleId } from "../mistake.ts";
import type { Allow } from "../read/allow.ts";
import type { Slide } from "../slide.ts";
import { reportWords, type Source } from "../source-file.ts";

const warnings = Object.entries(severities)
  .filter(([rule, severity]) => severity === "warning" && rule !== "allow")
  .map(([rule]) => rule);

/**
 * Removes the warnings that the `allow` of their slide or of the talk names, and reports the entries
 * that name none.
 */
export function applyAllow(
  sources: readonly Source[],
  slides: readonly Slide[],
  talk: { source: Source; allow: Allow },
): void {
  const mistakes = sources.flatMap((source) => source.mistakes);
  for (const { source, settings } of slides) checkAllow(source, settings.allow, source.mistakes);
  checkAllow(talk.source, talk.allow, mistakes);

  for (const { source, settings } of slides) {
    source.mistakes = source.mistakes.filter(
      (mistake) => !isAllowed([settings.allow, talk.allow], mistake),
    );
  }
}

/** Whether a mistake is a warning whose rule is allowed, or all words that it is about. */
function isAllowed(allows: readonly Allow[], { ruleId, words }: Mistake): boolean {
  if (!warnings.includes(ruleId)) return false;
  const entries = allows.flatMap<true | string>((allow) =>
    Object.hasOwn(allow, ruleId) ? allow[ruleId]! : [],
  );
  return entries.includes(true) || (words.length > 0 && words.every((w) => entries.includes(w)));
}

/** Reports the entries of an `allow` that name none of the mistakes. */
function checkAllow(source: Source, allow: Allow, mistakes: readonly Mistake[]): void {
  // Where something could not be read, its warnings are not known yet.
  const isWhole = mistakes.every(({ severity }) => severity === "warning");
  const start = source.lines.findIndex((line) => /^["']?allow\b/.test(line)) + 1;
  const complain = (words: string, reason: string, hint: string) =>
    reportWords(source, "allow", [Math.max(1, start), Infinity], words, reason, hint);

  for (const [rule, entry] of Object.entries(allow)) {
    const own = mistakes.filter(({ ruleId }) => ruleId === rule);
    if (Object.hasOwn(severities, rule) && severities[rule as RuleId] === "error") {
      const hint = "Correct what it reports, and delete this entry.";
      complain(rule, `Errors cannot be allowed: \`${rule}\``, hint);
    } else if (!warnings.includes(rule)) {
      const hint = `The warnings are: ${warnings.join(", ")}.`;
      complain(rule, `There is no warning \`${rule}\` to allow`, hint);
    } else if (isWhole && entry === true && own.length === 0) {
      complain(rule, `There is no \`${rule}\` warning here`, "Delete the entry.");
    } else if (isWhole && entry !== true) {
      for (const word of entry) {
        if (own.some(({ words }) => words.includes(word))) continue;
        const reason = `No \`${rule}\` warning here is about “${word}”`;
        complain(word, reason, "Delete the entry, or write it as the message does.");
      }
    }
  }
}
