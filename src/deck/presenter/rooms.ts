import type { RoomLink } from "./room-link.ts";

/** Tells the speaker when the audience window is gone, and when there are others to choose from. */
export function showRooms(
  presenter: HTMLElement,
  slides: readonly HTMLElement[],
  link: RoomLink,
): void {
  const bar = presenter.querySelector<HTMLElement>(".rooms")!;
  const list = bar.querySelector<HTMLElement>(".list")!;
  const rooms = link.list();
  presenter.querySelector<HTMLElement>(".disconnected")!.hidden = link.isConnected;
  bar.hidden = rooms.every(([room]) => room === link.room);
  const labels = rooms.map(([room, slide]) => [
    room,
    writeLabel(slides, slide),
    room === link.room,
  ]);
  // A button that is being pressed must stay the same.
  const seen = JSON.stringify(labels);
  if (seen === list.dataset["seen"]) return;
  list.dataset["seen"] = seen;
  list.replaceChildren(
    ...rooms.map(([room, slide]) => {
      const button = document.createElement("button");
      button.value = "choose";
      button.dataset["room"] = room;
      button.setAttribute("aria-pressed", String(room === link.room));
      button.textContent = writeLabel(slides, slide);
      return button;
    }),
  );
}

const writeLabel = (slides: readonly HTMLElement[], slide: string) =>
  `${slides.findIndex(({ id }) => id === slide) + 1} #${slide}`;
