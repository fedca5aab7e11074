import { parsePlace, type LivePlace } from "./place.ts";

/** Who listens: in a language, or to drive, which is not counted. */
export type Audience = "en" | "zh" | "both" | "speaker";

/** The server says something every 20 seconds: a stream that was silent for so long is dead. */
const longestSilence = 45_000;

export interface Stream {
  /** Listens as somebody else from now on. */
  change(audience: Audience): void;
}

/**
 * Listens to where the talk is; `tell` is called when the line comes and goes. A phone that slept or
 * changed its network may have a stream that is dead and does not say so (whatwg/html has no error for
 * it): there is a new one whenever the page is seen again, and after a silence.
 */
export function openStream(
  audience: Audience,
  receive: (place: LivePlace) => void,
  tell: (isUp: boolean) => void,
): Stream {
  let source: EventSource | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const reopenIn = (time: number) => {
    clearTimeout(silence);
    silence = setTimeout(open, time);
  };
  const hear = () => reopenIn(longestSilence);

  function open(): void {
    source?.close();
    source = new EventSource(`events/${audience}`);
    source.addEventListener("open", () => tell(true));
    source.addEventListener("message", ({ data }) => {
      hear();
      const place = parsePlace(String(data));
      if (place) receive(place);
    });
    source.addEventListener("ping", hear);
    source.addEventListener("error", ({ target }) => {
      tell(false);
      // Refused, as by a server that is full: the browser does not try again. Not all at once.
      const isClosed = (target as EventSource).readyState === EventSource.CLOSED;
      if (isClosed) reopenIn(2000 + Math.random() * 4000);
    });
    hear();
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) open();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) open();
  });
  open();

  return {
    change(next) {
      audience = next;
      open();
    },
  };
}
