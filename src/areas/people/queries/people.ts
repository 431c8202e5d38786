import { sql } from 'kysely';
import type { PersonTable } from '../../../../database/types.ts';
import type { Db } from '../../../base/database/database.ts';
import { exportBanner } from '../../../base/export-banner.ts';
import type { PlainDate } from '../../../base/plain-date.ts';
import { Problem } from '../../../base/problem.ts';
import { type Units, unitAt } from '../../units/tree.ts';
import { mayChangeAccount } from '../authority.ts';
import { exportPeople, getPerson, listPeople } from '../contract-unit.ts';
import { csvOf } from '../csv.ts';
import { nameKey } from '../keep.ts';
import { asPost, type KeptPost, postsOf } from '../kept-post.ts';
import { answer } from '../services.ts';

export const peopleQueries = [
  answer(listPeople, async ({ db, today }, { start, size, ...asked }) => {
    const filter = { ...asked, today };
    const { count } = await matching(db, filter)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const people = await listed(db, filter).offset(start).limit(size).execute();
    const posts = await postsIn(db, filter, people);
    return {
      count,
      people: people.map(({ id, full_name, active }) => ({
        id,
        fullName: full_name,
        active,
        posts: posts.get(id) ?? [],
      })),
    };
  }),

  answer(getPerson, async (context, { unitId, personId }) => {
    const { db, who, units, today } = context;
    const { email, phone, ...person } = await accountOf(db, personId);
    const posts = await postsOf(db, personId);
    if (!posts.some((post) => post.unitId === unitId)) throw new Problem('not-found');
    const mayChange = await mayChangeAccount(db, context, personId);
    const within = who!.reach('people.manage');
    return {
      ...person,
      email: mayChange ? email : null,
      phone: mayChange ? phone : null,
      mayChange,
      posts: posts
        .filter((post) => within.has(post.unitId))
        .map((post) => ({ ...post, unitName: nameOf(units, post.unitId, today) })),
    };
  }),

  answer(exportPeople, async ({ db, units, today, installation }, { unitId }) => {
    const filter = { unitId, past: false, today };
    const people = await listed(db, filter).execute();
    const posts = await postsIn(db, filter, people);
    return csvOf(people, posts, nameOf(units, unitId, today), exportBanner(installation.kind));
  }),
];

type Filter = {
  readonly unitId: string;
  /** Those too who hold no post there any more. */
  readonly past: boolean;
  readonly text?: string | undefined;
  readonly today: PlainDate;
};

/** One filter gives the list, its count and the export. */
function matching(db: Db, { unitId, past, text = '', today }: Filter) {
  const pattern = `%${nameKey(text).replace(/[\\%_]/g, '\\$&')}%`;
  return db
    .selectFrom('person')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('post')
          .select('post.id')
          .whereRef('post.person_id', '=', 'person.id')
          .where('post.unit_id', '=', unitId)
          .$if(!past, (posts) => posts.where(isToCome(today))),
      ),
    )
    .$if(text !== '', (people) => people.where('full_name_key', 'like', pattern));
}

/** Held, or to be held; what was withdrawn before it began is neither. */
const isToCome = (today: PlainDate) =>
  sql<boolean>`coalesce(post.valid_to, 'infinity') >= greatest(${today}::date, post.valid_from)`;

/** Vietnamese lists go by the given name, which stands last. */
const listed = (db: Db, filter: Filter) =>
  matching(db, filter)
    .select(['id', 'full_name', 'active'])
    .orderBy(sql`substring(full_name_key from '[^ ]*$')`)
    .orderBy('full_name_key')
    .orderBy('id');

/** Their posts in the unit; what is over is shown with those whose posts are. */
async function postsIn(
  db: Db,
  { unitId, past, today }: Filter,
  people: readonly Pick<PersonTable, 'id'>[],
): Promise<ReadonlyMap<string, KeptPost[]>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('post')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where(
      'person_id',
      'in',
      people.map(({ id }) => id),
    )
    .$if(!past, (posts) => posts.where(isToCome(today)))
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
  return Map.groupBy(rows.map(asPost), ({ personId }) => personId);
}

async function accountOf(db: Db, personId: string) {
  const person = await db
    .selectFrom('person as p')
    .innerJoin('credential as c', 'c.person_id', 'p.id')
    .select(['p.id', 'p.login', 'p.full_name as fullName', 'p.email', 'p.phone', 'p.active', 'p.version'])
    .select('c.totp_confirmed as secondStep')
    .where('p.id', '=', personId)
    .executeTakeFirst();
  if (person === undefined) throw new Problem('not-found');
  return person;
}

/** As it is called today, or was at last. */
const nameOf = (units: Units, unitId: string, today: PlainDate): string =>
  (unitAt(units, unitId, today) ?? units.versions.get(unitId)?.at(-1))?.name ?? '';
