import { derivedIn } from '../cell-origin.ts';
import { entryWords } from '../checks/words.ts';
import type { KeptCell } from '../draft.ts';
import { blank } from '../form-value.ts';
import type { CellFinding } from '../live-checks.ts';
import type { CountedFigure } from './counting.ts';

/** A list of what was counted: where it is kept, and the SHA-256 of it, which is signed with the figure. */
export type KeptList = { readonly id: string; readonly hash: string };

/** As a cell keeps what it was counted from, signed with it. */
export type CountedOrigin = {
  readonly text: string;
  readonly area: 'documents' | 'plans';
  readonly indicator: string;
  readonly from: string;
  readonly to: string;
  /** As of which day tasks stood; not there in figures that were taken before it was told, which is as of the last one. */
  readonly on?: string;
  readonly since: string | null;
  readonly figure: number;
  readonly at: string;
  /** Of what was counted; not there in figures that were taken before lists were kept. */
  readonly list?: KeptList;
};

/** What a cell was counted from; null where it was not. */
export const countedOrigin = ({
  source,
  origin,
}: {
  readonly source: string | null;
  readonly origin?: unknown;
}): CountedOrigin | null => (source === 'computed' ? (origin as CountedOrigin) : null);

/** Whether the cell holds what the register counts now. */
export const isTaken = ({ figure }: CountedFigure, cell: KeptCell | undefined): boolean =>
  cell?.source === 'computed' && cell.value === String(figure);

/** How many figures there are, how many are not in the form as counted, and over how many of these something else stands; null where none. */
export function countedAgainst(counted: readonly CountedFigure[], kept: ReadonlyMap<string, KeptCell>) {
  const waiting = counted.filter((one) => !isTaken(one, kept.get(one.indicator.id)));
  const unlike = waiting.filter(({ indicator }) => {
    const { value, missing } = kept.get(indicator.id) ?? blank;
    return value !== null || missing !== null;
  });
  if (counted.length === 0) return null;
  return { count: counted.length, waiting: waiting.length, unlike: unlike.length };
}

/**
 * Cells that say another figure than the registers of the unit. A register begun within the window, or of which some rows do not
 * say what is counted, knows a part of it alone, and is held against nothing but what was taken from it.
 */
export function unlikeRegisters(
  figures: readonly CountedFigure[],
  kept: ReadonlyMap<string, KeptCell>,
): CellFinding[] {
  return figures.flatMap((one): CellFinding[] => {
    const cell = kept.get(one.indicator.id);
    const expected = String(one.figure);
    const isNothing = one.figure === 0 && cell?.missing === 'nothing-arose';
    if (cell === undefined || (cell.value === null && cell.missing === null) || isNothing) return [];
    const isPart = one.since !== null || one.untold > 0;
    const found = ownIn(cell);
    if (found === expected || (isPart && cell.source !== 'computed')) return [];
    const { id, name } = one.indicator;
    const message = entryWords.unlikeRegister(name, found, expected, cell.source === 'computed');
    const told = { indicator: id, others: [], found, expected };
    return [{ rule: 'register', severity: 'warning', message, ...told }];
  });
}

/** What former units had signed stands in no register of the unit. */
function ownIn(cell: KeptCell): string | null {
  const derived = cell.source === 'derived' ? derivedIn(cell) : null;
  return derived === null ? cell.value : (derived.own ?? '0');
}
