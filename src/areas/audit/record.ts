import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import type { Entry } from '../../base/entry.ts';
import { Problem } from '../../base/problem.ts';
import { keptFrom } from './content.ts';

/** What the function in the database raises when the clock is behind the last entry of the chain. */
const clockSetBack = 'MS001';

/**
 * Appends an entry to the chain of its unit, in the transaction of the deed. Refuses with `clock-set-back` where the clock is more
 * than 5 minutes behind the chain's last entry, for then the order of deeds could not be read from it.
 */
export async function record(tx: Tx | Db, entry: Entry): Promise<void> {
  const kept = keptFrom(entry);
  const { unitId, at, operation, outcome, personId, onBehalfOf, objects, exception, content } = kept;
  try {
    await sql`select audit_append(${unitId}::uuid, ${at}::timestamptz, ${operation}, ${outcome}, ${personId}::uuid,
      ${onBehalfOf}::uuid, ${[...objects]}::text[], ${exception}, ${content})`.execute(tx);
  } catch (error) {
    if (codeOf(error) === clockSetBack) throw new Problem('clock-set-back', { cause: error });
    throw error;
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
