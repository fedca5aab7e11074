const name = "deck secret";
let secret: string | undefined;

/**
 * The secret of who may drive the talk. The address brings it, once, in the fragment, which no browser
 * sends; then it is kept for this window's reloads, and for the windows that it opens: those begin
 * with a copy of its session storage (HTML, 7.3.1.7).
 */
export function readSecret(): string | undefined {
  const [, brought] = /^#secret=([\w-]+)$/.exec(location.hash) ?? [];
  if (brought) {
    secret = brought;
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  try {
    if (brought) sessionStorage.setItem(name, brought);
    secret ??= sessionStorage.getItem(name) ?? undefined;
  } catch {}
  return secret;
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
