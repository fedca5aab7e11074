import { readCodeLines, type CodeToken } from "../code-tokens.ts";
import { html, join, type Html } from "../html.ts";
import { sides, tag } from "../language.ts";
import type { Code, Partners, Slide } from "../slide.ts";
import { renderPlain } from "./text.ts";

/**
 * Code, once or in both languages. Its steps are empty fragments: the first of its ranges is lit on
 * arrival, and each fragment lights the next. A line has the numbers of the ranges that it is in;
 * where all lines are, none stands out. A page without steps lights none of several ranges.
 */
export function renderCode({ isShared, en, zh }: Partners<Code>, { settings }: Slide): Html {
  const steps = settings.steps === false ? en.steps.slice(-1) : en.steps;
  // Where it is wider than a phone, keys scroll it.
  const code = isShared
    ? html`<pre tabindex="0"><code>${renderLines(en, steps)}</code></pre>`
    : sides.map((side) => {
        const lines = renderLines({ en, zh }[side], steps);
        // A PDF has the language of the inner one.
        return html`<pre lang="${tag[side]}" tabindex="0"><code lang="${tag[side]}">${lines}</code></pre>`;
      });
  const marks = steps.slice(1).map(() => html`<span class="fragment" hidden></span>`);
  const [only = [], ...others] = steps;
  const isLit = others.length === 0 && only.length > 0 && only.length < en.tokens.length;
  return html`<div class="pair exhibit code${isLit ? " lit" : ""}">${marks}${code}</div>`;
}

function renderLines({ tokens }: Code, steps: readonly (readonly number[])[]): Html {
  const lines = tokens.map((line, i) => {
    const ranges = steps.flatMap((range, step) =>
      range.includes(i + 1) && range.length < tokens.length ? step : [],
    );
    const isPresent = steps.length === 1 && ranges.length > 0;
    const names = ranges.length > 0 ? html` data-steps="${ranges.join(" ")}"` : html``;
    const end = i < tokens.length - 1 ? "\n" : "";
    return html`<span class="${isPresent ? "line present" : "line"}"${names}>${line.map(renderToken)}${end}</span>`;
  });
  return join(lines, "");
}

const renderToken = ({ kind, text }: CodeToken): Html =>
  kind === "plain" ? renderPlain(text) : html`<span class="${kind}">${renderPlain(text)}</span>`;

/** Code as Markdown has it, between more backticks than it has in a row. */
export function writeFence({ language, tokens }: Code): string {
  const code = readCodeLines(tokens);
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const mark = "`".repeat(longest + 1);
  return `${mark}${language}\n${code}\n${mark}`;
}
