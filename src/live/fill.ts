/** Puts values in the places of a phrase that are marked `%`, one after the other. */
export function fill(phrase: string, values: readonly unknown[]): string {
  const [first = "", ...rest] = phrase.split("%");
  return first + rest.map((text, i) => `${values[i]}${text}`).join("");
}
