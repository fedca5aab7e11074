const name = "deck secret";

/**
 * The secret of who may drive the talk. The address brings it, once, in the fragment, which no browser
 * sends; then it is kept for this window's reloads. A speaker's window has it from the room that opened
 * it, whatever it may remember of an earlier talk.
 */
export function readSecret(): string | undefined {
  const [, brought] = /^#secret=([\w-]+)$/.exec(location.hash) ?? [];
  if (brought) history.replaceState(history.state, "", location.pathname + location.search);
  const secret = brought ?? recall(opener as Window | null) ?? recall(window);
  try {
    if (secret) sessionStorage.setItem(name, secret);
  } catch {}
  return secret;
}

/** What a window keeps, if it is one of this deck and is allowed to. */
function recall(other: Window | null): string | undefined {
  try {
    return other?.sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Asks the server, with the secret; nothing comes back where it cannot be reached or refuses. */
export async function ask(path: string, secret: string, body?: string): Promise<unknown> {
  try {
    const response = await fetch(path, {
      headers: { authorization: `Bearer ${secret}`, accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(5000),
      ...(body !== undefined && { method: "POST", body }),
    });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
