import type { Db } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import type { Role } from './post.ts';

/** Without who holds these at the top nobody examines the administrators, or nobody runs the machine. */
export const neededAtTop = ['auditor', 'systemOperator'] as const satisfies readonly Role[];
export type NeededAtTop = (typeof neededAtTop)[number];

/** Those that nobody holds today in the topmost unit. */
export async function unheldAtTop(db: Db, rootUnitId: string, today: PlainDate): Promise<NeededAtTop[]> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .select('post.role')
    .distinct()
    .where('post.unit_id', '=', rootUnitId)
    .where('post.role', 'in', neededAtTop)
    .where('post.valid_from', '<=', today)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>=', today)]))
    .where('person.active', '=', true)
    .execute();
  const held = rows.map(({ role }) => role);
  return neededAtTop.filter((role) => !held.includes(role));
}
