import { nameSteps, nameUnits } from "../fit/custom-properties.ts";
import type { Fit } from "../fit/fit.ts";
import { findNumeral } from "../fit/columns.ts";
import { html, join, markup, type Html } from "../html.ts";
import { sides, tag, type Side, type View } from "../language.ts";
import { layouts } from "../layouts.ts";
import { findLinks, findListKind, hasMap, pairBelow } from "../slide-text.ts";
import { renderCode } from "./code.ts";
import { renderMap } from "./key-point-map.ts";
import { renderTable } from "./table.ts";
import { renderDrawing } from "./drawing-markup.ts";
import { addressImage, namePicture } from "./figure-sizes.ts";
import { renderQr } from "./qr.ts";
import type { Figure, Heading, ListItem, Partners, Slide, TextBlock } from "../slide.ts";
import { renderBibliography, renderSources } from "./bibliography.ts";
import { findSlide, renderInlines, renderLabel, type Context, type Setting } from "./text.ts";

const summary = html`<summary><span lang="en">Notes</span> <span lang="zh-Hans">讲稿</span></summary>`;
/** One slide as a `<section>`: its pairs in source order, its source line, its notes. */
export function renderSlide(slide: Slide, context: Context, fit: Record<View, Fit>): Html {
  const { id, settings, notes } = slide;
  const { layout, point, detail, minutes } = settings;
  const { ground, adds } = layouts[layout];
  const figure = findFigure(slide);
  const attributes = [
    html`id="${id}"`,
    html`data-layout="${layout}"`,
    html`data-ground="${settings.ground ?? ground}"`,
    point ? html`data-point="${point}"` : html``,
    detail ? html`data-detail` : html``,
    minutes ? html`data-minutes="${minutes}"` : html``,
    ...nameSteps(fit).map(([name, value]) => html`${name}="${value}"`),
  ];
  const picture = figure && html` ${nameFigure(figure, fit, 0)}`;
  const sources =
    adds === "sources" ? renderBibliography(slide, context) : renderSources(slide, context);
  const held = [...listHeld(slide), ...(sources && adds !== "sources" ? ["footer"] : [])];
  const holds = held.length > 0 ? html` data-holds="${held.join(" ")}"` : undefined;
  const parts = [
    html`<section ${join(attributes, " ")}>`,
    html`<div class="page"${picture}${holds}>`,
    ...renderPairs(slide, context, fit),
    sources,
    ...(hasMap(slide) ? [html`<p class="point">${point}</p>`, renderMap(slide, context)] : []),
    adds === "qr" ? renderVideo(context.talk.link) : undefined,
    html`</div>`,
    ...(notes.length > 0 ? renderNotes(slide, context) : []),
    html`</section>`,
  ];
  return join(
    parts.filter((part) => part !== undefined),
    "\n",
  );
}

/** The code that leads to the talk, and says where. */
function renderVideo(link: string): Html {
  const { host } = new URL(link);
  return renderQr(link, { en: `Watch the talk on ${host}`, zh: `在 ${host} 观看演讲` });
}

const renderNotes = (slide: Slide, context: Context): Html[] => [
  html`<details class="notes">${summary}`,
  ...slide.notes.map((pair) => renderPair(pair, "p", { slide, context })),
  html`</details>`,
];

/** What the styles must know of a page: not every browser finds it out by `:has()`. */
function listHeld(slide: Slide): string[] {
  const { pairs, settings } = slide;
  const figures = pairs.flatMap((pair) => (pair.type === "figure" ? pair.en.picture : []));
  const [first, ...others] = pairs;
  const lists = new Set(others.map((pair) => (pair.type === "listItem" ? pair.en.list : pair)));
  const isSingle = first?.type === "heading" && lists.size === 1 && figures.length === 0;
  return [
    ...(figures.length > 0 ? ["figure"] : []),
    ...(figures.length > 1 ? ["figures"] : []),
    ...(figures.some(({ rows }) => rows.length > 0) ? ["rows"] : []),
    ...(isSingle ? ["single"] : []),
    ...(layouts[settings.layout].adds === "qr" ? ["qr"] : []),
    ...(hasMap(slide) ? ["map"] : []),
  ];
}

/** The pairs of a slide: items in their lists, the others by themselves. */
function renderPairs(slide: Slide, context: Context, fit: Record<View, Fit>): Html[] {
  const parts: Html[] = [];
  const place = { slide, context };
  let list = 0;
  let figures = 0;
  for (const pair of slide.pairs) {
    const next = pair.type === "listItem" ? pair.en.list : 0;
    if (list && next !== list) parts.push(closeList(slide, list));
    if (next && next !== list) parts.push(openList(slide, next));
    list = next;
    if (pair.type === "figure") parts.push(renderFigure(pair, slide, fit, figures++));
    else if (pair.type === "code") parts.push(renderCode(pair, slide));
    else if (pair.type === "table") parts.push(renderTable(pair, place));
    else if (pair.type === "listItem") parts.push(renderItem(pair, place));
    else if (pair.type === "paragraph") parts.push(renderPair(pair, "p", place));
    else if (pair.type === "blockquote") parts.push(renderPair(pair, "blockquote", place));
    else parts.push(renderHeading(pair, place));
  }
  return list ? [...parts, closeList(slide, list)] : parts;
}

function openList(slide: Slide, list: number): Html {
  const kind = findListKind(slide, list);
  const items = slide.pairs.filter((pair) => pair.type === "listItem" && pair.en.list === list);
  if (kind === "nested") return html`<ul class="pairs nested">`;
  if (kind === "list") return html`<ul class="${items.length >= 4 ? "pairs long" : "pairs"}">`;
  return html`<ol class="pairs numbered" data-numeral="${findNumeral(items.length)}">`;
}

const closeList = (slide: Slide, list: number) =>
  findListKind(slide, list) === "numbered" ? html`</ol>` : html`</ul>`;

/** Where a pair is set. */
type Place = Omit<Setting, "side">;

function renderHeading(pair: Partners<Heading>, place: Place): Html {
  const { heading } = layouts[place.slide.settings.layout];
  const level = Math.min(6, pair.en.depth + heading - 1);
  return renderPair(pair, `h${level}`, place, { name: "headline" });
}

function renderPair(
  pair: Partners<TextBlock>,
  element: string,
  place: Place,
  {
    outer = "div",
    name = "",
    attributes = html``,
    before = html``,
    number = html``,
    after = html``,
  } = {},
): Html {
  const names = ["pair", name, pair.isShared ? "shared" : ""].filter(Boolean).join(" ");
  const render = (side: Side) => renderBlock(pair[side], { ...place, side });
  const texts = pair.isShared
    ? html`<${element}>${render("en")}</${element}>`
    : sides.map((side) => {
        const text = render(side);
        const kind = outer === "li" && isBroken(pair[side], text) ? html` class="broken"` : "";
        return html`<${element}${kind} lang="${tag[side]}">${number}${text}</${element}>`;
      });
  return html`<${outer} class="${names}"${attributes}>${before}${texts}${after}</${outer}>`;
}

/** Whether an author broke a text in two lines, one below the other. */
const isBroken = (block: TextBlock, text: Html) =>
  !(block.type === "listItem" && block.label) && String(text).includes("<br>");

function renderBlock(block: TextBlock, setting: Setting): Html {
  const text = renderInlines(block.children, setting);
  if (block.type !== "listItem" || !block.label) return text;
  return html`${renderLabel(block, setting)}<span class="detail">${text}</span>`;
}

/**
 * An item of an overview carries the number of the key point that it links to. One that labels a row
 * of the slide's figure carries what the figure says there, for readers of the document.
 */
function renderItem(pair: Partners<ListItem>, place: Place): Html {
  const { slide, context } = place;
  const { layout, steps } = slide.settings;
  const target = layouts[layout].linksItems ? findSlide(context, findLinks(pair.en)[0]) : undefined;
  const point = target?.settings.point;
  const items = slide.pairs.filter(({ type }) => type === "listItem");
  const row = items.indexOf(pair) + 1;
  const texts = findFigure(slide)?.picture.texts.filter((text) => text.row === row) ?? [];
  const part = join(
    texts.map(({ text }) => html`${text}`),
    "<br>",
  );
  return renderPair(pair, "p", place, {
    outer: "li",
    name: [steps === false ? "" : "fragment", texts.length > 0 ? "with-part" : ""]
      .filter(Boolean)
      .join(" "),
    // reveal.js shows fragments by their index; without one, as they stand.
    ...(steps === "up" && { attributes: html` data-fragment-index="${items.length - row}"` }),
    ...(texts.length > 0 && { before: html`<span class="part">${part}</span>` }),
    ...(pair.en.ordered && {
      before: html`<span class="numeral">${numberItem(slide, pair)}</span>`,
    }),
    ...(pair.en.items.length > 0 && { after: renderBelow(pair, place) }),
    ...(point && { number: html`<span class="number">${point}</span> ` }),
  });
}

/** The number of a pair in its list. */
const numberItem = ({ pairs }: Slide, pair: Partners<ListItem>): number =>
  pairs
    .filter((other) => other.type === "listItem" && other.en.list === pair.en.list)
    .findIndex((other) => other === pair) + 1;

/** The items below an item come with it. */
const renderBelow = (pair: Partners<ListItem>, place: Place): Html =>
  html`<ul class="pairs">${pairBelow(pair).map((item) => renderPair(item, "p", place, { outer: "li" }))}</ul>`;

/** The figure that the items label, where a slide has one. */
const findFigure = ({ pairs }: Slide) => pairs.find((pair) => pair.type === "figure")?.en;

/** The attributes by which the styles know a figure's picture, and its size. */
function nameFigure({ picture }: Figure, fit: Record<View, Fit>, index: number): Html {
  const units = nameUnits(fit, index).map(([name, value]) => html`${name}="${value}"`);
  return join([html`data-picture="${namePicture(picture)}"`, ...units], " ");
}

/**
 * A drawing stands in the page. Each language has its own alternative text beside it; an image that does
 * not come shows both.
 */
function renderFigure(
  pair: Partners<Figure>,
  { id }: Slide,
  fit: Record<View, Fit>,
  index: number,
): Html {
  const { picture } = pair.en;
  const texts = sides.map(
    (side) => html`<span role="img" lang="${tag[side]}" aria-label="${pair[side].alt}"></span>`,
  );
  // No slide's id, and no other, has such a line in it.
  const image = picture.drawing
    ? markup(
        String(renderDrawing(picture.drawing, `${id}_${index + 1}_`)).replace(
          "<svg",
          '<svg aria-hidden="true"',
        ),
      )
    : html`<img src="${addressImage(picture.path)}" alt="${pair.en.alt} ${pair.zh.alt}" aria-hidden="true">`;
  const names = picture.texts.filter(({ isName }) => isName).map(({ text }) => text);
  const list =
    names.length > 0 ? html`<p class="names" aria-hidden="true">${names.join(" · ")}</p>` : html``;
  const kind = picture.drawing ? html`` : html` class="image"`;
  return html`<figure${kind} ${nameFigure(pair.en, fit, index)}>${image}${texts}${list}</figure>`;
}
