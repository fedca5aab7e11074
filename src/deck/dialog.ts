/**
 * Shows a dialog, unless another is open. It closes by Esc, by its own buttons, and by a press
 * outside of it; the keys of the deck rest until then (see `listenForKeys`).
 */
export function openDialog(dialog: HTMLDialogElement): void {
  if (document.querySelector("dialog[open]")) return;
  let isOutside = false;
  dialog.onpointerdown = (event) => (isOutside = hits(dialog, event));
  // A press that begins inside, as when text is selected, is no wish to leave.
  dialog.onclick = (event) => {
    if (isOutside && hits(dialog, event)) dialog.close();
  };
  dialog.showModal();
}

/** Whether a press is on what lies behind a dialog. */
function hits(dialog: HTMLDialogElement, { target, clientX, clientY }: MouseEvent): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return target === dialog && !isInside;
}
