import { openChannel, type Act, type Place } from "../channel.ts";
import { findPoint, listShown, writeBrief } from "../slide-list.ts";
import { showSteps } from "../figure-steps.ts";
import { askForSlide } from "../go-to-slide.ts";
import { languages, nameIn, readLanguage, showLanguage, type Language } from "../view.ts";
import { Timer } from "./timer.ts";

const languageKey = "deck speaker's language";

/**
 * The speaker's window: this slide and what the next step brings, the notes, the time against the
 * plan. It follows the room's window and drives it; the room never waits for it.
 */
export function assistSpeaker(slides: readonly HTMLElement[]): void {
  const template = document.querySelector<HTMLTemplateElement>("template.presenter")!;
  const desk = document.createElement("main");
  desk.className = "desk";
  desk.append(template.content);
  document.querySelector("main")!.replaceWith(desk);

  const timer = new Timer();
  const find = <T extends HTMLElement = HTMLElement>(selector: string) =>
    desk.querySelector<T>(selector)!;
  let place: Place | undefined;
  let heard = 0;
  let language = readLanguage(localStorage.getItem(languageKey));

  const say = openChannel((message) => {
    if (message.say === "gone") {
      heard = 0;
      tick();
    }
    if (message.say !== "place") return;
    heard = Date.now();
    const isNew = JSON.stringify(place) !== JSON.stringify(message.place);
    place = message.place;
    timer.follow(place.slide);
    if (isNew) showPlace(place);
    tick();
  });
  const ask = (act: Act, slide?: string) => say({ say: "do", act, ...(slide && { slide }) });

  const acts: Record<string, () => void> = {
    next: () => ask("next"),
    previous: () => ask("previous"),
    first: () => ask("first"),
    last: () => ask("last"),
    blank: () => ask("blank"),
    brief: () => ask("brief"),
    language: () => ask("language"),
    jump: () => askForSlide(slides, (slide) => ask("go", slide)),
    timer: () => timer.toggle(),
    reset: () => timer.reset(),
    notes: () => speak(languages[(languages.indexOf(language) + 1) % 3]!),
    report: () => showReport(),
    open: () => openRoom(place),
    copy: () => void navigator.clipboard.writeText(find<HTMLTextAreaElement>("textarea").value),
  };
  desk.addEventListener("click", ({ target }) => {
    const { value } = (target as Element).closest("button") ?? {};
    if (value) acts[value]?.();
    tick();
  });
  addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const isButton =
      (event.target as Element).closest("button") && [" ", "Enter"].includes(event.key);
    if (isButton) return;
    const act = keys[event.key.toLowerCase()];
    const point = findPoint(slides, event.key);
    if (act) acts[act]!();
    else if (point) ask("go", point.id);
    else return;
    event.preventDefault();
    tick();
  });

  function speak(next: Language): void {
    language = next;
    localStorage.setItem(languageKey, language);
    desk.dataset["speaker"] = language;
    desk.lang = language === "zh" ? "zh-Hans" : "en";
    nameIn(document, language === "both" ? "en" : language);
    tick();
  }

  function showPlace({ slide: id, step, language: shownIn, isBrief, isBlank }: Place): void {
    showLanguage(shownIn);
    nameIn(document, language === "zh" ? "zh" : "en");
    const shown = listShown(slides, isBrief);
    const slide = slides.find((known) => known.id === id)!;
    const hasMore = step < slide.querySelectorAll(".fragment").length;
    const next = hasMore ? slide : shown[shown.indexOf(slide) + 1];
    find(".now .stage").replaceChildren(copySlide(slide, step));
    find(".next .stage").replaceChildren(
      ...(next ? [copySlide(next, hasMore ? step + 1 : 0)] : []),
    );
    for (const stage of desk.querySelectorAll<HTMLElement>(".stage")) fit(stage);
    find(".now").classList.toggle("blank", isBlank);
    const notes = slide.querySelector(".notes")?.cloneNode(true) as HTMLElement | undefined;
    notes?.querySelector("summary")?.remove();
    const text = find(".cues .text");
    text.replaceChildren(...(notes?.children ?? []));
    text.scrollTop = 0;
  }

  /** What changes by itself: clock, times, and whether the room answers. */
  function tick(): void {
    const shown = listShown(slides, place?.isBrief ?? false);
    const plan = shown.map(planOf);
    const index = shown.findIndex(({ id }) => id === place?.slide);
    const begin = add(plan.slice(0, Math.max(0, index)));
    const end = begin + (plan[index] ?? 0);
    const onSlide = timer.read()[place?.slide ?? ""] ?? 0;

    find(".gone").hidden = Date.now() - heard < 3000;
    find(".clock").textContent = new Date().toTimeString().slice(0, 5);
    find(".spent").textContent = writeTime(timer.total);
    find(".slide-plan").textContent = `${writeTime(onSlide)} / ${writeTime(end - begin)}`;
    find(".talk-plan").textContent = writeTime(add(plan));
    const pace = find(".pace");
    const text = writePace(timer, begin, end, (name) => readWord(pace, name));
    if (pace.textContent !== text) pace.textContent = text;
  }

  /** A phrase of an element in the speaker's language. */
  function readWord(element: HTMLElement, name: string): string {
    return element.getAttribute(`data-${language === "zh" ? "zh" : "en"}-${name}`)!;
  }

  function showReport(): void {
    const spent = timer.read();
    const report = find<HTMLTextAreaElement>("textarea");
    const lines = slides
      .filter(({ id }) => spent[id])
      .map((slide) => `${writeTime(spent[slide.id]!)}\t${writeTime(planOf(slide))}\t#${slide.id}`);
    const total = `${writeTime(timer.total)}\t${writeTime(add(slides.map(planOf)))}`;
    report.value = [readWord(report, "heading"), ...lines, total].join("\n");
    find<HTMLDialogElement>("dialog.report").showModal();
  }

  const fitter = new ResizeObserver((entries) => {
    for (const { target } of entries) fit(target as HTMLElement);
  });
  for (const stage of desk.querySelectorAll(".stage")) fitter.observe(stage);
  speak(language);
  say({ say: "where" });
  setInterval(() => {
    say({ say: "where" });
    tick();
  }, 1000);
}

const keys: Record<string, string> = {
  pagedown: "next",
  arrowright: "next",
  arrowdown: "next",
  " ": "next",
  pageup: "previous",
  arrowleft: "previous",
  arrowup: "previous",
  home: "first",
  end: "last",
  b: "blank",
  ".": "blank",
  k: "brief",
  l: "language",
  g: "jump",
  t: "timer",
  r: "reset",
  n: "notes",
  e: "report",
};

const add = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** The seconds planned for a slide. */
const planOf = ({ dataset }: HTMLElement) => Number(dataset["minutes"] ?? 0) * 60;

/** How the time spent stands to the plan, which has this slide from `begin` to `end`, in seconds. */
function writePace(
  { total, isRunning }: Timer,
  begin: number,
  end: number,
  say: (name: string) => string,
): string {
  if (!isRunning && total === 0) return say("stopped");
  if (total < begin) return say("ahead").replace("%", writeTime(begin - total));
  if (total > end) return say("behind").replace("%", writeTime(total - end));
  return say("on-time");
}

function writeTime(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Zooms the slide on a stage to its size. */
function fit(stage: HTMLElement): void {
  const slide = stage.querySelector("section");
  const zoom = Math.min(stage.clientWidth / 1280, stage.clientHeight / 720);
  if (slide) slide.style.zoom = String(zoom);
}

/** A slide as it looks after so many steps. */
function copySlide(slide: HTMLElement, step: number): HTMLElement {
  const copy = slide.cloneNode(true) as HTMLElement;
  copy.removeAttribute("id");
  copy.querySelector(".notes")?.remove();
  for (const [i, fragment] of copy.querySelectorAll(".fragment").entries())
    fragment.classList.toggle("visible", i < step);
  showSteps(copy);
  return copy;
}

/** Opens the room's window anew, where it was. */
function openRoom(place?: Place): void {
  const url = new URL(location.href);
  url.searchParams.delete("presenter");
  if (place) {
    url.searchParams.set("lang", place.language);
    writeBrief(url, place.isBrief);
    url.hash = `/${place.slide}${place.step > 0 ? `/${place.step - 1}` : ""}`;
  }
  open(url, "room");
}
