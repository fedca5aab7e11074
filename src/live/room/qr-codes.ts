import type { RevealApi } from "reveal.js";
import { drawQr, renderQr } from "../../compiler/render/qr.ts";
import { openDialog } from "../../deck/dialog.ts";
import { findKey } from "../../deck/keys.ts";
import { placeEvents } from "../../deck/slides/presenter-link.ts";

/**
 * Where listeners find the talk: this server as they know it, by `?at=`. Speakers open it under
 * `localhost`.
 */
export function readAddress(): string {
  const host = new URL(location.href).searchParams.get("at");
  const url = new URL("./", location.origin + location.pathname);
  if (host) url.host = host;
  return url.href;
}

/** Puts the listeners' code on the closing slide, beside the video's, and says which is which. */
export function addCodes(address: string): void {
  const code = String(renderQr(address, { en: "Follow on your phone", zh: "用手机同步看" }));
  for (const video of document.querySelectorAll<HTMLElement>(".slides .qr")) {
    video.insertAdjacentHTML("beforebegin", code);
    const listeners = video.previousElementSibling as HTMLElement;
    listeners.classList.add("listeners");
    listeners.append(writeName("Deck", "幻灯片"));
    video.append(writeName("Video", "视频"));
    video.parentElement!.classList.add("two-codes");
  }
}

function writeName(en: string, zh: string): HTMLElement {
  const name = document.createElement("span");
  Object.assign(name.dataset, { en, zh });
  return name;
}

/**
 * Gives what shows the listeners' code large, over any slide, and hides it again. Any key of the deck
 * hides it, and so does a step that is made elsewhere.
 */
export function createCode(deck: RevealApi, address: string): () => void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog.code")!;
  const text = address.replace(/^https?:\/\/|\/$/g, "");
  dialog.querySelector(".qr")!.innerHTML = String(drawQr(address, "L"));
  dialog.querySelector(".address")!.textContent = text;
  dialog.style.setProperty("--letters", String(text.length));

  // Before the deck's own listener: the press does no more.
  const closeByKey = (event: KeyboardEvent) => {
    if (!dialog.open || event.repeat || !findKey(event, "slides")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    dialog.close();
  };
  addEventListener("keydown", closeByKey, { capture: true });
  for (const event of placeEvents) deck.on(event, () => dialog.close());
  return () => (dialog.open ? dialog.close() : openDialog(dialog));
}
