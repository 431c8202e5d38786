import type { Extraction, Reading } from '../answer.ts';
import { wide } from './html-document.ts';
import { escaped, tag } from './html-tags.ts';
import { words } from './words.ts';

const { page, forms } = words;

/** The forms as they were read, a table for each. */
export function formsHtml({ tables }: Extraction): string {
  const filled = tables.filter((table) => table.rows.length > 0);
  if (filled.length === 0) return tag('p', {}, escaped(page.noForms));
  return filled.map((table, index) => formHtml(table, table.title ?? forms.table(index + 1))).join('\n');
}

type Table = Extraction['tables'][number];
type Row = Table['rows'][number];
type Column = { readonly heading: string; readonly cell: (row: Row) => string };

function formHtml(table: Table, title: string): string {
  const columns = columnsOf(table);
  const heads = columns.map(({ heading }) => tag('th', { scope: 'col' }, escaped(heading)));
  const rows = table.rows.map((row) => tag('tr', {}, ...columns.map(({ cell }) => cell(row))));
  const caption = tag('caption', {}, escaped(title));
  const body = tag('thead', {}, tag('tr', {}, ...heads)) + tag('tbody', {}, ...rows);
  return wide(title, tag('table', {}, caption, body));
}

function columnsOf({ rows }: Table): Column[] {
  const { columns } = forms;
  const text = (heading: string, of: (row: Row) => string | null | undefined): Column => ({
    heading,
    cell: (row) => tag('td', {}, escaped(of(row) ?? '')),
  });
  const figure = (heading: string, of: (row: Row) => Reading | undefined): Column => ({
    heading,
    cell: (row) => figureHtml(of(row)),
  });
  const named = [text(columns.number, (row) => row.code), text(columns.label, (row) => row.label)];
  if (rows.some((row) => row.scores !== undefined)) {
    const scores = (['max', 'self', 'appraised', 'deduction'] as const).map((key) =>
      figure(columns[key], (row) => row.scores?.[key]),
    );
    return [
      ...named,
      ...scores,
      text(columns.opinion, (row) => row.opinion),
      text(columns.assignee, (row) => row.assignee),
    ];
  }
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row.values ?? {})))];
  const single = keys.length === 0 || rows.some((row) => row.values === undefined && (row.raw ?? '') !== '');
  const one = ({ raw = '', value = null, certainty = 1 }: Row) => ({ raw, value, certainty });
  return [
    ...named,
    text(columns.unit, (row) => row.unit),
    ...(single ? [figure(columns.value, one)] : []),
    ...keys.map((key) => figure(key, (row) => row.values?.[key])),
    text(columns.note, (row) => row.note),
  ];
}

/** The figure as it was printed; a doubtful one says so in words too, not by colour alone. */
function figureHtml(reading: Reading | undefined): string {
  if (reading === undefined) return tag('td', {});
  const doubt = reading.certainty < 1;
  const remark = doubt ? ` <small>(${escaped(page.doubt)})</small>` : '';
  return tag('td', { class: doubt ? 'figure doubt' : 'figure' }, escaped(reading.raw), remark);
}
