import { languageName, sides } from "../language.ts";
import { readText } from "../slide-text.ts";
import { estimateMinutes } from "../speaking-pace.ts";
import { report } from "../source-file.ts";
import type { Project } from "./project.ts";

/** Reports notes that take a third more or less time to say than their slide plans. */
export function checkSpeakingTimes({ slides }: Project): void {
  for (const { source, settings, notes } of slides) {
    const { minutes } = settings;
    if (!minutes || notes.length === 0) continue;
    const times = sides.map((side) => {
      const text = notes.map((note) => readText(note[side])).join("\n");
      return { side, time: estimateMinutes(text) };
    });
    const mean = (times[0]!.time + times[1]!.time) / 2;
    for (const { side, time } of times) {
      if (Math.abs(time - minutes) <= minutes / 3) continue;
      const takes = Number(time.toPrecision(2));
      const reason = `The ${languageName[side]} notes take ${takes} min to say, planned: ${minutes}`;
      const hint = `Write \`minutes: ${Number(mean.toPrecision(2))}\`, or change the notes.`;
      report(source, "minutes", notes[0]![side].lines[0], 1, reason, hint);
    }
  }
}
