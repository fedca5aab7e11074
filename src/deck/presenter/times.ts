import { listShown } from "../slide-list.ts";
import type { Timer } from "./timer.ts";

/** A phrase of an element in the speaker's language, by its name. */
export type Word = (element: HTMLElement, name: string) => string;

/** Shows the clock, and the time spent against the plan of the talk that is given, short or whole. */
export function showTimes(
  presenter: HTMLElement,
  slides: readonly HTMLElement[],
  timer: Timer,
  place: { slide: string; isBrief: boolean } | undefined,
  word: Word,
): void {
  const find = (selector: string) => presenter.querySelector<HTMLElement>(selector)!;
  const { begin, end, whole } = planTalk(slides, place);
  const { state, total } = timer;

  find(".time").dataset["state"] = state;
  find(".clock").textContent = new Date().toTimeString().slice(0, 5);
  find(".state").textContent = word(find(".state"), state);
  find(".spent").textContent = writeTime(total);
  const onSlide = timer.read()[place?.slide ?? ""] ?? 0;
  find(".slide-plan").textContent = `${writeTime(onSlide)} / ${writeTime(end - begin)}`;
  find(".talk-plan").textContent = writeTime(whole);
  find("[value=timer]").textContent = word(find("[value=timer]"), state);
  find("[value=reset]").textContent = word(find("[value=reset]"), timer.hasUndo ? "undo" : "reset");
  showPace(find(".pace"), timer, { begin, end }, word);
}

/** When a slide begins and ends in the plan of the talk, short or whole, in seconds. */
export function planTalk(
  slides: readonly HTMLElement[],
  place: { slide: string; isBrief: boolean } | undefined,
): { begin: number; end: number; whole: number } {
  const shown = listShown(slides, place?.isBrief ?? false);
  const plan = shown.map(planOf);
  const index = Math.max(
    0,
    shown.findIndex(({ id }) => id === place?.slide),
  );
  const begin = add(plan.slice(0, index));
  return { begin, end: begin + (plan[index] ?? 0), whole: add(plan) };
}

/** Says whether the talk is ahead of or behind its plan, which has this slide from `begin` to `end`. */
export function showPace(
  pace: HTMLElement,
  { state, total }: Timer,
  { begin, end }: { begin: number; end: number },
  word: Word,
): void {
  const [name, seconds] =
    total < begin
      ? ["ahead", begin - total]
      : total > end
        ? ["behind", total - end]
        : ["on-time", 0];
  const text = word(pace, state === "running" ? name : state).replace("%", writeTime(seconds));
  if (pace.textContent !== text) pace.textContent = text;
}

/** The time log: seconds spent and planned on each slide, and of the talk that is given. */
export function writeReport(
  slides: readonly HTMLElement[],
  timer: Timer,
  isBrief: boolean,
): string[] {
  const spent = timer.read();
  const lines = slides
    .filter(({ id }) => spent[id])
    .map((slide) => `${writeTime(spent[slide.id]!)}\t${writeTime(planOf(slide))}\t#${slide.id}`);
  const plan = add(listShown(slides, isBrief).map(planOf));
  return [...lines, `${writeTime(timer.total)}\t${writeTime(plan)}`];
}

const add = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** The seconds planned for a slide. */
const planOf = ({ dataset }: HTMLElement) => Number(dataset["minutes"] ?? 0) * 60;

export function writeTime(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
