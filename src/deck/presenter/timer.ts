import type { Visit } from "../../compiler/render/subtitles.ts";
import { recall, remember } from "../storage.ts";

/** What is kept of a talk while it runs, across reloads of its windows; times are epoch ms. */
interface Times {
  /** The slides that were shown, one after the other, up to `since`. */
  visits: readonly Visit[];
  /** When the running count began; only while the timer runs. */
  since?: number;
  /** When the timer was last seen running. */
  seen?: number;
  /** The slide that is being counted, and the audience window that shows it. */
  slide: string;
  room: string;
  /** The times that the last reset put away. */
  before?: Times;
}

export type TimerState = "stopped" | "running" | "paused";

/** A computer that slept, or a window that was closed, for so long was not giving a talk. */
const longestGap = 60 * 60 * 1000;

/**
 * Counts the seconds on each slide. All windows of the speaker share what is remembered, so that
 * every second is counted once; a reload loses none.
 */
export class Timer {
  get state(): TimerState {
    const times = read();
    if (times.since !== undefined) return "running";
    return add(times) > 0 ? "paused" : "stopped";
  }

  /** Seconds since the start, without pauses. */
  get total(): number {
    return add(count(read()));
  }

  /** Whether a reset can be taken back: until the timer is started again. */
  get hasUndo(): boolean {
    return this.state === "stopped" && read().before !== undefined;
  }

  /** The slides that were shown, one after the other. */
  get visits(): readonly Visit[] {
    return count(read()).visits;
  }

  /** Seconds on each slide. */
  read(): Record<string, number> {
    const spent: Record<string, number> = {};
    for (const { id, seconds } of this.visits) spent[id] = (spent[id] ?? 0) + seconds;
    return spent;
  }

  /** Notes that the talk goes on, on a slide, if its audience window is the one that is counted. */
  follow(room: string, slide: string): void {
    const times = read();
    if (times.since === undefined || (times.room !== "" && times.room !== room)) return;
    const isSame = times.room === room && times.slide === slide;
    const counted = isSame ? times : { ...count(times), room, slide };
    write({ ...counted, seen: Date.now() });
  }

  /** Counts for another audience window from now on. */
  move(room: string): void {
    write({ ...count(read()), room });
  }

  /** Starts, pauses or resumes the count of an audience window, which shows this slide. */
  toggle(room: string, slide: string): void {
    const times = read();
    const { before: _, ...rest } = times;
    if (times.since === undefined) write({ ...rest, room, slide, since: Date.now() });
    else write(stop(times, Date.now()));
  }

  /** Puts all times away; a second call brings them back. */
  reset(): void {
    const times = read();
    if (this.hasUndo) write(times.before!);
    else if (this.state !== "stopped") write({ ...parse(), before: times });
  }
}

const add = ({ visits }: Times) => visits.reduce((sum, { seconds }) => sum + seconds, 0);

/** Times with what has been counted until `now`, from when the count goes on. */
function count(times: Times, now = Date.now()): Times {
  const { visits, since, slide } = times;
  if (since === undefined) return times;
  const last = visits.at(-1);
  const isSame = last?.id === slide;
  const seconds = (isSame ? last.seconds : 0) + Math.max(0, now - since) / 1000;
  const before = isSame ? visits.slice(0, -1) : visits;
  return { ...times, visits: [...before, { id: slide, seconds }], since: now };
}

function stop(times: Times, now: number): Times {
  const { since: _, seen: __, ...rest } = count(times, now);
  return rest;
}

const name = "times";

function write(times: Times): void {
  const text = JSON.stringify(times);
  if (text !== recall(name)) remember(name, text);
}

/** The times as they are now: after a gap the timer has stopped where the gap began. */
function read(): Times {
  const times = parse(recall(name));
  const { since, seen = since } = times;
  return seen !== undefined && Date.now() - seen > longestGap ? stop(times, seen) : times;
}

/** What is remembered, as far as it was written here: anything may stand in a browser's storage. */
function parse(text = "{}"): Times {
  try {
    return normalize(JSON.parse(text));
  } catch {
    return normalize({});
  }
}

function normalize(value: unknown): Times {
  const { visits, since, seen, slide, room, before } = asObject(value);
  return {
    visits: Array.isArray(visits) ? visits.filter(isVisit) : [],
    slide: typeof slide === "string" ? slide : "",
    room: typeof room === "string" ? room : "",
    ...(isTime(since) && { since }),
    ...(isTime(since) && isTime(seen) && { seen }),
    ...(before !== undefined && { before: normalize(before) }),
  };
}

const asObject = (value: unknown) =>
  (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function isVisit(value: unknown): value is Visit {
  const { id, seconds } = asObject(value);
  return typeof id === "string" && isTime(seconds);
}

const isTime = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value) && value >= 0;
