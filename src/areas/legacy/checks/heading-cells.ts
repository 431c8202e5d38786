import type { Finding } from '../../../base/finding.ts';
import { foldedWords } from '../../../base/fold.ts';
import { atCell } from '../extract.ts';
import type { ReadCell, ReadRow, ReadTable } from '../report-table.ts';
import { words } from './words.ts';

type Figure = { readonly row: ReadRow; readonly cell: ReadCell & { readonly value: number } };

/** Figures of a heading against those of the rows under it. */
export function checkHeadings(table: ReadTable): Finding[] {
  if (table.layout !== 'values' && table.layout !== 'years') return [];
  return table.rows.flatMap((row, index) => {
    const below = rowsBelow(table.rows, index);
    return row.cells.flatMap((cell) => {
      if (typeof cell.value !== 'number') return [];
      const heading: Figure = { row, cell: { ...cell, value: cell.value } };
      const parts = below.flatMap((other) => figuresIn(other, cell.key));
      return againstCounts(heading, parts) ?? againstRates(heading, parts) ?? [];
    });
  });
}

function rowsBelow(rows: readonly ReadRow[], index: number): ReadRow[] {
  const next = rows.findIndex((other, at) => at > index && other.depth <= rows[index]!.depth);
  return rows.slice(index + 1, next < 0 ? undefined : next);
}

const figuresIn = (row: ReadRow, key: string): Figure[] =>
  row.cells
    .filter((cell): cell is Figure['cell'] => cell.key === key && typeof cell.value === 'number')
    .map((cell) => ({ row, cell }));

const isHeading = ({ row }: Figure) => row.formRow?.heading === true && row.indicator === null;

/** A heading that says 0 over rows that count something, or counts something over rows that all say 0. */
function againstCounts(heading: Figure, parts: readonly Figure[]): Finding[] | null {
  if (!isHeading(heading) || parts.length === 0 || parts.some(({ row }) => row.type !== 'count')) return null;
  const some = parts.find(({ cell }) => cell.value > 0);
  if (heading.cell.value === 0 ? some === undefined : some !== undefined) return null;
  const other = some ?? parts[0]!;
  return [tellPair(heading, other)];
}

/** The rate of a whole lies among the rates of its parts: "Tỷ lệ văn bản điện tử" above "Tỷ lệ văn bản điện tử của cấp xã". */
function againstRates(heading: Figure, parts: readonly Figure[]): Finding[] | null {
  const whole = foldedWords(heading.row.label).slice(0, 5).join(' ');
  const rates = parts.filter(
    ({ row }) => row.type === 'percent' && foldedWords(row.label).slice(0, 5).join(' ') === whole,
  );
  if (!/^(ty|ti) le /.test(whole) || rates.length === 0) return null;
  const values = rates.map(({ cell }) => cell.value);
  const { value } = heading.cell;
  if (value >= Math.min(...values) && value <= Math.max(...values)) return null;
  return [tellPair(heading, rates[0]!)];
}

const tellPair = (heading: Figure, part: Figure): Finding => ({
  rule: 'heading-part',
  severity: 'warning',
  certainty: Math.min(heading.cell.certainty, part.cell.certainty, 0.85),
  message: words.headingPart(heading.row.label, heading.cell.raw, part.row.label, part.cell.raw),
  at: [atCell(heading.row, heading.cell), atCell(part.row, part.cell)],
  found: heading.cell.value,
  expected: null,
});
