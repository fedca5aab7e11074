/**
 * What the browser remembers for this talk at this address: texts by name. Storage may be blocked or
 * full; what it does not take is remembered as long as the window is open.
 */
const memory = new Map<string, string>();

export function remember(name: string, text: string): void {
  memory.set(name, text);
  try {
    localStorage.setItem(writeKey(name), text);
    memory.delete(name);
  } catch {}
}

export function recall(name: string): string | undefined {
  if (memory.has(name)) return memory.get(name);
  try {
    return localStorage.getItem(writeKey(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Several decks may be served at one address, one after the other. */
function writeKey(name: string): string {
  const { en, zh } = document.querySelector("title")!.dataset;
  return `deck ${name} ${location.pathname} ${en} ${zh}`;
}
