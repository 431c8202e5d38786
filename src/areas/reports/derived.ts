import type { Db, Tx } from '../../base/database/database.ts';
import { addUp, compare, decimalText, exactOf, plus } from '../../base/exact-decimal.ts';
import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { yearCountedFrom } from '../calendar/reporting-calendar.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import { measuresKept } from '../plans/measures.ts';
import { carry } from '../units/carry.ts';
import { predecessorsOf } from '../units/lineage.ts';
import { type Units, unitAt } from '../units/tree.ts';
import { derivedIn } from './cell-origin.ts';
import { timeWords } from './checks/words.ts';
import type { DerivedLack } from './contract-derived.ts';
import type { FormValue } from './form-value.ts';
import { asItBegan, type Signed, sideBySide, sinceTheStart, type Window } from './former-figures.ts';
import type { CellFinding } from './live-checks.ts';
import { standingFigures } from './report-level.ts';
import type { ReportRow } from './report-row.ts';
import { cellsOf, type Written } from './working.ts';

/** A unit that this one was made of within the year, and what it signed in it before it ended. */
type Former = {
  readonly unitId: string;
  readonly name: string;
  readonly on: PlainDate;
  readonly signed: readonly Signed[];
};
type Named = Pick<Former, 'unitId' | 'name'>;
type Part = Named &
  Omit<Signed, 'values' | 'nothing'> & {
    readonly value: string;
    /** The unit said so: no 0 is laid into its mouth. */
    readonly nothingArose: boolean;
  };
/** Days of a former unit that no figure of it holds. */
type Gap = Named & Window;
/** A cumulative figure of a unit that was made of others within the year. */
export type Derived = {
  readonly indicator: Indicator;
  readonly own: string | null;
  /** What the own figure holds of former units already: it was entered over what had been taken; else null. */
  readonly holds: string | null;
  readonly parts: readonly Part[];
  readonly gaps: readonly Gap[];
  readonly value: string;
};
export type Lacking = {
  readonly indicator: Indicator;
  readonly former: Former;
  readonly reason: DerivedLack;
};

type Cell = FormValue & { readonly source: string | null; readonly origin: unknown };

/**
 * Figures counted since the start of the year, of a unit that a merger or split within the window made: its own and those that the
 * units before it had signed in the same year, divided by the shares entered where one of them went to several. Never guessed: of a
 * figure that one of them lacks, or that was divided without shares, nothing is proposed; and days that nobody reported are told.
 */
export async function derivedFigures(
  db: Db | Tx,
  units: Units,
  report: ReportRow,
  written: Written,
  kept: ReadonlyMap<string, Cell>,
): Promise<{ readonly figures: readonly Derived[]; readonly lacking: readonly Lacking[] }> {
  const formers = await formersOf(db, units, report, written);
  const isCounted = await countedAnyway(db, formers, written);
  const figures: Derived[] = [];
  const lacking: Lacking[] = [];
  if (formers.length === 0) return { figures, lacking };
  for (const { indicator, isComputed } of cellsOf(written.form).values()) {
    const counted = isComputed ? null : waysOf(indicator, written);
    const lying = formers.filter(({ unitId }) => !isCounted(unitId, indicator.id));
    if (counted === null || lying.length === 0) continue;
    const from = lying.map((former) => partsFrom(units, report, written, former, indicator, counted));
    const lacks = from.filter((one) => 'reason' in one);
    lacking.push(...lacks);
    if (lacks.length > 0) continue;
    const parts = from.flatMap((one) => ('parts' in one ? one.parts : []));
    const gaps = from.flatMap((one) => ('gaps' in one ? one.gaps : []));
    const entered = ownOf(kept.get(indicator.id));
    const own = ownAlone(entered);
    const value = decimalText(addUp([...(own === null ? [] : [own]), ...parts.map((part) => part.value)]));
    figures.push({ indicator, ...entered, parts, gaps, value });
  }
  return { figures, lacking };
}

/**
 * What the register of a former unit knows is counted from there, by the unit that goes on with its tasks: the figure that it signed
 * would count them a second time.
 */
async function countedAnyway(db: Db | Tx, formers: readonly Former[], { windowTo }: Written) {
  const kept = new Map<string, ReadonlySet<string>>();
  for (const { unitId } of formers) kept.set(unitId, await measuresKept(db, unitId, windowTo));
  return (unitId: string, indicator: string): boolean => kept.get(unitId)!.has(indicator);
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
  cell !== undefined && derivedIn(cell) !== null && cell.value === value;

/** A figure entered over one of former units can be no less than what these had signed. */
export function underFormers(
  kept: ReadonlyMap<string, Cell>,
  indicators: Iterable<Pick<Indicator, 'id' | 'name'>>,
): CellFinding[] {
  return [...indicators].flatMap(({ id, name }): CellFinding[] => {
    const { own: found, holds: expected } = ownOf(kept.get(id));
    if (found === null || expected === null || compare(exactOf(found), exactOf(expected)) >= 0) return [];
    const message = timeWords.underFormers(name, found, expected);
    return [
      { rule: 'less-than-former', severity: 'error', indicator: id, others: [], message, found, expected },
    ];
  });
}

/**
 * What the unit counted itself: of a cell that was derived before, the own part of it. Of one that was entered over that nobody
 * knows: it holds what had been taken, which is never added a second time.
 */
function ownOf(cell: Cell | undefined): Pick<Derived, 'own' | 'holds'> {
  const derived = cell === undefined ? null : derivedIn(cell);
  if (cell === undefined || derived === null) return { own: cell?.value ?? null, holds: null };
  if (cell.source === 'derived') return { own: derived.own, holds: null };
  return { own: cell.value, holds: decimalText(addUp(derived.parts.map(({ value }) => value))) };
}

/** The own figure without what it holds of former units. */
export const ownAlone = ({ own, holds }: Pick<Derived, 'own' | 'holds'>): string | null =>
  own === null || holds === null ? own : decimalText(plus(exactOf(own), exactOf(holds), -1));

/**
 * How a figure of a former unit is read from its reports; null where it is not added. A report longer than a quarter counts since
 * 15/12 what each report counts for its own window (CV 581); only what each unit has of its own adds up. What is left at the closing
 * day the new unit counts itself: it took it over.
 */
function waysOf({ type, mode, rollup }: Indicator, { campaign }: Written): typeof sideBySide | null {
  if (type !== 'count' && type !== 'money') return null;
  if (mode === 'year') return sinceTheStart;
  if (campaign.kind === 'quarter' || rollup !== 'sum') return null;
  if (mode === 'opening') return asItBegan;
  return mode === 'period' ? sideBySide : null;
}

function partsFrom(
  units: Units,
  report: ReportRow,
  { windowFrom, windowTo }: Written,
  former: Former,
  indicator: Indicator,
  counted: typeof sideBySide,
): { readonly parts: readonly Part[]; readonly gaps: readonly Gap[] } | Lacking {
  const { unitId, name, on } = former;
  if (former.signed.length === 0) return { indicator, former, reason: 'no-report' };
  const eve = addDays(on, -1);
  const { signed, gaps } = counted(former.signed, indicator.id, { from: windowFrom, to: eve });
  if (signed.length === 0) return { indicator, former, reason: 'no-figure' };
  const parts: Part[] = [];
  for (const { values, nothing, ...one } of signed) {
    const { units: amount, scale } = exactOf(values.get(indicator.id)!);
    const { figures, breaks } = carry(units, { on: eve, figures: new Map([[unitId, amount]]) }, windowTo);
    if (breaks.length > 0) return { indicator, former, reason: 'no-share' };
    const value = decimalText({ units: figures.get(report.unit_id) ?? 0n, scale });
    parts.push({ unitId, name, ...one, value, nothingArose: nothing.has(indicator.id) });
  }
  return { parts, gaps: gaps.map((gap) => ({ unitId, name, ...gap })) };
}

async function formersOf(
  db: Db | Tx,
  units: Units,
  report: ReportRow,
  { windowFrom, windowTo, campaign }: Written,
): Promise<Former[]> {
  // Those next to the unit alone: what lies before them stands in their own cumulative figures.
  const kin = predecessorsOf(units, report.unit_id).filter(
    ({ on, steps }) => steps === 1 && on > yearCountedFrom(campaign, windowFrom) && on <= windowTo,
  );
  if (kin.length === 0) return [];
  const rows = await signedBy(
    db,
    kin.map(({ unitId }) => unitId),
    campaign.year,
  );
  return kin.map(({ unitId, on }) => ({
    unitId,
    on,
    name: unitAt(units, unitId, addDays(on, -1))?.name ?? unitId,
    signed: reportsIn(rows.filter((row) => row.unit_id === unitId && row.window_to < on)),
  }));
}

type Row = Awaited<ReturnType<typeof signedBy>>[number];

function reportsIn(rows: readonly Row[]): Signed[] {
  return [...Map.groupBy(rows, ({ id }) => id)].map(([reportId, own]) => {
    const told = own.map(({ indicator, value, missing }): [string, string | null] => [
      indicator,
      missing === 'nothing-arose' ? '0' : value,
    ]);
    const { window_from: from, window_to: to, number } = own[0]!;
    const values = new Map(told.filter((one): one is [string, string] => one[1] !== null));
    const nothing = new Set(own.flatMap((one) => (one.missing === 'nothing-arose' ? [one.indicator] : [])));
    return { reportId, number, from, to, values, nothing };
  });
}

/** The figures that these units signed in a year and that were not returned, the latest window first. */
function signedBy(db: Db | Tx, unitIds: readonly string[], year: number) {
  return standingFigures(db)
    .select(['r.unit_id', 'r.id', 'f.number', 'l.window_from', 'l.window_to'])
    .select(['f.indicator', 'f.value', 'f.missing'])
    .where('r.unit_id', 'in', unitIds)
    .where('c.year', '=', year)
    .orderBy('l.window_to', 'desc')
    .orderBy('r.id')
    .execute();
}
