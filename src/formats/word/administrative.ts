import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { unzipSync } from 'fflate';
import { packParts } from './pack.ts';
import { words } from './words.ts';
import { storableText } from './xml-scan.ts';

/** The pieces of an administrative document after NĐ 30/2020/NĐ-CP, annex I; sizes in points, lengths in twips (1 mm = 56,7). */

export const millimetres = (length: number) => Math.round(length * 56.7);
/** Width of the text between the margins of an upright page. */
export const textWidth = millimetres(165);
const bodySize = 14;

type Looks = {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly centred?: boolean;
};

/** Whole file from its sections, dated `today` (ISO date): the same content gives the same bytes. */
export async function writeAdministrative(
  sections: readonly ISectionOptions[],
  about: { readonly title: string; readonly author: string; readonly today: string },
): Promise<Uint8Array> {
  const font = { ascii: fontName, hAnsi: fontName, cs: fontName, eastAsia: fontName };
  const run = { font, size: bodySize * 2, sizeComplexScript: bodySize * 2, language: { value: 'vi-VN' } };
  const { title, author, today } = about;
  const document = new Document({
    title,
    creator: author,
    lastModifiedBy: author,
    styles: { default: { document: { run } } },
    sections: [...sections],
  });
  const parts = Object.entries(unzipSync(await Packer.toBuffer(document)));
  return packParts(parts.map(([name, bytes]) => [name, settled(name, bytes, today)]));
}

/** Without what differs from one writing to the next: the moment, and the numbers of pictures, which the library counts on. */
function settled(name: string, bytes: Uint8Array, today: string): Uint8Array {
  if (name === coreName) return edited(bytes, (xml) => xml.replace(moments, `$1${today}T00:00:00Z`));
  if (name !== 'word/document.xml') return bytes;
  let pictures = 0;
  return edited(bytes, (xml) =>
    xml
      .replace(/(<wp:docPr id=")\d+/g, (_, start) => {
        pictures += 1;
        return `${start}${pictures}`;
      })
      // The paragraph that ends a section has no height: after a full page it would stand on a page of its own.
      .replaceAll('<w:p><w:pPr><w:sectPr', `<w:p><w:pPr>${noHeight}<w:sectPr`),
  );
}

const edited = (bytes: Uint8Array, edit: (xml: string) => string) =>
  Buffer.from(edit(Buffer.from(bytes).toString()));
const moments = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;
const noHeight =
  '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>';

export const fontName = 'Times New Roman';
const coreName = 'docProps/core.xml';

/**
 * One section: A4, margins 20/20/30/15 mm, page number centred in the top margin, not on the section's first page.
 * The banner stands above the section's first page and below every page.
 */
export function page(
  children: ISectionOptions['children'],
  { landscape = false, restart = true, banner = null as string | null } = {},
): ISectionOptions {
  const warned = () => line(banner ?? '', { size: 12, bold: true, centred: true });
  const footer = new Footer({ children: [warned()] });
  const [top, bottom, left, right] = [20, 20, 30, 15].map(millimetres);
  const number = new TextRun({ children: [PageNumber.CURRENT] });
  return {
    children,
    properties: {
      titlePage: true,
      page: {
        size: {
          width: millimetres(210),
          height: millimetres(297),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top, bottom, left, right, header: millimetres(10), footer: millimetres(10) },
        pageNumbers: restart ? { start: 1 } : {},
      },
    },
    headers: {
      default: new Header({
        children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })],
      }),
      first: new Header({ children: [warned()] }),
    },
    ...(banner === null ? {} : { footers: { default: footer, first: footer } }),
  };
}

type AdministrativeHead = {
  /** The agency above, where there is one to be named. */
  readonly parent: string | null;
  readonly agency: string;
  /** "Số: 81/BC-UBND" */
  readonly number: string;
  /** "An Bình, ngày 07 tháng 6 năm 2023" */
  readonly placeAndDate: string;
  /** In points; 14 where it is not given. */
  readonly placeAndDateSize?: number;
};

/** Boxes 1–4: the nation's name and motto, the agency, number and symbol, place and date. */
export function headTable(head: AdministrativeHead): Table {
  const [left, right] = [millimetres(62), textWidth - millimetres(62)];
  const parts = head.agency.split('\n');
  const above = head.parent === null ? [] : head.parent.split('\n');
  const parent = above.map((part) => line(part, { size: 13, centred: true }));
  const agency = [...parent, ...parts.map((part) => line(part, { size: 13, bold: true, centred: true }))];
  const nation = [
    line(words.nation, { size: 13, bold: true, centred: true }),
    line(words.motto, { size: 14, bold: true, centred: true }),
    // The line under the motto is as long as the motto: 12.24 times its size in bold Times.
    rule(right, Math.round(12.24 * 14 * 20)),
  ];
  // Under the agency's name a third to a half of its width; a capital is about 0.68 of its size wide.
  const named = Math.min(left, Math.round(Math.max(...parts.map(({ length }) => length)) * 13 * 20 * 0.62));
  return unruled(
    [left, right],
    [
      [[...agency, rule(left, Math.round(named * 0.42))], nation],
      [
        [line(head.number, { size: 13, centred: true })],
        [line(head.placeAndDate, { size: head.placeAndDateSize ?? 14, italics: true, centred: true })],
      ],
    ],
  );
}

/** Boxes 5a: kind and subject, with the short line below. */
export function titleLines(kind: string, subject: string): Paragraph[] {
  return [
    line(kind, { size: 14, bold: true, centred: true }, { before: 240 }),
    line(subject, { size: 14, bold: true, centred: true }),
    rule(textWidth, millimetres(40)),
    line('', { size: 6 }),
  ];
}

/** Heading of an annex: its number, title, and what it belongs to. */
export function annexLines(number: string, title: string, belongsTo: string): Paragraph[] {
  return [
    line(number, { bold: true, centred: true }),
    line(title, { bold: true, centred: true }),
    line(belongsTo, { italics: true, centred: true }, { after: 120 }),
  ];
}

/** A paragraph of the text: justified, first line 1.27 cm in, 6 pt after it. */
export function bodyLine(text: string, looks: Looks & { readonly keepNext?: boolean } = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: 720 },
    spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO },
    keepNext: looks.keepNext ?? false,
    children: [textRun(text, looks)],
  });
}

/** Boxes 7–9: the list of recipients and the signature, never parted by a page break nor from the text before. */
export function signatureTable(
  recipients: readonly string[],
  signer: { posts: readonly string[]; name: string },
): Table {
  const left = [
    line(words.recipients, { size: 12, bold: true, italics: true }, kept),
    ...recipients.map((recipient) => line(recipient, { size: 11 }, kept)),
  ];
  const right = [
    ...signer.posts.map((post) => line(post, { bold: true, centred: true }, kept)),
    ...Array.from({ length: 4 }, () => line('', {}, kept)),
    line(signer.name, { bold: true, centred: true }),
  ];
  return unruled([millimetres(80), textWidth - millimetres(80)], [[left, right]]);
}

const kept = { keepNext: true };

/** Text without indent; `before` and `after` in twips. */
export function line(
  text: string,
  looks: Looks = {},
  more: { before?: number; after?: number; keepNext?: boolean } = {},
): Paragraph {
  return new Paragraph({
    alignment: looks.centred === true ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { before: more.before ?? 0, after: more.after ?? 0 },
    keepNext: more.keepNext ?? false,
    children: [textRun(text, looks)],
  });
}

function textRun(text: string, { size = bodySize, bold = false, italics = false }: Looks): TextRun {
  return new TextRun({
    text: storableText(text),
    size: size * 2,
    sizeComplexScript: size * 2,
    bold,
    italics,
  });
}

/** A solid line of the given length in the middle of a width. */
function rule(width: number, length: number): Paragraph {
  const side = Math.max(0, Math.round((width - length) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 60, after: 40, line: 60, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
  });
}

/** A table without lines as wide as the text; its rows are not parted by a page break. */
function unruled(widths: readonly number[], rows: readonly (readonly Paragraph[][])[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [...widths],
    borders: TableBorders.NONE,
    margins: { left: 0, right: 0 },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, index) =>
              new TableCell({ children, width: { size: widths[index]!, type: WidthType.DXA } }),
          ),
        }),
    ),
  });
}

type RuledColumn = { readonly heading: string; readonly width: number; readonly centred?: boolean };
/** A row of cells, or one text over the whole width. */
export type RuledRow = readonly string[] | string;

/** A table with lines, its heading printed again on each page; rows are not parted by a page break. `width` in twips. */
export function ruledTable(columns: readonly RuledColumn[], rows: readonly RuledRow[], size = 12): Table {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const heading = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column) =>
      cell(column.heading, column.width, { size, bold: true, centred: true }),
    ),
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns.map((column) => column.width),
    margins: { left: 70, right: 70, top: 30, bottom: 30 },
    rows: [heading, ...rows.map((row) => ruledRow(row, columns, width, size))],
  });
}

function ruledRow(row: RuledRow, columns: readonly RuledColumn[], width: number, size: number): TableRow {
  const children =
    typeof row === 'string'
      ? [cell(row, width, { size, bold: true, keepNext: true }, columns.length)]
      : columns.map((column, index) =>
          cell(row[index] ?? '', column.width, { size, centred: column.centred ?? false }),
        );
  return new TableRow({ cantSplit: true, children });
}

function cell(text: string, width: number, looks: Looks & { keepNext?: boolean }, columnSpan = 1): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan,
    verticalAlign: VerticalAlign.CENTER,
    children: text.split('\n').map((part) => line(part, looks, { keepNext: looks.keepNext ?? false })),
  });
}
