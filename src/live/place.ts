import type { Place } from "../deck/channel.ts";
import { listShown } from "../deck/slide-list.ts";

/** Where a talk is: what is posted by who drives it, and sent to everybody. */
export interface LivePlace extends Pick<Place, "slide" | "step" | "isBrief" | "isBlank"> {
  /** Whether the room shows the dark deck. */
  isDark: boolean;
  /** How many presses of each who drives are in it. */
  presses: Readonly<Record<string, number>>;
}

/** A place as it was sent; none where the text is something else. */
export function parsePlace(text: string): LivePlace | undefined {
  try {
    const { slide, step, isBrief, isBlank, isDark, presses } = JSON.parse(text) as LivePlace;
    const counts = Object.entries(presses);
    const isPlace =
      typeof slide === "string" &&
      [step, ...counts.map(([, count]) => count)].every((number) => Number.isInteger(number)) &&
      [isBrief, isBlank, isDark].every((flag) => typeof flag === "boolean");
    return isPlace ? { slide, step, isBrief, isBlank, isDark, presses } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether both are the same to those who look. */
export const isSame = (one: LivePlace, other: LivePlace): boolean =>
  one.slide === other.slide &&
  one.step === other.step &&
  one.isBrief === other.isBrief &&
  one.isBlank === other.isBlank &&
  one.isDark === other.isDark;

/** Whether a place has no press that the other lacks, and lacks some. */
export function isOlder({ presses }: LivePlace, other: LivePlace): boolean {
  const names = Object.keys({ ...presses, ...other.presses });
  const differences = names.map((name) => (other.presses[name] ?? 0) - (presses[name] ?? 0));
  return differences.every((more) => more >= 0) && differences.some((more) => more > 0);
}

/** What a press makes of a place. */
export type Change = (place: LivePlace) => LivePlace;

/** One step forward, or back; from a blank screen only to the slide that it hides. */
export const step =
  (slides: readonly HTMLElement[], by: 1 | -1): Change =>
  (place) => {
    if (place.isBlank) return { ...place, isBlank: false };
    const stops = listStops(slides, place.isBrief);
    const now = stops.findIndex((stop) => stop.slide === place.slide && stop.step === place.step);
    return { ...place, ...stops[now < 0 ? 0 : now + by] };
  };

/** What was pressed, as seen from the places before and after: a step, or the way to a place. */
export function findChange(
  slides: readonly HTMLElement[],
  before: LivePlace,
  after: LivePlace,
): Change {
  const steps = [step(slides, 1), step(slides, -1)];
  const { presses: _, ...there } = after;
  return (
    steps.find((change) => isSame(change(before), after)) ?? ((place) => ({ ...place, ...there }))
  );
}

/** Where the talk stops: at each slide, and after each of its steps. */
function listStops(
  slides: readonly HTMLElement[],
  isBrief: boolean,
): Pick<LivePlace, "slide" | "step">[] {
  return listShown(slides, isBrief).flatMap((slide) => {
    const steps = slide.querySelectorAll(".fragment").length;
    return Array.from({ length: steps + 1 }, (_, step) => ({ slide: slide.id, step }));
  });
}
