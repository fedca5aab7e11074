/** Fills the page with a Latin letter that is emphasised in a text of a language. Runs in the browser. */
export function showEmphasis(language: string): void {
  const letter = language === "en" ? "l" : '<span lang="en">l</span>';
  document.body.innerHTML = `<p lang="${language}"><em>${letter}</em></p>`;
  document.querySelector("p")!.style.cssText = "margin:0;font-size:300px;line-height:1.6";
}

/**
 * How far the letter in a picture leans: by how much its top is further right than its foot, against
 * its height. Runs in the browser.
 */
export async function measureLean(png: string): Promise<number> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const { width, height } = image;
  const context = Object.assign(document.createElement("canvas"), { width, height }).getContext(
    "2d",
  )!;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const middles: number[] = [];
  for (let y = 0; y < height; y++) {
    const inked = Array.from({ length: width }, (_, x) => x).filter(
      (x) => Math.abs(data[4 * (y * width + x)]! - data[0]!) > 64,
    );
    if (inked.length > 0) middles.push((inked[0]! + inked.at(-1)!) / 2);
  }
  return (middles[0]! - middles.at(-1)!) / middles.length;
}
