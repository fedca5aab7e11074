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
  /** The distance of its lines. */
  leading: number;
  /** Its lines, as far as the author broke them. */
  lines: Run[][];
}

export interface TableBox extends Box {
  type: "table";
  columns: number[];
  rows: { height: number; rule: string; cells: { align: TextBox["align"]; lines: Run[][] }[] }[];
}

export interface PictureBox extends Box {
  type: "picture";
  alt: string;
  /** What draws it, as data addresses: a PNG or JPEG, and for a drawing its SVG. */
  image: string;
  svg?: string;
}

export interface PlainBox extends Box {
  type: "plain";
  color: string;
}

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
    .office code, .office pre, pre.office, pre.office * { font-family: Consolas, "Liberation Mono", monospace !important }`;
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
  const readAlign = (element: Element): TextBox["align"] => {
    const align = getComputedStyle(element).textAlign;
    return /right|end/.test(align) ? "r" : align === "center" ? "ctr" : "l";
  };
  /** The text of a block in its lines and runs; `nodes` are the texts and breaks in it. */
  const readLines = (nodes: Node[], ground: string): Run[][] => {
    const lines: Run[][] = [[]];
    for (const node of nodes) {
      if (node instanceof HTMLBRElement) {
        lines.push([]);
        continue;
      }
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
      if (node instanceof Element ? node.localName !== "br" : !node.textContent!.trim()) {
        if (node instanceof Element || !node.textContent || !/^ +$/.test(node.textContent))
          continue;
      }
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

  const slides: ShownSlide[] = [];
  for (const section of document.querySelectorAll<HTMLElement>(".slides > section")) {
    const grounds = [section.querySelector(".page")!, section, document.body];
    const ground =
      grounds
        .map((element) => readColor(getComputedStyle(element).backgroundColor))
        .find(Boolean) ?? "FFFFFF";
    const boxes: ShownSlide["boxes"] = [];
    const page = section.querySelector(".page")!;
    for (const element of page.querySelectorAll("*")) {
      if (element.closest("svg, table") || !isSeen(element)) continue;
      const color = readColor(getComputedStyle(element).backgroundColor, ground);
      if (color && color !== ground)
        boxes.push({ type: "plain", color, ...findBox(element, section) });
    }
    for (const picture of page.querySelectorAll("svg, img")) {
      const box = findBox(picture, section);
      if (!isSeen(picture) || box.width === 0 || picture.parentElement!.closest("svg")) continue;
      const about = { type: "picture", alt: readAlt(picture), ...box } as const;
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
    for (const table of page.querySelectorAll("table")) {
      if (!isSeen(table)) continue;
      const rows = [...table.rows].filter(isSeen);
      const cellsOf = (row: HTMLTableRowElement) => [...row.cells].filter(isSeen);
      const box = findBox(table, section);
      const lefts = cellsOf(rows[0]!).map((cell) => findBox(cell, section).x);
      boxes.push({
        type: "table",
        ...box,
        columns: lefts.map((left, i) => (lefts[i + 1] ?? box.x + box.width) - left),
        rows: rows.map((row) => {
          const style = getComputedStyle(row);
          const cells = cellsOf(row).map((cell) => {
            const share = fitOffice(cell);
            const lines = readLines(listTexts(cell), ground);
            for (const run of lines.flat()) run.size *= share;
            return { align: readAlign(cell), lines };
          });
          const rule =
            parseFloat(style.borderBottomWidth) > 0
              ? readColor(style.borderBottomColor, ground)
              : "";
          return { height: findBox(row, section).height, rule, cells };
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
