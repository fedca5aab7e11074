/** Makes a function that says what a command is doing, each two seconds: what takes less is not told. */
export function createProgress(): (work: string) => void {
  let last = Date.now();
  return (work) => {
    if (Date.now() - last < 2000) return;
    last = Date.now();
    console.log(`${work}.`);
  };
}
