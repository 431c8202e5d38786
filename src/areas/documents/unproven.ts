import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import { mostGaps } from './contract-registers.ts';
import { type Counting, countedUnits, findMeasure } from './measures.ts';

/**
 * Of rows of `document`: it is said to have been sent digitally signed, and no file of it bears a signature that was verified. It is
 * counted as it says, for the office system may hold what was signed; the doubt is told beside the figure.
 */
export const isUnproven = sql<boolean>`(document.sent_as = 'signed-electronic' and not document.withheld
  and not exists (select from document_file f where f.unit_id = document.unit_id and f.document_id = document.id
    and f.removed_at is null and f.signed))`;

type Place = { readonly unitId: string; readonly registerId: string; readonly year: number };

/** The issued documents of a register in a year that nothing shows to be signed digitally, and how many files each has. */
export async function unprovenLines(db: Db, { unitId, registerId, year }: Place) {
  const { rows } = await sql<{ documentId: string; printed: string; files: number; all: number }>`
    select id as "documentId", coalesce(printed, '') as printed, count(*) over ()::integer as all,
      (select count(*)::integer from document_file f where f.unit_id = document.unit_id and f.document_id = document.id
        and f.removed_at is null) as files
    from document
    where unit_id = ${unitId} and register_id = ${registerId} and year = ${year} and status = 'issued' and ${isUnproven}
    order by series, number, suffix limit ${mostGaps}`.execute(db);
  const documents = rows.map(({ all: _, ...one }) => one);
  return { count: rows[0]?.all ?? 0, documents };
}

/** How many rows of figures no file bears out, by indicator; indicators without such rows are not there. */
export async function unprovenIn(
  db: Db | Tx,
  unitId: string,
  countings: readonly Counting[],
): Promise<ReadonlyMap<string, number>> {
  const parts = countings.flatMap(({ indicator, window }) => {
    const measure = findMeasure(indicator);
    if (measure?.bySignature === undefined) return [];
    return sql`select ${indicator}::text as indicator, count(*)::integer as unproven
      from document where ${countedUnits(measure, unitId, window)} and ${measure.where(window)} and ${isUnproven}`;
  });
  if (parts.length === 0) return new Map();
  const { rows } = await sql<{ indicator: string; unproven: number }>`
    ${sql.join(parts, sql` union all `)}`.execute(db);
  return new Map(rows.flatMap((one) => (one.unproven === 0 ? [] : [[one.indicator, one.unproven] as const])));
}

/** Of documents in a list behind a figure, those that no file bears out. */
export async function unprovenAmong(
  db: Db,
  unitId: string,
  { indicator, window }: Counting,
  ids: readonly (string | null)[],
): Promise<ReadonlySet<string>> {
  const measure = findMeasure(indicator);
  if (measure?.bySignature === undefined) return new Set();
  const { rows } = await sql<{ id: string }>`select id from document
    where ${countedUnits(measure, unitId, window)} and id = any(${[...ids]}::uuid[]) and ${isUnproven}`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}
