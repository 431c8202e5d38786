import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import type { Fate } from './contract-counted.ts';

/** The place of a list: of which unit, what it counted, in which days. */
export type Listing = {
  readonly unitId: string;
  readonly id: string;
  readonly measure: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
};

/** A row as it was counted. */
export type Entry = { readonly id: string; readonly version: number };

/** In bytes: a uuid and an int4. */
const entrySize = 20;

/**
 * Keeps the rows that a query gives (`id`, `version`, `place`), in the order of `place`; the database reads them and writes them, so
 * that their number costs no memory here. Gives how many there are, and the SHA-256 of the list in hexadecimal.
 */
export async function keepList(
  tx: Tx,
  { unitId, id, measure, from, to }: Listing,
  at: Date,
  rows: RawBuilder<unknown>,
): Promise<{ count: number; hash: string }> {
  const { rows: kept } = await sql<{ count: number; hash: string }>`
    insert into counted_list (unit_id, id, measure, from_day, to_day, kept_at, entries)
    select ${unitId}, ${id}, ${measure}, ${from}, ${to}, ${at},
      coalesce(string_agg(uuid_send(r.id) || int4send(r.version), ''::bytea order by r.place), ''::bytea)
    from (${rows}) r
    returning length(entries) / ${sql.lit(entrySize)} as count, encode(sha256(entries), 'hex') as hash`.execute(
    tx,
  );
  return kept[0]!;
}

/** When a list was kept, how long it is, and some of it; undefined where it is not there, or is of something else. */
export async function findKept(
  db: Db,
  { unitId, id, measure, from, to }: Listing,
  start: number,
  size: number,
): Promise<{ at: string; count: number; entries: Entry[] } | undefined> {
  const { rows } = await sql<{ at: Date; count: number; entries: Entry[] }>`
    with kept as (
      select kept_at as at, length(entries) / ${sql.lit(entrySize)} as count,
        substring(entries from (least(${start}::bigint * ${sql.lit(entrySize)}, length(entries)) + 1)::int
          for ${size * entrySize}::int) as part
      from counted_list where unit_id = ${unitId} and id = ${id} and measure = ${measure}
        and from_day = ${from}::date and to_day = ${to}::date)
    select at, count, coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', encode(substring(part from n * ${sql.lit(entrySize)} + 1 for 16), 'hex')::uuid,
        'version', ('x' || encode(substring(part from n * ${sql.lit(entrySize)} + 17 for 4), 'hex'))::bit(32)::int) order by n)
      from generate_series(0, length(part) / ${sql.lit(entrySize)} - 1) n), '[]') as entries
    from kept`.execute(db);
  const [kept] = rows;
  return kept === undefined ? undefined : { ...kept, at: kept.at.toISOString() };
}

/** What became of a row: null where it is as it was. */
export const fateOf = ({ version }: Entry, now: { version: number; counted: boolean }): Fate | null =>
  !now.counted ? 'gone' : now.version === version ? null : 'changed';

/** Forgets lists; of figures that were never signed. */
export async function dropLists(tx: Tx, unitId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom('counted_list')
    .where('unit_id', '=', unitId)
    .where('id', 'in', [...ids])
    .execute();
}

/** The SHA-256 of lists of these units, in hexadecimal, by id. */
export async function hashesOf(
  db: Db,
  unitIds: readonly string[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; hash: string }>`
    select id, encode(sha256(entries), 'hex') as hash from counted_list
    where unit_id = any(${[...unitIds]}::uuid[]) and id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}
