import type { Db } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import type { Units } from './tree.ts';
import { liesWithin } from './within.ts';

/** Proposals that are decided in the name of a unit, the most doubtful first. */
export async function proposalsWithin(
  db: Db,
  units: Units,
  top: string,
  today: PlainDate,
  doubtful?: boolean,
): Promise<string[]> {
  const rows = await db
    .selectFrom('succession as s')
    .innerJoin('succession_unit as u', 'u.succession_id', 's.id')
    .select(['s.id', 's.effective_on', 'u.unit_id', 'u.side'])
    .where('s.state', '=', 'proposed')
    .$if(doubtful !== undefined, (all) => all.where('s.certainty', doubtful ? '<' : '=', '1'))
    .orderBy('s.certainty')
    .orderBy('s.id')
    .execute();
  const proposals = [...Map.groupBy(rows, ({ id }) => id)].map(([id, joined]) => {
    const of = (wanted: string) => joined.filter(({ side }) => side === wanted).map(({ unit_id }) => unit_id);
    return { id, on: joined[0]!.effective_on, from: of('from'), to: of('to') };
  });
  return proposals.filter((each) => liesWithin(units, top, each, today)).map(({ id }) => id);
}
