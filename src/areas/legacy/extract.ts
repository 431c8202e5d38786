import { oneLine } from '../../base/fold.ts';
import type { At, Place } from '../../base/place.ts';
import { type Document, placeAt } from '../../formats/document.ts';
import type { Citation } from '../documents/citation.ts';
import type { Extraction, Reading, RowAnswer, Source, TableAnswer } from './answer.ts';
import type { Mention } from './mentions.ts';
import type { NumberInText } from './numbers-in-text.ts';
import type { Passage, Report } from './report.ts';
import type { ReadCell, ReadRow, ReadTable } from './report-table.ts';
import type { scoreKeys } from './table-shape.ts';
import { words } from './words.ts';

/** Gives out what was read, in the machine's answer. */
export function extractionOf(
  source: Source,
  document: Document,
  report: Report,
  mentions: readonly Mention[],
): Extraction {
  const { unit, level, parents, kind, title, symbol, date, window } = report.head;
  return {
    source,
    report: { unit, level, parents, kind, title, symbol, date, window },
    tables: report.tables.map(tableAnswer),
    figures: report.passages.flatMap((passage) =>
      passage.numbers.map((number) => figureAnswer(passage, number, mentions)),
    ),
    documents: report.passages.flatMap((passage) =>
      passage.citations
        .filter((citation) => !isOwnNumber(citation, passage, report))
        .map(({ type, symbol: cited, date: dated, about, start, end }) => ({
          type,
          symbol: cited,
          date: dated,
          about,
          at: atIn(passage, start, end),
        })),
    ),
    unread: unreadOf(document, report),
  };
}

/** The number in the letterhead is the report's own: no citation of it. Elsewhere in the text the report may cite itself. */
const isOwnNumber = ({ type, symbol }: Citation, { block }: Passage, { head }: Report) =>
  type === null && symbol === head.symbol && block === head.lines.symbol?.block;

/** A table that the reader of the file doubts is not told again. */
function unreadOf(document: Document, report: Report): Extraction['unread'] {
  const told = document.unread.filter(({ code }) => code === 'table-uncertain').map(({ place }) => place);
  const isTold = ({ page, table }: Place) =>
    told.some((place) => (place.table === undefined ? place.page === page : place.table === table));
  const guessed = report.uncertain
    .map((table) => ({
      code: 'table-uncertain' as const,
      place: table.rows[0]?.place ?? {},
      quote: table.title ?? '',
    }))
    .filter(({ place }) => !isTold(place));
  return [...document.unread, ...guessed].map(({ code, place, quote }) => ({
    code,
    message: words.unread[code],
    at: { ...place, quote: quote ?? '' },
  }));
}

/** The place of a span of a passage, with its exact words. */
export function atIn(passage: Pick<Passage, 'block' | 'paragraph'>, start: number, end: number): At {
  return {
    ...placeAt(passage.paragraph, start),
    block: passage.block,
    start,
    end,
    quote: passage.paragraph.text.slice(start, end),
  };
}

/** The place of a cell: the quote is the row's label and the printed value. */
export function atCell(row: ReadRow, cell: ReadCell | null): At {
  const place: Place = cell?.place ?? row.place;
  const year = cell !== null && /^\d{4}$/.test(cell.key) ? ` (${cell.key})` : '';
  return {
    ...place,
    quote: cell === null || cell.raw === '' ? row.label : `${row.label}${year}: ${cell.raw}`,
  };
}

function tableAnswer(table: ReadTable): TableAnswer {
  return {
    title: table.title,
    form: table.form?.id ?? null,
    rows: table.rows.map((row) => rowAnswer(row, table)),
  };
}

function rowAnswer(row: ReadRow, table: ReadTable): RowAnswer {
  const base = { code: row.code, label: row.label, unit: row.unit, indicator: row.indicator?.id ?? null };
  const only = row.cells.length === 1 ? row.cells[0]! : null;
  const tail = { note: row.note, at: atCell(row, only) };
  if (table.layout === 'index')
    return { ...base, scores: scoresOf(row), opinion: row.opinion, assignee: row.assignee, ...tail };
  if (only !== null) return { ...base, raw: only.raw, value: only.value, certainty: only.certainty, ...tail };
  return { ...base, values: Object.fromEntries(row.cells.map((cell) => [cell.key, reading(cell)])), ...tail };
}

const reading = ({ raw, value, certainty }: ReadCell): Reading => ({ raw, value, certainty });

function scoresOf(row: ReadRow): NonNullable<RowAnswer['scores']> {
  const blank: Reading = { raw: '', value: null, certainty: 1 };
  const of = (key: (typeof scoreKeys)[number]) => {
    const cell = row.cells.find((candidate) => candidate.key === key);
    return cell === undefined ? blank : reading(cell);
  };
  return { max: of('max'), self: of('self'), appraised: of('appraised'), deduction: of('deduction') };
}

function figureAnswer(passage: Passage, number: NumberInText, mentions: readonly Mention[]) {
  const mention = mentions.find((candidate) => candidate.passage === passage && candidate.number === number);
  const value = number.of === null ? number.value : number.quote;
  const doubts = (passage.paragraph.doubts ?? []).filter(
    (doubt) => doubt.start < number.end && doubt.end > number.start,
  );
  const certainty = doubts.reduce((lowest, doubt) => Math.min(lowest, doubt.certainty), 1);
  const quote = oneLine(passage.paragraph.text.slice(number.start, number.end));
  return {
    quote,
    value,
    unit: number.unit,
    indicator: mention?.indicator ?? null,
    certainty,
    at: atIn(passage, number.start, number.end),
  };
}
