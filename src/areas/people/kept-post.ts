import type { PostTable } from '../../../database/types.ts';
import type { Db, Tx } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import type { Post, Role } from './post.ts';

/** A post as it is kept: with the decision it rests on, and its version. */
export type KeptPost = Post & { readonly decision: string; readonly version: number };

/** The post a row tells of. */
export const asPost = (row: PostTable): KeptPost => ({
  unitId: row.unit_id,
  id: row.id,
  personId: row.person_id,
  role: row.role as Role,
  reach: row.reach as Post['reach'],
  from: row.valid_from,
  to: row.valid_to,
  decision: row.decision,
  version: row.version,
});

/** One post, held until the transaction ends; undefined where the unit has none of that id. */
export async function findPost(tx: Tx, unitId: string, id: string): Promise<KeptPost | undefined> {
  const row = await tx
    .selectFrom('post')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row && asPost(row);
}

/** Every post of a person, the earliest first. */
export async function postsOf(db: Db | Tx, personId: string): Promise<KeptPost[]> {
  const rows = await db
    .selectFrom('post')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
  return rows.map(asPost);
}

/** The posts a person may act in from a day on: their own and those delegated to them. */
export async function actsInFrom(db: Db | Tx, personId: string, day: PlainDate): Promise<KeptPost[]> {
  const rows = await db
    .selectFrom('post as p')
    .selectAll('p')
    .where((eb) =>
      eb.or([
        eb('p.person_id', '=', personId),
        eb.exists(
          eb
            .selectFrom('delegation as d')
            .select('d.id')
            .whereRef('d.unit_id', '=', 'p.unit_id')
            .whereRef('d.post_id', '=', 'p.id')
            .where('d.to_person_id', '=', personId)
            .where('d.valid_to', '>=', day),
        ),
      ]),
    )
    .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>=', day)]))
    .execute();
  return rows.map(asPost);
}
