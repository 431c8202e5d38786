import { sql } from 'kysely';
import type { Db } from '../../../base/database/database.ts';
import { unitAt } from '../../units/tree.ts';
import { findPeople } from '../contract-unit.ts';
import { nameKey } from '../keep.ts';
import { answer } from '../services.ts';

/** More are not offered: who looks for one of many types more of the name. */
const most = 20;

export const findQueries = [
  answer(findPeople, async ({ db, who, units, today }, { text }) => {
    const rows = await holders(db, who!.reach('people.manage').unitIds(), text);
    return {
      people: rows.map(({ id, login, full_name: fullName, unit_id }) => ({
        id,
        login,
        fullName,
        unitName: (unitAt(units, unit_id, today) ?? units.versions.get(unit_id)?.at(-1))?.name ?? '',
      })),
    };
  }),
];

type Found = {
  readonly id: string;
  readonly login: string;
  readonly full_name: string;
  readonly unit_id: string;
};

/** People with a post in these units, now, to come or over, each with the unit of the one that lasts longest. */
async function holders(db: Db, unitIds: readonly string[], text: string): Promise<readonly Found[]> {
  const like = (part: string) => `%${part.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Found>`
    select p.id, p.login, p.full_name, q.unit_id
    from person p cross join lateral (
      select unit_id from post
      where person_id = p.id and unit_id = any(${unitIds}::uuid[]) and (valid_to is null or valid_to >= valid_from)
      order by valid_to desc nulls first, valid_from desc, id limit 1
    ) q
    where p.active and (p.full_name_key like ${like(nameKey(text))} or p.login like ${like(text.toLowerCase())})
    order by substring(p.full_name_key from '[^ ]*$'), p.full_name_key, p.id
    limit ${most}`.execute(db);
  return rows;
}
