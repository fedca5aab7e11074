import { strToU8, zipSync } from "fflate";
import { hasHan } from "../../compiler/language.ts";
import type { Talk } from "../../compiler/read/talk.ts";
import { html, markup, type Html } from "../../compiler/html.ts";
import type { PictureBox, PlainBox, Run, ShownSlide, TableBox, TextBox } from "./read-page.ts";

// Office Open XML (ECMA-376): what PowerPoint needs of a presentation, and no more.

const namespaces = markup(
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"',
);
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Faces that every Office has, for Latin letters and for Han. */
const faces = { latin: "Arial", code: "Consolas", ea: "Microsoft YaHei" };

/** A length in px as Office counts. */
const emu = (px: number) => Math.round(px * 9525);

/** Writes slides as the bytes of a PowerPoint file. */
export function writePackage(shown: readonly ShownSlide[], talk: Talk): Uint8Array {
  const parts: Record<string, Uint8Array> = {};
  const types: [part: string, type: string][] = [];
  const put = (name: string, type: string, xml: Html) => {
    parts[name] = strToU8(declaration + String(xml));
    types.push([name, `application/vnd.openxmlformats-${type}+xml`]);
  };
  const relate = (name: string, relations: readonly Relation[]) => {
    const at = name.lastIndexOf("/") + 1;
    parts[`${name.slice(0, at)}_rels/${name.slice(at)}.rels`] = strToU8(
      declaration + String(writeRelations(relations)),
    );
  };
  const to = (type: string, target: string): Relation => ({ type: `${office}/${type}`, target });

  for (const [i, slide] of shown.entries()) {
    const number = i + 1;
    const relations = [
      to("slideLayout", "../slideLayouts/slideLayout1.xml"),
      to("notesSlide", `../notesSlides/notesSlide${number}.xml`),
    ];
    const add = (relation: Relation) => `rId${relations.push(relation)}`;
    const addImage = (address: string) => {
      const [, ending = "", data = ""] = /^data:image\/(\w+)[^,]*,(.*)$/s.exec(address)!;
      const name = `image${Object.keys(parts).length}.${ending}`;
      const isBase64 = /^[^,]*;base64,/.test(address);
      parts[`ppt/media/${name}`] = isBase64
        ? Buffer.from(data, "base64")
        : strToU8(decodeURIComponent(data));
      return add(to("image", `../media/${name}`));
    };
    put(
      `ppt/slides/slide${number}.xml`,
      "officedocument.presentationml.slide",
      writeSlide(slide, {
        addImage,
        addLink: (url) => add({ ...to("hyperlink", url), isOutside: true }),
      }),
    );
    relate(`ppt/slides/slide${number}.xml`, relations);
    put(
      `ppt/notesSlides/notesSlide${number}.xml`,
      "officedocument.presentationml.notesSlide",
      writeNotes(slide),
    );
    relate(`ppt/notesSlides/notesSlide${number}.xml`, [
      to("notesMaster", "../notesMasters/notesMaster1.xml"),
      to("slide", `../slides/slide${number}.xml`),
    ]);
  }

  const presentation = "officedocument.presentationml";
  put("ppt/presentation.xml", `${presentation}.presentation.main`, writePresentation(shown.length));
  relate("ppt/presentation.xml", [
    to("slideMaster", "slideMasters/slideMaster1.xml"),
    to("notesMaster", "notesMasters/notesMaster1.xml"),
    to("theme", "theme/theme1.xml"),
    ...shown.map((_, i) => to("slide", `slides/slide${i + 1}.xml`)),
  ]);
  put("ppt/slideMasters/slideMaster1.xml", `${presentation}.slideMaster`, writeMaster());
  relate("ppt/slideMasters/slideMaster1.xml", [
    to("slideLayout", "../slideLayouts/slideLayout1.xml"),
    to("theme", "../theme/theme1.xml"),
  ]);
  put("ppt/slideLayouts/slideLayout1.xml", `${presentation}.slideLayout`, writeLayout());
  relate("ppt/slideLayouts/slideLayout1.xml", [
    to("slideMaster", "../slideMasters/slideMaster1.xml"),
  ]);
  put("ppt/notesMasters/notesMaster1.xml", `${presentation}.notesMaster`, writeNotesMaster());
  relate("ppt/notesMasters/notesMaster1.xml", [to("theme", "../theme/theme2.xml")]);
  for (const number of [1, 2])
    put(`ppt/theme/theme${number}.xml`, "officedocument.theme", writeTheme());
  parts["docProps/core.xml"] = strToU8(declaration + String(writeProperties(talk)));
  parts["_rels/.rels"] = strToU8(
    declaration +
      String(
        writeRelations([
          to("officeDocument", "ppt/presentation.xml"),
          {
            type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            target: "docProps/core.xml",
          },
        ]),
      ),
  );
  const contentTypes = writeTypes([
    ...types,
    ["docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
  ]);
  // The list of types comes first, and the same slides give the same bytes.
  return zipSync(
    { "[Content_Types].xml": strToU8(declaration + String(contentTypes)), ...parts },
    { mtime: "1980-01-02T00:00:00" },
  );
}

interface Relation {
  type: string;
  target: string;
  isOutside?: boolean;
}

const writeRelations = (relations: readonly Relation[]): Html =>
  html`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.map(
    ({ type, target, isOutside }, i) =>
      html`<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"${isOutside ? html` TargetMode="External"` : ""}/>`,
  )}</Relationships>`;

const writeTypes = (types: readonly (readonly [part: string, type: string])[]): Html =>
  html`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="svg" ContentType="image/svg+xml"/>${types.map(
    ([part, type]) => html`<Override PartName="/${part}" ContentType="${type}"/>`,
  )}</Types>`;

/** What a slide adds to its package. */
interface Package {
  addImage: (address: string) => string;
  addLink: (url: string) => string;
}

function writeSlide({ ground, boxes }: ShownSlide, own: Package): Html {
  const texts = boxes.filter((box) => box.type === "text");
  const headlines = texts.filter(({ isHeadline }) => isHeadline);
  const title = headlines[0] ?? texts[0];
  const shapes = boxes.map((box, i) => {
    const id = i + 2;
    if (box.type === "plain") return writePlain(box, id);
    if (box.type === "picture") return writePicture(box, id, own);
    if (box.type === "table") return writeTable(box, id, own);
    const holder = box === title ? "title" : headlines.includes(box) ? "body" : undefined;
    return writeText(box, id, own, holder);
  });
  return html`<p:sld ${namespaces}><p:cSld><p:bg><p:bgPr>${fill(ground)}<a:effectLst/></p:bgPr></p:bg>${writeTree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
}

const writeTree = (shapes: readonly Html[]): Html =>
  html`<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>${shapes}</p:spTree>`;

const fill = (color: string) => html`<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;

type Rectangle = Pick<TextBox, "x" | "y" | "width" | "height">;

const writePlace = ({ x, y, width, height }: Rectangle) =>
  html`<a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/>`;

const rectangle = markup('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>');

function writePlain(box: PlainBox, id: number): Html {
  const steps = box.corners.map(([x, y], i) => {
    const step = markup(i > 0 ? "a:lnTo" : "a:moveTo");
    return html`<${step}><a:pt x="${emu(x * box.width)}" y="${emu(y * box.height)}"/></${step}>`;
  });
  return html`<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Ground ${id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>${writePlace(box)}</a:xfrm><a:custGeom><a:avLst/><a:pathLst><a:path w="${emu(box.width)}" h="${emu(box.height)}">${steps}<a:close/></a:path></a:pathLst></a:custGeom>${fill(box.color)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>`;
}

/** A picture; where it is a drawing, Office of 2016 and newer shows the SVG and others what is beside it. */
function writePicture(box: PictureBox, id: number, { addImage }: Package): Html {
  const image = addImage(box.image);
  // In thousandths of a per cent.
  const [x, y] = [box.cut.x, box.cut.y].map((share) => Math.round(share * 100_000));
  const crop = html`<a:srcRect l="${x}" t="${y}" r="${x}" b="${y}"/>`;
  const svg = box.svg
    ? html`<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${addImage(box.svg)}"/></a:ext></a:extLst>`
    : "";
  return html`<p:pic><p:nvPicPr><p:cNvPr id="${id}" name="Picture ${id}" descr="${box.alt}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${image}">${svg}</a:blip>${crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>${writePlace(box)}</a:xfrm>${rectangle}</p:spPr></p:pic>`;
}

function writeText(box: TextBox, id: number, own: Package, holder?: "title" | "body"): Html {
  const place = holder
    ? html`<p:nvPr><p:ph type="${holder}"${holder === "body" ? html` idx="1"` : ""}/></p:nvPr>`
    : html`<p:nvPr/>`;
  const name = holder === "title" ? "Title" : holder ? "Title in Chinese" : "Text";
  const isLine = box.height < box.leading * 1.5 * Math.max(1, box.lines.length);
  const wrap = box.isCode || (isLine && box.lines.length === 1) ? "none" : "square";
  return html`<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name} ${id}"/><p:cNvSpPr${holder ? "" : html` txBox="1"`}/>${place}</p:nvSpPr><p:spPr><a:xfrm>${writePlace(box)}</a:xfrm>${rectangle}<a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="${wrap}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${box.isMiddle ? "ctr" : "t"}"><a:normAutofit/></a:bodyPr><a:lstStyle/>${writeParagraph(box, own)}</p:txBody></p:sp>`;
}

/** A block is one paragraph, with the lines that its author broke. */
function writeParagraph(
  { align, lines, leading }: Pick<TextBox, "align" | "lines"> & { leading?: number },
  own: Package,
): Html {
  const spacing = leading
    ? html`<a:lnSpc><a:spcPts val="${Math.round(leading * 75)}"/></a:lnSpc>`
    : html``;
  const runs = lines.map((line, i) => {
    const end =
      i > 0 ? html`<a:br>${writeRunProperties("a:rPr", line[0] ?? lines.flat()[0]!)}</a:br>` : "";
    return [end, ...line.flatMap(splitScripts).map((run) => writeRun(run, own))];
  });
  return html`<a:p><a:pPr marL="0" indent="0" algn="${align}">${spacing}<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr>${runs.flat()}</a:p>`;
}

/** A run in the runs of its languages: in text of the one, words of the other are not marked alike. */
function splitScripts(run: Run): Run[] {
  if (run.lang.startsWith("zh") || !hasHan(run.text)) return [run];
  const parts =
    run.text.match(/[\p{Script=Han}，。；：！？、“”《》（）]+|[^\p{Script=Han}]+/gu) ?? [];
  return parts.map((text) => ({ ...run, text, lang: hasHan(text) ? "zh-Hans" : run.lang }));
}

const writeRun = (run: Run, { addLink }: Package): Html =>
  html`<a:r>${writeRunProperties("a:rPr", run, run.link && addLink(run.link))}<a:t>${run.text}</a:t></a:r>`;

type Look = Pick<Run, "lang"> & Partial<Run>;

function writeRunProperties(name: string, run: Look, link = ""): Html {
  const isChinese = run.lang.startsWith("zh");
  const attributes = [
    isChinese ? html` lang="zh-CN" altLang="en-US"` : html` lang="en-US" altLang="zh-CN"`,
    run.size ? html` sz="${Math.round(run.size * 75)}"` : html``,
    run.isBold ? html` b="1"` : html` b="0"`,
    run.isItalic ? html` i="1"` : html``,
    run.isStruck ? html` strike="sngStrike"` : html``,
    run.isRaised ? html` baseline="30000"` : html``,
  ];
  const target = link
    ? html`<a:hlinkClick r:id="${link}"><a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst></a:hlinkClick>`
    : html``;
  const latin = run.isCode ? faces.code : faces.latin;
  return html`<${markup(name)}${attributes}>${run.color ? fill(run.color) : ""}<a:latin typeface="${latin}"/><a:ea typeface="${faces.ea}"/>${target}</${markup(name)}>`;
}

function writeTable(box: TableBox, id: number, own: Package): Html {
  const columns = box.columns.map((width) => html`<a:gridCol w="${emu(width)}"/>`);
  const none = ["a:lnL", "a:lnR", "a:lnT"].map(
    (side) => html`<${markup(side)}><a:noFill/></${markup(side)}>`,
  );
  const rows = box.rows.map(({ height, rule, cells }) => {
    const bottom = html`<a:lnB w="${emu(rule.width)}">${fill(rule.color)}</a:lnB>`;
    const written = cells.map(
      (cell) =>
        html`<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${writeParagraph(cell, own)}</a:txBody><a:tcPr marL="${emu(cell.padding.left)}" marR="${emu(cell.padding.right)}" marT="0" marB="0" anchor="ctr">${none}${bottom}${cell.ground ? fill(cell.ground) : html`<a:noFill/>`}</a:tcPr></a:tc>`,
    );
    return html`<a:tr h="${emu(height)}">${written}</a:tr>`;
  });
  return html`<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="Table ${id}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>${writePlace(box)}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${columns}</a:tblGrid>${rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
}

function writeNotes({ notes }: ShownSlide): Html {
  const own = { addImage: () => "", addLink: () => "" };
  const plain = {
    color: "",
    size: 0,
    isBold: false,
    isItalic: false,
    isStruck: false,
    isRaised: false,
    isCode: false,
    link: "",
  };
  const paragraphs = notes.map(({ lang, text }) => {
    const runs = splitScripts({ ...plain, lang, text }).map((run) => writeRun(run, own));
    return html`<a:p>${runs}</a:p>`;
  });
  return html`<p:notes ${namespaces}><p:cSld>${writeTree([
    html`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>`,
    html`<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs.length > 0 ? paragraphs : html`<a:p/>`}</p:txBody></p:sp>`,
  ])}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`;
}

const colorMap = markup(
  'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"',
);

/** The places that slides and notes fill. */
const writeHolder = (id: number, name: string, type: string, box: Rectangle, index = ""): Html =>
  html`<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="${type}"${index ? html` idx="${index}"` : ""}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>${writePlace(box)}</a:xfrm>${rectangle}</p:spPr>${type === "sldImg" ? "" : html`<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody>`}</p:sp>`;

const holders = [
  writeHolder(2, "Title", "title", { x: 80, y: 60, width: 540, height: 120 }),
  writeHolder(3, "Title in Chinese", "body", { x: 660, y: 60, width: 540, height: 120 }, "1"),
];

const writeMaster = (): Html =>
  html`<p:sldMaster ${namespaces}><p:cSld><p:bg><p:bgPr>${fill("FFFFFF")}<a:effectLst/></p:bgPr></p:bg>${writeTree(holders)}</p:cSld><p:clrMap ${colorMap}/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`;

const writeLayout = (): Html =>
  html`<p:sldLayout ${namespaces}><p:cSld name="Two languages">${writeTree(holders)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;

const writeNotesMaster = (): Html =>
  html`<p:notesMaster ${namespaces}><p:cSld><p:bg><p:bgPr>${fill("FFFFFF")}<a:effectLst/></p:bgPr></p:bg>${writeTree(
    [
      writeHolder(2, "Slide", "sldImg", { x: 72, y: 72, width: 576, height: 324 }, "2"),
      writeHolder(3, "Notes", "body", { x: 72, y: 440, width: 576, height: 420 }, "1"),
    ],
  )}</p:cSld><p:clrMap ${colorMap}/></p:notesMaster>`;

const writePresentation = (slides: number): Html =>
  html`<p:presentation ${namespaces} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>${Array.from(
    { length: slides },
    (_, i) => html`<p:sldId id="${256 + i}" r:id="rId${i + 4}"/>`,
  )}</p:sldIdLst><p:sldSz cx="${emu(1280)}" cy="${emu(720)}"/><p:notesSz cx="${emu(720)}" cy="${emu(960)}"/></p:presentation>`;

function writeTheme(): Html {
  const color = (name: string, value: string) =>
    html`<a:${markup(name)}><a:srgbClr val="${value}"/></a:${markup(name)}>`;
  const font = html`<a:latin typeface="${faces.latin}"/><a:ea typeface="${faces.ea}"/><a:cs typeface=""/>`;
  const line = html`<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>`;
  const solid = html`<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`;
  const effect = html`<a:effectStyle><a:effectLst/></a:effectStyle>`;
  const accents = [1, 2, 3, 4, 5, 6].map((number) => color(`accent${number}`, "595959"));
  return html`<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Deck"><a:themeElements><a:clrScheme name="Deck">${color("dk1", "000000")}${color("lt1", "FFFFFF")}${color("dk2", "000000")}${color("lt2", "FFFFFF")}${accents}${color("hlink", "000000")}${color("folHlink", "000000")}</a:clrScheme><a:fontScheme name="Deck"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme><a:fmtScheme name="Deck"><a:fillStyleLst>${solid}${solid}${solid}</a:fillStyleLst><a:lnStyleLst>${line}${line}${line}</a:lnStyleLst><a:effectStyleLst>${effect}${effect}${effect}</a:effectStyleLst><a:bgFillStyleLst>${solid}${solid}${solid}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
}

const writeProperties = ({ title, speaker, event, author }: Talk): Html =>
  html`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title.en} ${title.zh}</dc:title><dc:creator>${author.en} ${author.zh}</dc:creator><dc:description>${speaker.en}, ${event.en}. ${speaker.zh}，${event.zh}。</dc:description></cp:coreProperties>`;
