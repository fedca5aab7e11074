/** A window of a browser. */
export interface Window {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a function in the page; it holds all it needs. */
  run<Result, Args extends readonly unknown[]>(
    page: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  /** Presses a key by its name (`PageDown`, `g`), with modifiers before it (`Shift+?`). */
  press(key: string): Promise<void>;
  /** Gives the page this size in px. */
  resize(width: number, height: number): Promise<void>;
  /** What the window shows, as a PNG in base64. */
  screenshot(): Promise<string>;
  /** What the browser's own print makes of the page, on A4, as a PDF; not every driver can tell. */
  print?(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A running browser. */
export interface Engine {
  /** Its windows, in the order in which they were opened. */
  windows(): Promise<Window[]>;
  open(): Promise<Window>;
  close(): Promise<void>;
}

/** What makes a function run in the page with its arguments. */
export const writeCall = (page: (...args: never[]) => unknown, args: readonly unknown[]) =>
  `(${String(page)})(...${JSON.stringify(args)})`;

// The code points that WebDriver has for keys (WebDriver 2, 17.4.2).
const keys: Record<string, string> = {
  Shift: "\uE008",
  Control: "\uE009",
  Escape: "\uE00C",
  Space: " ",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Enter: "\uE007",
  Tab: "\uE004",
};

/** A press of a key as WebDriver, old and new, takes it. */
export function writePress(name: string) {
  const values = name.split("+").map((key) => keys[key] ?? key);
  return [
    {
      type: "key",
      id: "keyboard",
      actions: [
        ...values.map((value) => ({ type: "keyDown", value })),
        ...values.toReversed().map((value) => ({ type: "keyUp", value })),
      ],
    },
  ];
}
