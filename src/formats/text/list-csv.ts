import type { List, ListRow } from '../list.ts';
import { linesDecoded } from './decode-lines.ts';

/** No list has more columns or longer cells; what goes beyond is left out. */
const mostColumns = 200;
const longestCell = 32_767;
/** So many lines are looked at for what parts the cells. */
const looksAt = 50;
const delimiters = [';', '\t', ',', '|'] as const;

/**
 * Rows of a file of letters (RFC 4180), parted by commas, semicolons, tabs or upright strokes, in any encoding that offices have
 * used. A row has the number of the line in which it begins. Throws as `linesDecoded` does.
 */
export function openCsvList(bytes: Uint8Array): List {
  const lines = () => linesDecoded(bytes);
  const delimiter = delimiterOf(lines());
  return {
    format: 'csv',
    sheets: [''],
    async *rows() {
      yield* rowsOf(lines(), delimiter);
    },
  };
}

/** The one that parts most rows into equally many cells; of two, the one that makes more of them. */
function delimiterOf(lines: Iterable<string>): string {
  const head: string[] = [];
  for (const line of lines) {
    head.push(line);
    if (head.length === looksAt) break;
  }
  const told = /^sep=(.)$/.exec(head[0] ?? '')?.[1];
  if (told !== undefined) return told;
  const [best] = delimiters
    .map((delimiter) => ({ delimiter, ...agreeing([...rowsOf(head, delimiter)]) }))
    .sort((a, b) => b.share - a.share || b.width - a.width);
  return best!.delimiter;
}

function agreeing(rows: readonly ListRow[]): { share: number; width: number } {
  const widths = Map.groupBy(
    rows.map(({ cells }) => cells.length).filter((width) => width > 1),
    (width) => width,
  );
  const [most] = [...widths].sort(([, a], [, b]) => b.length - a.length);
  return most === undefined
    ? { share: 0, width: 0 }
    : { share: most[1].length / rows.length, width: most[0] };
}

/**
 * A cell in quotation marks may run on over lines. One that does not end within `mostLines` was no such cell: its lines are rows
 * of their own.
 */
function* rowsOf(lines: Iterable<string>, delimiter: string): Generator<ListRow> {
  let number = 0;
  let held: string[] = [];
  for (const line of lines) {
    number += 1;
    if (number === 1 && /^sep=.$/.test(line)) continue;
    held.push(line);
    const text = held.join('\n');
    const cells = cellsIn(text, delimiter);
    const goesOn = cells === null && held.length < mostLines && text.length < longestCell;
    if (goesOn) continue;
    yield* cells === null ? linesAlone(held, number, delimiter) : rowIn(cells, number - held.length + 1);
    held = [];
  }
  yield* linesAlone(held, number, delimiter);
}

/** Of one cell; an address or a list of recipients has fewer. */
const mostLines = 100;

function* linesAlone(lines: readonly string[], last: number, delimiter: string): Generator<ListRow> {
  for (const [index, line] of lines.entries())
    yield* rowIn(line.split(delimiter), last - lines.length + 1 + index);
}

function* rowIn(cells: readonly string[], number: number): Generator<ListRow> {
  const kept = cells.slice(0, mostColumns).map((cell) => cell.trim().slice(0, longestCell));
  const filled = kept.findLastIndex((cell) => cell !== '');
  if (filled < 0) return;
  yield {
    number,
    cells: kept.slice(0, filled + 1).map((text) => ({ text, isNumber: false, date: null })),
  };
}

/** Null where a cell in quotation marks does not end. */
function cellsIn(text: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? endOfQuoted(text, at) : at;
    if (end === null) return null;
    const next = text.indexOf(delimiter, end);
    const stop = next < 0 ? text.length : next;
    cells.push(
      isQuoted
        ? text.slice(at + 1, end - 1).replaceAll('""', '"') + text.slice(end, stop)
        : text.slice(at, stop),
    );
    at = stop + 1;
  }
  return cells;
}

/** Just behind the closing mark. */
function endOfQuoted(text: string, from: number): number | null {
  let at = from + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark < 0) return null;
    if (text[mark + 1] !== '"') return mark + 1;
    at = mark + 2;
  }
}
