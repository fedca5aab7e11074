import { openDialog } from "./dialog.ts";
import { findKey, type DeckWindow } from "./keys.ts";

/** Shows the keys; the key that opened the help closes it too. */
export function showHelp(window: DeckWindow): void {
  const help = document.querySelector<HTMLDialogElement>("dialog.help")!;
  const closeByKey = (event: KeyboardEvent) => {
    if (!event.repeat && findKey(event, window)?.action === "help") help.close();
  };
  // On the page: not every browser gives a dialog without fields the focus.
  addEventListener("keydown", closeByKey);
  help.onclose = () => removeEventListener("keydown", closeByKey);
  openDialog(help);
}
