/** What is kept of a talk while it runs, across reloads of its windows. */
interface Times {
  /** Seconds on each slide, up to when the timer last ran. */
  spent: Record<string, number>;
  /** When the running count began (epoch ms), while the timer runs. */
  since?: number;
  /** The slide that is being counted. */
  slide: string;
}

const key = `deck times ${location.pathname}`;

/** Counts the seconds on each slide; it survives a reload, and says nothing to anyone. */
export class Timer {
  #times: Times;

  constructor() {
    this.#times = JSON.parse(localStorage.getItem(key) ?? `{"spent":{},"slide":""}`) as Times;
  }

  get isRunning(): boolean {
    return this.#times.since !== undefined;
  }

  /** Seconds since the start, without pauses. */
  get total(): number {
    return Object.values(this.read()).reduce((sum, seconds) => sum + seconds, 0);
  }

  /** Seconds on each slide. */
  read(): Record<string, number> {
    const { spent, since, slide } = this.#times;
    if (since === undefined) return { ...spent };
    return { ...spent, [slide]: (spent[slide] ?? 0) + (Date.now() - since) / 1000 };
  }

  /** Counts for another slide from now on. */
  follow(slide: string): void {
    if (slide === this.#times.slide) return;
    this.#save({ spent: this.read(), slide, ...(this.isRunning && { since: Date.now() }) });
  }

  toggle(): void {
    const { slide } = this.#times;
    this.#save({ spent: this.read(), slide, ...(!this.isRunning && { since: Date.now() }) });
  }

  reset(): void {
    this.#save({ spent: {}, slide: this.#times.slide });
  }

  #save(times: Times): void {
    this.#times = times;
    localStorage.setItem(key, JSON.stringify(times));
  }
}
