import { severities, type Mistake, type RuleId } from "../mistake.ts";
import type { Allow } from "../read/allow.ts";
import type { Slide } from "../slide.ts";
import { reportWords, type Source } from "../source-file.ts";

const warnings = Object.entries(severities)
  .filter(([rule, severity]) => severity === "warning" && rule !== "allow")
  .map(([rule]) => rule);

/**
 * Takes out the warnings that their slide's `allow` or the talk's names, and reports the entries that take out
 * none. Errors stay: what they are about would be lost.
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
      (mistake) => !isAllowed(settings.allow, mistake) && !isAllowed(talk.allow, mistake),
    );
  }
}

/** Whether an `allow` names the rule, and all words that the warning is about. */
function isAllowed(allow: Allow, { ruleId, severity, words }: Mistake): boolean {
  const entry = Object.hasOwn(allow, ruleId) ? allow[ruleId] : [];
  if (severity === "error" || ruleId === "allow") return false;
  return entry === true || (words.length > 0 && words.every((word) => entry!.includes(word)));
}

/** Reports the entries of an `allow` that silence none of the mistakes. */
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
      complain(rule, `\`allow\` has \`${rule}\`, which reports nothing here`, "Delete it.");
    } else if (isWhole && entry !== true) {
      for (const word of entry) {
        if (own.some(({ words }) => words.includes(word))) continue;
        const reason = `\`allow\` has “${word}”, about which \`${rule}\` reports nothing`;
        complain(word, reason, "Delete it, or write it as the message does.");
      }
    }
  }
}
