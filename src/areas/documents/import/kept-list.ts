import { oneLine } from '../../../base/fold.ts';
import { Problem, refuseIssues } from '../../../base/problem.ts';
import { filledWord } from '../../../base/word.ts';
import { type List, type ListCell, type ListRow, openList } from '../../../formats/list.ts';
import { dayIn } from './day.ts';
import { placesOf } from './guess.ts';
import { type Header, headerIn, headRows, isColumnNumbers } from './header.ts';
import { type Column, type ListField, listFields, type Mapping } from './mapping.ts';
import { markingOf, writtenMarking } from './marking.ts';
import { fieldNames, importWords } from './words.ts';

/** The sheet of a file that holds a list, with its headers and the first rows below them. */
export type Head = {
  readonly list: List;
  readonly sheet: string;
  readonly header: Header;
  readonly examples: readonly ListRow[];
};

const mostExamples = 20;

/** Finds the list in a file. Refuses where no sheet has headers; throws what `openList` throws. */
export async function openHead(bytes: Uint8Array, name: string): Promise<Head> {
  const list = await openList(bytes, name);
  for (const sheet of list.sheets) {
    const rows = await firstRows(list, sheet);
    const header = headerIn(rows);
    if (header === null) continue;
    const below = rows.filter((row) => row.number > header.lastRow && !isColumnNumbers(row));
    return { list, sheet, header, examples: below.slice(0, mostExamples) };
  }
  throw new Problem('input-invalid', {
    issues: [{ path: ['content'], message: importWords.noHeader }],
  });
}

async function firstRows(list: List, sheet: string): Promise<ListRow[]> {
  const rows: ListRow[] = [];
  for await (const row of list.rows(sheet)) {
    rows.push(row);
    if (rows.length === headRows + mostExamples) break;
  }
  return rows;
}

/** A list as it is kept, and how many rows it has. */
export type KeptList = { readonly bytes: Uint8Array; readonly rows: number };

const heading = ['Dòng', ...listFields.map((field) => fieldNames[field].vi)];
/** In letters: so many are held as lines before they become bytes. */
const bundled = 4_000_000;
/** In bytes: 300,000 rows, the most there are, may have some 200 each. */
const largestKept = 60 * 1024 * 1024;

/**
 * What is kept of a list, as .csv of at most 60 MB: the number of each row in the file and the columns that were mapped, days as yyyy-mm-dd. Of a
 * document with a mark of secrecy number and days alone; its words never reach the disk (Luật Bảo vệ bí mật nhà nước 2018).
 */
export async function keptList({ list, sheet, header }: Head, mapping: Mapping): Promise<KeptList> {
  const { places, missing } = placesOf(mapping, header);
  const columns = missing.map((label) => `"${label}"`).join(', ');
  if (missing.length > 0)
    refuseIssues([{ path: ['content'], message: filledWord(importWords.columnsMissing, { columns }) }]);
  const kept = keptLines();
  kept.add(line(heading));
  let rows = 0;
  for await (const row of list.rows(sheet)) {
    if (row.number <= header.lastRow || (rows === 0 && isColumnNumbers(row))) continue;
    rows += 1;
    kept.add(line([String(row.number), ...valuesOf(row, places, mapping)]));
  }
  return { bytes: kept.bytes(), rows };
}

/** Lines become bytes as they come; of too many it throws `file-too-large`. */
function keptLines() {
  const parts: Uint8Array[] = [];
  let lines: string[] = [];
  let [letters, size] = [0, 0];
  const bundle = () => {
    const part = Buffer.from(lines.join(''));
    parts.push(part);
    size += part.length;
    lines = [];
    letters = 0;
    if (size > largestKept) throw new Problem('file-too-large');
  };
  return {
    add(text: string): void {
      lines.push(text);
      letters += text.length;
      if (letters > bundled) bundle();
    },
    bytes(): Uint8Array {
      bundle();
      return Buffer.concat(parts);
    },
  };
}

const line = (values: readonly string[]) =>
  `${values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')}\n`;

function valuesOf(
  row: ListRow,
  places: Partial<Record<ListField, Column>>,
  { dateOrder }: Mapping,
): string[] {
  const marking = markingOf(row, places.secrecy);
  const isSecret = marking !== null;
  return listFields.map((field) => {
    const cell = row.cells[places[field]?.place ?? -1];
    if (field === 'secrecy') return writtenMarking(marking);
    if (cell === undefined || (isSecret && !isNumberOrDay(field, cell))) return '';
    if (days.has(field)) return dayIn(cell, dateOrder) ?? oneLine(cell.text);
    return oneLine(cell.isNumber ? cell.text.replace(/(?<=\d)\.(?=\d{3}(\D|$))/g, '') : cell.text);
  });
}

const days = new Set<ListField>(['issuedOn', 'receivedOn', 'replyDueOn', 'inForceFrom']);
const told = new Set<ListField>([
  'key',
  'number',
  'documentNumber',
  'printed',
  'symbol',
  'issuedOn',
  'receivedOn',
]);

/** Letters that begin with a digit and hold no second word tell nothing but a number. */
const isNumberOrDay = (field: ListField, { text }: ListCell) =>
  told.has(field) &&
  (field === 'symbol' ? /^\/?\S{1,30}$/u.test(text.trim()) : /^\d\S{0,40}$/u.test(text.trim()));

/** A list that was kept, row by row: with the numbers of the file, and columns in the order of the fields. */
export async function* rowsKept(bytes: Uint8Array): AsyncGenerator<ListRow, void, undefined> {
  const list = await openList(bytes, 'list.csv');
  for await (const row of list.rows('')) {
    if (row.number === 1) continue;
    yield { number: Number(row.cells[0]!.text), cells: row.cells };
  }
}

/** Where the columns of a kept list stand. */
export const keptPlaces: Partial<Record<ListField, Column>> = Object.fromEntries(
  listFields.map((field, index) => [field, { label: heading[index + 1]!, place: index + 1 }]),
);
