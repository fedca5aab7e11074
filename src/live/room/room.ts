import "virtual:deck.css";
import "./room.css";
import type { RevealApi } from "reveal.js";
import type { Commands } from "../../deck/slides/commands.ts";
import { placeEvents, readPlace } from "../../deck/slides/presenter-link.ts";
import { startDeck } from "../../deck/start.ts";
import { addCodes, createCode, readAddress } from "./qr-codes.ts";
import { drive } from "../driver.ts";
import { showListeners } from "./listener-counts.ts";
import { findChange, isSame, type LivePlace } from "../place.ts";
import { readSecret } from "../secret.ts";

const secret = readSecret();
const address = readAddress();

addCodes(address);
await startDeck((deck, slides, commands) => {
  commands.code = createCode(deck, address);
  if (secret) followTalk(secret, deck, slides, commands);
});
const presenter = document.querySelector<HTMLElement>(".presenter");
if (presenter && secret) showListeners(presenter, secret);

/** Has the slides follow the talk, and the talk follow what is done in this window. */
function followTalk(
  secret: string,
  deck: RevealApi,
  slides: readonly HTMLElement[],
  commands: Commands,
): void {
  const isDark = document.documentElement.dataset["theme"] === "dark";
  const read = (presses: LivePlace["presses"]): LivePlace => {
    const { slide, step, isBrief, isBlank } = readPlace(deck);
    return { slide, step, isBrief, isBlank, isDark, presses };
  };
  let isShowing = false;
  const show = (place: LivePlace) => {
    if (isSame(place, read({}))) return;
    isShowing = true;
    goTo(deck, commands, place);
    isShowing = false;
  };
  const driver = drive(secret, { show }, read({}));
  const tell = () => {
    const { place } = driver;
    // Who looks for a slide among all is not there yet.
    if (isShowing || !place || deck.isOverview()) return;
    const now = read(place.presses);
    if (!isSame(place, now)) driver.press(findChange(slides, place, now));
  };
  for (const event of placeEvents) deck.on(event, tell);
  addEventListener("deck:brief", tell);
}

/** Shows a place that others have come to. */
function goTo(deck: RevealApi, commands: Commands, place: LivePlace): void {
  const { slide, step, isBrief } = readPlace(deck);
  if (isBrief !== place.isBrief) commands.brief();
  const index = deck.getSlides().findIndex(({ id }) => id === place.slide);
  if (index < 0) return;
  if (slide !== place.slide || step !== place.step) {
    commands.show();
    deck.slide(index, 0, place.step - 1);
  }
  deck.togglePause(place.isBlank);
}
