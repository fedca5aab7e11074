/** Where an audience window is in the talk. */
export interface Place {
  slide: string;
  /** How many of its steps are shown. */
  step: number;
  language: string;
  isBrief: boolean;
  isBlank: boolean;
  isOverview: boolean;
}

/** What the speaker may ask of an audience window; `go` names a slide. */
export type Command =
  | "next"
  | "previous"
  | "first"
  | "last"
  | "go"
  | "language"
  | "brief"
  | "blank"
  | "overview"
  | "show"
  | "code";

/**
 * What windows send: an audience window (`room` is its name) where it is, whenever that changes, each
 * second, and when it is asked; and that it closes. The speaker's window asks, and gives commands.
 */
export type Message =
  | { type: "place"; room: string; place: Place }
  | { type: "closed"; room: string }
  | { type: "where" }
  | { type: "command"; room: string; command: Command; slide?: string };

/** A message on its way: who sent it, and its number among theirs. */
interface Letter {
  deck: string;
  sender: string;
  count: number;
  message: Message;
}

export interface Channel {
  send(message: Message): void;
  /** Opens a window that belongs to the channel, or finds it again by its name. */
  open(url: URL, name: string, features?: string): void;
}

/**
 * A line between the windows of this deck, served or opened from a file. WebKit carries no broadcast
 * between files, and a browser without storage none at all: messages also go to the window that
 * opened this one, to those it opened, and to those that have sent any. What comes twice is received once.
 */
export function openChannel(receive: (message: Message) => void): Channel {
  const deck = `deck ${location.pathname}`;
  const sender = createName();
  const windows = new Set<Window>();
  const counts = new Map<string, number>();
  let count = 0;
  if (opener) windows.add(opener as Window);

  const take = (letter: Letter) => {
    if (letter.sender === sender || letter.count <= (counts.get(letter.sender) ?? 0)) return;
    counts.set(letter.sender, letter.count);
    receive(letter.message);
  };
  const broadcast = openBroadcast(deck);
  broadcast?.addEventListener("message", ({ data }) => take(data as Letter));
  addEventListener("message", ({ data, origin, source }) => {
    const isOurs = origin === location.origin || (isFile && ["null", "file://"].includes(origin));
    if (!isOurs || (data as Partial<Letter> | null)?.deck !== deck) return;
    windows.add(source as Window);
    take(data as Letter);
  });

  return {
    send(message) {
      const letter: Letter = { deck, sender, count: ++count, message };
      broadcast?.postMessage(letter);
      for (const window of [...windows].filter(isReachable))
        window.postMessage(letter, isFile ? "*" : location.origin);
    },
    open(url, name, features) {
      const opened = open(url, name, features);
      if (!opened) return;
      windows.add(opened);
      opened.focus();
    },
  };
}

const isFile = location.protocol === "file:";

/** Whether a window is open, and not at an address of somebody else. */
function isReachable(window: Window): boolean {
  try {
    return !window.closed && (isFile || window.location.origin === location.origin);
  } catch {
    return false;
  }
}

/** A name that no other window has. */
export const createName = () => Math.random().toString(36).slice(2);

function openBroadcast(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
