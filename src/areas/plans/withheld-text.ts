import { sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import { documentsReferred } from '../documents/referred.ts';

type Place = { readonly unitId: string; readonly id: string };

/**
 * Which of the tasks, by unit and id, rest on a document that was withheld, their own, their plan's, or that of the task above that they
 * were handed down from: their words may be those of the document, and what leaves the house does not repeat them.
 */
export async function restingOnWithheld(db: Db, tasks: readonly Place[]): Promise<ReadonlySet<string>> {
  if (tasks.length === 0) return new Set();
  const { rows } = await sql<{ task: string; unitId: string; documentId: string }>`
    with recursive above as (
      select a.unit_id || a.id::text as task, a.unit_id, a.id
      from (select unnest(${tasks.map(({ unitId }) => unitId)}::uuid[]) as unit_id, unnest(${tasks.map(({ id }) => id)}::uuid[]) as id) a
      union
      select a.task, t.origin_unit_id, t.origin_id from above a join task t on t.unit_id = a.unit_id and t.id = a.id
      where t.origin_id is not null)
    select a.task, a.unit_id as "unitId", coalesce(t.document_id, p.document_id) as "documentId"
    from above a join task t on t.unit_id = a.unit_id and t.id = a.id
    left join plan p on p.unit_id = t.unit_id and p.id = t.plan_id
    where coalesce(t.document_id, p.document_id) is not null`.execute(db);
  const documents = await documentsReferred(db, rows);
  const withheld = new Set(documents.filter((one) => one.withheld).map(({ unitId, id }) => unitId + id));
  return new Set(
    rows.filter(({ unitId, documentId }) => withheld.has(unitId + documentId)).map(({ task }) => task),
  );
}
