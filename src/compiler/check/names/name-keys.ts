const latin = String.raw`\p{Script=Latin}`;

/** An address of the web or of mail, in a pattern: what stands in it is no name and no number. */
export const addressPattern = String.raw`https?:\/\/[^\s\p{Script=Han}]+|(?<![\w.+-])[\w.+-]+@[\w.-]+\w`;

/** A name in small letters, half-width, without accents. */
export const fold = (name: string) =>
  (/^[a-z\d-]*$/i.test(name) ? name : name.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();

const inWord = new RegExp(`^(?:[${latin}\\d]|\\.\\d)`, "u");

/** Whether a text has a name, as it is written or by its key. */
export function hasName(text: string, name: string, key: string): boolean {
  // Most names are the same in both languages, and to look for one in a short text takes less than to
  // list its words.
  if (text.length < 2000 && hasWord(text, name)) return true;
  const keys = readKeys(text);
  return keys.has(key) || keys.has(key.replace(/s$/, ""));
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (!inWord.test(text.charAt(at - 1)) && !inWord.test(text.slice(end, end + 2))) return true;
  }
  return false;
}

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
    const isNext = index === end || (index === end + 1 && "-. ".includes(text[end]!));
    row = [...(isNext ? row.slice(-3) : []), fold(match)];
    let joined = "";
    for (const [i, key] of row.toReversed().entries()) {
      joined = key + joined;
      if (i > 1 && !/\d/.test(joined)) continue;
      keys.add(joined);
      if (joined.endsWith("s")) keys.add(joined.slice(0, -1));
    }
    end = index + match.length;
  }
  return keys;
}
