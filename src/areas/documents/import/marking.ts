import type { ListRow } from '../../../formats/list.ts';
import { isMarked, marksSecret } from '../secrecy.ts';
import type { Column } from './mapping.ts';

/**
 * What makes a row secret: its column of secrecy; its words alone, where the column says nothing or there is none; or its words against a
 * column that calls it open. Null of an open one.
 */
export type Marking = 'column' | 'words' | 'against';

/** How a kept list writes it down, whose words are gone. */
const written: Readonly<Record<Marking, string>> = {
  column: 'Độ mật',
  words: 'Dấu mật trong nội dung',
  against: 'Cột ghi thường, nội dung có dấu mật',
};
export const writtenMarking = (marking: Marking | null): string => (marking === null ? '' : written[marking]);

const kept = new Map(Object.entries(written).map(([marking, text]) => [text, marking as Marking]));

/** Reads a row of a sent list, or of one that was kept. */
export function markingOf({ cells }: ListRow, secrecy: Column | undefined): Marking | null {
  const told = secrecy === undefined ? '' : (cells[secrecy.place]?.text ?? '').trim();
  const known = kept.get(told);
  if (known !== undefined) return known;
  if (marksSecret(told)) return 'column';
  if (!cells.some(({ text }) => isMarked(text))) return null;
  return told === '' ? 'words' : 'against';
}
