import { exportBanner } from '../../../base/export-banner.ts';
import type { FileAnswer } from '../../../base/operation.ts';
import type { PlainDate } from '../../../base/plain-date.ts';
import { filled } from '../../../base/word.ts';
import { type SheetCell, writeWorkbook } from '../../../formats/sheet/write-xlsx.ts';
import type { DocumentRow } from '../document-row.ts';
import { kindName } from '../kinds.ts';
import { statusWords, tableWords } from './words.ts';

type Told = {
  readonly unit: string;
  readonly day: PlainDate;
  readonly rows: readonly DocumentRow[];
  /** Where there are more documents than rows: how many the table holds. */
  readonly most: number | null;
};

const widths = [6, 8, 20, 13, 13, 18, 60, 30, 22, 30, 16];

/** The list as an .xlsx file: what can be sorted and summed stands in cells of its own. */
export async function tableFile({ unit, day, rows, most }: Told, kind: 'demo' | 'real'): Promise<FileAnswer> {
  const banner = exportBanner(kind);
  const above: SheetCell[] = [
    ...(banner === null ? [] : [{ text: banner.line, bold: true }]),
    { text: `${tableWords.title} – ${unit}`, bold: true },
    ...(most === null ? [] : [{ text: filled(tableWords.onlyNewest, { count: most }), italic: true }]),
  ];
  const heading = tableWords.columns.map((text) => ({
    text,
    bold: true,
    centred: true,
    wrap: true,
    ruled: true,
  }));
  const bytes = await writeWorkbook([
    {
      name: tableWords.sheet,
      columns: widths.map((width) => ({ width })),
      rows: [
        ...above.map((cell) => ({ cells: [cell] })),
        { cells: heading },
        ...rows.map((row, at) => ({ cells: cellsOf(row, at + 1) })),
      ],
      freezeRows: above.length + 1,
      printTitlesRows: above.length + 1,
      landscape: true,
    },
  ]);
  return {
    name: `${banner?.mark ?? ''}${tableWords.file} - ${unit} - ${day}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  };
}

function cellsOf(row: DocumentRow, at: number): SheetCell[] {
  const texts = [
    row.printed,
    shown(row.issued_on),
    shown(row.received_on),
    kindName(row.kind),
    row.withheld ? tableWords.withheld : row.subject,
    row.issuer,
    row.signer,
    row.recipients,
    statusWords[row.status].vi,
  ];
  const number = row.number === null ? { text: '' } : numberCell(row.number, row.suffix);
  return [{ number: at }, number, ...texts.map((text, column) => textCell(text, column))];
}

const numberCell = (number: number, suffix: string): SheetCell =>
  suffix === '' ? { number } : { text: `${number}${suffix}` };

/** Subject, issuer and recipients are long. */
const textCell = (text: string | null, column: number): SheetCell => ({
  text: text ?? '',
  ruled: true,
  ...(column === 4 || column === 5 || column === 7 ? { wrap: true } : {}),
});

const shown = (day: PlainDate | null) => (day === null ? '' : day.split('-').reverse().join('/'));
