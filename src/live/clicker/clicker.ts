import "./clicker.css";
import { listSteps } from "../../deck/figure-steps.ts";
import { planTalk, showPace, writeTime, type Word } from "../../deck/presenter/times.ts";
import { Timer } from "../../deck/presenter/timer.ts";
import { nameIn, readView } from "../../deck/view.ts";
import { tag } from "../../compiler/language.ts";
import { markCaptions } from "../captions.ts";
import { drive } from "../driver.ts";
import { fill } from "../fill.ts";
import { step, type LivePlace } from "../place.ts";
import { readSecret } from "../secret.ts";

const page = document.documentElement;

/**
 * The speaker's phone: two large buttons, what to say, and the time. A phone sleeps, for a page that
 * comes over plain HTTP may not keep it awake: a touch wakes it, where the talk is by then.
 */
export function startClicker(slides: readonly HTMLElement[]): void {
  const language = readView(page.dataset["lang"] ?? null);
  const side = language === "zh" ? "zh" : "en";
  const word: Word = (element, name) => element.getAttribute(`data-${side}-${name}`)!;
  const clicker = fillPage();
  nameIn(document, side);
  const find = (selector: string) => clicker.querySelector<HTMLElement>(selector)!;
  const timer = new Timer();
  const tell = (isUp: boolean) => (find(".lost").hidden = isUp);
  const secret = readSecret();
  const driver = secret === undefined ? undefined : drive(secret, { show: update, tell });
  tell(driver !== undefined);

  function update(): void {
    const place = driver?.place;
    if (place) {
      timer.follow("clicker", place.slide);
      showNotes(place);
      find("[value=blank]").setAttribute("aria-pressed", String(place.isBlank));
    }
    updateTime();
  }

  function updateTime(): void {
    const plan = planTalk(slides, driver?.place);
    find(".spent").textContent = writeTime(timer.total);
    const range = `${writeTime(plan.begin)}–${writeTime(plan.end)}`;
    find(".plan").textContent = fill(word(find(".plan"), "plan"), [range]);
    showPace(find(".ahead"), timer, plan, word);
    const bar = find(".plan-bar");
    bar.style.setProperty("--spent", String(Math.min(1, timer.total / (plan.whole || 1))));
    bar.style.setProperty("--plan", String(plan.begin / (plan.whole || 1)));
  }

  let shown = "";
  function showNotes({ slide: id, step, isBrief }: LivePlace): void {
    const index = slides.findIndex((slide) => slide.id === id);
    const slide = slides[index];
    const seen = JSON.stringify([id, step, isBrief]);
    if (!slide || seen === shown) return;
    shown = seen;
    const notes = slide.querySelectorAll(`.notes > .pair > :is([lang=${tag[side]}], :not([lang]))`);
    if (find(".text").dataset["slide"] !== id) {
      find(".text").replaceChildren(...[...notes].map((note) => note.cloneNode(true)));
      find(".text").scrollTop = 0;
      find(".text").dataset["slide"] = id;
    }
    markCaptions(find(".text"), step);
    find(".text [data-click]:not(.resting)")?.scrollIntoView({ block: "nearest" });
    const rows = listSteps(slide);
    const next = rows[step] ?? nextSlide(index, isBrief)?.querySelector(".headline");
    const where = find(".next > span");
    const phrase = word(where, rows.length > 0 ? "step" : "slide");
    where.textContent = fill(phrase, [index + 1, step, rows.length]);
    find(".next > strong").textContent = readRow(next, side);
  }

  function nextSlide(index: number, isBrief: boolean): HTMLElement | undefined {
    return slides.find(
      ({ dataset }, i) => i > index && !(isBrief && dataset["detail"] !== undefined),
    );
  }

  clicker.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>("button[value]");
    switch (button?.value) {
      case "next":
        driver?.press(step(slides, 1));
        break;
      case "previous":
        driver?.press(step(slides, -1));
        break;
      case "blank":
        driver?.press((place) => ({ ...place, isBlank: !place.isBlank }));
        break;
      case "timer":
        timer.toggle("clicker", driver?.place?.slide ?? "");
    }
    update();
  });
  setInterval(updateTime, 1000);
  update();
}

/** The label of a row, or its text, in one language. */
function readRow(row: Element | null | undefined, side: "en" | "zh"): string {
  const text = row?.querySelector(`[lang=${tag[side]}]`) ?? row;
  const part = row?.querySelector(".part")?.textContent ?? "";
  const label = text?.querySelector(".label") ?? text;
  return `${part} ${label?.textContent ?? ""}`.trim();
}

/** Puts the clicker in the place of the document. */
function fillPage(): HTMLElement {
  const clicker = document.createElement("main");
  clicker.className = "clicker";
  clicker.append(
    document.querySelector(".lost")!,
    document.querySelector<HTMLTemplateElement>("template.clicker")!.content,
  );
  page.dataset["theme"] = "dark";
  document.body.replaceChildren(clicker);
  return clicker;
}
