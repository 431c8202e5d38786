import { Worker } from 'node:worker_threads';
import { words as official } from '../word/words.ts';
import { fitted, placedCells, sharedWidths } from './grid.ts';
import type { AdministrativePaper, PaperBlock, PaperPicture, PaperRow, PaperTable } from './paper.ts';
import type { TypesettingAnswer, TypesettingWork } from './pdf-thread.ts';
import { addresseeLines, headingLine, itemMarks, numberLine, placeAndDate, readyToPrint } from './printed.ts';

/** The paper as .pdf (1.7, tagged, fonts embedded), laid out as the .docx is; the same paper gives the same bytes. */
export async function writePaperPdf(paper: AdministrativePaper): Promise<Uint8Array> {
  const met: PaperPicture[] = [];
  const data = JSON.stringify(printedData(readyToPrint(paper), met));
  const pictures = met.map((picture, index) => ({ path: pathOf(picture, index), bytes: picture.bytes }));
  return typeset({ data, pictures });
}

/** Laying out a long paper takes half a second of nothing else: it has a thread of its own, which stays for the next paper. */
function typeset(work: Omit<TypesettingWork, 'id'>): Promise<Uint8Array> {
  thread.kept ??= startThread();
  const { worker, waiting } = thread.kept;
  const { promise, ...answer } = Promise.withResolvers<Uint8Array>();
  thread.last += 1;
  waiting.set(thread.last, answer);
  worker.ref();
  worker.postMessage({ ...work, id: thread.last } satisfies TypesettingWork);
  return promise;
}

type Answer = { resolve(bytes: Uint8Array): void; reject(error: Error): void };
type Thread = { readonly worker: Worker; readonly waiting: Map<number, Answer> };
const thread: { kept?: Thread | undefined; last: number } = { last: 0 };

/** The process does not wait for the thread unless a paper is under way. */
function startThread(): Thread {
  const worker = new Worker(new URL('./pdf-thread.ts', import.meta.url));
  const waiting = new Map<number, Answer>();
  worker.on('message', ({ id, bytes, error }: TypesettingAnswer) => {
    const answer = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (bytes === null) answer?.reject(new Error('the paper could not be laid out', { cause: error }));
    else answer?.resolve(bytes);
  });
  const end = (cause: unknown) => {
    if (thread.kept?.worker === worker) thread.kept = undefined;
    for (const { reject } of waiting.values()) reject(new Error('the typesetter ended', { cause }));
    waiting.clear();
  };
  worker.once('error', end);
  worker.once('exit', end);
  return { worker, waiting };
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
      kind: head.kind,
      subject: head.subject,
    },
    addressees: addresseeLines(head),
    bases: head.bases,
    blocks: body.flatMap((block, index) => printedBlock(block, index === body.length - 1, pictures)),
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

function printedBlock(block: PaperBlock, last: boolean, pictures: PaperPicture[]): object[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, text: headingLine(block) }];
    case 'paragraph':
      return [printedRuns(block.runs, { align: block.align ?? 'justify', sticky: last })];
    case 'list':
      return printedList(block, last);
    case 'table':
      return [{ kind: 'table', ...printedTable(block.table, upright) }];
    case 'picture':
      return [printedPicture(block, pictures)];
  }
}

const shown = { align: 'justify', sticky: false, indent: 0 };
const printedRuns = (runs: (PaperBlock & { kind: 'paragraph' })['runs'], more: Partial<typeof shown>) => ({
  kind: 'paragraph',
  ...shown,
  ...more,
  runs: runs.map((run) => ({ bold: false, italic: false, underline: false, ...run })),
});

function printedList({ ordered, items }: PaperBlock & { kind: 'list' }, last: boolean): object[] {
  const marks = itemMarks(ordered, items);
  return items.map(({ level, runs }, index) =>
    printedRuns([{ text: `${marks[index]} ` }, ...runs], {
      indent: level * 5,
      sticky: last && index === items.length - 1,
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

function printedCells({ columns, size = 12 }: PaperTable, rows: readonly PaperRow[], room: Room) {
  const widths = sharedWidths(columns, room.width);
  const cells = placedCells(rows, columns.length).map(({ row, column, rowSpan, columnSpan, cell }) => {
    const own = widths.slice(column, column + columnSpan).reduce((all, width) => all + width, 0);
    return {
      x: column,
      y: row,
      rows: rowSpan,
      columns: columnSpan,
      text: cell.text,
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
