import { sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import { type FormValue, missingFor, valued } from './form-value.ts';
import type { Formula } from './formulas.ts';
import { type Contribution, inForm, rollUp } from './roll-up.ts';
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
  readonly contribution: Contribution;
};

/**
 * Adds up the received reports of one level by the units that received them, in the database: nothing is kept beforehand. `level`
 * is that of the reports; their receivers are the units of the result.
 */
export async function totalsByReceiver(
  db: Db,
  { kind, year, quarter }: Window,
  level: string,
  rules: RollUpRules,
): Promise<Below[]> {
  const reports = sql`
    select r.unit_id, r.id, r.receiver_id, r.received_number
    from report r join campaign c on c.id = r.campaign_id
    where c.kind = ${kind} and c.year = ${year} and c.quarter is not distinct from ${quarter}::integer
      and r.level = ${level} and r.receiver_id is not null`;
  const { rows: owed } = await sql<{ receiver_id: string; owed: number; received: number }>`
    select receiver_id, count(*)::int as owed, count(*) filter (where received_number > 0)::int as received
    from (${reports}) r group by receiver_id order by receiver_id`.execute(db);
  const { rows } = await sql<Row>`
    select r.receiver_id, f.indicator, sum(f.value) as value, count(f.value)::int as told,
      count(*) filter (where f.missing = 'nothing-arose')::int as nothing_arose,
      count(*) filter (where f.missing = 'not-competent')::int as not_competent,
      count(*) filter (where f.missing = 'no-data')::int as no_data,
      count(*) filter (where f.value = 100 and f.numerator is null)::int as whole,
      sum(f.numerator) as numerator, sum(f.denominator) as denominator,
      count(f.numerator)::int as with_terms
    from (${reports}) r
    join report_figure f on f.unit_id = r.unit_id and f.report_id = r.id and f.number = r.received_number
    group by r.receiver_id, f.indicator`.execute(db);
  const byReceiver = Map.groupBy(rows, ({ receiver_id }) => receiver_id);
  return owed.map(({ receiver_id, owed: due, received }) => ({
    receiverId: receiver_id,
    owed: due,
    received,
    contribution: contributionOf(receiver_id, due, byReceiver.get(receiver_id) ?? [], rules),
  }));
}

type Row = {
  readonly receiver_id: string;
  readonly indicator: string;
  readonly value: string | null;
  readonly told: number;
  readonly nothing_arose: number;
  readonly not_competent: number;
  readonly no_data: number;
  readonly whole: number;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly with_terms: number;
};

function contributionOf(
  unitId: string,
  owed: number,
  rows: readonly Row[],
  { all }: RollUpRules,
): Contribution {
  const byId = new Map(rows.map((row) => [row.indicator, row]));
  const values = new Map(rows.map((row) => [row.indicator, figureOf(row, owed)]));
  const terms = new Map<string, Terms>();
  for (const { indicator, kind } of all) {
    const row = byId.get(indicator);
    const told = row === undefined ? null : termsOf(kind, row, owed);
    if (told !== null) terms.set(indicator, told);
  }
  return { unitId, state: 'received', asOf: '', values, terms };
}

/** As the pure rule has it: a figure where any is told; else nothing arose; else no data unless it is nobody's. */
function figureOf(row: Row, owed: number): FormValue {
  if (row.told > 0) return valued(plain(row.value!));
  if (row.nothing_arose > 0) return missingFor('nothing-arose');
  return missingFor(row.not_competent === owed ? 'not-competent' : 'no-data');
}

function termsOf(kind: RollUpRule['kind'], row: Row, owed: number): Terms | null {
  if (kind === 'share') {
    // Units that owe an answer and give none are among those asked; those it does not concern are not.
    const asked = owed - row.with_terms - row.not_competent - row.nothing_arose;
    return {
      numerator: plain(String(Number(row.numerator ?? 0) + row.whole)),
      denominator: plain(String(Number(row.denominator ?? 0) + asked)),
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
    owing: below.map(({ receiverId, owed }) => ({ unitId: receiverId, units: owed })),
    contributions: below.map(({ contribution }) => contribution),
    adjustments: [],
    answers: new Map(),
  });
  return inForm(rolled, formulas);
}
