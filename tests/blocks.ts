import type { Block, Cell, Document, Paragraph, Table } from '../src/formats/document.ts';

/** Builders of small documents for tests. Every cell and paragraph knows a page, so that places can be followed. */

/** A cell as a test writes it: its words, or the words with how many rows and columns they cover. */
export type CellWords =
  | string
  | { readonly text: string; readonly down?: number; readonly across?: number; readonly certainty?: number };

/** A table of rows of cells; the positions that a merged cell covers are left out of the rows. */
export function tableOf(rows: readonly (readonly CellWords[])[], number = 1, page = 1): Table {
  const covered = new Set<string>();
  const cells = rows.flatMap((row, at) => placed(row, at + 1, covered, number, page));
  const columns = Math.max(0, ...[...covered].map((position) => Number(position.split('/')[1])));
  return { kind: 'table', number, rows: rows.length, columns, cells, place: { page, table: number } };
}

function placed(
  row: readonly CellWords[],
  number: number,
  covered: Set<string>,
  table: number,
  page: number,
): Cell[] {
  let column = 1;
  return row.map((words) => {
    while (covered.has(`${number}/${column}`)) column += 1;
    const { text, down = 1, across = 1, certainty } = typeof words === 'string' ? { text: words } : words;
    for (let r = 0; r < down; r += 1)
      for (let c = 0; c < across; c += 1) covered.add(`${number + r}/${column + c}`);
    const marks = [{ offset: 0, place: { page, table, row: number, column } }];
    const doubts = certainty === undefined ? {} : { doubts: [{ start: 0, end: text.length, certainty }] };
    return { text, marks, ...doubts, row: number, column, rowSpan: down, columnSpan: across };
  });
}

/** A paragraph; its lines, parted by "|" in the words, are marked with the numbers from `line` on. */
export function paragraphOf(words: string, line = 1, role: Paragraph['role'] = 'body'): Paragraph {
  const parts = words.split('|');
  const marks = parts.map((_, index) => ({
    offset: parts.slice(0, index).reduce((length, part) => length + part.length + 1, 0),
    place: { line: line + index },
  }));
  return { kind: 'paragraph', role, text: parts.join(' '), marks };
}

export const documentOf = (...blocks: readonly Block[]): Document => ({ format: 'docx', blocks, unread: [] });
