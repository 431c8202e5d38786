import type { Db, Tx } from '../../base/database/database.ts';
import { addUp, decimalText, exactOf } from '../../base/exact-decimal.ts';
import { addDays, type PlainDate } from '../../base/plain-date.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import { carry } from '../units/carry.ts';
import { predecessorsOf } from '../units/lineage.ts';
import { type Units, unitAt } from '../units/tree.ts';
import type { DerivedLack } from './contract-derived.ts';
import type { FormValue } from './form-value.ts';
import { signedFigures } from './report-level.ts';
import type { ReportRow } from './report-row.ts';
import { cellsOf, type Written } from './working.ts';

/** A unit that this one was made of within the year, and what it signed last before it ended. */
type Former = {
  readonly unitId: string;
  readonly name: string;
  readonly on: PlainDate;
  readonly reportId: string | null;
  readonly number: number;
  readonly values: ReadonlyMap<string, string>;
};

type Part = Pick<Former, 'unitId' | 'name' | 'number'> & {
  readonly reportId: string;
  readonly value: string;
};
/** A cumulative figure of a unit that was made of others within the year. */
export type Derived = {
  readonly indicator: Indicator;
  readonly own: string | null;
  readonly parts: readonly Part[];
  readonly value: string;
};
export type Lacking = {
  readonly indicator: Indicator;
  readonly former: Former;
  readonly reason: DerivedLack;
};

/** As a derived cell keeps where it came from. */
export type DerivedOrigin = {
  readonly text: string;
  readonly own: string | null;
  readonly parts: readonly unknown[];
};

type Cell = FormValue & { readonly source: string; readonly origin: unknown };

/**
 * Figures told since the start of the year, of a unit that a merger or split within the window made: its own and those that the units
 * before it had signed in the same year, divided by the shares entered where one of them went to several. Never guessed: of a figure
 * that one of them lacks, or that was divided without shares, nothing is proposed.
 */
export async function derivedFigures(
  db: Db | Tx,
  units: Units,
  report: ReportRow,
  written: Written,
  kept: ReadonlyMap<string, Cell>,
): Promise<{ readonly figures: readonly Derived[]; readonly lacking: readonly Lacking[] }> {
  const formers = await formersOf(db, units, report, written);
  const figures: Derived[] = [];
  const lacking: Lacking[] = [];
  if (formers.length === 0) return { figures, lacking };
  for (const { indicator, isComputed } of cellsOf(written.form).values()) {
    const adds = indicator.type === 'count' || indicator.type === 'money';
    if (isComputed || indicator.mode !== 'year' || !adds) continue;
    const told = formers.map((former) => partOf(units, report, written, former, indicator));
    const lacks = told.filter((one) => 'reason' in one);
    lacking.push(...lacks);
    if (lacks.length > 0) continue;
    const parts = told.filter((one) => 'value' in one);
    const own = ownOf(kept.get(indicator.id));
    const value = decimalText(addUp([...(own === null ? [] : [own]), ...parts.map((part) => part.value)]));
    figures.push({ indicator, own, parts, value });
  }
  return { figures, lacking };
}

/** How many figures are proposed from former units and wait, how many were confirmed; null where the unit was made of none. */
export async function derivedCounts(
  db: Db | Tx,
  units: Units,
  report: ReportRow,
  { written, kept }: { readonly written: Written; readonly kept: ReadonlyMap<string, Cell> },
): Promise<{ waiting: number; taken: number; lacking: number } | null> {
  const { figures, lacking } = await derivedFigures(db, units, report, written, kept);
  if (figures.length + lacking.length === 0) return null;
  const taken = figures.filter((figure) => isTaken(figure, kept.get(figure.indicator.id))).length;
  return { waiting: figures.length - taken, taken, lacking: lacking.length };
}

/** Whether the cell says already what is proposed. */
export const isTaken = ({ value }: Derived, cell: Cell | undefined): boolean =>
  cell?.source === 'derived' && cell.value === value;

/** What the unit counted itself: of a cell that was derived before, the own part of it. */
function ownOf(cell: Cell | undefined): string | null {
  if (cell?.source !== 'derived') return cell?.value ?? null;
  return (cell.origin as DerivedOrigin).own;
}

function partOf(
  units: Units,
  report: ReportRow,
  { windowTo }: Written,
  former: Former,
  indicator: Indicator,
): Part | Lacking {
  const { unitId, name, number, reportId, on } = former;
  if (reportId === null) return { indicator, former, reason: 'no-report' };
  const value = former.values.get(indicator.id);
  if (value === undefined) return { indicator, former, reason: 'no-figure' };
  const { units: amount, scale } = exactOf(value);
  const given = { on: addDays(on, -1), figures: new Map([[unitId, amount]]) };
  const { figures, breaks } = carry(units, given, windowTo);
  if (breaks.length > 0) return { indicator, former, reason: 'no-share' };
  const share = decimalText({ units: figures.get(report.unit_id) ?? 0n, scale });
  return { unitId, name, number, reportId, value: share };
}

/** A reporting year begins on 15/12 of the year before (domain: reporting calendar). */
const beginningOf = (year: number): PlainDate => `${year - 1}-12-15`;

async function formersOf(
  db: Db | Tx,
  units: Units,
  report: ReportRow,
  { windowTo, campaign }: Written,
): Promise<Former[]> {
  // Those next to the unit alone: what lies before them stands in their own cumulative figures.
  const kin = predecessorsOf(units, report.unit_id).filter(
    ({ on, steps }) => steps === 1 && on > beginningOf(campaign.year) && on <= windowTo,
  );
  if (kin.length === 0) return [];
  const rows = await signedBy(
    db,
    kin.map(({ unitId }) => unitId),
    campaign.year,
  );
  return kin.map(({ unitId, on }) => {
    const own = rows.filter((row) => row.unit_id === unitId && row.window_to < on);
    const last = own.filter(({ window_to }) => window_to === own[0]!.window_to);
    const told = last.map(({ indicator, value, missing }): [string, string | null] => [
      indicator,
      missing === 'nothing-arose' ? '0' : value,
    ]);
    return {
      unitId,
      on,
      name: unitAt(units, unitId, addDays(on, -1))?.name ?? unitId,
      reportId: last[0]?.id ?? null,
      number: last[0]?.number ?? 0,
      values: new Map(told.filter((one): one is [string, string] => one[1] !== null)),
    };
  });
}

/** The figures that these units signed in a year and that were not returned, the latest window first. */
function signedBy(db: Db | Tx, unitIds: readonly string[], year: number) {
  return signedFigures(db)
    .select(['r.unit_id', 'r.id', 'f.number', 'l.window_to', 'f.indicator', 'f.value', 'f.missing'])
    .where('r.unit_id', 'in', unitIds)
    .where('r.status', '<>', 'returned')
    .where('c.year', '=', year)
    .orderBy('l.window_to', 'desc')
    .orderBy('r.id')
    .execute();
}
