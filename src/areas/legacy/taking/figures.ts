import { oneLine } from '../../../base/fold.ts';
import { type FormValue, readEntered } from '../../reports/form-value.ts';
import { cellsOf, type FormCell, type Written } from '../../reports/working.ts';
import type { Analysis } from '../analyse.ts';
import type { Reading, RowAnswer } from '../answer.ts';
import type { FigureRead, PlacedFigure } from '../contract-import.ts';

/** What a file has for the cells of a report, the doubtful first; and its figures that have no cell there. */
export function figuresFor(
  written: Written,
  { extraction }: Analysis,
): { readonly figures: FigureRead[]; readonly elsewhere: PlacedFigure[] } {
  const cells = cellsOf(written.form);
  const best = new Map<string, FigureRead>();
  const elsewhere: PlacedFigure[] = [];
  const offer = (cell: FormCell | undefined, figure: Omit<FigureRead, 'name'>) => {
    const { quote, raw, page, table, row, line } = figure;
    if (cell === undefined) elsewhere.push({ quote, raw, page, table, row, line });
    if (cell === undefined || cell.isComputed) return;
    const known = best.get(figure.indicator);
    if (known === undefined || known.certainty < figure.certainty)
      best.set(figure.indicator, { ...figure, name: cell.indicator.name });
  };
  for (const row of extraction.tables.flatMap(({ rows }) => rows)) {
    const reading = readingOf(row, written.campaign.year);
    if (row.indicator === null || reading === null || reading.raw.trim() === '') continue;
    const cell = cells.get(row.indicator);
    offer(cell, { ...placed(row), ...valued(reading, cell), indicator: row.indicator });
  }
  for (const said of extraction.figures) {
    if (said.indicator === null || best.has(said.indicator)) continue;
    const cell = cells.get(said.indicator);
    const certainty = Math.min(said.certainty, saidAlone);
    const { page = null, line = null } = said.at;
    const at = { quote: said.at.quote, page, line, table: null, row: null };
    const reading = { raw: said.quote, value: said.value, certainty };
    offer(cell, { ...at, ...valued(reading, cell), indicator: said.indicator });
  }
  return { figures: [...best.values()].sort((a, b) => a.certainty - b.certainty), elsewhere };
}

/** A figure that only a sentence gives may be of another scope than the cell. */
const saidAlone = 0.6;

/** The reading of the report's year, where a table has several. */
function readingOf({ raw, value, certainty, values }: RowAnswer, year: number): Reading | null {
  if (raw !== undefined) return { raw, value: value ?? null, certainty: certainty ?? 1 };
  return values?.[String(year)] ?? null;
}

const placed = ({ code, label, at }: RowAnswer) => ({
  quote: oneLine(`${code ?? ''} ${label}`),
  page: at.page ?? null,
  table: at.table ?? null,
  row: at.row ?? null,
  line: at.line ?? null,
});

/** What would go into the cell: what was understood, in the cell's own writing; else what is printed, where the cell takes it. */
function valued(
  { raw, value, certainty }: Reading,
  cell: FormCell | undefined,
): Pick<FigureRead, 'raw' | 'value' | 'certainty'> {
  const read = cell === undefined ? null : entered(raw, value, cell);
  if (read === null) return { raw, value: null, certainty: 0 };
  return { raw, value: read, certainty };
}

function entered(raw: string, value: Reading['value'], { indicator }: FormCell): FormValue | null {
  const understood = typeof value === 'number' ? String(value).replace('.', ',') : null;
  for (const text of understood === null ? [raw] : [understood, raw]) {
    const read = readEntered(text, indicator);
    if ('value' in read && (read.value.value !== null || read.value.missing !== null)) return read.value;
  }
  return null;
}
