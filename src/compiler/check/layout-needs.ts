import { layouts } from "../layouts.ts";
import { findLinks, findListKind } from "../slide-text.ts";
import type { Slide } from "../slide.ts";
import { report, reportWords } from "../source-file.ts";
import type { Project } from "./project.ts";

/** Reports slides that lack what their layout shows, or have more of it than that has a place for. */
export function checkLayouts({ slides }: Project): void {
  // What has no partner may be what a slide lacks.
  for (const slide of slides.filter(({ unpaired }) => unpaired.length === 0)) {
    checkPictures(slide);
    checkBlocks(slide);
    checkLinkedItems(slide);
    checkListKinds(slide);
  }
  checkLists(slides);
}

const complain = ({ source }: Slide, reason: string, hint: string) =>
  reportWords(source, "layout", [1, Infinity], "layout:", reason, hint);

function checkPictures(slide: Slide): void {
  const { layout } = slide.settings;
  const [least, most] = layouts[layout].pictures;
  const pictures = slide.pairs.filter(({ type }) => type === "figure");
  if (pictures.length < least) {
    const hint = "Add a picture in both languages, `![…](../assets/…)`, or use layout `text`.";
    const needed = least === 1 ? "a picture" : `${least} pictures`;
    complain(slide, `Layout \`${layout}\` needs ${needed}`, hint);
  }
  for (const { en } of pictures.slice(most)) {
    const hint = "Delete this one, or use layout `figure`.";
    const reason = `Layout \`${layout}\` has a place for ${most === 1 ? "one picture" : `${most} pictures`}`;
    report(slide.source, "layout", en.lines[0], 1, reason, hint);
  }
}

function checkBlocks(slide: Slide): void {
  const { layout } = slide.settings;
  const { blocks, pictures } = layouts[layout];
  const types = slide.pairs.map(({ type, isShared }) =>
    isShared && type !== "figure" ? "shared" : type,
  );
  const count = types.filter((type) => type === "figure").length;
  if (!blocks || count < pictures[0] || count > pictures[1]) return;
  if (blocks.order.test(types.join(" "))) return;
  const hint = "Delete what else is there, or use layout `figure`.";
  complain(slide, `Layout \`${layout}\` shows ${blocks.names}`, hint);
}

function checkLinkedItems(slide: Slide): void {
  const { layout } = slide.settings;
  const isLinked = slide.pairs.some(
    ({ type, en }) => type === "listItem" && findLinks(en).some((url) => !/^\w+:/.test(url)),
  );
  if (!layouts[layout].linksItems || isLinked) return;
  const hint = "Write `- [Tea](01-tea.md)`, and the same in Chinese, or use layout `text`.";
  complain(slide, `Layout \`${layout}\` needs items that link to slides`, hint);
}

/** What has shapes or figures of its own stands where no layout has others. */
function checkListKinds(slide: Slide): void {
  const { layout } = slide.settings;
  if (layout === "text" || layouts[layout].blocks) return;
  const item = slide.pairs.find(
    (pair) => pair.type === "listItem" && findListKind(slide, pair.en.list) !== "list",
  );
  const table = slide.pairs.find(({ type }) => type === "table");
  if (table) {
    const hint = "Use layout `text`.";
    report(
      slide.source,
      "layout",
      table.en.lines[0],
      1,
      `Layout \`${layout}\` has no place for a table`,
      hint,
    );
  }
  if (item?.type !== "listItem") return;
  const name = item.en.ordered ? "a numbered list" : "items below items";
  const hint = "Use layout `text`, or write items alone, each with `- `.";
  report(
    slide.source,
    "layout",
    item.en.lines[0],
    1,
    `Layout \`${layout}\` has no place for ${name}`,
    hint,
  );
}

/** The slides that list sources share them out: each needs some. */
function checkLists(slides: readonly Slide[]): void {
  const lists = slides.filter(({ settings }) => layouts[settings.layout].adds === "sources");
  const labels = slides.flatMap(({ footnotes }) => footnotes.map(({ label }) => label));
  const count = new Set(labels).size;
  const share = Math.ceil(count / lists.length);
  for (const [i, slide] of lists.entries()) {
    if (i * share < count) continue;
    const hint =
      "Write a footnote, `[^name]`, on the slide that it belongs to, or delete this slide.";
    complain(slide, `Layout \`${slide.settings.layout}\` has no sources to list`, hint);
  }
}
