import type { Db, Tx } from '../../../base/database/database.ts';
import { uuidv7 } from '../../../base/id.ts';
import type { PlainDate } from '../../../base/plain-date.ts';
import { Problem } from '../../../base/problem.ts';
import { yearCountedFrom } from '../../calendar/reporting-calendar.ts';
import * as documents from '../../documents/measures.ts';
import { unprovenIn } from '../../documents/unproven.ts';
import type { Indicator } from '../../indicators/dictionary.ts';
import * as plans from '../../plans/measures.ts';
import type { Units } from '../../units/tree.ts';
import type { ReportRow } from '../report-row.ts';
import { cellsOf, type Written } from '../working.ts';
import type { KeptList } from './origin.ts';

/** Days that a figure is counted in, both included; `on`: as of which day what may still change stands, see `standingOn`. */
export type Window = { readonly from: PlainDate; readonly to: PlainDate; readonly on: PlainDate };
type Counting = { readonly indicator: string; readonly window: Window };

/** The registers of an area, as far as they count what reports ask for. */
type Register = {
  readonly area: 'documents' | 'plans';
  readonly keptSince: (
    db: Db | Tx,
    unitId: string,
    unitKind: string,
    day: PlainDate,
    units: Units,
  ) => Promise<ReadonlyMap<string, PlainDate>>;
  readonly countIn: (
    db: Db | Tx,
    unitIds: readonly string[],
    countings: readonly Counting[],
    units: Units,
  ) => Promise<(unitId: string, indicator: string) => number>;
  /** Registers of which every row says all that is counted have none. */
  readonly untoldIn?: typeof documents.untoldIn;
  /** Registers whose figures rest on no files have none. */
  readonly unprovenIn?: typeof unprovenIn;
  readonly keepCounted: (
    tx: Tx,
    unitId: string,
    counting: Counting,
    id: string,
    at: Date,
    units: Units,
  ) => Promise<{ count: number; hash: string }>;
};

const registers: readonly Register[] = [
  { area: 'documents', ...documents, unprovenIn },
  { area: 'plans', ...plans },
];

/** A figure of a report as the registers of the unit count it now. */
export type CountedFigure = {
  readonly indicator: Indicator;
  readonly area: Register['area'];
  readonly window: Window;
  /** Where the register was begun within the window, the day from which it counts; null where it knows all of it. */
  readonly since: PlainDate | null;
  readonly figure: number;
  /** So many rows do not say whether they belong to it, and are not counted. */
  readonly untold: number;
  /** So many of the rows that are counted no file bears out. */
  readonly unproven: number;
};

/**
 * What the registers of the unit count of the cells of its report; nothing of registers that it does not keep, nor where no row says
 * what would be counted.
 */
export async function countedFigures(
  db: Db | Tx,
  units: Units,
  report: Pick<ReportRow, 'unit_id' | 'level'>,
  written: Written,
  today: PlainDate,
): Promise<CountedFigure[]> {
  const cells = new Map(
    [...cellsOf(written.form).values()]
      .filter(({ isComputed }) => !isComputed)
      .map(({ indicator }) => [indicator.id, indicator]),
  );
  const found = await Promise.all(
    registers.map((register) => figuresOf(db, units, register, report, { ...written, today }, cells)),
  );
  const order = [...cells.keys()];
  return found.flat().sort((a, b) => order.indexOf(a.indicator.id) - order.indexOf(b.indicator.id));
}

async function figuresOf(
  db: Db | Tx,
  units: Units,
  { area, keptSince, countIn, untoldIn, unprovenIn: doubtedIn }: Register,
  { unit_id: unitId, level }: Pick<ReportRow, 'unit_id' | 'level'>,
  written: Written & { readonly today: PlainDate },
  cells: ReadonlyMap<string, Indicator>,
): Promise<CountedFigure[]> {
  const kept = [...(await keptSince(db, unitId, level, written.windowTo, units))].flatMap(([id, since]) => {
    const indicator = cells.get(id);
    return indicator === undefined ? [] : [{ indicator, since, window: windowFor(indicator, written) }];
  });
  const countings = kept.map(({ indicator, window }) => ({ indicator: indicator.id, window }));
  const figures = await countIn(db, [unitId], countings, units);
  const unknown = await untoldIn?.(db, unitId, countings);
  const doubted = await doubtedIn?.(db, unitId, countings);
  return kept.flatMap(({ indicator, since, window }) => {
    const { among, untold } = unknown?.get(indicator.id) ?? { among: 0, untold: 0 };
    if (untold > 0 && untold === among) return [];
    const from = since > window.from ? since : null;
    const unproven = doubted?.get(indicator.id) ?? 0;
    const figure = figures(unitId, indicator.id);
    return [{ indicator, area, window, since: from, figure, untold, unproven }];
  });
}

/** The days that an indicator counts in a report: of the window, or since the reporting year began. */
function windowFor(
  { mode }: Indicator,
  { campaign, windowFrom, windowTo, today }: Written & { readonly today: PlainDate },
): Window {
  const from = mode === 'period' ? windowFrom : yearCountedFrom(campaign, windowFrom);
  return { from, to: windowTo, on: plans.standingOn(windowTo, today) };
}

/** Keeps what was counted, as it is at this moment; refused as changed where that is no longer as much as the figure says. */
export async function keepCounted(
  tx: Tx,
  unitId: string,
  { area, indicator, window, figure }: CountedFigure,
  at: Date,
  units: Units,
): Promise<KeptList> {
  const register = registers.find((one) => one.area === area)!;
  const id = uuidv7();
  const asked = { indicator: indicator.id, window };
  const { count, hash } = await register.keepCounted(tx, unitId, asked, id, at, units);
  if (count !== figure) throw new Problem('changed-by-other');
  return { id, hash };
}
