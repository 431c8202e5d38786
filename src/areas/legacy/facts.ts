import type { Fact } from '../indicators/fact.ts';
import { atWords } from './checks/cell-passages.ts';
import { atCell } from './extract.ts';
import type { Mention } from './mentions.ts';
import type { Report } from './report.ts';
import type { ReadRow, ReadTable } from './report-table.ts';

/** The readings of the report's forms, as checks over figures want them. A value column that is not a year is the form's one column. */
export function factsOfForms(report: Report): Fact[] {
  const tables = report.tables.filter((table) => table.layout !== 'index');
  return tables.flatMap((table) => table.rows.flatMap((row) => factsOfRow(row, table.layout)));
}

function factsOfRow(row: ReadRow, layout: ReadTable['layout']): Fact[] {
  // A heading need not carry a figure: its blank tells nothing.
  const cells = row.cells.filter((cell) => cell.raw !== '' || row.formRow?.heading !== true);
  return cells.flatMap((cell) => {
    const indicator = cell.indicator ?? row.indicator;
    if (indicator === null) return [];
    const column = /^\d{4}$/.test(cell.key) ? cell.key : layout === 'groups' ? row.label : '';
    const value = typeof cell.value === 'number' ? cell.value : null;
    const text = typeof cell.value === 'string' ? cell.value : null;
    const { raw, certainty } = cell;
    return [{ indicator, column, source: 'form', raw, value, text, certainty, at: atCell(row, cell) }];
  });
}

/** The readings of the narrative. */
export function factsOfText(
  report: Report,
  mentions: readonly Mention[],
): (Fact & { readonly mention: Mention })[] {
  return mentions.flatMap((mention) => {
    const indicator = report.indicators.get(mention.indicator);
    if (indicator === undefined) return [];
    const { number, passage } = mention;
    const at =
      number === null
        ? atWords(passage, mention.start, mention.end)
        : atWords(passage, number.start, number.end);
    return [
      {
        indicator,
        column: '',
        source: 'text' as const,
        raw: at.quote,
        value: mention.value,
        text: null,
        certainty: 1,
        at,
        mention,
      },
    ];
  });
}
