import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import { type Units, unitAt } from '../units/tree.ts';
import type { FormTemplate } from './form-template.ts';
import { blank, type FormValue } from './form-value.ts';
import { computeForms, type Formula, formulasAtWork, termsOfRates } from './formulas.ts';
import type { Frozen } from './frozen.ts';
import { formOf } from './kept-catalogue.ts';
import { formulasSigned } from './kept-indicators.ts';
import { type Status, standingNumber } from './life.ts';
import { communesOn } from './owing.ts';
import { reportsWithLevel } from './report-level.ts';
import type { ReportRow } from './report-row.ts';
import { type Adjustment, type Contribution, inForm, type Owing, type RolledUp, rollUp } from './roll-up.ts';
import { type RollUpRules, rollUpRules } from './roll-up-rules.ts';
import type { ChildVersion } from './taking-versions.ts';
import { figuresOfEach } from './version-figures.ts';
import { cellsOf, formulasIn, type Written } from './working.ts';

/** A report that a lower unit owes to this one, for the same window of the calendar. */
export type Child = {
  readonly unitId: string;
  readonly reportId: string;
  readonly name: string;
  readonly status: Status;
  readonly windowTo: PlainDate;
  /** The communes that it answers for. */
  readonly units: Owing['units'];
  /** The cells of the form that it is written on. */
  readonly asks: ReadonlySet<string>;
  readonly sentNumber: number;
  /** The version that is its unit's word; 0: none. */
  readonly standing: number;
  readonly receivedNumber: number;
  /** The version added up here; 0: none. */
  readonly taken: number;
  /** Who took it, and when. */
  readonly takenBy: string | null;
  readonly takenAt: Date | null;
  /** When what was taken came back; null where it stands. */
  readonly lostAt: Date | null;
};

export type KeptAdjustment = Adjustment & { readonly id: string; readonly by: string; readonly at: Date };

export type AddedUp = {
  readonly rules: RollUpRules;
  readonly children: readonly Child[];
  /** Those below whose version was added up until it came back, the excused too. */
  readonly lost: readonly Child[];
  readonly contributions: readonly Contribution[];
  readonly rolled: ReadonlyMap<string, RolledUp>;
  /** Every cell of the form, with what is added up and what is computed from it. */
  readonly figures: ReadonlyMap<string, FormValue>;
  /** The figures that are added up: the others are the unit's own, or computed from cells. */
  readonly sums: ReadonlySet<string>;
  readonly taken: readonly ChildVersion[];
  readonly adjustments: readonly KeptAdjustment[];
};

/** The figures of an upper unit from the versions below that were taken; null where no unit reports to it. */
export async function addedUpFor(
  db: Db | Tx,
  units: Units,
  report: ReportRow,
  written: Written,
  own: ReadonlyMap<string, FormValue>,
): Promise<AddedUp | null> {
  const all = await childrenOf(db, units, report, written);
  const children = all.filter(({ status }) => status !== 'excused');
  if (children.length === 0) return null;
  const taken = children
    .filter((child) => child.taken > 0)
    .map(({ unitId, reportId, taken: number }) => ({ unitId, reportId, number }));
  const rules = rulesOf(written.form);
  const adjustments = await adjustmentsOf(db, report);
  const below = await contributionsOf(db, children, taken);
  const contributions = [...below, ownContribution(report.unit_id, written, own)];
  const owing = owingIn(children);
  const rolled = rollUp({ rules, owing, contributions, adjustments, answers: own });
  const formulas = formulasIn(written.form);
  const totals = new Set(formulas.flatMap(({ kind, result }) => (kind === 'sum' ? [result] : [])));
  const sums = new Set(
    [...rolled].flatMap(([id, { rule }]) => (rule.kind === 'none' || totals.has(id) ? [] : [id])),
  );
  const figures = inForm(rolled, formulas);
  const lost = all.filter((child) => child.lostAt !== null);
  return { rules, children, lost, contributions, rolled, figures, sums, taken, adjustments };
}

/** What was added up when the report was signed: from the versions taken then, whatever became of the reports below. */
export async function addedUpIn(
  db: Db | Tx,
  units: Units,
  report: ReportRow,
  written: Written,
  frozen: Frozen,
): Promise<AddedUp | null> {
  const then = new Map(frozen.taken.map(({ reportId, number }) => [reportId, number]));
  const all = await childrenOf(db, units, report, written);
  const due = new Set([...frozen.taken.map(({ unitId }) => unitId), ...(frozen.untaken ?? [])]);
  const below = all.filter(({ status, unitId }) => status !== 'excused' || due.has(unitId));
  if (below.length === 0) return null;
  const children = below.map((child) => ({ ...child, taken: then.get(child.reportId) ?? 0 }));
  const taken = frozen.taken.map(({ unitId, reportId, number }) => ({ unitId, reportId, number }));
  const contributions = await contributionsOf(db, children, taken);
  const adjustments = await adjustmentsOf(db, report);
  const rules = rulesSigned(written.form, await formulasSigned(db, frozen, written.form));
  const rolled = (await addedUpAnew(db, children, written, frozen, taken, rules))(adjustments);
  const sums = new Set(
    Object.entries(frozen.values).flatMap(([id, { source }]) => (source === 'addedUp' ? [id] : [])),
  );
  const figures = signedValues(written, frozen);
  return { rules, children, lost: [], contributions, rolled, figures, sums, taken, adjustments };
}

/** Every cell of the form as it was signed. */
export const signedValues = ({ form }: Written, { values }: Frozen): ReadonlyMap<string, FormValue> =>
  new Map(
    [...cellsOf(form).keys()].map((id) => {
      const { value, missing, note } = values[id] ?? blank;
      return [id, { value, missing, note }];
    }),
  );

/**
 * The figures of a signed report added up anew from these versions below, with what its own office had then. Who owed it is told by what
 * was frozen: whoever was returned or excused since stays in it with what they had given. `children`: the excused too.
 */
export async function addedUpAnew(
  db: Db | Tx,
  children: readonly Child[],
  { windowTo }: Written,
  { unit, own = {}, taken: takenThen, untaken = [] }: Frozen,
  taken: readonly ChildVersion[],
  rules: RollUpRules,
): Promise<(adjustments: readonly Adjustment[]) => ReadonlyMap<string, RolledUp>> {
  const below = await contributionsOf(db, children, taken);
  if (below.length < taken.length) throw new Error(`${unit.id}: a version that was added up is not there`);
  const parts = Object.entries(own);
  const office: Contribution = {
    unitId: unit.id,
    state: 'own',
    asOf: windowTo,
    values: new Map(parts.map(([id, { value, missing }]) => [id, { value, missing, note: null }])),
    terms: new Map(parts.flatMap(([id, { terms }]) => (terms === null ? [] : [[id, terms] as const]))),
  };
  const due = new Set([...[...takenThen, ...taken].map(({ unitId }) => unitId), ...untaken]);
  const owing = owingIn(children.filter(({ unitId }) => due.has(unitId)));
  const input = { rules, owing, contributions: [...below, office], answers: new Map() };
  return (adjustments) => rollUp({ ...input, adjustments });
}

const owingIn = (children: readonly Child[]): Owing[] =>
  children.map(({ unitId, units, asks }) => ({ unitId, units, asks }));

/** What the unit's own office has of a figure that adds up is one of its parts. */
function ownContribution(
  unitId: string,
  { windowTo, form }: Written,
  own: ReadonlyMap<string, FormValue>,
): Contribution {
  const formulas = formulasIn(form);
  const values = computeForms(own, formulasAtWork(formulas, own));
  return { unitId, state: 'own', asOf: windowTo, values, terms: termsOfRates(formulas, values) };
}

const indicatorsOf = (form: FormTemplate): Indicator[] =>
  [...cellsOf(form).values()].map(({ indicator }) => indicator);

const rulesByForm = new WeakMap<FormTemplate, RollUpRules>();
/** How the cells of a form add up. */
export function rulesOf(form: FormTemplate): RollUpRules {
  const known = rulesByForm.get(form) ?? rollUpRules(indicatorsOf(form), formulasIn(form));
  rulesByForm.set(form, known);
  return known;
}

/** How they added up when this was signed. */
export const rulesSigned = (form: FormTemplate, formulas: readonly Formula[]): RollUpRules =>
  rollUpRules(indicatorsOf(form), formulas);

/** When the version that was taken (t) came back; null where it stands or none was taken. */
export const lostAt = sql<Date | null>`case when t.number = 0 then (
  select max(b.at) from report_action b
  where b.unit_id = t.child_unit_id and b.report_id = t.child_report_id and b.kind = 'returned') end`;

/** The reports below this one as they stand, the excused too. */
export async function childrenOf(
  db: Db | Tx,
  units: Units,
  report: ReportRow,
  { campaign }: { readonly campaign: Pick<Written['campaign'], 'kind' | 'year' | 'quarter'> },
): Promise<Child[]> {
  const rows = await reportsWithLevel(db)
    .leftJoin('report_taken as t', (join) =>
      join
        .on('t.unit_id', '=', report.unit_id)
        .on('t.report_id', '=', report.id)
        .onRef('t.child_unit_id', '=', 'r.unit_id')
        .onRef('t.child_report_id', '=', 'r.id'),
    )
    .select(['r.unit_id', 'r.id', 'r.status', 'r.sent_number', 'r.received_number'])
    .select(['l.window_to', 'l.form_hash', 't.number as taken', 't.taken_by', 't.taken_at'])
    .select(lostAt.as('lost_at'))
    .where('r.receiver_id', '=', report.unit_id)
    .where('c.kind', '=', campaign.kind)
    .where('c.year', '=', campaign.year)
    .where('c.quarter', 'is not distinct from', campaign.quarter)
    .orderBy('r.unit_id')
    .execute();
  const communesBy = new Map(
    [...new Set(rows.map((row) => row.window_to))].map((day) => [day, communesOn(units, day)]),
  );
  const asks = await asksOf(
    db,
    rows.map((row) => row.form_hash),
  );
  return rows.map((row) => ({
    unitId: row.unit_id,
    reportId: row.id,
    name: unitAt(units, row.unit_id, row.window_to)?.name ?? row.unit_id,
    status: row.status as Status,
    windowTo: row.window_to,
    units: communesBy.get(row.window_to)!(row.unit_id),
    asks: asks.get(row.form_hash)!,
    sentNumber: row.sent_number,
    standing: standingNumber(row),
    receivedNumber: row.received_number,
    taken: row.taken ?? 0,
    takenBy: row.taken_by,
    takenAt: row.taken_at,
    lostAt: row.lost_at,
  }));
}

/** The cells of each of these forms, those that are asked beside a rate too. */
async function asksOf(db: Db | Tx, hashes: Iterable<string>): Promise<Map<string, ReadonlySet<string>>> {
  const asks = new Map<string, ReadonlySet<string>>();
  for (const hash of new Set(hashes)) asks.set(hash, new Set(cellsOf(await formOf(db, hash)).keys()));
  return asks;
}

/** The frozen figures of these versions, as what each unit gives to the figures above. */
export async function contributionsOf(
  db: Db | Tx,
  children: readonly Child[],
  versions: readonly ChildVersion[],
): Promise<Contribution[]> {
  if (versions.length === 0) return [];
  const told = await figuresOfEach(db, versions);
  const at = new Map(versions.map(({ reportId }, index) => [reportId, index]));
  return children
    .filter(({ reportId }) => at.has(reportId))
    .map(({ unitId, reportId, windowTo, receivedNumber }) => {
      const index = at.get(reportId)!;
      const { values, terms } = told[index]!;
      const state = versions[index]!.number <= receivedNumber ? ('received' as const) : ('sent' as const);
      return { unitId, state, asOf: windowTo, values, terms };
    });
}

async function adjustmentsOf(db: Db | Tx, report: ReportRow): Promise<KeptAdjustment[]> {
  const rows = await db
    .selectFrom('report_adjustment')
    .selectAll()
    .where('unit_id', '=', report.unit_id)
    .where('report_id', '=', report.id)
    .where('withdrawn_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    indicator: row.indicator,
    amount: row.amount,
    reason: row.reason,
    by: row.made_by,
    at: row.made_at,
  }));
}
