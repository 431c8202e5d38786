import type { SheetCell } from '../../../formats/sheet/write-xlsx.ts';
import type { Reading, Value } from '../answer.ts';
import { valuePrinted } from './as-printed.ts';
import { words } from './words.ts';

/** Cells of the .xlsx files. Words of a user's file are always text cells, so that none becomes a formula. */

const ruled = { ruled: true, wrap: true } as const;

export const textCell = (text: string | null, more: Partial<SheetCell> = {}): SheetCell => ({
  text: text ?? '',
  ...ruled,
  ...more,
});

export const headingCell = (text: string, more: Partial<SheetCell> = {}): SheetCell => ({
  text,
  ...ruled,
  bold: true,
  centred: true,
  fill: 'header',
  ...more,
});

export const titleCell = (text: string, columns: number): SheetCell => ({
  text,
  bold: true,
  centred: true,
  wrap: true,
  ...(columns > 1 ? { merge: { rows: 1, columns } } : {}),
});

/** A number with as many decimals as it has, anything else as text. */
export function valueCell(value: Value, more: Partial<SheetCell> = {}): SheetCell {
  if (typeof value !== 'number') return textCell(value, { centred: true, ...more });
  const decimals = valuePrinted(value).split(',')[1]?.length ?? 0;
  const format = (['integer', 'decimal1', 'decimal2'] as const)[decimals];
  return { number: value, ...(format === undefined ? {} : { format }), ...ruled, centred: true, ...more };
}

/** A value as it was read: doubt shows as a fill, and what was printed stands in the comment where it is no plain figure. */
export function readingCell({ raw, value, certainty }: Reading, remarks: readonly string[] = []): SheetCell {
  const doubtful = certainty < 1;
  const plain = /^\s*[-–−]?\s*\d[\d.,]*\s*%?\s*$/.test(raw) || typeof value !== 'number';
  const lines = [
    ...remarks,
    ...(doubtful ? [words.forms.doubtful(valuePrinted(Math.round(certainty * 100)))] : []),
    ...(doubtful || !plain ? [words.forms.printed(raw)] : []),
  ];
  const fill = remarks.length > 0 ? 'error' : doubtful ? 'warning' : 'none';
  return valueCell(value, { fill, ...(lines.length === 0 ? {} : { comment: lines.join('\n') }) });
}
