import type { Fault } from '../src/areas/audit/faults.ts';
import { createChain } from '../src/areas/audit/verify.ts';
import type { Database } from '../src/base/database/database.ts';

/** Follows every chain of the log from its first link to its head. */
export async function faultsOfChains({ db }: Database): Promise<Fault[]> {
  const heads = await db.selectFrom('audit_head').selectAll().execute();
  const faults: Fault[] = [];
  for (const { unit_id: unitId, number, hash } of heads) {
    const chain = createChain(unitId, new Map());
    const rows = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('unit_id', '=', unitId)
      .orderBy('number')
      .execute();
    for (const { unit_id, person_id, on_behalf_of, ...rest } of rows)
      chain.follow({ unitId: unit_id, personId: person_id, onBehalfOf: on_behalf_of, ...rest });
    faults.push(...chain.end({ unitId, number, hash }));
  }
  const headless = await db
    .selectFrom('audit_entry')
    .select('unit_id')
    .distinct()
    .where('unit_id', 'not in', [...heads.map(({ unit_id }) => unit_id), noHead])
    .execute();
  return [
    ...faults,
    ...headless.map(({ unit_id }) => ({ unitId: unit_id, number: 1, kind: 'changed' as const })),
  ];
}

/** So that the list is never empty. */
const noHead = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
