import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';

/** A document that replaces or repeals another one of the unit. */
export type Successor = {
  readonly id: string;
  readonly kind: 'replaces' | 'repeals';
  readonly printed: string;
  /** From when it is in force; null where that is not known, as of one from elsewhere. */
  readonly from: PlainDate | null;
};

/**
 * Whether a row of `document` was wholly replaced or repealed by a legal document of the unit that is in force on the day (Luật
 * 80/2015/QH13, Điều 154; since then Luật 64/2025/QH15). An end that somebody has said goes before it; and where it is said what of
 * the document ended, a repeal is of that part.
 */
export const isSucceeded = (
  on: PlainDate,
): RawBuilder<boolean> => sql<boolean>`(document.in_force_to is null and exists (
  select from document_link l
  join document s on s.unit_id = l.unit_id and s.id = l.document_id
  where l.unit_id = document.unit_id and l.to_unit_id = document.unit_id and l.to_document_id = document.id
    and (l.kind = 'replaces' or l.kind = 'repeals' and coalesce(document.partly_to, '') = '')
    and s.status = 'issued' and s.legal and s.in_force_from <= ${on}))`;

/** By document what replaces or repeals it, the first to come into force first. */
export async function successorsOf(
  db: Db,
  unitId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Successor[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Successor & { of: string }>`
    select l.to_document_id as of, s.id, l.kind, coalesce(s.printed, '') as printed, s.in_force_from::text as from
    from document_link l
    join document s on s.unit_id = l.unit_id and s.id = l.document_id
    where l.unit_id = ${unitId} and l.to_unit_id = ${unitId} and l.to_document_id = any(${[...ids]}::uuid[])
      and l.kind in ('replaces', 'repeals') and s.status in ('issued', 'received')
    order by s.in_force_from nulls last, l.made_at, l.id`.execute(db);
  const found = new Map<string, Successor[]>();
  for (const { of, ...successor } of rows) found.set(of, [...(found.get(of) ?? []), successor]);
  return found;
}
