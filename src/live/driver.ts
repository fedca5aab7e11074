import { createName } from "../deck/channel.ts";
import { isOlder, type Change, type LivePlace } from "./place.ts";
import { ask } from "./secret.ts";
import { openStream } from "./stream.ts";

export interface Driver {
  /** Where the talk is, with all that was pressed here. */
  readonly place: LivePlace | undefined;
  press(change: Change): void;
}

/** What the page of a driver does with what it hears. */
interface Listener {
  /** Shows a place that others have made, or that was made with them. */
  show: (place: LivePlace) => void;
  /** Says whether the line is up. */
  tell?: (isUp: boolean) => void;
}

/**
 * Drives the talk together with others. Each posts whole places, and the server's last one counts. A
 * place says how many presses of each driver it has: who pressed at the same moment as another, and
 * misses the own press in what comes, adds it there and posts again. So no press is lost, and none
 * counts twice.
 *
 * @param place Where the talk is while the server knows nothing: it may be new.
 */
export function drive(secret: string, { show, tell }: Listener, place?: LivePlace): Driver {
  const name = createName();
  let count = 0;
  /** The presses that have not come back yet. */
  let pending: { count: number; change: Change }[] = [];
  /** What the server said last, since the line is up. */
  let said: LivePlace | undefined;
  let isUp = false;
  let waiting: LivePlace | undefined;
  let isPosting = false;

  const receive = (next: LivePlace) => {
    said = next;
    pending = pending.filter((press) => press.count > (next.presses[name] ?? 0));
    if (place && isOlder(next, place)) return void post(place);
    place = pending.reduce((place, { change }) => change(place), next);
    if (pending.length > 0) {
      place = { ...place, presses: { ...next.presses, [name]: count } };
      void post(place);
    }
    show(place);
  };

  /** Posts one place after the other, and of those that wait the newest only. */
  async function post(next: LivePlace): Promise<void> {
    waiting = next;
    if (isPosting) return;
    isPosting = true;
    while (waiting) {
      const body: string = JSON.stringify(waiting);
      waiting = undefined;
      const isPosted = (await ask("at", secret, body)) !== undefined;
      if (!isPosted) setTimeout(postPending, 1000);
    }
    isPosting = false;
  }
  const postPending = () => {
    if (pending.length > 0 && place) void post(place);
  };

  openStream("speaker", receive, (now) => {
    isUp = now;
    said = undefined;
    tell?.(isUp);
    // A server that knows the place says it at once.
    if (isUp) setTimeout(() => said ?? (place && post(place)), 1000);
  });
  // For a server that has lost it. Never what others have changed in the meantime.
  setInterval(() => {
    if (isUp && said && pending.length === 0) void post(said);
  }, 10_000);

  return {
    get place() {
      return place;
    },
    press(change) {
      pending.push({ count: ++count, change });
      // What is pressed before the first place comes is added to it.
      if (!place) return;
      place = { ...change(place), presses: { ...place.presses, [name]: count } };
      void post(place);
    },
  };
}
