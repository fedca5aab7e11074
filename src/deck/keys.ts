/** What a key asks for, in the window of the slides or in the speaker's. */
export type Action =
  | "next"
  | "previous"
  | "first"
  | "last"
  | "point"
  | "jump"
  | "language"
  | "brief"
  | "blank"
  | "overview"
  | "show"
  | "code"
  | "fullscreen"
  | "help"
  | "presenter"
  | "timer"
  | "reset"
  | "notes"
  | "report";

export type DeckWindow = "slides" | "presenter";

interface Key {
  action: Action;
  /** What is printed on the keys, as the help and the README write it. */
  label: string;
  /** As `nameKey` names them. */
  names: readonly string[];
  /** The one window in which they act; without it they act in both, and do the same. */
  only?: DeckWindow;
}

/** All keys of the deck. A clicker sends PageDown, PageUp, `.`, F5 (the browser reloads) and Esc. */
export const keys: readonly Key[] = [
  {
    action: "next",
    label: "PageDown → ↓ Space",
    names: ["pagedown", "arrowright", "arrowdown", "space"],
  },
  {
    action: "previous",
    label: "PageUp ← ↑ Shift+Space",
    names: ["pageup", "arrowleft", "arrowup", "shift+space"],
  },
  { action: "first", label: "Home", names: ["home"] },
  { action: "last", label: "End", names: ["end"] },
  { action: "point", label: "1 … 9", names: [..."123456789"] },
  { action: "jump", label: "G", names: ["g"] },
  { action: "language", label: "L", names: ["l"] },
  { action: "brief", label: "K", names: ["k"] },
  { action: "blank", label: "B .", names: ["b", ".", "。"] },
  { action: "overview", label: "Esc", names: ["escape"] },
  { action: "show", label: "Enter", names: ["enter"] },
  { action: "code", label: "Q", names: ["q"] },
  { action: "fullscreen", label: "F", names: ["f"] },
  { action: "help", label: "?", names: ["?"] },
  { action: "presenter", label: "S", names: ["s"], only: "slides" },
  { action: "timer", label: "T", names: ["t"], only: "presenter" },
  { action: "reset", label: "R", names: ["r"], only: "presenter" },
  { action: "notes", label: "N", names: ["n"], only: "presenter" },
  { action: "report", label: "E", names: ["e"], only: "presenter" },
];

type Press = Pick<KeyboardEvent, "key" | "code" | "shiftKey">;

/**
 * A key's name: the character it types, in lower case and half-width, or the name of a key that types
 * none. Where an input method or a layout of another script types something else (`Process`, `д`,
 * `，`), and for the digits, which some layouts type with Shift only, its place on the keyboard names it.
 */
export function nameKey({ key, code, shiftKey }: Press): string {
  const typed = key.normalize("NFKC").toLowerCase();
  const isCharacter = [...typed].length === 1;
  const isForeign = isCharacter && typed !== "。" && !/[\x20-\x7e]|\p{Script=Latin}/u.test(typed);
  const isUnknown = ["Process", "Unidentified", "Dead"].includes(key);
  const isDigit = /^Digit\d$/.test(code) && !shiftKey;
  const name = isForeign || isUnknown || isDigit ? namePlace(code, shiftKey) : typed;
  if (name === " ") return shiftKey ? "shift+space" : "space";
  return shiftKey && [...name].length > 1 ? `shift+${name}` : name;
}

/** What a keyboard for English types at a place. */
function namePlace(code: string, isShifted: boolean): string {
  if (code === "Slash") return isShifted ? "?" : "/";
  if (code === "Period" || code === "NumpadDecimal") return ".";
  if (code === "Space") return " ";
  return code.replace(/^(?:Key|Digit|Numpad)(?=.$|Enter$)/, "").toLowerCase();
}

/** The row of the table that a key belongs to in a window. */
export const findKey = (press: Press, window: DeckWindow): Key | undefined => {
  const name = nameKey(press);
  return keys.find(({ names, only }) => names.includes(name) && (only ?? window) === window);
};

/**
 * Calls `act` for each key of the table, with the digit of a key point. An open dialog and a field
 * keep the keyboard, buttons and links their own keys; a held key acts once; combinations belong to
 * the browser, and so do actions that are not wanted.
 */
export function listenForKeys(
  window: DeckWindow,
  act: (action: Action, point: string) => void,
  { signal, isWanted }: { signal?: AbortSignal; isWanted?: (action: Action) => boolean } = {},
): void {
  addEventListener(
    "keydown",
    (event) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      if (document.querySelector("dialog[open]") || belongsToElement(event)) return;
      const key = findKey(event, window);
      if (!key || isWanted?.(key.action) === false) return;
      event.preventDefault();
      act(key.action, nameKey(event));
    },
    signal && { signal },
  );
}

/** Whether the element that has the focus needs a key for itself. */
function belongsToElement({ target, key }: KeyboardEvent): boolean {
  // A dialog that has just been closed may still have the focus.
  if (!(target instanceof Element) || target.closest("dialog:not([open])")) return false;
  if (target.closest("input, textarea")) return true;
  if (key === "Enter") return target.closest("a[href], button, summary") !== null;
  return key === " " && target.closest("button, summary") !== null;
}
