import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { words as official } from '../word/words.ts';
import { fitted, placedCells, sharedWidths } from './grid.ts';
import type {
  AdministrativePaper,
  PaperBlock,
  PaperPicture,
  PaperRow,
  PaperRun,
  PaperTable,
} from './paper.ts';
import {
  addresseeLines,
  headingLine,
  isBold,
  itemMarks,
  numberLine,
  placeAndDate,
  placeAndDateSize,
  readyToPrint,
  startRows,
  staysWithNext,
  staysWithTable,
} from './printed.ts';

/** The paper as .pdf (1.7, tagged, fonts embedded), laid out as the .docx is; the same paper gives the same bytes. Takes half a second of nothing else for a long one: `writePaper` gives it a thread of its own. */
export function writePaperPdf(paper: AdministrativePaper): Uint8Array {
  const met: PaperPicture[] = [];
  const data = JSON.stringify(printedData(readyToPrint(paper), met));
  typesetter ??= NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] });
  try {
    met.forEach((picture, index) => {
      typesetter!.mapShadow(join(folder, pathOf(picture, index)), Buffer.from(picture.bytes));
    });
    return laidOut(typesetter, data);
  } finally {
    typesetter.resetShadow();
    // The compiler remembers what it laid out for as long as it lives; one paper is seldom like the next.
    typesetter.evictCache(3);
  }
}

const folder = import.meta.dirname;
const layout = readFileSync(join(folder, 'paper.typ'), 'utf8');
const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos')));
let typesetter: NodeCompiler | undefined;

function laidOut(compiler: NodeCompiler, data: string): Uint8Array {
  const answer = compiler.compile({ mainFileContent: layout, inputs: { paper: data } });
  const { result } = answer;
  if (result === null)
    throw new Error(
      `the paper could not be laid out: ${JSON.stringify(answer.takeError()?.shortDiagnostics)}`,
    );
  // A copy: the compiler's own buffer cannot be handed to another thread.
  return Uint8Array.from(compiler.pdf(result));
}

const pathOf = (picture: PaperPicture, index: number) =>
  `picture-${index}.${picture.format === 'png' ? 'png' : 'jpg'}`;

/** What `paper.typ` lays out; the pictures met are added to `pictures`. */
function printedData(paper: AdministrativePaper, pictures: PaperPicture[]) {
  const { head, body, sign, recipients, annexes, banner } = paper;
  return {
    title: `${head.kind} ${head.subject}`,
    date: head.date,
    banner,
    head: {
      superior: head.superior,
      office: head.office,
      nation: official.nation,
      motto: official.motto,
      number: numberLine(head),
      placeAndDate: placeAndDate(head),
      placeAndDateSize: placeAndDateSize(placeAndDate(head)),
      kind: head.kind,
      subject: head.subject,
    },
    addressees: addresseeLines(head),
    bases: head.bases,
    blocks: body.flatMap((block, index) =>
      printedBlock(
        block,
        block.kind === 'heading'
          ? staysWithNext(body, index)
          : index === body.length - 1 || staysWithTable(body, index),
        pictures,
      ),
    ),
    signature: {
      heading: official.recipients,
      recipients,
      ...sign,
      together: recipients.join('').length + recipients.length * 30 < 1500,
    },
    annexes: annexes.map(({ landscape, table, ...annex }) => ({
      ...annex,
      across: landscape,
      table: printedTable(table, landscape ? across : upright),
    })),
  };
}

function printedBlock(block: PaperBlock, sticky: boolean, pictures: PaperPicture[]): object[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, text: headingLine(block), bold: isBold(block), sticky }];
    case 'paragraph':
      return [printedRuns(block.runs, { align: block.align ?? 'justify', sticky })];
    case 'list':
      return printedList(block, sticky);
    case 'table':
      return [{ kind: 'table', ...printedTable(block.table, upright), start: startOf(block.table) }];
    case 'picture':
      return [printedPicture(block, pictures)];
  }
}

const shown = { align: 'justify', sticky: false, indent: 0 };
const printedRuns = (runs: (PaperBlock & { kind: 'paragraph' })['runs'], more: Partial<typeof shown>) => ({
  kind: 'paragraph',
  ...shown,
  ...more,
  runs: plainRuns(runs),
});

const plainRuns = (runs: readonly PaperRun[]) =>
  runs.map((run) => ({ bold: false, italic: false, underline: false, ...run }));

function printedList(list: PaperBlock & { kind: 'list' }, last: boolean): object[] {
  const marks = itemMarks(list);
  return list.items.map(({ level, runs }, index) =>
    printedRuns([{ text: `${marks[index]} ` }, ...runs], {
      indent: level * 5,
      sticky: last && index === list.items.length - 1,
    }),
  );
}

function printedPicture(picture: PaperPicture, pictures: PaperPicture[]): object {
  const path = pathOf(picture, pictures.length);
  pictures.push(picture);
  const { description, caption } = picture;
  return {
    kind: 'picture',
    path,
    description,
    caption,
    ...fitted(picture, { width: upright.width, height: 220 }),
  };
}

/** Room for the text, in millimetres. */
type Room = { readonly width: number; readonly height: number };
const upright: Room = { width: 165, height: 257 };
const across: Room = { width: 252, height: 170 };

function printedTable({ columns, header, rows, size = 12 }: PaperTable, room: Room): object {
  const head = printedCells({ columns, header, rows, size }, header, room);
  const cells = printedCells({ columns, header, rows, size }, rows, room).map((cell) => ({
    ...cell,
    y: cell.y + header.length,
  }));
  const headHeight = rowHeights(head, header.length).reduce((all, height) => all + height, 0);
  return {
    size,
    widths: columns.map(({ width }) => (width > 0 ? width : 1)),
    header: head.map((cell) => ({ ...cell, bold: true, align: 'center' })),
    cells,
    repeat: headHeight < room.height / 3,
  };
}

/** The rows that stand together at the start of the table, the header's too; null where none do. */
const startOf = ({ keepsStart, header }: PaperTable): number | null =>
  keepsStart === true ? header.length + startRows : null;

/** A long word, as an address is, may be parted where the cell ends: at its signs, and after each ten letters. */
const breakable = (text: string) =>
  text.replace(/\S{21,}/g, (word) => word.replace(/[/.=&?_-](?=.)|.{10}(?=.)/gu, '$&\u200b'));

function printedCells({ columns, size = 12 }: PaperTable, rows: readonly PaperRow[], room: Room) {
  const widths = sharedWidths(columns, room.width);
  const cells = placedCells(rows, columns.length).map(({ row, column, rowSpan, columnSpan, cell }) => {
    const own = widths.slice(column, column + columnSpan).reduce((all, width) => all + width, 0);
    return {
      x: column,
      y: row,
      rows: rowSpan,
      columns: columnSpan,
      runs: plainRuns(cell.runs ?? [{ text: cell.text }]).map((run) => ({
        ...run,
        text: breakable(run.text),
      })),
      bold: cell.bold === true,
      italic: cell.italic === true,
      align: cell.align ?? columns[column]!.align,
      height: roughHeight(cell.text, own, size) / rowSpan,
    };
  });
  const heights = rowHeights(cells, rows.length);
  // A row is kept whole, save one that no page can hold; a cell over several rows holds none of them together.
  const parted = (row: number) => heights[row]! > room.height * 0.6;
  return cells.map((cell) => ({ ...cell, breakable: cell.rows > 1 || parted(cell.y) }));
}

function rowHeights(cells: readonly { y: number; rows: number; height: number }[], rows: number): number[] {
  const heights = Array.from({ length: rows }, () => 0);
  for (const { y, rows: span, height } of cells)
    for (let row = y; row < y + span; row += 1) heights[row] = Math.max(heights[row]!, height);
  return heights;
}

/** Millimetres, rather too many than too few: a letter is about half of its size wide, a line 1.2 of it high. */
function roughHeight(text: string, width: number, size: number): number {
  const millimetre = size * 0.353;
  const letters = Math.max(1, (width - 2.5) / (millimetre * 0.52));
  const lines = text
    .split('\n')
    .reduce((all, part) => all + Math.max(1, Math.ceil(part.length / letters)), 0);
  return lines * millimetre * 1.2;
}
