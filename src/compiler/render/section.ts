import { nameSteps } from "../fit/custom-properties.ts";
import type { Fit } from "../fit/fit.ts";
import type { View } from "../fit/texts.ts";
import { escape } from "./html.ts";
import { findLinks, findPicture } from "../read/inline.ts";
import { renderMap } from "./key-point-map.ts";
import { locate, namePicture } from "../read/picture.ts";
import { renderQr } from "./qr.ts";
import { isShared, type Pair, type Slide } from "../slide.ts";
import { renderBibliography, renderSources } from "./bibliography.ts";
import { findSlide, renderInline, sidesOf, type Context } from "./text.ts";

const summary = `<summary><span lang="en">Notes</span> <span lang="zh-Hans">讲稿</span></summary>`;

/** One slide as a `<section>`: its pairs in source order, its source line, its notes. */
export function renderSlide(slide: Slide, context: Context, fit: Record<View, Fit>): string {
  const { id, settings, notes } = slide;
  const { layout, point, detail, minutes } = settings;
  const ground = settings.ground ?? (layout === "title" || layout === "closing" ? "hot" : "paper");
  const figure = findFigure(slide);
  const picture = figure && escape(namePicture(locate(findPicture(figure.en).src)));
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
    const { kind, level } = pair.en;
    if (list && (kind !== "item" || level !== list)) html.push("</ul>");
    if (kind === "item" && level !== list) html.push(`<ul class="pairs">`);
    list = kind === "item" ? level : 0;

    if (kind === "figure") html.push(renderFigure(pair, context));
    if (kind === "item") html.push(renderItem(pair, slide, context));
    if (kind === "paragraph") html.push(renderPair(pair, "div", "p", slide, context));
    if (kind === "quotation") html.push(renderPair(pair, "div", "blockquote", slide, context));
    if (kind === "heading") {
      const tag = `h${Math.min(6, isTitle ? level : level + 1)}`;
      html.push(renderPair(pair, "div", tag, slide, context, { name: "headline" }));
    }
  }
  return list ? [...html, "</ul>"] : html;
}

function renderPair(
  pair: Pair,
  outer: string,
  tag: string,
  slide: Slide,
  context: Context,
  { name = "", before = "", number = "" } = {},
): string {
  const names = ["pair", name, isShared(pair) ? "shared" : ""].filter(Boolean).join(" ");
  const sides = isShared(pair)
    ? [`<${tag}>${renderInline(pair.en, { context, slide, language: "en" })}</${tag}>`]
    : sidesOf(pair).map(([language, block]) => {
        const inline = renderInline(block, { context, slide, language });
        return `<${tag} lang="${language}">${number}${inline}</${tag}>`;
      });
  return `<${outer} class="${names}">${before}${sides.join("")}</${outer}>`;
}

/**
 * An item of an overview carries the number of the key point that it links to. One that labels a row
 * of the slide's figure carries what the figure says there, for readers of the document.
 */
function renderItem(pair: Pair, slide: Slide, context: Context): string {
  const { layout, steps } = slide.settings;
  const target = layout === "overview" ? findSlide(context, findLinks(pair.en)[0]) : undefined;
  const point = target?.settings.point;
  const number = point ? `<span class="number">${point}</span> ` : "";
  const row = slide.pairs.filter(({ en }) => en.kind === "item").indexOf(pair) + 1;
  const figure = findFigure(slide);
  const texts = figure ? context.pictures.get(locate(findPicture(figure.en).src))!.texts : [];
  const part = texts.filter((text) => text.row === row).map(({ text }) => escape(text));
  const before = part.length > 0 ? `<span class="part">${part.join("<br>")}</span>` : "";
  return renderPair(pair, "li", "p", slide, context, {
    name: steps ? "fragment" : "",
    before,
    number,
  });
}

/** The figure that the items label, where a slide has one. */
const findFigure = ({ pairs }: Slide) => pairs.find(({ en }) => en.kind === "figure");

/** A drawing stands in the page; each language has its own alternative text beside it. */
function renderFigure(pair: Pair, context: Context): string {
  const { src } = findPicture(pair.en);
  const path = locate(src);
  const { svg } = context.pictures.get(path)!;
  const texts = sidesOf(pair).map(([language, block]) => {
    const alt = escape(findPicture(block).alt);
    return `<span role="img" lang="${language}" aria-label="${alt}"></span>`;
  });
  const picture =
    svg?.replace("<svg", '<svg aria-hidden="true"') ?? `<img src="${escape(src)}" alt="">`;
  return `<figure data-picture="${escape(namePicture(path))}">${picture}${texts.join("")}</figure>`;
}
