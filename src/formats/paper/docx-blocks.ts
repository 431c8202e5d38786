import {
  AlignmentType,
  ImageRun,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { fontName, line } from '../word/administrative.ts';
import { fitted, type PlacedCell, placedCells, sharedWidths } from './grid.ts';
import type { PaperAlign, PaperBlock, PaperPicture, PaperRow, PaperRun, PaperTable } from './paper.ts';
import { headingLine, isBold, itemMarks, startRows, staysWithNext, staysWithTable } from './printed.ts';

/** Points of the text and twips of its first line's indent: 1.27 cm. */
const bodySize = 14;
const indent = 720;

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} satisfies Record<PaperAlign, unknown>;

/** The blocks as Word has them, `width` twips wide; every run names its font, so that they look the same in any document. */
export function docxBlocks(
  blocks: readonly PaperBlock[],
  width: number,
  { keepLast = false } = {},
): (Paragraph | Table)[] {
  const last = blocks.length - 1;
  return blocks.flatMap((block, index) =>
    blockOf(
      block,
      width,
      block.kind === 'heading'
        ? staysWithNext(blocks, index)
        : (keepLast && index === last) || staysWithTable(blocks, index),
    ),
  );
}

function blockOf(block: PaperBlock, width: number, keepNext: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [headingParagraph(block, keepNext)];
    case 'paragraph':
      return [
        docxRuns(block.runs, { ...aligned(block.align ?? 'justify'), ...(keepNext ? { keepNext } : {}) }),
      ];
    case 'list':
      return listParagraphs(block, keepNext);
    case 'table':
      return [docxTable(block.table, width), line('', { size: 6 })];
    case 'picture':
      return pictureParagraphs(block, width);
  }
}

const aligned = (align: PaperAlign) => ({
  alignment: alignments[align],
  ...(align === 'justify' ? {} : { indent: { firstLine: 0 } }),
});

/** A paragraph of the text: justified, first line 1.27 cm in, 6 pt after it. */
export function docxRuns(runs: readonly PaperRun[], more: Partial<IParagraphOptions> = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: indent },
    spacing: { before: 0, after: 120, line: 264, lineRule: LineRuleType.AUTO },
    children: runs.flatMap((run) => textRuns(run)),
    ...more,
  });
}

function textRuns(
  { text, bold = false, italic = false, underline = false }: PaperRun,
  size = bodySize,
): TextRun[] {
  return text.split('\n').map(
    (part, index) =>
      new TextRun({
        text: part,
        ...(bold ? { bold } : {}),
        ...(italic ? { italics: true } : {}),
        size: size * 2,
        sizeComplexScript: size * 2,
        font: { ascii: fontName, hAnsi: fontName, cs: fontName, eastAsia: fontName },
        color: '000000',
        ...(underline ? { underline: {} } : {}),
        ...(index > 0 ? { break: 1 } : {}),
      }),
  );
}

/** Marked as a heading for the navigation pane by its level alone: styles would bring looks of their own. */
function headingParagraph(block: PaperBlock & { kind: 'heading' }, keepNext: boolean): Paragraph {
  return docxRuns([{ text: headingLine(block), bold: isBold(block) }], {
    keepNext,
    outlineLevel: block.level - 1,
  });
}

function listParagraphs(list: PaperBlock & { kind: 'list' }, keepLast: boolean): Paragraph[] {
  const marks = itemMarks(list);
  return list.items.map(({ level, runs }, index) =>
    docxRuns([{ text: `${marks[index]} ` }, ...runs], {
      indent: { left: level * 283, firstLine: indent },
      ...(keepLast && index === list.items.length - 1 ? { keepNext: true } : {}),
    }),
  );
}

function pictureParagraphs(picture: PaperPicture, width: number): Paragraph[] {
  // 1 mm = 56.7 twips; the library counts pixels of 1/96 inch.
  const size = fitted(picture, { width: width / 56.7, height: 220 });
  const pixels = (length: number) => Math.round((length / 25.4) * 96);
  const image = new ImageRun({
    type: picture.format === 'png' ? 'png' : 'jpg',
    data: picture.bytes,
    transformation: { width: pixels(size.width), height: pixels(size.height) },
    altText: { name: picture.description, title: picture.description, description: picture.description },
  });
  const centred = { alignment: AlignmentType.CENTER, indent: { firstLine: 0 } };
  const { caption } = picture;
  return [
    new Paragraph({
      ...centred,
      spacing: { before: 120, after: 60 },
      keepNext: caption !== null,
      children: [image],
    }),
    ...(caption === null ? [] : [docxRuns([{ text: caption, italic: true }], centred)]),
  ];
}

/** A table with lines over the whole width; its header is printed again on each page and no row is parted. */
export function docxTable(table: PaperTable, width: number): Table {
  const widths = sharedWidths(table.columns, width);
  const rows = [
    ...tableRows(table, table.header, widths, { header: true, kept: table.header.length }),
    ...tableRows(table, table.rows, widths, {
      header: false,
      kept: Math.min(startRows, table.rows.length) - 1,
    }),
  ];
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 70, right: 70, top: 40, bottom: 40 },
    rows,
  });
}

function tableRows(
  table: PaperTable,
  rows: readonly PaperRow[],
  widths: readonly number[],
  { header, kept }: { readonly header: boolean; readonly kept: number },
): TableRow[] {
  const placed = placedCells(rows, widths.length);
  return rows.map(
    (_, row) =>
      new TableRow({
        tableHeader: header,
        cantSplit: true,
        children: placed
          .filter((cell) => cell.row === row)
          .map((cell) =>
            tableCell(cell, table, widths, { header, keepNext: table.keepsStart === true && row < kept }),
          ),
      }),
  );
}

function tableCell(
  placed: PlacedCell,
  table: PaperTable,
  widths: readonly number[],
  { header, keepNext }: { readonly header: boolean; readonly keepNext: boolean },
): TableCell {
  const { cell, column, rowSpan, columnSpan } = placed;
  const align = header ? 'center' : (cell.align ?? table.columns[column]!.align);
  const width = widths.slice(column, column + columnSpan).reduce((sum, each) => sum + each, 0);
  const of = (run: PaperRun) => ({
    ...run,
    bold: header || cell.bold === true || run.bold === true,
    italic: cell.italic === true || run.italic === true,
  });
  const runs = (cell.runs ?? [{ text: cell.text }]).map(of);
  return new TableCell({
    rowSpan,
    columnSpan,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        alignment: alignments[align],
        spacing: { before: 0, after: 0 },
        ...(keepNext ? { keepNext } : {}),
        children: runs.flatMap((run) => textRuns(run, table.size ?? 12)),
      }),
    ],
  });
}
