import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { SuccessionTable } from '../../../database/types.ts';
import type { Db, Tx } from '../../base/database/database.ts';
import { addDays, type PlainDate } from '../../base/plain-date.ts';
import type { SuccessionView } from './contract.ts';
import { nameAt, type Units } from './tree.ts';
import type { SuccessionKind } from './unit.ts';
import { type Joined, liesWithin } from './within.ts';

type View = z.input<typeof SuccessionView>;

/** Whether a succession that people see is decided in the name of a unit. */
export const isDecidedIn = (units: Units, top: string, view: View, today: PlainDate): boolean =>
  liesWithin(units, top, joinedBy(view), today);

export const joinedBy = ({ on, from, to }: View): Joined => ({
  on,
  from: from.map(({ id }) => id),
  to: to.map(({ id }) => id),
});

/** Successions as people see them, with the names of their time, in the order of the ids given. */
export async function successionViews(db: Db | Tx, units: Units, ids: readonly string[]): Promise<View[]> {
  if (ids.length === 0) return [];
  const beside = await besideOf(db, ids);
  const rows = await db.selectFrom('succession').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, viewOf(units, row, beside)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

type Beside = Awaited<ReturnType<typeof besideOf>>;

/** The units, shares and papers of successions. */
async function besideOf(db: Db | Tx, ids: readonly string[]) {
  const concerned = await db
    .selectFrom('succession_unit')
    .selectAll()
    .where('succession_id', 'in', ids)
    .execute();
  const shares = await db
    .selectFrom('succession_share')
    .selectAll()
    .where('succession_id', 'in', ids)
    .execute();
  const files = await db
    .selectFrom('stored_file')
    .select(['unit_id', 'id', 'name', 'object'])
    .where(
      'object',
      'in',
      ids.map((id) => `succession:${id}`),
    )
    .execute();
  return {
    units: Map.groupBy(concerned, (row) => row.succession_id),
    shares: Map.groupBy(shares, (row) => row.succession_id),
    files: Map.groupBy(files, (row) => row.object),
  };
}

function viewOf(units: Units, row: Selectable<SuccessionTable>, beside: Beside): View {
  const named = beside.units.get(row.id) ?? [];
  const eve = addDays(row.effective_on, -1);
  const from = named
    .filter(({ side }) => side === 'from')
    .map(({ unit_id, is_part }) => ({ id: unit_id, name: nameAt(units, unit_id, eve), isPart: is_part }));
  const to = named
    .filter(({ side }) => side === 'to')
    .map(({ unit_id }) => ({ id: unit_id, name: nameAt(units, unit_id, row.effective_on) }));
  const given = (beside.shares.get(row.id) ?? []).map((share) => ({
    fromId: share.from_id,
    toId: share.to_id,
    numerator: share.numerator,
    denominator: share.denominator,
    basis: share.basis,
  }));
  const files = beside.files.get(`succession:${row.id}`) ?? [];
  return {
    id: row.id,
    kind: row.kind as SuccessionKind,
    on: row.effective_on,
    decision: row.decision,
    state: row.state as View['state'],
    certainty: Number(row.certainty),
    reading: row.reading,
    sourceText: row.source_text,
    version: row.version,
    from,
    to,
    shares: given,
    breaksSeries: row.kind === 'split' && given.length === 0,
    files: files.map(({ unit_id, id, name }) => ({ unitId: unit_id, id, name })),
  };
}
