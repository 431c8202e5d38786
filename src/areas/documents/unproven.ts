import { sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import { mostGaps } from './contract-registers.ts';

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
