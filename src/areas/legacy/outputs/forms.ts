import { inOrder } from '../../../base/finding.ts';
import { type Sheet, type SheetCell, writeWorkbook } from '../../../formats/sheet/write-xlsx.ts';
import { loadIndicators } from '../../indicators/catalogue.ts';
import type { Indicator } from '../../indicators/dictionary.ts';
import { loadForms } from '../../reports/catalogue.ts';
import type { Extraction } from '../answer.ts';
import { datePrinted, placePrinted } from './as-printed.ts';
import { headingCell, readingCell, textCell, titleCell, valueCell } from './cells.ts';
import { headLines } from './head.ts';
import type { Analysed } from './input.ts';
import { words } from './words.ts';

type Table = Extraction['tables'][number];
type Row = Table['rows'][number];
type Cells = (SheetCell | undefined)[];
const { forms } = words;

/** The forms of one or more reports as .xlsx in the standard layout: the head, a sheet for each form, then what stands outside of the forms. */
export function writeForms(
  analyses: readonly Analysed[],
  indicators: ReadonlyMap<string, Indicator> = loadIndicators(),
): Promise<Uint8Array> {
  const sheets = analyses.flatMap((analysis, index) => {
    const own = [headSheet(analysis), ...tableSheets(analysis), restSheet(analysis.extraction, indicators)];
    if (analyses.length === 1) return own;
    return own.map((sheet) => ({ ...sheet, name: forms.sheetOf(index + 1, sheet.name) }));
  });
  return writeWorkbook(sheets);
}

function headSheet({ extraction, check }: Analysed): Sheet {
  const rows = headLines(extraction).map(([name, text]) => ({
    cells: [textCell(name, { bold: true }), textCell(text ?? words.missing)],
  }));
  const counts = (['error', 'warning', 'note'] as const).map((severity) => ({
    cells: [
      textCell(`${forms.findings}: ${words.severity[severity]}`, { bold: true }),
      valueCell(check.findings.filter((finding) => finding.severity === severity).length, { centred: false }),
    ],
  }));
  return {
    name: forms.head,
    columns: [{ width: 26 }, { width: 70 }],
    rows: [{ cells: [titleCell(forms.headTitle, 2)] }, ...rows, ...counts],
  };
}

function tableSheets(analysis: Analysed): Sheet[] {
  const remarks = remarksByPlace(analysis);
  const numbers = new Map(
    loadForms().flatMap((form) => form.tables.map((table) => [table.id, table.number])),
  );
  const filled = analysis.extraction.tables.filter((table) => table.rows.length > 0);
  return filled.map((table, index) => {
    const known = table.form === null ? null : (numbers.get(table.form) ?? null);
    const printed = /^(biểu mẫu|phụ lục|biểu|mẫu)\s*(số\s*)?[\divx]+/i.exec(table.title ?? '')?.[0] ?? null;
    const name = printed ?? known ?? forms.table(index + 1);
    return tableSheet(table, name, remarks);
  });
}

type Remarks = ReadonlyMap<string, readonly string[]>;

/** What was found at a row's own place, so that the cell can say it. */
function remarksByPlace({ check }: Analysed): Remarks {
  const all = inOrder(check.findings)
    .filter((finding) => finding.severity !== 'note')
    .flatMap((finding) =>
      finding.at.map((at) => [keyOf(at), `${words.severity[finding.severity]}: ${finding.message}`] as const),
    );
  return new Map(
    [...Map.groupBy(all, ([key]) => key)].map(([key, found]) => [key, found.map(([, text]) => text)]),
  );
}

const keyOf = ({ block, table, row, line, quote }: Row['at']) =>
  JSON.stringify([block, table, row, line, quote]);

function tableSheet(table: Table, name: string, remarks: Remarks): Sheet {
  const layout = layoutOf(table);
  const rows = table.rows.map((row) => ({ cells: layout.cells(row, remarks.get(keyOf(row.at)) ?? []) }));
  return {
    name,
    columns: layout.columns.map(({ width }) => ({ width })),
    rows: [
      { cells: [titleCell(table.title ?? name, layout.columns.length)] },
      { cells: layout.columns.map(({ heading }) => headingCell(heading)) },
      ...rows,
    ],
    freezeRows: 2,
    printTitlesRows: 2,
    landscape: layout.columns.length > 6,
  };
}

type Layout = {
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly cells: (row: Row, remarks: readonly string[]) => Cells;
};

function layoutOf(table: Table): Layout {
  if (table.rows.some((row) => row.scores !== undefined)) return indexLayout;
  const keys = [...new Set(table.rows.flatMap((row) => Object.keys(row.values ?? {})))];
  const single = table.rows.some((row) => row.values === undefined && (row.raw ?? '') !== '');
  return valueLayout(keys, keys.length === 0 || single);
}

/** A column for the rows with one value, then one for each year or header. */
function valueLayout(keys: readonly string[], single: boolean): Layout {
  const { columns } = forms;
  const years = keys.every((key) => /^\d{4}$/.test(key));
  return {
    columns: [
      { heading: columns.number, width: 8 },
      { heading: columns.label, width: 60 },
      { heading: columns.unit, width: 18 },
      ...(single ? [{ heading: columns.value, width: 16 }] : []),
      ...keys.map((key) => ({ heading: years ? forms.year(key) : key, width: years ? 12 : 16 })),
      { heading: columns.note, width: 30 },
    ],
    cells: (row, remarks) => [
      ...labelCells(row),
      textCell(row.unit, { centred: true }),
      ...(single ? [singleCell(row, remarks)] : []),
      ...keys.map((key) => keyedCell(row, key)),
      textCell(row.note),
    ],
  };
}

const labelCells = (row: Row): SheetCell[] => [textCell(row.code, { centred: true }), textCell(row.label)];

function singleCell(row: Row, remarks: readonly string[]): SheetCell {
  return readingCell(
    { raw: row.raw ?? '', value: row.value ?? null, certainty: row.certainty ?? 1 },
    remarks,
  );
}

function keyedCell(row: Row, key: string): SheetCell {
  const reading = row.values?.[key];
  return reading === undefined ? textCell(null) : readingCell(reading);
}

const indexLayout: Layout = {
  columns: [
    { heading: forms.columns.number, width: 8 },
    { heading: forms.columns.criterion, width: 50 },
    { heading: forms.columns.max, width: 10 },
    { heading: forms.columns.self, width: 10 },
    { heading: forms.columns.appraised, width: 10 },
    { heading: forms.columns.deduction, width: 10 },
    { heading: forms.columns.opinion, width: 50 },
    { heading: forms.columns.assignee, width: 20 },
  ],
  cells: (row, remarks) => {
    const { max, self, appraised, deduction } = row.scores ?? {};
    const scores = [max, self, appraised, deduction].map((score) =>
      score === undefined ? textCell(null) : readingCell(score),
    );
    return [
      textCell(row.code, { centred: true }),
      textCell(row.label, remarks.length === 0 ? {} : { fill: 'error', comment: remarks.join('\n') }),
      ...scores,
      textCell(row.opinion ?? null),
      textCell(row.assignee ?? null),
    ];
  },
};

/** What was read outside of the forms, and what could not be read. */
function restSheet(extraction: Extraction, indicators: ReadonlyMap<string, Indicator>): Sheet {
  const { columns } = forms;
  const nameOf = (id: string | null) => (id === null ? '' : (indicators.get(id)?.name ?? id));
  const figures = extraction.figures.map((figure) => [
    textCell(figure.quote),
    readingCell({ raw: figure.quote, value: figure.value, certainty: figure.certainty }),
    textCell(figure.unit),
    textCell(nameOf(figure.indicator)),
    textCell(placePrinted(figure.at)),
  ]);
  const documents = extraction.documents.map((document) => [
    textCell(document.type),
    textCell(document.symbol),
    textCell(document.date === null ? null : datePrinted(document.date)),
    textCell(document.about),
    textCell(placePrinted(document.at)),
  ]);
  const unread = extraction.unread.map(({ message, at }) => [
    textCell(message),
    textCell(null),
    textCell(null),
    textCell(at.quote),
    textCell(placePrinted(at)),
  ]);
  const figureHead = [columns.quote, columns.value, columns.unit, columns.indicator, columns.place];
  const documentHead = [columns.type, columns.symbol, columns.date, columns.about, columns.place];
  const unreadHead = [columns.message, '', '', columns.quote, columns.place];
  return {
    name: forms.rest,
    columns: [{ width: 34 }, { width: 18 }, { width: 16 }, { width: 56 }, { width: 30 }],
    rows: [
      ...section(forms.figures, figureHead, figures),
      ...section(forms.documents, documentHead, documents),
      ...section(forms.unread, unreadHead, unread),
    ],
    landscape: true,
  };
}

function section(title: string, headings: readonly string[], rows: readonly Cells[]): Sheet['rows'] {
  const none = rows.length === 0 ? [{ cells: [textCell(words.none)] }] : [];
  return [
    { cells: [titleCell(title, headings.length)] },
    { cells: headings.map((heading) => headingCell(heading)) },
    ...rows.map((cells) => ({ cells })),
    ...none,
    { cells: [] },
  ];
}
