export const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

export const ms = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
export const kB = (bytes: number) => `${Math.round(bytes / 1000)} kB`;

/** Prints a line of the table: what, here, plain reveal.js in the same run. */
export function print(what: string, here: string, plain = "", ratio = ""): void {
  console.log(`${what.padEnd(42)} ${here.padEnd(28)} ${plain.padEnd(16)} ${ratio}`.trimEnd());
}

/** As `print`, of two numbers of one unit and their ratio. */
export function compare(
  what: string,
  here: number,
  plain: number,
  unit: (number: number) => string,
): void {
  print(what, unit(here), unit(plain), (here / plain).toFixed(2));
}

/** Medians of what two measures say, turn about: their ratio holds on a noisy machine. */
export async function takeTurns(
  times: number,
  here: () => number | Promise<number>,
  plain: () => number | Promise<number>,
): Promise<[here: number, plain: number]> {
  const all: [number[], number[]] = [[], []];
  for (let i = 0; i < times; i++) {
    all[0].push(await here());
    all[1].push(await plain());
  }
  return [median(all[0]), median(all[1])];
}
