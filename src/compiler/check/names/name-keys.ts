const latin = String.raw`\p{Script=Latin}`;

/** An address of the web or of mail, in a pattern: what stands in it is no name and no number. */
export const addressPattern = String.raw`https?:\/\/[^\s\p{Script=Han}]+|(?<![\w.+-])[\w.+-]+@[\w.-]+\w`;

/** A name in small letters, half-width, without accents. */
export const fold = (name: string) =>
  (/^[a-z\d-]*$/i.test(name) ? name : name.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();

const keyParts = new RegExp(`[${latin}\\d]+(?:\\.\\d+)*`, "gu");

let last: { text: string; keys: Set<string> }[] = [];

/** All that a text may call a name, in small letters: each word, and words in a row as one. */
export function readKeys(text: string): Set<string> {
  // Numbers and names of the same two texts are compared one after the other.
  const known = last.find((one) => one.text === text);
  if (known) return known.keys;
  const keys = new Set<string>();
  last = [{ text, keys }, ...last.slice(0, 1)];
  let row: string[] = [];
  let end = -1;
  for (const { 0: match, index } of text.matchAll(keyParts)) {
    const key = fold(match);
    row =
      /^[-. ]?$/.test(text.slice(end, index)) && index - end < 2 ? [...row.slice(-3), key] : [key];
    for (let from = 0; from < row.length; from++) {
      const joined = row.slice(from).join("");
      if (row.length - from > 2 && !/\d/.test(joined)) continue;
      keys.add(joined).add(joined.replace(/s$/, ""));
    }
    end = index + match.length;
  }
  return keys;
}
