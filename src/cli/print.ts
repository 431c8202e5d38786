import type { Analysis } from '../areas/legacy/analyse.ts';
import type { Failure, RowAnswer, TableAnswer } from '../areas/legacy/answer.ts';
import { placeName } from '../areas/legacy/place-name.ts';
import { inOrder } from '../base/finding.ts';
import { oneLine } from '../base/fold.ts';
import type { At } from '../base/place.ts';
import { printed } from '../base/plain-date.ts';
import { words } from './words.ts';

/** A report's head and forms, for a person at a terminal. */
export function printExtraction({ extraction }: Analysis): string {
  const tables = extraction.tables.map(printTable);
  const unread = extraction.unread.map(({ message, at }) => `  ${message} ${placeOf(at)}`);
  return [
    printHead(extraction),
    ...tables,
    ...(unread.length > 0 ? [[words.unread, ...unread].join('\n')] : []),
  ].join('\n\n');
}

/** What was found, in the order of every output. */
export function printCheck({ extraction, check }: Analysis): string {
  const findings = inOrder(check.findings).map(
    ({ severity, message, at }) =>
      `${words.severity(severity).padEnd(9)} ${message}${at[0] === undefined ? '' : ` [${placeOf(at[0])}]`}`,
  );
  const count = (severity: string) =>
    check.findings.filter((finding) => finding.severity === severity).length;
  return [
    printHead(extraction),
    findings.join('\n'),
    words.summary(count('error'), count('warning'), count('note'), check.held.length),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

export const printFailure = ({ source, error }: Failure) => `${source.file}: ${error.message}`;

function printHead({ source, report }: Analysis['extraction']): string {
  const { unit, parents, title, symbol, date, window } = report;
  const rows: [string, string | null][] = [
    [words.head.unit, unit === null ? null : [unit, ...parents].join(', ')],
    [words.head.title, title],
    [words.head.symbol, symbol],
    [words.head.date, date && printed(date)],
    [
      words.head.window,
      window.from && `${printed(window.from)} – ${window.to === null ? '' : printed(window.to)}`,
    ],
  ];
  return [source.file, ...rows.map(([name, value]) => `  ${name}: ${value ?? words.notStated}`)].join('\n');
}

function printTable(table: TableAnswer): string {
  const keys = [...new Set(table.rows.flatMap((row) => Object.keys(valuesOf(row))))];
  const header = [
    words.columns.code,
    words.columns.label,
    words.columns.unit,
    ...(keys.length === 1 ? [words.columns.value] : keys.map(headingOf)),
  ];
  const body = table.rows.map((row) => [
    row.code ?? '',
    row.label,
    row.unit ?? '',
    ...keys.map((key) => valuesOf(row)[key] ?? ''),
  ]);
  const widths = header.map((name, column) =>
    Math.min(limitOf(column), Math.max(name.length, ...body.map((cells) => oneLine(cells[column]!).length))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => padded(oneLine(cell), widths[column]!))
      .join('  ')
      .trimEnd();
  return [oneLine(table.title ?? ''), line(header), ...body.map(line)].join('\n');
}

const headingOf = (key: string) =>
  key in words.scores ? words.scores[key as keyof typeof words.scores] : key;
const limitOf = (column: number) => [8, 60, 16][column] ?? 18;
const padded = (text: string, width: number) =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);

function valuesOf(row: RowAnswer): Record<string, string> {
  const mark = (raw: string, certainty: number) => (certainty < 0.9 ? `${raw} ${words.doubtful}` : raw);
  const many = row.values ?? row.scores;
  if (many === undefined) return { '': mark(row.raw ?? '', row.certainty ?? 1) };
  return Object.fromEntries(
    Object.entries(many).map(([key, { raw, certainty }]) => [key, mark(raw, certainty)]),
  );
}

function placeOf(at: At): string {
  const where = placeName(at);
  const quote = at.quote.length > 60 ? `${at.quote.slice(0, 59)}…` : at.quote;
  return [where, quote === '' ? '' : `“${quote}”`].filter((part) => part !== '').join(', ');
}
