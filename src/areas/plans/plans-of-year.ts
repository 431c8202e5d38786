import { sql } from 'kysely';
import type { Tx } from '../../base/database/database.ts';
import { fold } from '../../base/fold.ts';
import { type PlainDate, yearOf } from '../../base/plain-date.ts';
import type { Issue } from '../../base/problem.ts';
import { filledWord } from '../../base/word.ts';
import type { PlanRow } from './plan-row.ts';
import { planWords } from './words.ts';

type Head = Pick<PlanRow, 'unit_id' | 'id' | 'kind' | 'year' | 'name'>;

/** What speaks against a head beside the other plans of the unit and year: the figures of a year add the tasks of all its reform plans. */
export async function headIssues(
  tx: Tx,
  today: PlainDate,
  head: Head,
  isMeantBeside: boolean,
): Promise<Issue[]> {
  const { year, name } = head;
  const lastYear = yearOf(today) + 1;
  const others = await othersOfYear(tx, head);
  const isNamed = others.some((other) => fold(other.name) === fold(name));
  return [
    ...(year > lastYear
      ? [{ path: ['year'], message: filledWord(planWords.tooFarAhead, { year: String(lastYear) }) }]
      : []),
    ...(isNamed ? [{ path: ['name'], message: filledWord(planWords.sameName, { year: String(year) }) }] : []),
    ...(isMeantBeside ? [] : besideIssues(head, others)),
  ];
}

/** At its issue a plan is looked at beside those that are issued already. */
export async function issueBesideIssues(tx: Tx, plan: PlanRow, isMeantBeside: boolean): Promise<Issue[]> {
  if (isMeantBeside) return [];
  const others = await othersOfYear(tx, plan);
  return besideIssues(
    plan,
    others.filter(({ issued_on }) => issued_on !== null),
  );
}

function besideIssues(
  { kind, year }: Pick<Head, 'kind' | 'year'>,
  others: readonly Pick<PlanRow, 'kind' | 'name'>[],
): Issue[] {
  const other = kind === 'reform' ? others.find((one) => one.kind === 'reform') : undefined;
  if (other === undefined) return [];
  const values = { year: String(year), name: other.name };
  return [{ path: ['beside'], message: filledWord(planWords.beside, values) }];
}

/** Who makes or issues a plan of the same year at the same moment waits until this one is there. */
async function othersOfYear(tx: Tx, { unit_id, id, year }: Head) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${unit_id} plans ${year}`}, 0))`.execute(tx);
  return tx
    .selectFrom('plan')
    .select(['kind', 'name', 'issued_on'])
    .where('unit_id', '=', unit_id)
    .where('year', '=', year)
    .where('id', '<>', id)
    .where('status', '<>', 'discarded')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
