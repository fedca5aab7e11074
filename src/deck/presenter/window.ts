import type { Place } from "../channel.ts";
import { openDialog } from "../dialog.ts";
import { toggleFullscreen } from "../fullscreen.ts";
import { askForSlide } from "../go-to-slide.ts";
import { showHelp } from "../help.ts";
import { listenForKeys, type Action } from "../keys.ts";
import { findPoint } from "../slide-list.ts";
import { recall, remember } from "../storage.ts";
import { tag } from "../../compiler/language.ts";
import { nameIn, showLanguage } from "../view.ts";
import { fitFrames, showFrames } from "./frames.ts";
import { connectRoom } from "./room-link.ts";
import { showRooms } from "./rooms.ts";
import { fitNotes, noteViews, showNotes, type NoteView } from "./speaker-notes.ts";
import { Timer } from "./timer.ts";
import { offerTracks } from "./tracks.ts";
import { showTimes, writeReport, type Word } from "./times.ts";

/** What a button asks for: the same as a key, or what has no key. */
type ButtonAction = Action | "open" | "copy" | "choose";

/**
 * The speaker's window: this slide and what the next step brings, the notes, the time against the
 * plan. It follows an audience window and drives it, which never waits for it.
 */
export function startPresenter(slides: readonly HTMLElement[]): void {
  const presenter = fillWindow();
  const find = <T extends HTMLElement = HTMLElement>(selector: string) =>
    presenter.querySelector<T>(selector)!;
  const timer = new Timer();
  let view = readNoteView();
  let shownPlace = "";
  let shownNotes = "";

  const side = () => (view.startsWith("zh") ? "zh" : "en");
  const word: Word = (element, name) => element.getAttribute(`data-${side()}-${name}`)!;
  const link = connectRoom(() => {
    if (link.place) timer.follow(link.room!, link.place.slide);
    update();
  });

  /** Shows what has changed, and no more: notes stay scrolled, and what is selected stays so. */
  function update(): void {
    const { place } = link;
    const seen = JSON.stringify([place, view]);
    if (place && seen !== shownPlace) showPlace(place);
    shownPlace = seen;
    showRooms(presenter, slides, link);
    showTimes(presenter, slides, timer, place, word);
  }

  function showPlace(place: Place): void {
    showLanguage(place.language);
    nameIn(document, side());
    presenter.lang = tag[side()];
    showFrames(presenter, slides, place);
    find(".now").classList.toggle("blank", place.isBlank);
    find(".is-blank").hidden = !place.isBlank;
    find(".is-overview").hidden = place.isBlank || !place.isOverview;
    const seen = JSON.stringify([place.slide, view]);
    const slide = slides.find(({ id }) => id === place.slide);
    if (seen !== shownNotes) showNotes(find(".speaker-notes .text"), slide, view);
    shownNotes = seen;
  }

  function act(action: ButtonAction, value = ""): void {
    switch (action) {
      case "point": {
        const point = findPoint(slides, value);
        if (point) link.send("go", point.id);
        break;
      }
      case "jump":
        return askForSlide(slides, (slide) => link.send("go", slide));
      case "choose":
        link.choose(value);
        timer.move(value);
        break;
      case "open":
        link.reopen();
        break;
      case "timer":
        timer.toggle(link.room ?? "", link.place?.slide ?? "");
        break;
      case "reset":
        timer.reset();
        break;
      case "notes":
        view = noteViews[(noteViews.indexOf(view) + 1) % noteViews.length]!;
        remember("notes", view);
        nameIn(document, side());
        break;
      case "report": {
        const report = find<HTMLTextAreaElement>("textarea");
        const lines = writeReport(slides, timer, link.place?.isBrief ?? false);
        report.value = [word(report, "heading"), ...lines].join("\n");
        const dialog = find<HTMLDialogElement>("dialog.report");
        const links = dialog.querySelectorAll<HTMLAnchorElement>("[data-track]");
        offerTracks(links, slides, timer.visits, dialog.dataset["file"]!);
        return openDialog(dialog);
      }
      case "copy": {
        const report = find<HTMLTextAreaElement>("textarea");
        report.select();
        // Without https there is no clipboard: what is selected can be copied by hand.
        return void navigator.clipboard?.writeText(report.value).catch(() => {});
      }
      case "fullscreen":
        return toggleFullscreen();
      case "help":
        return showHelp("presenter");
      case "presenter":
        break;
      default:
        link.send(action);
    }
    update();
  }

  listenForKeys("presenter", act);
  presenter.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>("button[value]");
    if (button) act(button.value as ButtonAction, button.dataset["room"]);
  });
  fitFrames(presenter);
  new ResizeObserver(([entry]) => fitNotes(entry!.target as HTMLElement)).observe(
    find(".speaker-notes .text"),
  );
  nameIn(document, side());
  update();
}

/** Puts the speaker's window in the place of the slides. */
function fillWindow(): HTMLElement {
  const presenter = document.createElement("main");
  presenter.className = "presenter";
  presenter.append(
    document.querySelector<HTMLTemplateElement>("template[data-presenter]")!.content,
  );
  document.querySelector("main")!.replaceWith(presenter);
  return presenter;
}

/** What the speaker chose last; at first both languages, the browser's before the other. */
function readNoteView(): NoteView {
  const last = recall("notes");
  const first = navigator.language.startsWith("zh") ? "zh en" : "en zh";
  return noteViews.find((view) => view === last) ?? first;
}
