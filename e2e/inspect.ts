/**
 * Looks over every slide of a page that shows them all, and returns what is wrong, each as one line
 * with the slide, the language and the text. Runs in the browser, so it holds all it needs.
 *
 * `terms` are Chinese words that no line break may split.
 */
export function inspect(terms: readonly string[]): string[] {
  // Line start and line end prohibition (CLREQ, 避头尾).
  const notAtStart = /^[、，。：；！？）》〉」』”’】…—·～％,.:;!?)]/u;
  const notAtEnd = /[（《〈「『“‘【]$/u;
  const margins = { left: 59, right: 1222, top: 20, bottom: 698 };

  interface Box {
    left: number;
    right: number;
    top: number;
    bottom: number;
  }
  interface Line extends Box {
    text: string;
    /** The label, the detail or the block that the line is of. */
    run: Element;
  }
  interface Block {
    element: Element;
    name: string;
    lines: Line[];
  }

  const faults: string[] = [];
  for (const slide of document.querySelectorAll<HTMLElement>(".slides > section")) {
    const origin = slide.getBoundingClientRect();
    const blocks = readBlocks(slide, origin);
    const complain = ({ name, lines }: Block, fault: string) => {
      const text = lines.map((line) => line.text).join(" / ");
      faults.push(`#${slide.id} ${name} “${text.slice(0, 60)}”: ${fault}`);
    };

    for (const block of blocks) {
      for (const line of block.lines) checkMargins(line, (fault) => complain(block, fault));
      checkShapes(slide, block, (fault) => complain(block, fault));
      checkSize(block, (fault) => complain(block, fault));
      if (block.name !== "zh-Hans") continue;
      for (const run of new Set(block.lines.map((line) => line.run))) {
        const lines = block.lines.filter((line) => line.run === run);
        checkChinese(lines, (fault) => complain(block, fault));
      }
    }
    for (const [i, block] of blocks.entries()) {
      for (const other of blocks.slice(i + 1)) {
        if (block.lines.some((line) => other.lines.some((next) => doOverlap(line, next))))
          complain(block, `overlaps “${other.lines[0]?.text}”`);
      }
    }
    // Of a caption the languages stand below each other.
    const isSideBySide = slide.dataset["layout"] !== "pictures";
    for (const pair of isSideBySide ? slide.querySelectorAll(".page .pair") : []) {
      const [en, zh] = ["en", "zh-Hans"].map((lang) =>
        blocks.find(({ element, name }) => element.parentElement === pair && name === lang),
      );
      if (!en || !zh) continue;
      const isTitle = en.element.matches("h1");
      const [one, other] = [en.element, zh.element].map(isTitle ? readTop : readBaseline) as [
        number,
        number,
      ];
      const apart = Math.abs(one - other);
      if (apart > 1)
        complain(en, `${apart.toFixed(1)} px off its partner's ${isTitle ? "top" : "baseline"}`);
    }
  }
  return faults;

  function readBlocks(slide: Element, origin: DOMRect): Block[] {
    return [
      ...slide.querySelectorAll(".page :is(h1, h2, h3, p, blockquote, .line, th, td)"),
    ].flatMap((element) => {
      const name = element.closest("[lang]:not(html)")?.getAttribute("lang") ?? "shared";
      const lines = readLines(element, origin);
      return lines.length > 0 ? [{ element, name, lines }] : [];
    });
  }

  /** The lines that an element's text really takes, each as high as its largest letters. */
  function readLines(element: Element, origin: DOMRect): Line[] {
    const lines: Line[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const size = parseFloat(getComputedStyle(node.parentElement!).fontSize);
      const isMark = node.parentElement!.matches("sup");
      const run = node.parentElement!.closest(".label, .detail") ?? element;
      let at = 0;
      for (const character of node.textContent!) {
        range.setStart(node, at);
        range.setEnd(node, (at += character.length));
        // A space that a line end swallowed has a second rectangle there; the last one counts.
        const rect = [...range.getClientRects()].at(-1);
        if (!rect || rect.width === 0) continue;
        const middle = (rect.top + rect.bottom) / 2 - origin.top;
        const box = {
          left: rect.left - origin.left,
          right: rect.right - origin.left,
          top: middle - size / 2,
          bottom: middle + size / 2,
        };
        const line = lines.at(-1);
        if (line && line.run === run && box.left >= line.right - size) {
          line.right = box.right;
          line.text += character;
          if (!isMark) {
            line.top = Math.min(line.top, box.top);
            line.bottom = Math.max(line.bottom, box.bottom);
          }
        } else if (character.trim()) {
          lines.push({ ...box, text: character, run });
        }
      }
    }
    return lines;
  }

  function checkMargins(line: Line, complain: (fault: string) => void): void {
    for (const side of ["left", "top"] as const) {
      const beyond = margins[side] - line[side];
      if (beyond > 0) complain(`${beyond.toFixed(0)} px over the ${side} margin`);
    }
    for (const side of ["right", "bottom"] as const) {
      const beyond = line[side] - margins[side];
      if (beyond > 0) complain(`${beyond.toFixed(0)} px over the ${side} margin`);
    }
  }

  /** Words keep off the shapes of the figure, the map and the code, but for those drawn in it. */
  function checkShapes(slide: Element, { lines }: Block, complain: (fault: string) => void): void {
    const origin = slide.getBoundingClientRect();
    for (const shape of slide.querySelectorAll<SVGGeometryElement>(
      "figure :is(polygon, rect, path, circle)",
    )) {
      const matrix = shape.getScreenCTM()!.inverse();
      const bounds = shape.getBoundingClientRect();
      const isHit = lines.some(({ left, right, top, bottom }) => {
        if (bottom + origin.top < bounds.top || top + origin.top > bounds.bottom) return false;
        for (let x = left; x <= right; x += 6) {
          for (const y of [top, (top + bottom) / 2, bottom]) {
            // Older browsers take no DOMPoint.
            const point = shape.ownerSVGElement!.createSVGPoint();
            point.x = x + origin.left;
            point.y = y + origin.top;
            if (shape.isPointInFill(point.matrixTransform(matrix))) return true;
          }
        }
        return false;
      });
      if (isHit) complain("stands on a shape of the figure");
    }
    for (const element of slide.querySelectorAll(".map, .qr")) {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const box = {
        left: left - origin.left,
        right: right - origin.left,
        top: top - origin.top,
        bottom: bottom - origin.top,
      };
      if (lines.some((line) => doOverlap(line, box)))
        complain(`stands on the ${element.className}`);
    }
  }

  /** What is read in the room is 28 px or larger; sources and notes of figures are 20. */
  function checkSize({ element }: Block, complain: (fault: string) => void): void {
    const isSource = element.closest("footer, [data-layout=sources] li");
    const size = parseFloat(getComputedStyle(element).fontSize);
    const least = isSource ? 20 : 28;
    if (size < least) complain(`${size} px, smaller than ${least}`);
  }

  function checkChinese(lines: Line[], complain: (fault: string) => void): void {
    for (const [i, { text }] of lines.entries()) {
      if (i > 0 && notAtStart.test(text.trim())) complain(`a line starts with ${text[0]}`);
      if (i < lines.length - 1 && notAtEnd.test(text.trim()))
        complain(`a line ends with ${text.at(-1)}`);
    }
    const last = lines.at(-1)!.text.replace(/[^\p{L}\p{N}]/gu, "");
    if (lines.length > 1 && [...last].length === 1)
      complain(`${last} stands alone on the last line`);

    const plain = (text: string) => text.replace(/\s/gu, "");
    const ends = lines.map(
      (_, i) =>
        plain(
          lines
            .slice(0, i + 1)
            .map(({ text }) => text)
            .join(""),
        ).length,
    );
    const whole = plain(lines.map(({ text }) => text).join(""));
    for (const term of terms.map(plain)) {
      for (let at = whole.indexOf(term); at >= 0; at = whole.indexOf(term, at + 1)) {
        if (ends.some((end) => end > at && end < at + term.length))
          complain(`a line splits ${term}`);
      }
    }
  }

  function doOverlap(one: Box, other: Box): boolean {
    const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return width > 1 && height > 3;
  }

  function readTop(element: Element): number {
    return element.getBoundingClientRect().top;
  }

  /** Where the first line's letters stand: the foot of an empty inline box before them. */
  function readBaseline(element: Element): number {
    const probe = document.createElement("span");
    probe.style.display = "inline-block";
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    (walker.nextNode() as Text).before(probe);
    const { bottom } = probe.getBoundingClientRect();
    probe.remove();
    return bottom;
  }
}
