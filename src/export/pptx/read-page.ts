/** A run of text as a slide draws it; sizes in px of a slide that is 1280 wide. */
export interface Run {
  text: string;
  lang: string;
  size: number;
  color: string;
  isBold: boolean;
  isItalic: boolean;
  isStruck: boolean;
  isRaised: boolean;
  isCode: boolean;
  link: string;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface TextBox extends Box {
  type: "text";
  isHeadline: boolean;
  isCode: boolean;
  align: "l" | "ctr" | "r";
  /** Whether its lines stand in the middle of its height. */
  isMiddle: boolean;
  /** The distance of its lines. */
  leading: number;
  /** Its lines, as far as the author broke them. */
  lines: Run[][];
}

/** The line below a row. */
interface Rule {
  color: string;
  width: number;
}

export interface Cell extends Pick<TextBox, "align" | "lines"> {
  /** The colour behind its text; empty where it is the slide's. */
  ground: string;
  padding: { left: number; right: number };
}

export interface TableBox extends Box {
  type: "table";
  columns: number[];
  rows: { height: number; rule: Rule; cells: Cell[] }[];
}

export interface PictureBox extends Box {
  type: "picture";
  alt: string;
  /** What draws it, as data addresses: a PNG or JPEG, and for a drawing its SVG. */
  image: string;
  svg?: string;
  /** The share of the picture that is cut off at each side, where it fills a place of other proportions. */
  cut: { x: number; y: number };
}

export interface PlainBox extends Box {
  type: "plain";
  color: string;
  /** Its corners, as shares of its width and height. */
  corners: Point[];
}

type Point = [x: number, y: number];

export interface ShownSlide {
  ground: string;
  boxes: (TextBox | TableBox | PictureBox | PlainBox)[];
  notes: { lang: string; text: string }[];
}

/**
 * Reads the slides of a page that is laid out for print, as they are drawn. This runs in the browser: it
 * may use nothing that is outside of it. Text is made smaller where it would not fit in its place in
 * Arial, which is wider than the deck's own font.
 */
export async function readPage(): Promise<ShownSlide[]> {
  const office = document.createElement("style");
  office.textContent = `.office, .office * { letter-spacing: 0 !important; font-family: Arial, "Liberation Sans", Helvetica, sans-serif !important }
    .office code, .office pre, pre.office, pre.office * { font-family: Consolas, "Liberation Mono", monospace !important }
    .drawn::before { content: none !important }`;
  document.head.append(office);

  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const findBox = (element: Element, section: Element): Box => {
    const [box, page] = [element.getBoundingClientRect(), section.getBoundingClientRect()];
    const scale = 1280 / page.width;
    return {
      x: (box.left - page.left) * scale,
      y: (box.top - page.top) * scale,
      width: box.width * scale,
      height: box.height * scale,
    };
  };
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
  /** A colour as six hexadecimal digits, on the ground it stands on; empty where it is none. */
  const readColor = (color: string, ground = "FFFFFF"): string => {
    canvas.canvas.width = canvas.canvas.height = 1;
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    if (alpha === 0) return "";
    const mix = (value: number, i: number) =>
      Math.round(
        (value * alpha + parseInt(ground.slice(2 * i, 2 * i + 2), 16) * (255 - alpha)) / 255,
      );
    return [r, g, b]
      .map((value, i) => mix(value, i).toString(16).padStart(2, "0"))
      .join("")
      .toUpperCase();
  };
  const isInline = (element: Element) =>
    /^(?:inline|contents)$/.test(getComputedStyle(element).display);
  const findBlock = (node: Node): HTMLElement => {
    let block = node.parentElement!;
    while (isInline(block)) block = block.parentElement!;
    return block;
  };
  const isGrid = (element: Element) => /grid|flex/.test(getComputedStyle(element).display);
  const readAlign = (element: Element): TextBox["align"] => {
    const { textAlign, justifyItems, justifyContent } = getComputedStyle(element);
    if (isGrid(element) && [justifyItems, justifyContent].includes("center")) return "ctr";
    return /right|end/.test(textAlign) ? "r" : textAlign === "center" ? "ctr" : "l";
  };
  /** The line below a row: a border of its cells, or the distance to the next one. */
  const readRule = (row: HTMLTableRowElement, ground: string): Rule => {
    const { borderBottomWidth, borderBottomColor } = getComputedStyle(row.cells[0]!);
    const width = parseFloat(borderBottomWidth);
    return width > 0
      ? { color: readColor(borderBottomColor, ground), width }
      : { color: ground, width: parseFloat(getComputedStyle(row).marginBottom) };
  };
  /** The text of a block in its lines and runs; `nodes` are the texts and breaks in it. */
  const readLines = (nodes: Node[], ground: string): Run[][] => {
    const lines: Run[][] = [[]];
    let block = findBlock(nodes[0]!);
    for (const node of nodes) {
      const isNext = findBlock(node) !== block && lines.at(-1)!.length > 0;
      block = findBlock(node);
      if (isNext || node instanceof HTMLBRElement) lines.push([]);
      if (node instanceof HTMLBRElement) continue;
      const parent = node.parentElement!;
      const style = getComputedStyle(parent);
      const isKept = style.whiteSpaceCollapse === "preserve" || style.whiteSpace.startsWith("pre");
      const raised = parent.closest("sup");
      const size = parseFloat(
        raised ? getComputedStyle(raised.parentElement!).fontSize : style.fontSize,
      );
      const run = {
        lang: parent.closest<HTMLElement>("[lang]")!.lang,
        size,
        color: readColor(style.color, ground) || "000000",
        isBold: Number(style.fontWeight) >= 600,
        isItalic: style.fontStyle === "italic",
        isStruck: parent.closest("s") !== null,
        isRaised: raised !== null,
        isCode: parent.closest("code") !== null,
        link: parent.closest<HTMLAnchorElement>('a[href^="http"]')?.href ?? "",
      };
      const texts = isKept
        ? node.textContent!.split("\n")
        : [node.textContent!.replace(/\s+/g, " ")];
      for (const [i, text] of texts.entries()) {
        if (i > 0) lines.push([]);
        if (text) lines.at(-1)!.push({ ...run, text });
      }
    }
    if (lines.at(-1)!.length === 0) lines.pop();
    for (const line of lines) {
      if (line[0]) line[0].text = line[0].isCode ? line[0].text : line[0].text.trimStart();
      const last = line.at(-1);
      if (last) last.text = last.text.trimEnd();
    }
    return lines.map((line) => line.filter(({ text }) => text));
  };
  const listTexts = (root: Element): Node[] => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const nodes: Node[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element && node.localName !== "br") continue;
      // Between blocks the lines of the HTML end; in code every character counts.
      if (/^\s*\n\s*$/.test(node.textContent!) && !node.parentElement!.closest("pre")) continue;
      if (node.parentElement!.closest("svg, [hidden], .names")) continue;
      if (isSeen(node.parentElement!)) nodes.push(node);
    }
    return nodes;
  };
  /** By how much a block is to be smaller, so that it takes no more room in Arial. */
  const fitOffice = (block: HTMLElement): number => {
    const before = block.getBoundingClientRect();
    const style = block.getAttribute("style");
    const size = parseFloat(getComputedStyle(block).fontSize);
    const leading = parseFloat(getComputedStyle(block).lineHeight) || size * 1.2;
    block.classList.add("office");
    let share = 1;
    for (; share > 0.5; share -= 0.02) {
      block.style.cssText += `;font-size:${size * share}px!important;line-height:${leading * share}px!important;width:${before.width}px;height:auto;max-height:none;min-height:0`;
      const range = document.createRange();
      range.selectNodeContents(block);
      const inside = range.getBoundingClientRect();
      if (inside.height <= before.height + 2 && inside.width <= before.width * 1.01 + 2) break;
    }
    block.classList.remove("office");
    if (style === null) block.removeAttribute("style");
    else block.setAttribute("style", style);
    return share;
  };
  const drawImage = async (address: string, width: number, height: number): Promise<string> => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const context = document.createElement("canvas").getContext("2d")!;
    context.canvas.width = Math.ceil(width * 2);
    context.canvas.height = Math.ceil(height * 2);
    context.drawImage(image, 0, 0, context.canvas.width, context.canvas.height);
    return context.canvas.toDataURL("image/png");
  };
  const inherited = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "visibility",
    "font-size",
    "font-weight",
    "text-anchor",
  ];
  // What an element does not have from the one around it, and what it is by itself.
  const single: Record<string, string> = {
    display: "inline",
    opacity: "1",
    transform: "none",
    "stop-color": "rgb(0, 0, 0)",
    "stop-opacity": "1",
    "dominant-baseline": "auto",
  };
  /** How large a word of a drawing is in Arial, where it is no wider than in the deck's font. */
  const findOfficeSize = (text: SVGTextElement): number => {
    const size = parseFloat(getComputedStyle(text).fontSize);
    const width = text.getComputedTextLength();
    text.classList.add("office");
    const share = width / text.getComputedTextLength();
    text.classList.remove("office");
    return size * Math.min(1, 0.97 * share);
  };
  /** A drawing of the page by itself, with the styles that the page gives it. */
  const copyDrawing = (svg: SVGSVGElement, { width, height }: Box): string => {
    const copy = svg.cloneNode(true) as SVGSVGElement;
    const [from, to] = [
      [svg, ...svg.querySelectorAll("*")],
      [copy, ...copy.querySelectorAll<SVGElement>("*")],
    ] as const;
    for (const [i, element] of from.entries()) {
      const style = getComputedStyle(element);
      const above = i > 0 ? getComputedStyle(element.parentElement!) : undefined;
      const own = to[i]!;
      const declare = (name: string, isDefault: boolean) => {
        own.removeAttribute(name);
        const value = style.getPropertyValue(name);
        return isDefault ? [] : `${name}:${value}`;
      };
      own.removeAttribute("class");
      const text = [
        ...inherited.flatMap((name) =>
          declare(name, style.getPropertyValue(name) === above?.getPropertyValue(name)),
        ),
        ...Object.entries(single).flatMap(([name, value]) =>
          declare(name, style.getPropertyValue(name) === value),
        ),
        ...(i === 0 ? ["font-family:Arial, sans-serif", "transform:none"] : []),
        ...(element instanceof SVGTextElement ? [`font-size:${findOfficeSize(element)}px`] : []),
      ].join(";");
      if (text) own.setAttribute("style", text);
      else own.removeAttribute("style");
    }
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", String(width));
    copy.setAttribute("height", String(height));
    for (const step of copy.querySelectorAll("title, desc")) step.remove();
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  };
  const readAlt = (element: Element): string => {
    const figure = element.closest("figure");
    const named = figure
      ? [...figure.querySelectorAll("[role=img]")].filter(
          (name) => isSeen(name) || name.getClientRects().length > 0,
        )
      : [element.closest("[aria-label]")];
    return named
      .map((name) => name?.getAttribute("aria-label") ?? "")
      .join(" ")
      .trim();
  };

  const rectangle: Point[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ];
  /** The part of a convex shape that lies to the right of a direction, seen from a point. */
  const cutShape = (corners: Point[], [x, y]: Point, [dx, dy]: Point): Point[] => {
    const side = ([cx, cy]: Point) => dx * (cy - y) - dy * (cx - x);
    return corners.flatMap((corner, i) => {
      const before = corners.at(i - 1)!;
      const [a, b] = [side(before), side(corner)];
      const share = a / (a - b);
      const between = [0, 1].map((n) => before[n]! + share * (corner[n]! - before[n]!)) as Point;
      return [...(a * b < 0 ? [between] : []), ...(b >= 0 ? [corner] : [])];
    });
  };
  /** What an element paints below its content: its colour, or one wedge of it, as it is clipped. */
  const readShape = (element: Element, ground: string): Pick<PlainBox, "color" | "corners"> => {
    const { backgroundColor, backgroundImage, clipPath, width, height } = getComputedStyle(element);
    const wedge = /^conic-gradient\(from (\d+)deg at (\d+)\S+ (\d+)\S+, (.*?\)) (\d+)deg/.exec(
      backgroundImage,
    );
    if (wedge) {
      const [from = 0, x = 0, y = 0, angle = 0] = [1, 2, 3, 5].map((i) => Number(wedge[i]));
      const [w, h] = [parseFloat(width), parseFloat(height)];
      const corner: Point = [(x / 100) * w, (y / 100) * h];
      const aim = (degrees: number): Point => {
        const radians = (degrees * Math.PI) / 180;
        return [Math.sin(radians), -Math.cos(radians)];
      };
      const [toX, toY] = aim(from + angle);
      const whole = rectangle.map(([x, y]): Point => [x * w, y * h]);
      const half = cutShape(whole, corner, aim(from));
      const cut = cutShape(half, corner, [-toX, -toY]);
      return { color: readColor(wedge[4]!, ground), corners: cut.map(([x, y]) => [x / w, y / h]) };
    }
    const points = /^polygon\((.*)\)$/.exec(clipPath)?.[1]?.split(", ");
    const corners = points?.map(
      (point) => point.split(" ").map((at) => parseFloat(at) / 100) as Point,
    );
    return { color: readColor(backgroundColor, ground), corners: corners ?? rectangle };
  };
  /** Makes what styles draw before an element's content an element, so that it has a place to read. */
  const drawBefore = (element: HTMLElement) => {
    const style = getComputedStyle(element, "::before");
    if (style.content === "none") return;
    const drawn = document.createElement("i");
    for (const name of style) drawn.style.setProperty(name, style.getPropertyValue(name));
    element.classList.add("drawn");
    element.prepend(drawn);
  };

  const slides: ShownSlide[] = [];
  for (const section of document.querySelectorAll<HTMLElement>(".slides > section")) {
    const grounds = [section.querySelector(".page")!, section, document.body];
    const ground =
      grounds
        .map((element) => readColor(getComputedStyle(element).backgroundColor))
        .find(Boolean) ?? "FFFFFF";
    const boxes: ShownSlide["boxes"] = [];
    const page = section.querySelector<HTMLElement>(".page")!;
    for (const element of [page, ...page.querySelectorAll<HTMLElement>("*")])
      if (isSeen(element) && !element.closest("svg")) drawBefore(element);
    const shapes = [...page.querySelectorAll<HTMLElement>("*")]
      .filter((element) => isSeen(element) && !element.closest("svg, table"))
      .map((element) => ({ element, shape: readShape(element, ground) }))
      .filter(({ shape }) => shape.color);
    const addShapes = (chosen: typeof shapes) => {
      for (const { element, shape } of chosen)
        boxes.push({ type: "plain", ...shape, ...findBox(element, section) });
    };
    addShapes(shapes.filter(({ shape }) => shape.color !== ground));
    for (const picture of page.querySelectorAll("svg, img")) {
      const box = findBox(picture, section);
      if (!isSeen(picture) || box.width === 0 || picture.parentElement!.closest("svg")) continue;
      const cut = { x: 0, y: 0 };
      if (picture instanceof HTMLImageElement && getComputedStyle(picture).objectFit === "cover") {
        const { naturalWidth: width, naturalHeight: height } = picture;
        const scale = Math.max(box.width / width, box.height / height);
        cut.x = (1 - box.width / scale / width) / 2;
        cut.y = (1 - box.height / scale / height) / 2;
      }
      const about = { type: "picture", alt: readAlt(picture), cut, ...box } as const;
      if (picture instanceof SVGSVGElement) {
        const svg = copyDrawing(picture, box);
        boxes.push({ ...about, svg, image: await drawImage(svg, box.width, box.height) });
        continue;
      }
      const blob = await (await fetch((picture as HTMLImageElement).currentSrc)).blob();
      const address = await new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result));
        reader.readAsDataURL(blob);
      });
      const isOffice = /^image\/(?:png|jpeg)$/.test(blob.type);
      const image = isOffice ? address : await drawImage(address, box.width, box.height);
      boxes.push({ ...about, image, ...(blob.type === "image/svg+xml" && { svg: address }) });
    }
    // Plates of the ground, on which words stand before a picture.
    addShapes(
      shapes.filter(
        ({ element, shape }) =>
          shape.color === ground && !element.matches("svg, img, :has(svg, img)"),
      ),
    );
    for (const table of page.querySelectorAll("table")) {
      if (!isSeen(table)) continue;
      const rows = [...table.rows].filter(isSeen);
      const findLeft = (cell: Element) => findBox(cell, section).x;
      // In one language the labels stand behind the values.
      const cellsOf = (row: HTMLTableRowElement) =>
        [...row.cells].filter(isSeen).sort((one, other) => findLeft(one) - findLeft(other));
      const box = findBox(table, section);
      const lefts = cellsOf(rows[0]!).map(findLeft);
      boxes.push({
        type: "table",
        ...box,
        columns: lefts.map((left, i) => (lefts[i + 1] ?? box.x + box.width) - left),
        rows: rows.map((row, i) => {
          const cells = cellsOf(row).map((cell) => {
            const share = fitOffice(cell);
            const { backgroundColor, paddingLeft, paddingRight } = getComputedStyle(cell);
            const bar = readColor(backgroundColor);
            const padding = { left: parseFloat(paddingLeft), right: parseFloat(paddingRight) };
            const lines = readLines(listTexts(cell), bar || ground);
            for (const run of lines.flat()) run.size *= share;
            return { align: readAlign(cell), lines, ground: bar, padding };
          });
          const [place, next] = [row, rows[i + 1]].map((row) => row && findBox(row, section));
          const end = next?.y ?? box.y + box.height;
          return { height: end - place!.y, rule: readRule(row, ground), cells };
        }),
      });
    }
    const blocks = new Map<HTMLElement, Node[]>();
    for (const node of listTexts(page)) {
      if (node.parentElement!.closest("table")) continue;
      const block = node.parentElement!.closest<HTMLElement>("pre") ?? findBlock(node);
      blocks.set(block, [...(blocks.get(block) ?? []), node]);
    }
    for (const [block, nodes] of blocks) {
      const isCode = block.localName === "pre";
      const lines = readLines(nodes, ground);
      if (lines.flat().length === 0) continue;
      const share = fitOffice(block);
      for (const run of lines.flat()) run.size *= share;
      const style = getComputedStyle(block);
      const leading = parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.2;
      const isHeadline = block.closest(".headline") !== null;
      boxes.push({
        type: "text",
        isHeadline,
        isCode,
        align: readAlign(block),
        leading: leading * share,
        lines,
        isMiddle: isGrid(block),
        ...findBox(block, section),
      });
    }
    const notes = [...section.querySelectorAll<HTMLElement>(".notes > .pair > *")].map((block) => {
      const copy = block.cloneNode(true) as HTMLElement;
      for (const mark of copy.querySelectorAll("sup")) mark.remove();
      return { lang: block.lang || "en", text: copy.textContent!.replace(/\s+/g, " ").trim() };
    });
    slides.push({ ground, boxes, notes });
  }
  return slides;
}
