import type { Fault } from "../fit/faults.ts";
import { codeLetter } from "../fit/sizes.ts";
import { languageName, sides, views } from "../language.ts";
import { layouts } from "../layouts.ts";
import { report } from "../source-file.ts";
import type { Project } from "./project.ts";

/** Reports what leaves its slide, or its column, at the smallest sizes that a room can read. */
export function checkOverflow({ slides, fits }: Project): void {
  for (const slide of slides) {
    const fit = fits.get(slide);
    const faults = views.flatMap((view) => {
      const fault = fit?.[view].fault;
      return fault ? [{ ...fault, isAlone: view !== "both" }] : [];
    });
    const isList = layouts[slide.settings.layout].adds === "sources";
    const describe = isList ? describeSources : describeFault;
    const worst = faults.toSorted((a, b) => b.over - a.over);
    // The worst of each language: what mends it mends the others.
    const mistakes = sides.flatMap((side) => {
      const fault = worst.find((fault) => fault.side === side);
      return fault ? [{ line: fault.line, message: describe(fault) }] : [];
    });
    // What has no language is one mistake.
    for (const { line, message } of mistakes.filter(
      ({ message }, i) => i === 0 || message[0] !== mistakes[0]!.message[0],
    ))
      report(slide.source, "fit", line, 1, ...message);
  }
}

function describeFault(fault: Fault & { isAlone: boolean }): readonly [string, string] {
  const { kind, side, isAlone, size } = fault;
  const language = languageName[side];
  const over = `${Math.ceil(fault.over)} px`;
  const view = isAlone ? `${language} alone` : "both languages";
  if (kind === "picture")
    return [
      `The picture leaves too little room by ${over}`,
      "Say less beside it, or give it a slide of its own.",
    ];
  if (kind === "code") {
    const letters = Math.ceil(fault.over / (codeLetter * size));
    const much = letters === 1 ? "1 letter" : `${letters} letters`;
    return [
      `This code is ${much} too wide for its column at ${size} px, in ${view}`,
      "Shorten this line, the widest, or break it.",
    ];
  }
  if (kind === "row")
    return [
      `The ${language} label is ${over} higher than its row of the picture, at ${size} px, in ${view}`,
      "Shorten it, or make that row of the picture higher.",
    ];
  return [
    `The slide is ${countLines(fault)} too long, in ${view}`,
    `Shorten this text, the longest of its ${language}, or make two slides of it.`,
  ];
}

const describeSources = ({ over }: Fault): readonly [string, string] => [
  `The list of sources is ${Math.ceil(over)} px too long for its slide`,
  "Add a slide with `layout: sources`: they share out the sources.",
];

/** How many lines of its longest text a slide is too long. */
function countLines({ over, size, lineHeight }: Fault): string {
  const lines = Math.ceil(over / lineHeight);
  return `${lines} ${lines === 1 ? "line" : "lines"} of ${size} px`;
}
