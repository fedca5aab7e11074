import { nameSteps } from "../fit/custom-properties.ts";
import type { Fit } from "../fit/fit.ts";
import { tag as languageTag, type View } from "../language.ts";
import { escape } from "./html.ts";
import { findLinks, sidesOf } from "../slide-text.ts";
import { renderMap } from "./key-point-map.ts";
import { namePicture } from "./figure-sizes.ts";
import { renderQr } from "./qr.ts";
import type { Figure, ListItem, Partners, Slide, TextBlock } from "../slide.ts";
import { renderBibliography, renderSources } from "./bibliography.ts";
import { findSlide, renderInlines, renderLabel, type Context, type Setting } from "./text.ts";

const summary = `<summary><span lang="en">Notes</span> <span lang="zh-Hans">讲稿</span></summary>`;

/** One slide as a `<section>`: its pairs in source order, its source line, its notes. */
export function renderSlide(slide: Slide, context: Context, fit: Record<View, Fit>): string {
  const { id, settings, notes } = slide;
  const { layout, point, detail, minutes } = settings;
  const ground = settings.ground ?? (layout === "title" || layout === "closing" ? "hot" : "paper");
  const figure = findFigure(slide);
  const picture = figure && escape(namePicture(figure.picture));
  const attributes = [
    `id="${id}"`,
    `data-layout="${layout}"`,
    `data-ground="${ground}"`,
    point ? `data-point="${point}"` : "",
    detail ? "data-detail" : "",
    minutes ? `data-minutes="${minutes}"` : "",
    ...nameSteps(fit),
  ];
  return [
    `<section ${attributes.filter(Boolean).join(" ")}>`,
    `<div class="page"${picture ? ` data-picture="${picture}"` : ""}>`,
    ...renderPairs(slide, context),
    layout === "sources" ? renderBibliography(slide, context) : renderSources(slide, context),
    point && !detail ? `<p class="point">${point}</p>` : "",
    point && !detail ? renderMap(point, context) : "",
    layout === "closing" ? renderQr(context.talk.link) : "",
    `</div>`,
    notes.length > 0 ? `<details class="notes">${summary}` : "",
    ...notes.map((pair) => renderPair(pair, "div", "p", slide, context)),
    notes.length > 0 ? `</details>` : "",
    `</section>`,
  ]
    .filter(Boolean)
    .join("\n");
}

function renderPairs(slide: Slide, context: Context): string[] {
  const html: string[] = [];
  const isTitle = slide.settings.layout === "title";
  let list = 0;
  for (const pair of slide.pairs) {
    const next = pair.type === "listItem" ? pair.en.list : 0;
    if (list && next !== list) html.push("</ul>");
    if (next && next !== list) html.push(`<ul class="pairs">`);
    list = next;

    if (pair.type === "figure") html.push(renderFigure(pair));
    if (pair.type === "listItem") html.push(renderItem(pair, slide, context));
    if (pair.type === "paragraph") html.push(renderPair(pair, "div", "p", slide, context));
    if (pair.type === "blockquote")
      html.push(renderPair(pair, "div", "blockquote", slide, context));
    if (pair.type === "heading") {
      const { depth } = pair.en;
      const tag = `h${Math.min(6, isTitle ? depth : depth + 1)}`;
      html.push(renderPair(pair, "div", tag, slide, context, { name: "headline" }));
    }
  }
  return list ? [...html, "</ul>"] : html;
}

function renderPair(
  pair: Partners<TextBlock>,
  outer: string,
  tag: string,
  slide: Slide,
  context: Context,
  { name = "", before = "", number = "" } = {},
): string {
  const names = ["pair", name, pair.isShared ? "shared" : ""].filter(Boolean).join(" ");
  const sides = pair.isShared
    ? [`<${tag}>${renderBlock(pair.en, { context, slide, side: "en" })}</${tag}>`]
    : sidesOf(pair).map(([side, block]) => {
        const inline = renderBlock(block, { context, slide, side });
        return `<${tag} lang="${languageTag[side]}">${number}${inline}</${tag}>`;
      });
  return `<${outer} class="${names}">${before}${sides.join("")}</${outer}>`;
}

function renderBlock(block: TextBlock, setting: Setting): string {
  const html = renderInlines(block.children, setting);
  if (block.type !== "listItem" || !block.label) return html;
  return `${renderLabel(block, setting)}<span class="detail">${html}</span>`;
}

/**
 * An item of an overview carries the number of the key point that it links to. One that labels a row
 * of the slide's figure carries what the figure says there, for readers of the document.
 */
function renderItem(pair: Partners<ListItem>, slide: Slide, context: Context): string {
  const { layout, steps } = slide.settings;
  const target = layout === "overview" ? findSlide(context, findLinks(pair.en)[0]) : undefined;
  const point = target?.settings.point;
  const number = point ? `<span class="number">${point}</span> ` : "";
  const row = slide.pairs.filter(({ type }) => type === "listItem").indexOf(pair) + 1;
  const texts = findFigure(slide)?.picture.texts ?? [];
  const part = texts.filter((text) => text.row === row).map(({ text }) => escape(text));
  const before = part.length > 0 ? `<span class="part">${part.join("<br>")}</span>` : "";
  return renderPair(pair, "li", "p", slide, context, {
    name: steps ? "fragment" : "",
    before,
    number,
  });
}

/** The figure that the items label, where a slide has one. */
const findFigure = ({ pairs }: Slide) => pairs.find((pair) => pair.type === "figure")?.en;

/** A drawing stands in the page; each language has its own alternative text beside it. */
function renderFigure(pair: Partners<Figure>): string {
  const { picture, url } = pair.en;
  const texts = sidesOf(pair).map(
    ([side, { alt }]) =>
      `<span role="img" lang="${languageTag[side]}" aria-label="${escape(alt)}"></span>`,
  );
  const image =
    picture.svg?.replace("<svg", '<svg aria-hidden="true"') ?? `<img src="${escape(url)}" alt="">`;
  return `<figure data-picture="${escape(namePicture(picture))}">${image}${texts.join("")}</figure>`;
}
