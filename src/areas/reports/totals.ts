import { sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import { type FormValue, missingFor, valued } from './form-value.ts';
import type { Formula } from './formulas.ts';
import { type Contribution, inForm, type Owing, rollUp } from './roll-up.ts';
import type { RollUpRule, RollUpRules, Terms } from './roll-up-rules.ts';

/** The asking that reports of several campaigns belong to together. */
export type Window = {
  readonly kind: 'quarter' | 'half-year' | 'nine-month' | 'year';
  readonly year: number;
  readonly quarter: number | null;
};

/** What the units right below one unit owe and have told, all their received figures put together. */
export type Below = {
  readonly receiverId: string;
  readonly owed: number;
  readonly received: number;
  /** The communes that these units answer for together; null where they answer for none ever. */
  readonly communes: Owing['units'];
  readonly contribution: Contribution;
};

/** Of which reports: `level` is that of the reports; their receivers are the units of the result. */
type Asked = Window & { readonly level: string; readonly rules: RollUpRules };

/**
 * Adds up the received reports of one level by the units that received them, in the database: nothing is kept beforehand.
 * `communesOf`: for how many communes a unit answers on the closing day. `receivers`: these alone.
 */
export async function totalsByReceiver(
  db: Db,
  { kind, year, quarter, level, rules }: Asked,
  communesOf: (unitId: string) => Owing['units'],
  receivers: readonly string[],
): Promise<Below[]> {
  if (receivers.length === 0) return [];
  const { rows: owing } = await sql<Due>`
    select r.unit_id, r.receiver_id, r.received_number > 0 as received
    from report r join campaign c on c.id = r.campaign_id
    where c.kind = ${kind} and c.year = ${year} and c.quarter is not distinct from ${quarter}::integer
      and r.level = ${level} and r.receiver_id = any(${receivers}::uuid[]) and r.status <> 'excused'
    order by r.receiver_id`.execute(db);
  const answering = [...new Set(owing.map(({ unit_id }) => unit_id))];
  const communes = new Map(answering.map((unitId) => [unitId, communesOf(unitId)]));
  const { rows } = await sql<Row>`
    select r.receiver_id, f.indicator, sum(f.value) as value, count(f.value)::int as told,
      count(*) filter (where f.missing = 'nothing-arose')::int as nothing_arose,
      count(*) filter (where f.missing = 'not-competent')::int as not_competent,
      count(*) filter (where f.missing = 'no-data')::int as no_data,
      count(*) filter (where f.value = 100 and f.numerator is null and w.communes = 1)::int as whole,
      count(*) filter (where f.value is not null and f.numerator is null and w.communes = 1)::int as alone,
      sum(f.numerator) as numerator, sum(f.denominator) as denominator,
      coalesce(sum(w.communes) filter
        (where f.numerator is not null or f.value is not null or f.missing <> 'no-data'), 0)::int as answered
    from report r join campaign c on c.id = r.campaign_id
    join report_figure f on f.unit_id = r.unit_id and f.report_id = r.id and f.number = r.received_number
    join unnest(${answering}::uuid[], ${answering.map((id) => communes.get(id)!)}::int[]) as w (unit_id, communes)
      on w.unit_id = r.unit_id
    where c.kind = ${kind} and c.year = ${year} and c.quarter is not distinct from ${quarter}::integer
      and r.level = ${level} and r.receiver_id = any(${receivers}::uuid[]) and r.status <> 'excused'
    group by r.receiver_id, f.indicator`.execute(db);
  const byReceiver = Map.groupBy(rows, ({ receiver_id }) => receiver_id);
  return [...Map.groupBy(owing, ({ receiver_id }) => receiver_id)].map(([receiverId, due]) => {
    const below = {
      receiverId,
      owed: due.length,
      received: due.filter(({ received }) => received).length,
      communes: together(due.map(({ unit_id }) => communes.get(unit_id)!)),
    };
    const own = byReceiver.get(receiverId) ?? [];
    return { ...below, contribution: contributionOf(below, own, rules) };
  });
}

type Due = { readonly unit_id: string; readonly receiver_id: string; readonly received: boolean };

/** Null where none of them stands for any commune. */
function together(all: readonly Owing['units'][]): Owing['units'] {
  const told = all.filter((one) => one !== null);
  return told.length === 0 ? null : told.reduce((sum, one) => sum + one, 0);
}

type Row = {
  readonly receiver_id: string;
  readonly indicator: string;
  readonly value: string | null;
  readonly told: number;
  readonly nothing_arose: number;
  readonly not_competent: number;
  readonly no_data: number;
  /** Communes that say yes of themselves, without terms; and all that answered without. */
  readonly whole: number;
  readonly alone: number;
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** The communes of the units that answered, or said why not. */
  readonly answered: number;
};

function contributionOf(
  { receiverId: unitId, owed, communes }: Omit<Below, 'contribution'>,
  rows: readonly Row[],
  { all }: RollUpRules,
): Contribution {
  const byId = new Map(rows.map((row) => [row.indicator, row]));
  const values = new Map(rows.map((row) => [row.indicator, figureOf(row, owed)]));
  const terms = new Map<string, Terms>();
  for (const { indicator, kind } of all) {
    const row = byId.get(indicator);
    const told = row === undefined ? null : termsOf(kind, row, communes);
    if (told !== null) terms.set(indicator, told);
  }
  return { unitId, state: 'received', asOf: '', values, terms };
}

/** As the pure rule has it: a figure where any is told; else no data while one who owes it is silent; else nothing arose, or it is nobody's. */
function figureOf(row: Row, owed: number): FormValue {
  if (row.told > 0) return valued(plain(row.value!));
  if (row.nothing_arose + row.not_competent < owed) return missingFor('no-data');
  return missingFor(row.nothing_arose > 0 ? 'nothing-arose' : 'not-competent');
}

function termsOf(kind: RollUpRule['kind'], row: Row, communes: Owing['units']): Terms | null {
  if (kind === 'share') {
    if (communes === null) return null;
    // Units that owe an answer and give none are among those asked; those it does not concern are not.
    const asked = communes - row.answered + row.alone;
    const denominator = Number(row.denominator ?? 0) + asked;
    if (denominator === 0) return null;
    return {
      numerator: plain(String(Number(row.numerator ?? 0) + row.whole)),
      denominator: plain(String(denominator)),
    };
  }
  if (row.numerator !== null && row.denominator !== null)
    return { numerator: plain(row.numerator), denominator: plain(row.denominator) };
  return null;
}

/** Canonical decimal of what the database adds up: without zeros behind. */
const plain = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** The figures of a unit from those put together below it, as a form has them. */
export function totalOf(
  below: readonly Below[],
  rules: RollUpRules,
  formulas: readonly Formula[],
): Map<string, FormValue> {
  const rolled = rollUp({
    rules,
    owing: below.map(({ receiverId, communes }) => ({ unitId: receiverId, units: communes, asks: null })),
    contributions: below.map(({ contribution }) => contribution),
    adjustments: [],
    answers: new Map(),
  });
  return inForm(rolled, formulas);
}
