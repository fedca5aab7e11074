/**
 * Returns each text below 4.5:1 (3:1 where it is large: 24 px, or 18.66 px and bold) and each shape
 * with a meaning below 3:1 against what is behind it, from the colours as rendered (WCAG 2.2, 1.4.3
 * and 1.4.11). Parts to come carry no meaning alone. Runs in the browser, on a page that shows all.
 */
export function inspectContrast(): string[] {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })!;
  const faults: string[] = [];

  for (const slide of document.querySelectorAll<HTMLElement>(".slides > section")) {
    const ground = getComputedStyle(slide).backgroundColor;
    const complain = (what: string, ratio: number, least: number) => {
      if (ratio < least)
        faults.push(`#${slide.id} ${what}: ${ratio.toFixed(2)}, less than ${least}`);
    };

    for (const element of slide.querySelectorAll(
      ".page :is(h1, h2, p, blockquote, code, .line, .line > span)",
    )) {
      const { color, fontSize } = getComputedStyle(element);
      const isLarge = parseFloat(fontSize) >= 24;
      const lit = element.closest(".line.present");
      const behind = lit
        ? blend(getComputedStyle(lit, "::before").backgroundColor, ground)
        : ground;
      complain(element.textContent!.slice(0, 40), contrast(color, behind), isLarge ? 3 : 4.5);
    }
    for (const text of slide.querySelectorAll<SVGTextElement>("figure text")) {
      const { fill, fontSize } = getComputedStyle(text);
      const least = parseFloat(fontSize) >= 24 ? 3 : 4.5;
      complain(`“${text.textContent}”`, contrast(fill, readBehind(text) ?? ground), least);
    }
    for (const shape of slide.querySelectorAll<SVGGeometryElement>(
      "figure :is(polygon, rect, path, circle)",
    )) {
      const { fill, stroke } = getComputedStyle(shape);
      const paint = fill === "none" ? stroke : fill;
      if (paint === "none") continue;
      complain(`${shape.tagName} of the figure`, contrast(paint, ground), 3);
    }
  }
  return faults;

  /** The colour of the topmost shape under a text's middle. */
  function readBehind(text: SVGTextElement): string | undefined {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const middle = new DOMPoint((left + right) / 2, (top + bottom) / 2);
    const under = [
      ...text.ownerSVGElement!.querySelectorAll<SVGGeometryElement>("polygon, rect, path"),
    ]
      .filter((shape) => shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)
      .filter((shape) => getComputedStyle(shape).fill !== "none")
      .filter((shape) =>
        shape.isPointInFill(middle.matrixTransform(shape.getScreenCTM()!.inverse())),
      );
    return under.length > 0 ? getComputedStyle(under.at(-1)!).fill : undefined;
  }

  function contrast(one: string, other: string): number {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
      number,
      number,
    ];
    return (light + 0.05) / (dark + 0.05);
  }

  function luminance(colour: string): number {
    const [r, g, b] = read(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function blend(over: string, under: string): string {
    const [r, g, b] = read(under, over);
    return `rgb(${r}, ${g}, ${b})`;
  }

  function read(...layers: string[]): number[] {
    for (const layer of layers) {
      canvas.fillStyle = layer;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }
}
