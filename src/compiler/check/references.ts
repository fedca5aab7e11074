import { sides } from "../language.ts";
import { findLinks, findTitles, readSourceText, unpair } from "../slide-text.ts";
import type { Block, Footnote, Slide } from "../slide.ts";
import { nameOf, report, reportWords } from "../source-file.ts";
import type { Project } from "./project.ts";

/** Reports what the slides refer to in vain, and names that two of them give to different things. */
export function checkReferences(project: Project): void {
  const { slides, pageIds } = project;
  const files = new Set(slides.map(({ source }) => nameOf(source.file)));
  const ids = new Map(pageIds.map((id) => [id, "a part of the page"]));
  const points = new Map<number, string>();
  const footnotes = new Map<string, { footnote: Footnote; file: string }>();

  for (const slide of slides) checkPoint(slide, points);
  for (const slide of slides) {
    checkId(slide, ids);
    checkDetail(slide, points);
    for (const block of [...unpair([...slide.pairs, ...slide.notes]), ...slide.unpaired]) {
      checkLinks(slide, block, files);
      checkTitles(slide, block, 0);
    }
    for (const block of [...unpair(slide.pairs), ...slide.unpaired]) checkFigure(slide, block);
    for (const footnote of slide.footnotes) {
      checkFootnote(slide, footnote, footnotes);
      for (const block of unpair([footnote])) {
        checkLinks(slide, block, files);
        checkTitles(slide, block, 1);
      }
    }
  }
}

/** Reports a file name that gives no id for the address, or one that is taken. */
function checkId({ source, id }: Slide, ids: Map<string, string>): void {
  const other = ids.get(id);
  if (!/^[a-z][a-z0-9-]*$/.test(id)) {
    // Systems and synchronised folders name a second version so: `05-economics 2.md`.
    const isCopy = /[ (]|copy|conflict/i.test(id);
    const hint = isCopy
      ? "It seems to be a copy of a slide: keep one of the two."
      : "Name it like `03-pin.md`: a number, a hyphen, small letters. A letter behind the number, `03b-pin.md`, puts a slide between two.";
    report(source, "address", 1, 1, `“${nameOf(source.file)}” gives no address`, hint);
  } else if (other) {
    const hint = "Give this file another name.";
    report(source, "address", 1, 1, `#${id} is already ${other}`, hint);
  } else {
    ids.set(id, source.file);
  }
}

function checkPoint({ source, settings }: Slide, points: Map<number, string>): void {
  if (settings.point === undefined || settings.detail) return;
  const other = points.get(settings.point);
  if (other) {
    const hint = "Give this one another number, or write `detail: true` where it supports.";
    const reason = `Key point ${settings.point} is already ${other}`;
    reportWords(source, "point", [1, Infinity], "point:", reason, hint);
  }
  points.set(settings.point, source.file);
}

/** Reports a slide that supports a key point which none makes. */
function checkDetail({ source, settings }: Slide, points: ReadonlyMap<number, string>): void {
  const { point, detail } = settings;
  if (!detail || point === undefined || points.has(point)) return;
  const hint = "Write the number of a key point that a slide makes, or delete `detail: true`.";
  reportWords(source, "point", [1, Infinity], "point:", `No slide makes key point ${point}`, hint);
}

// Other schemes would do something else than open a page, a letter or a call.
const address = /^(?:https?:\/\/[^/?#]|mailto:[^@]+@[^@]|tel:\+?\d)/i;

function checkLinks({ source }: Slide, block: Block, files: ReadonlySet<string>): void {
  for (const link of findLinks(block)) {
    if (address.test(link) || files.has(link)) continue;
    const hint = `Write an address with https://, mailto: or tel:, or a slide's file: \`${[...files][0]}\`.`;
    reportWords(source, "link-target", block.lines, link, `A link to no slide: ${link}`, hint);
  }
}

/** Reports the titles of links beyond those that show: a footnote has one, other text none. */
function checkTitles({ source }: Slide, block: Block, allowed: number): void {
  const hint = "Delete it; one link of a footnote may have one.";
  for (const title of findTitles(block).slice(allowed))
    reportWords(source, "link-target", block.lines, title, "A link's title shows nowhere", hint);
}

function checkFigure({ source, pairs, unpaired }: Slide, block: Block): void {
  if (block.type !== "figure") return;
  const { rows } = block.picture;
  const labels = pairs.filter(({ type }) => type === "listItem").length;
  if (unpaired.length > 0 || rows.length === 0 || rows.length === labels) return;
  const reason = `The picture has rows for ${rows.length} labels, the slide has ${labels}`;
  const hint = "Write as many items in each language, or change the picture's `data-rows`.";
  reportWords(source, "rows", block.lines, block.url, reason, hint);
}

/** Reports a footnote that says something else than one of the same name on an earlier slide. */
function checkFootnote(
  { source }: Slide,
  footnote: Footnote,
  seen: Map<string, { footnote: Footnote; file: string }>,
): void {
  const { label } = footnote;
  const first = seen.get(label);
  if (!first) {
    seen.set(label, { footnote, file: source.file });
    return;
  }
  const differing = sides.find(
    (side) => describeSource(first.footnote[side]) !== describeSource(footnote[side]),
  );
  if (!differing) return;
  const reason = `Footnote \`${label}\` says something else in ${first.file}`;
  const hint = "Write both alike, or give one another name.";
  report(source, "footnote-definition", footnote[differing].lines[0], 1, reason, hint);
}

const describeSource = (block: Block) => [readSourceText(block), ...findLinks(block)].join("\n");
