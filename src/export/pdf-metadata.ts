import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHeader,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFStreamWriter,
  PDFString,
  type PDFObject,
} from "@cantoo/pdf-lib";
import { html } from "../compiler/html.ts";
import type { SlideEntry } from "../compiler/deck.ts";
import { tag, type Phrase, type View } from "../compiler/language.ts";
import type { Talk } from "../compiler/read/talk.ts";

/** What a page of the PDF shows. */
export interface PageEntry {
  slide: SlideEntry;
  /** The first page of its slide. */
  isFirst: boolean;
}

interface Metadata {
  talk: Talk;
  language: View;
  entries: readonly PageEntry[];
}

/**
 * Adds what Chromium's PDF lacks: title, author and subject (as Info and XMP), an outline with an entry
 * for each slide, page labels, the tab order, texts for links (ISO 32000-2: 14.3, 12.3.3, 12.4.2, 12.5,
 * 14.8). The same input gives the same bytes.
 */
export async function addMetadata(
  bytes: Uint8Array,
  { talk, language, entries }: Metadata,
): Promise<{ pdf: Uint8Array; pages: number }> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const inLanguage = ({ en, zh }: Phrase) => ({ both: `${en} ${zh}`.trim(), en, zh })[language];
  const about = {
    title: inLanguage(talk.title),
    author: inLanguage(talk.author),
    subject: inLanguage({
      en: `${talk.speaker.en}, ${talk.event.en}`,
      zh: `${talk.speaker.zh}，${talk.event.zh}`,
    }),
    lang: tag[language === "zh" ? "zh" : "en"],
  };
  pdf.setTitle(about.title, { showInWindowTitleBar: true });
  pdf.setAuthor(about.author);
  pdf.setSubject(about.subject);
  pdf.setKeywords([inLanguage(talk.event), talk.link]);
  pdf.setLanguage(about.lang);
  const info = pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict);
  for (const key of ["CreationDate", "ModDate"]) info.delete(PDFName.of(key));

  writeXmp(pdf, about);
  writeOutline(pdf, entries, inLanguage);
  writeLabels(pdf, entries);
  flattenStructure(pdf);
  numberHeaders(pdf);
  for (const page of pdf.getPages()) {
    page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
    nameLinks(page.node.Annots()?.asArray() as PDFRef[] | undefined, pdf, (id) => {
      const target = entries.find(({ slide }) => slide.id === id);
      return target ? inLanguage(target.slide.title) : id;
    });
  }
  // Chromium writes each object as plain text: together they can be compressed (ISO 32000-2, 7.5.7).
  await pdf.flush();
  pdf.context.header = PDFHeader.forVersion(1, 7);
  const saved = await PDFStreamWriter.forContext(pdf.context, 50, true, 1000).serializeToBuffer();
  return { pdf: saved, pages: pdf.getPageCount() };
}

function writeXmp(
  pdf: PDFDocument,
  about: Record<"title" | "author" | "subject" | "lang", string>,
) {
  const alt = (text: string) =>
    html`<rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt>`;
  const xml = html`<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>${alt(about.title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${about.author}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${alt(about.subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${about.lang}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  const stream = pdf.context.stream(new TextEncoder().encode(String(xml)), {
    Type: "Metadata",
    Subtype: "XML",
  });
  pdf.catalog.set(PDFName.of("Metadata"), pdf.context.register(stream));
}

/** An entry for each slide, with the text of its headline; supporting slides are below their key point. */
function writeOutline(
  pdf: PDFDocument,
  entries: readonly PageEntry[],
  inLanguage: (phrase: Phrase) => string,
): void {
  const { context, catalog } = pdf;
  const root = { ref: context.nextRef(), children: [] as Item[] };
  interface Item {
    ref: PDFRef;
    title: string;
    page: number;
    children: Item[];
  }
  for (const [page, { isFirst, slide }] of entries.entries()) {
    if (!isFirst) continue;
    const item = { ref: context.nextRef(), title: inLanguage(slide.title), page, children: [] };
    const parent = slide.isSupport ? root.children.at(-1) : undefined;
    (parent ?? root).children.push(item);
  }

  // `Count` is the number of open items below an item (ISO 32000-2, 12.3.3).
  const count = ({ children }: { children: Item[] }): number =>
    children.reduce((sum, child) => sum + 1 + count(child), 0);
  const write = (parent: { ref: PDFRef; children: Item[] }, dict: PDFDict) => {
    const { children } = parent;
    for (const [i, item] of children.entries()) {
      const entry = context.obj({}) as PDFDict;
      entry.set(PDFName.of("Title"), PDFHexString.fromText(item.title));
      entry.set(PDFName.of("Parent"), parent.ref);
      entry.set(PDFName.of("Dest"), context.obj([pdf.getPage(item.page).ref, PDFName.of("Fit")]));
      if (i > 0) entry.set(PDFName.of("Prev"), children[i - 1]!.ref);
      if (i < children.length - 1) entry.set(PDFName.of("Next"), children[i + 1]!.ref);
      write(item, entry);
      context.assign(item.ref, entry);
    }
    if (children.length === 0) return;
    dict.set(PDFName.of("First"), children[0]!.ref);
    dict.set(PDFName.of("Last"), children.at(-1)!.ref);
    dict.set(PDFName.of("Count"), PDFNumber.of(count(parent)));
  };
  const outlines = context.obj({ Type: "Outlines" }) as PDFDict;
  write(root, outlines);
  context.assign(root.ref, outlines);
  catalog.set(PDFName.of("Outlines"), root.ref);
  catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
}

/** A page has the number of its slide, a step a second number: 3.1, 3.2. */
function writeLabels(pdf: PDFDocument, entries: readonly PageEntry[]): void {
  const { context } = pdf;
  let number = 0;
  const labels = entries.flatMap(({ slide, isFirst }, page) => {
    if (!isFirst) return [];
    number++;
    const hasSteps = entries[page + 1]?.slide === slide;
    const label = hasSteps
      ? { S: "D", St: 1, P: PDFString.of(`${number}.`) }
      : { P: PDFString.of(String(number)) };
    return [PDFNumber.of(page), context.obj(label)];
  });
  pdf.catalog.set(PDFName.of("PageLabels"), context.obj({ Nums: labels }));
}

/**
 * Removes the elements without a meaning (NonStruct) that Chromium puts around each run of text: their
 * content moves to the element around them.
 */
function flattenStructure(pdf: PDFDocument): void {
  const { context } = pdf;
  const root = pdf.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  const moved = new Map<PDFRef, PDFRef>();

  const kidsOf = (element: PDFDict): PDFObject[] => {
    const kids = element.get(PDFName.of("K"));
    const array = kids && context.lookup(kids);
    if (array instanceof PDFArray) return array.asArray();
    return kids ? [kids] : [];
  };
  const flatten = (element: PDFDict, self: PDFRef): void => {
    const kids = kidsOf(element).flatMap((kid) => lift(kid, element, self));
    element.set(PDFName.of("K"), context.obj(kids));
  };
  const lift = (kid: PDFObject, parent: PDFDict, self: PDFRef): PDFObject[] => {
    if (!(kid instanceof PDFRef)) return [placeContent(kid, parent)];
    const element = context.lookup(kid, PDFDict);
    if (element.has(PDFName.of("Obj"))) return [kid];
    element.set(PDFName.of("P"), self);
    if (element.get(PDFName.of("S")) !== PDFName.of("NonStruct")) {
      flatten(element, kid);
      return kidsOf(element).length > 0 || element.has(PDFName.of("Alt")) ? [kid] : [];
    }
    moved.set(kid, self);
    return kidsOf(element).flatMap((inner) => lift(placeContent(inner, element), parent, self));
  };
  /** Marked content given by its number alone is on the page of its element: add the page when it moves. */
  const placeContent = (content: PDFObject, element: PDFDict): PDFObject => {
    const page = element.get(PDFName.of("Pg"));
    if (!(content instanceof PDFNumber) || !page) return content;
    return context.obj({ Type: "MCR", Pg: page, MCID: content });
  };
  for (const kid of kidsOf(root)) flatten(context.lookup(kid, PDFDict), kid as PDFRef);

  const settle = (ref: PDFRef): PDFRef => (moved.has(ref) ? settle(moved.get(ref)!) : ref);
  const pages = root.lookup(PDFName.of("ParentTree"), PDFDict).lookup(PDFName.of("Nums"), PDFArray);
  for (let i = 1; i < pages.size(); i += 2) {
    const parents = context.lookup(pages.get(i));
    if (parents instanceof PDFArray)
      for (const [j, parent] of parents.asArray().entries())
        if (parent instanceof PDFRef) parents.set(j, settle(parent));
    if (!(parents instanceof PDFArray) && pages.get(i) instanceof PDFRef)
      pages.set(i, settle(pages.get(i) as PDFRef));
  }
}

/**
 * Numbers the headers of tables, which their cells name, from one: Chromium takes numbers that differ from
 * print to print (ISO 32000-2, 14.7.6.2 and 14.8.5.7).
 */
function numberHeaders(pdf: PDFDocument): void {
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const ids = objects
    .map((object) => object instanceof PDFDict && object.get(PDFName.of("ID")))
    .filter((id) => id instanceof PDFString)
    .map((id) => id.asString())
    .sort();
  const numbers = new Map(
    ids.map((id, i) => [id, PDFString.of(`header${String(i + 1).padStart(8, "0")}`)]),
  );
  const rename = (object: PDFObject): PDFObject => {
    if (object instanceof PDFArray)
      for (const [i, item] of object.asArray().entries()) object.set(i, rename(item));
    if (object instanceof PDFDict)
      for (const [key, value] of object.entries()) object.set(key, rename(value));
    return (object instanceof PDFString && numbers.get(object.asString())) || object;
  };
  for (const object of objects) rename(object);
}

/** Gives each link a text with its target. */
function nameLinks(
  annotations: readonly PDFRef[] = [],
  pdf: PDFDocument,
  nameSlide: (id: string) => string,
): void {
  for (const ref of annotations) {
    const link = pdf.context.lookup(ref, PDFDict);
    const action = link.lookupMaybe(PDFName.of("A"), PDFDict);
    const target = action?.lookup(PDFName.of("URI")) ?? link.lookup(PDFName.of("Dest"));
    const text =
      target instanceof PDFString || target instanceof PDFHexString ? target.decodeText() : "";
    const name = target instanceof PDFName ? nameSlide(target.decodeText()) : text;
    if (name) link.set(PDFName.of("Contents"), PDFHexString.fromText(name));
  }
}
