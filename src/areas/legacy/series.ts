import { fold } from '../../base/fold.ts';
import { addDays, daysBetween } from '../../base/plain-date.ts';
import { periodClosing } from '../calendar/reporting-calendar.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import type { Extraction, ReportHead, Value } from './answer.ts';
import { readingsOf, type SeriesReading } from './series-readings.ts';

/** Past reports side by side: a row for each indicator, a column for each report or year, and what keeps two of them from being compared. */
export type Series = {
  readonly columns: readonly SeriesColumn[];
  readonly rows: readonly SeriesRow[];
  /** Files that are no report of this field. */
  readonly leftOut: readonly string[];
};

export type SeriesColumn = {
  readonly source: Extraction['source'];
  readonly head: ReportHead;
  /** The year of a column of a table by years; null for a report's own figures. */
  readonly year: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** The report does not print the whole window: it is taken from its date and the reporting calendar. */
  readonly isInferred: boolean;
  /** Ids of the form templates its tables follow. */
  readonly forms: readonly string[];
  /** Against the column before. */
  readonly breaks: readonly SeriesBreak[];
  /** Rows with figures that no indicator of the dictionary names: they stand in no row of the series. */
  readonly unnamed: number;
};

/** `form`: other form generation; `unit`: other or renamed unit; `gap`: a time no report covers; `kind`: other length of period. */
export type SeriesBreak =
  | { readonly kind: 'form'; readonly before: readonly string[]; readonly after: readonly string[] }
  | { readonly kind: 'unit'; readonly before: string; readonly after: string }
  | { readonly kind: 'gap'; readonly after: string; readonly until: string }
  | { readonly kind: 'kind'; readonly before: PeriodLength; readonly after: PeriodLength };

export type PeriodLength = ReportHead['kind'] | 'part-year';

export type SeriesRow = { readonly indicator: Indicator; readonly cells: readonly SeriesCell[] };

/** `blank`: the report has the row, without a figure; `lacking`: it has no such row. */
export type SeriesCell =
  | { readonly state: 'blank' | 'lacking' }
  | {
      readonly state: 'value';
      readonly value: Exclude<Value, null>;
      readonly raw: string;
      readonly certainty: number;
      readonly origin: 'form' | 'prose';
      /** Other values the same report gives for the indicator. */
      readonly others: readonly Exclude<Value, null>[];
      /** The unit of measure, where it is another one than in the last report with a value. */
      readonly otherUnit: string | null;
      /** False where the period differs in length from that of the last report with a value, and the figure depends on it. */
      readonly comparable: boolean;
    };

/** Lines up what was read from several reports by indicator, in the order of time; rows in the order of the dictionary. */
export function seriesOf(
  extractions: readonly Extraction[],
  indicators: ReadonlyMap<string, Indicator>,
): Series {
  const reports = extractions.filter(isReport);
  const leftOut = extractions.filter((extraction) => !isReport(extraction)).map(({ source }) => source.file);
  const drafts = reports.flatMap((extraction) => draftsOf(extraction)).sort(byTime);
  const columns = drafts.map((draft, index) => ({
    ...draft.column,
    breaks: breaksOf(drafts.slice(0, index), draft),
    unnamed: draft.unnamed,
  }));
  const present = new Set(drafts.flatMap((draft) => [...draft.readings.keys()]));
  const rows = [...indicators.values()]
    .filter((indicator) => present.has(indicator.id))
    .map((indicator) => ({ indicator, cells: cellsOf(indicator, drafts) }));
  return { columns, rows, leftOut };
}

const isReport = ({ report, tables, figures }: Extraction) =>
  report.kind !== 'other' || report.unit !== null || tables.length > 0 || figures.length > 0;

type Draft = {
  readonly column: Omit<SeriesColumn, 'breaks' | 'unnamed'>;
  readonly readings: ReadonlyMap<string, readonly SeriesReading[]>;
  readonly unnamed: number;
};

/** A report gives one column for its own figures and one for each year of its tables by years. */
function draftsOf(extraction: Extraction): Draft[] {
  const { source, report: head } = extraction;
  const all = readingsOf(extraction);
  const groups = Map.groupBy(all, (reading) => reading.year);
  // A report with tables by years has a column of its own only for figures that belong to no year.
  const own = groups.get(null)?.some((reading) => reading.value !== null) ?? false;
  if (!own && groups.size > 1) groups.delete(null);
  if (groups.size === 0) groups.set(null, []);
  const lastYear =
    [...groups.keys()]
      .filter((year) => year !== null)
      .sort()
      .at(-1) ?? null;
  return [...groups].map(([year, readings]) => {
    const named = readings.filter((reading) => reading.indicator !== null);
    const forms = [...new Set(readings.flatMap(({ form }) => (form === null ? [] : [generationOf(form)])))];
    const unnamed = readings.filter((reading) => reading.indicator === null && reading.value !== null).length;
    return {
      column: { source, head, year, ...spanOf(head, year, lastYear), forms },
      readings: Map.groupBy(named, (reading) => reading.indicator ?? ''),
      unnamed,
    };
  });
}

/** "cchc-2022-bieu-mau/3" is a table of the form "cchc-2022-bieu-mau". */
const generationOf = (form: string) => form.split('/')[0] ?? form;

type Span = Pick<SeriesColumn, 'from' | 'to' | 'isInferred'>;

/** The last year of a table by years often ends at the report's own closing day, and the report without a date ends with it. */
function spanOf(head: ReportHead, year: string | null, lastYear: string | null): Span {
  const to = head.window.to ?? head.date;
  if (year !== null) {
    const whole = to === null || !to.startsWith(year) || to > `${year}-11-15`;
    return { from: `${year}-01-01`, to: whole ? `${year}-12-31` : to, isInferred: false };
  }
  const end = to ?? (lastYear === null ? null : `${lastYear}-12-31`);
  const start = head.window.from ?? (end === null ? null : (periodClosing(head.kind, end)?.from ?? null));
  const isPrinted = start === head.window.from && end === head.window.to;
  return { from: start, to: end, isInferred: !isPrinted };
}

function byTime(a: Draft, b: Draft): number {
  const keyOf = ({ column }: Draft) => [
    column.to ?? column.head.date ?? '9999',
    column.from ?? '9999',
    column.source.file,
  ];
  const [left, right] = [keyOf(a), keyOf(b)];
  const at = left.findIndex((key, index) => key !== right[index]);
  return at === -1 ? 0 : left[at]! < right[at]! ? -1 : 1;
}

function breaksOf(earlier: readonly Draft[], draft: Draft): SeriesBreak[] {
  return [
    formBreak(earlier, draft),
    unitBreak(earlier, draft),
    gapBreak(earlier, draft),
    kindBreak(earlier, draft),
  ].filter((found) => found !== null);
}

function formBreak(earlier: readonly Draft[], draft: Draft): SeriesBreak | null {
  const before = earlier.findLast(({ column }) => column.forms.length > 0)?.column.forms;
  const after = draft.column.forms;
  if (before === undefined || after.length === 0 || before.some((form) => after.includes(form))) return null;
  return { kind: 'form', before, after };
}

function unitBreak(earlier: readonly Draft[], draft: Draft): SeriesBreak | null {
  const before = earlier.findLast(({ column }) => column.head.unit !== null)?.column.head.unit ?? null;
  const after = draft.column.head.unit;
  if (before === null || after === null || plainUnit(before) === plainUnit(after)) return null;
  return { kind: 'unit', before, after };
}

const plainUnit = (unit: string) =>
  fold(unit)
    .replace(/^(ubnd|uy ban nhan dan)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Reports of one unit close a few days apart from year to year; more than three weeks are a gap. */
function gapBreak(earlier: readonly Draft[], { column }: Draft): SeriesBreak | null {
  const ends = earlier.flatMap((draft) => (draft.column.to === null ? [] : [draft.column.to])).sort();
  const last = ends.at(-1);
  if (last === undefined || column.from === null) return null;
  const [after, until] = [addDays(last, 1), addDays(column.from, -1)];
  return daysBetween(last, column.from) > 22 ? { kind: 'gap', after, until } : null;
}

function kindBreak(earlier: readonly Draft[], draft: Draft): SeriesBreak | null {
  const before = earlier.at(-1);
  if (before === undefined || lengthOf(before) === lengthOf(draft)) return null;
  return { kind: 'kind', before: lengthOf(before), after: lengthOf(draft) };
}

/** A whole year of a table by years is as long as a yearly report. */
function lengthOf({ column }: Draft): PeriodLength {
  if (column.year === null) return column.head.kind;
  return column.to === `${column.year}-12-31` ? 'year' : 'part-year';
}

function cellsOf(indicator: Indicator, drafts: readonly Draft[]): SeriesCell[] {
  let last: { draft: Draft; unit: string | null } | null = null;
  return drafts.map((draft) => {
    const readings = draft.readings.get(indicator.id) ?? [];
    const [first, ...rest] = readings.filter((reading) => reading.value !== null);
    if (first === undefined || first.value === null)
      return { state: readings.length > 0 ? 'blank' : 'lacking' };
    const { value, raw, certainty, origin } = first;
    const others = [...new Set(rest.flatMap((other) => (other.value === null ? [] : [other.value])))].filter(
      (other) => other !== value,
    );
    const otherUnit = last === null || sameUnit(last.unit, first.unit) ? null : first.unit;
    const comparable = last === null || isComparable(indicator, last.draft, draft);
    last = { draft, unit: first.unit ?? last?.unit ?? null };
    return { state: 'value', value, raw, certainty, origin, others, otherUnit, comparable };
  });
}

function sameUnit(before: string | null, now: string | null): boolean {
  return before === null || now === null || fold(before).trim() === fold(now).trim();
}

/** What is counted on one day, or since the beginning, does not depend on the length of the period. */
function isComparable(indicator: Indicator, before: Draft, now: Draft): boolean {
  if (['opening', 'closing', 'beginning'].includes(indicator.mode)) return true;
  if (lengthOf(before) !== lengthOf(now)) return false;
  const [old, end] = [before.column.to, now.column.to];
  if (indicator.mode === 'period' || old === null || end === null) return true;
  // Since the start of the year: the first quarter's figure is not the third quarter's.
  return Math.abs(dayOfYear(old) - dayOfYear(end)) <= 31;
}

const dayOfYear = (date: string) => daysBetween(`${date.slice(0, 4)}-01-01`, date);
