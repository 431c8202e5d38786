import { setImmediate as breathe } from 'node:timers/promises';
import type { PlainDate } from '../base/plain-date.ts';
import { Problem } from '../base/problem.ts';
import { fileKind } from './file-kind.ts';
import { openXlsxList } from './sheet/list-xlsx.ts';
import { openCsvList } from './text/list-csv.ts';

/** A cell of a list as a Vietnamese reader sees it; `date` where the file itself holds a day and not letters. */
export type ListCell = { readonly text: string; readonly isNumber: boolean; readonly date: PlainDate | null };

/** A row that holds something: its number in the file, and its cells from column A on; an empty cell has no letters. */
export type ListRow = { readonly number: number; readonly cells: readonly ListCell[] };

/** A file of rows and columns. Each call of `rows` reads it anew, and holds one piece of it at a time. */
export type List = {
  readonly format: 'xlsx' | 'csv';
  /** The visible sheets by name; a file of letters has one without a name. */
  readonly sheets: readonly string[];
  /** Throws `file-damaged`, `file-expands-too-far`, `file-too-large`, as far as it is read. */
  readonly rows: (sheet: string) => AsyncGenerator<ListRow, void, undefined>;
};

/** The most rows that are read of a list. */
export const mostRows = 300_000;
/** Letters of a row, and of all rows of a sheet: cells may share one text, so that a small file holds long rows. */
const mostInRow = 500_000;
const mostLetters = 200_000_000;
/** Of the rows and letters read at once, so many keep others waiting. */
const breathesAfter = 500;
const breathesAfterLetters = 1_000_000;

/**
 * Opens a list whose kind its content tells. Throws what `fileKind` throws; `file-type-save-as-xlsx` for what is neither a sheet of
 * Excel 2007 and later nor a file of letters.
 */
export async function openList(bytes: Uint8Array, name: string): Promise<List> {
  if (bytes.length === 0) throw new Problem('file-empty');
  const kind = await fileKind(bytes, name);
  if (kind === 'xlsx') return bounded(await openXlsxList(bytes));
  if (kind === 'letters' || kind === 'mhtml') return bounded(openCsvList(bytes));
  throw new Problem('file-type-save-as-xlsx');
}

const bounded = (list: List): List => ({
  ...list,
  async *rows(sheet) {
    let [count, letters, breathed] = [0, 0, 0];
    for await (const row of list.rows(sheet)) {
      count += 1;
      const length = row.cells.reduce((sum, { text }) => sum + text.length, 0);
      letters += length;
      if (count > mostRows || length > mostInRow || letters > mostLetters)
        throw new Problem('file-too-large');
      if (count % breathesAfter === 0 || letters - breathed > breathesAfterLetters) {
        breathed = letters;
        await breathe();
      }
      yield row;
    }
  },
});
