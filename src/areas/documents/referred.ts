import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';

/** A document that another register refers to, as its own says it stands. */
export type Referred = {
  readonly unitId: string;
  readonly id: string;
  readonly kind: string | null;
  readonly printed: string | null;
  readonly issuedOn: PlainDate | null;
  readonly status: string;
  readonly withheld: boolean;
};
type Place = { readonly unitId: string; readonly documentId: string };

const column = (values: readonly string[]) => sql`unnest(${[...values]}::uuid[])`;
const placesSql = (places: readonly Place[]) =>
  sql`select ${column(places.map(({ unitId }) => unitId))} as unit_id, ${column(places.map(({ documentId }) => documentId))} as id`;

/** Documents of any units by both their keys; one statement for all. */
export async function documentsReferred(db: Db | Tx, places: readonly Place[]): Promise<Referred[]> {
  if (places.length === 0) return [];
  const { rows } = await sql<Referred>`
    with asked as (${placesSql(places)})
    select distinct d.unit_id as "unitId", d.id, d.kind, d.printed, d.issued_on as "issuedOn", d.status, d.withheld
    from asked join document d using (unit_id, id)`.execute(db);
  return rows;
}

/** Number and symbol of documents of a unit by id, or what they are about where they have none; one statement for all. */
export async function printedOf(
  db: Db | Tx,
  unitId: string,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('document')
    .select(['id', 'printed', 'subject'])
    .where('unit_id', '=', unitId)
    .where('id', 'in', wanted)
    .execute();
  return new Map(rows.map(({ id, printed, subject }) => [id, printed ?? subject]));
}

export type ReferredFile = {
  readonly unitId: string;
  readonly documentId: string;
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly sha256: string;
};

/** The files of documents of any units in the order in which they were attached; none of what is withheld, and none that was taken away. */
export async function filesReferred(db: Db | Tx, places: readonly Place[]): Promise<ReferredFile[]> {
  if (places.length === 0) return [];
  const { rows } = await sql<ReferredFile>`
    with asked as (select distinct * from (${placesSql(places)}) as each)
    select a.unit_id as "unitId", a.id as "documentId", f.id, s.name, s.type, f.sha256
    from asked a join document d using (unit_id, id)
    join document_file f on f.unit_id = a.unit_id and f.document_id = a.id and f.removed_at is null
    join stored_file s on s.unit_id = f.unit_id and s.id = f.id and s.erased is null
    where not d.withheld order by f.added_at, f.id`.execute(db);
  return rows;
}

/** Which documents of a unit have a file of these bytes attached. */
export async function documentsHolding(
  db: Db | Tx,
  wanted: readonly { readonly unitId: string; readonly sha256: string }[],
): Promise<Pick<ReferredFile, 'unitId' | 'documentId' | 'sha256'>[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<Pick<ReferredFile, 'unitId' | 'documentId' | 'sha256'>>`
    with asked as (
      select distinct ${column(wanted.map(({ unitId }) => unitId))} as unit_id, unnest(${wanted.map(({ sha256 }) => sha256)}::text[]) as sha256)
    select distinct f.unit_id as "unitId", f.document_id as "documentId", f.sha256
    from asked a join document_file f on f.unit_id = a.unit_id and f.sha256 = a.sha256
    where f.removed_at is null`.execute(db);
  return rows;
}
