import type { Extraction, Reading, RowAnswer } from '../src/areas/legacy/answer.ts';
import { fold, oneLine } from '../src/base/fold.ts';

/** How well a report was read, against what was written down by hand. */
export type Measure = {
  /** Cells with a printed value other than a dash. */
  readonly filled: number;
  readonly right: number;
  /** Read with another value or indicator, or read where nothing is printed. */
  readonly wrong: number;
  readonly mistakes: readonly string[];
  /** Given with doubt: they count as not read. */
  readonly doubted: readonly string[];
};

type Cell = { readonly key: string; readonly raw: string; readonly value: number | string | null };
type Row = {
  readonly code: string;
  readonly label: string;
  readonly indicator: string | null;
  readonly cells: readonly Cell[];
};
type Table = { readonly form: string; readonly rows: readonly Row[] };

const sureFrom = 0.9;

export function measure(expected: string, { tables }: Extraction): Measure {
  const wanted = tablesOf(expected);
  const found = tables.filter((table) =>
    table.rows.some((row) => readingsOf(row).some(([, { raw }]) => filled(raw))),
  );
  const results = wanted
    .filter(({ rows }) => rows.length > 0)
    .map((table) => {
      const read = found.find(({ form }) => form === table.form);
      return compare(table, read?.rows ?? []);
    });
  const strange = found.filter(({ form }) => !wanted.some((table) => table.form === form));
  const invented = strange.flatMap(({ form, rows }) =>
    rows.flatMap((row) =>
      readingsOf(row)
        .filter(([, reading]) => isSure(reading))
        .map(([, { raw }]) => `invented: ${form} ${row.label}: ${raw}`),
    ),
  );
  return {
    filled: results.reduce((sum, result) => sum + result.filled, 0),
    right: results.reduce((sum, result) => sum + result.right, 0),
    wrong: results.reduce((sum, result) => sum + result.wrong, 0) + invented.length,
    mistakes: [...results.flatMap((result) => result.mistakes), ...invented],
    doubted: results.flatMap((result) => result.doubted),
  };
}

function tablesOf(expected: string): Table[] {
  const tables: { form: string; columns: string[]; rows: Row[] }[] = [];
  for (const line of expected.trim().split('\n')) {
    const head = /^# (\S+)\s*(.*)$/.exec(line);
    if (head !== null) tables.push({ form: head[1]!, columns: columnsOf(head[2]!), rows: [] });
    else tables.at(-1)!.rows.push(rowOf(line, tables.at(-1)!.columns));
  }
  return tables;
}

const columnsOf = (names: string) => (names === '' ? [''] : names.split(names.includes(';') ? '; ' : ' '));

function rowOf(line: string, columns: readonly string[]): Row {
  const [code, label, indicator, printed] = line.split(' | ') as [string, string, string, string];
  const values =
    columns.length === 1 ? [printed] : printed.split(' ').map((text) => text.replaceAll('_', ' '));
  if (values.length !== columns.length)
    throw new Error(`${values.length} values for ${columns.length} columns: ${line}`);
  const cells = columns.map((key, at) => ({ key, ...cellOf(values[at]!) }));
  return { code, label, indicator: indicator === '-' ? null : indicator, cells };
}

function cellOf(printed: string): Omit<Cell, 'key'> {
  const [raw, told] = printed.split('→') as [string, string?];
  if (!filled(raw)) return { raw, value: null };
  if (told !== undefined) return { raw, value: Number(told) };
  return { raw, value: /^\d+(\.\d+)?$/.test(raw) ? Number(raw) : raw };
}

const isSure = ({ raw, certainty }: Reading) => filled(raw) && certainty >= sureFrom;
const filled = (raw: string) => !/^[\s-]*$/.test(raw);

/** Rows are met in the order of the table; what is given for sure where nothing is expected was invented. */
function compare(table: Table, rows: readonly RowAnswer[]): Measure {
  const mistakes: string[] = [];
  const doubted: string[] = [];
  const met = new Set<RowAnswer>();
  let [count, right, wrong] = [0, 0, 0];
  for (const row of table.rows) {
    const read = rows.find((candidate) => !met.has(candidate) && isRow(candidate, row));
    if (read !== undefined) met.add(read);
    for (const cell of row.cells) {
      const name = `${table.form} ${row.code} ${row.label} ${cell.key}`;
      const reading =
        read === undefined
          ? undefined
          : readingsOf(read).find(([key]) => key === cell.key || cell.key === '')?.[1];
      const verdict = judge(cell, row, read, reading);
      if (filled(cell.raw)) count += 1;
      if (verdict === 'right') right += filled(cell.raw) ? 1 : 0;
      else if (verdict === 'doubted') doubted.push(`${name}: ${cell.raw} read as ${reading?.raw}`);
      else {
        wrong += verdict === 'lost' ? 0 : 1;
        mistakes.push(
          `${verdict}: ${name}: ${cell.raw} read as ${reading?.raw} = ${reading?.value} (${read?.indicator})`,
        );
      }
    }
  }
  const extra = rows
    .filter((row) => !met.has(row))
    .flatMap((row) =>
      readingsOf(row)
        .filter(([, reading]) => isSure(reading))
        .map(([, { raw }]) => `invented: ${table.form} ${row.code} ${row.label}: ${raw}`),
    );
  return { filled: count, right, wrong: wrong + extra.length, mistakes: [...mistakes, ...extra], doubted };
}

function judge(
  cell: Cell,
  row: Row,
  read: RowAnswer | undefined,
  reading: Reading | undefined,
): 'right' | 'doubted' | 'lost' | 'wrong' {
  if (!filled(cell.raw)) return reading === undefined || reading.value === null ? 'right' : 'wrong';
  if (read === undefined || reading === undefined || !filled(reading.raw)) return 'lost';
  if (reading.certainty < sureFrom) return 'doubted';
  const long = cell.raw.endsWith('…');
  const same = long
    ? reading.raw.startsWith(cell.raw.slice(0, -1))
    : sameRaw(reading.raw, cell.raw) && reading.value === cell.value;
  return same && read.indicator === row.indicator ? 'right' : 'wrong';
}

/** Scans print spaces within a figure where they fall. */
const sameRaw = (a: string, b: string) => a.replace(/\s/g, '') === b.replace(/\s/g, '');

function isRow(read: RowAnswer, row: Row): boolean {
  const code = read.code === null || read.code === '-' ? '-' : read.code;
  return code === row.code && fold(oneLine(read.label)).startsWith(fold(row.label));
}

function readingsOf(row: RowAnswer): [string, Reading][] {
  const several = row.values ?? row.scores;
  if (several !== undefined) return Object.entries(several);
  return row.raw === undefined
    ? []
    : [['', { raw: row.raw, value: row.value ?? null, certainty: row.certainty ?? 1 }]];
}
