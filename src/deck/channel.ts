/** Where the room is in the talk. */
export interface Place {
  slide: string;
  /** How many of its steps are shown. */
  step: number;
  language: string;
  isBrief: boolean;
  isBlank: boolean;
}

/** What the speaker may ask of the room; `go` names a slide. */
export type Act = "next" | "previous" | "first" | "last" | "blank" | "brief" | "language" | "go";

/**
 * What the room's and the speaker's windows say to each other: the room where it is, whenever that
 * changes or it is asked, and that it leaves; the speaker what to do.
 */
type Message =
  | { say: "place"; place: Place }
  | { say: "where" }
  | { say: "gone" }
  | { say: "do"; act: Act; slide?: string };

/** A line between the windows of this deck, served or opened from a file. */
export function openChannel(hear: (message: Message) => void): (message: Message) => void {
  const channel = new BroadcastChannel(`deck ${location.pathname}`);
  channel.addEventListener("message", ({ data }) => hear(data as Message));
  return (message) => channel.postMessage(message);
}
