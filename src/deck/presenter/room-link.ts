import { createName, openChannel, type Command, type Place } from "../channel.ts";
import { writeBrief } from "../slide-list.ts";

export interface RoomLink {
  /** The name of the audience window that this window belongs to, once there is one. */
  readonly room: string | undefined;
  /** Where that window is, or was when it was last heard of. */
  readonly place: Place | undefined;
  /** Also while this window is new and has heard of none. */
  readonly isConnected: boolean;
  /** All audience windows of this deck that are open: their names, and the slides they show. */
  list(): [room: string, slide: string][];
  send(command: Command, slide?: string): void;
  /** Belongs to another audience window from now on. */
  choose(room: string): void;
  /** Opens the audience window anew, where it was. */
  reopen(): void;
}

/** So many seconds without a sign of life, and a window is taken to be closed. */
const longestSilence = 3;

/**
 * Connects the speaker's window with the audience window named in its address, or with the first it
 * hears of. `update` is called after each change and each second.
 */
export function connectRoom(update: () => void): RoomLink {
  const rooms = new Map<string, { place: Place; silence: number }>();
  let room = new URL(location.href).searchParams.get("presenter") || undefined;
  let last: Place | undefined;
  let waited = 0;

  const channel = openChannel((message) => {
    if (message.type === "place") {
      rooms.set(message.room, { place: message.place, silence: 0 });
      if (room === undefined) choose(message.room);
      if (message.room === room) last = message.place;
    } else if (message.type === "closed") {
      rooms.delete(message.room);
    } else return;
    waited = longestSilence;
    update();
  });
  const choose = (name: string) => {
    room = name;
    last = rooms.get(name)?.place ?? last;
    const url = new URL(location.href);
    url.searchParams.set("presenter", name);
    history.replaceState(null, "", url);
  };

  channel.send({ type: "where" });
  setInterval(() => {
    channel.send({ type: "where" });
    waited++;
    for (const [name, known] of rooms) if (++known.silence > longestSilence) rooms.delete(name);
    update();
  }, 1000);

  return {
    get room() {
      return room;
    },
    get place() {
      return last;
    },
    get isConnected() {
      const isWaiting = waited < longestSilence;
      return isWaiting || (room !== undefined && rooms.has(room));
    },
    list: () => [...rooms].map(([name, { place }]) => [name, place.slide]),
    send(command, slide) {
      if (room) channel.send({ type: "command", room, command, ...(slide && { slide }) });
    },
    choose,
    reopen() {
      choose(room ?? `deck-${createName()}`);
      channel.open(writeAddress(last), room!);
    },
  };
}

/** The address of an audience window that is at a place. */
function writeAddress(place?: Place): URL {
  const url = new URL(location.href);
  url.searchParams.delete("presenter");
  if (!place) return url;
  url.searchParams.set("lang", place.language);
  writeBrief(url, place.isBrief);
  if (place.isBlank) url.searchParams.set("blank", "");
  url.hash = `/${place.slide}${place.step > 0 ? `/${place.step - 1}` : ""}`;
  return url;
}
