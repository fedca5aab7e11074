import { listInlines } from "../slide-text.ts";
import type { Inline } from "../slide.ts";
import type { RuleId } from "../mistake.ts";
import { report, type Source } from "../source-file.ts";

// Markdown that did not become what it was meant to be, and would show on the slide.
const leftover =
  /\*\*|__|~~|\[\^[^\]]*\]?|\^\[|\]\(|\]:|[*_](?=\p{Script=Han})|(?<=\p{Script=Han})[*_]/u;

/** A picture's address, which ends at its first space. */
const spacedAddress = /!\[[^\]]*\]\(([^()<>]*\S\s[^()<>]*(?:\([^()]*\)[^()<>]*)*)\)/u;

/** Reports Markdown gone wrong: marks that stayed text. */
export function checkLeftovers(source: Source, inlines: readonly Inline[]): void {
  for (const inline of listInlines(inlines)) {
    const [left] = (inline.type === "text" && leftover.exec(inline.value)) || [];
    if (!left) continue;
    const { line, column = 1 } = inline;
    const at = source.lines[line - 1]?.indexOf(left, column - 1) ?? -1;
    const [, address] = (inline.type === "text" && spacedAddress.exec(inline.value)) || [];
    if (left === "](" && address) {
      const hint = `Write \`![…](<${address}>)\`.`;
      report(source, "picture", line, Math.max(column, at + 1), "A space in an address", hint);
      continue;
    }
    report(source, nameRule(left), line, Math.max(column, at + 1), ...explain(left));
  }
}

function nameRule(left: string): RuleId {
  if (left.startsWith("[^") || left === "^[") return "footnote-definition";
  return left === "](" || left === "]:" ? "link-target" : "markdown";
}

function explain(left: string): readonly [reason: string, hint: string] {
  if (left.startsWith("[^"))
    return [`Footnote ${left} is not defined`, `Define it below: \`${left}: Source\`.`];
  if (left === "^[") return ["A footnote written in the text", "Write `[^name]`, and define it."];
  if (left === "](") return ["A link that leads nowhere", "Write `[text](address)`."];
  if (left === "]:") return ["A link definition", "Write the address in the link."];
  const mark = left === "_" ? "*" : left;
  const hint = `Close it where it was opened, with no space inside: \`${mark}word${mark}\`.`;
  return [`\`${left}\` would show on the slide`, hint];
}
