import { printed as printedDay } from '../../../base/plain-date.ts';
import { filledWord } from '../../../base/word.ts';
import type { Erased } from './contract.ts';
import type { Marking } from './marking.ts';
import type { RowProblem } from './row.ts';
import { rowWords } from './words.ts';

/**
 * What the list calls secret and the register has as an open document. `hash`: of the row, where the document is of this very row; else
 * null, and the list no longer changes it.
 */
export type Exposed = {
  readonly row: number;
  readonly id: string;
  readonly version: number;
  readonly hash: string | null;
  readonly number: number;
  readonly day: string | null;
};

/**
 * What is erased comes back by nothing: an open document is erased where the column of secrecy itself says so and the trial told of it;
 * a mark among the words may be a word.
 */
export function keptOpen(
  told: ReadonlySet<string> | null,
  marking: Marking | null,
  open: Exposed,
): RowProblem | null {
  const values = { number: open.number, day: open.day === null ? '' : printedDay(open.day) };
  if (marking !== 'column') return { field: 'secrecy', message: filledWord(rowWords.markOverOpen, values) };
  if (told === null || told.has(open.id)) return null;
  return { field: 'secrecy', message: filledWord(rowWords.eraseUntold, values) };
}

/** As the trial tells of it: number and day stay when the words go. */
export const asErased = ({ row, id, number, day }: Exposed): Erased => ({ row, documentId: id, number, day });
