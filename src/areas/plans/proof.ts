import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import type { EvidenceDoubt } from './fields.ts';
import type { TaskRow } from './task-row.ts';

/** A product of a task as it stands now: of a document, what its register says today. */
export type Evidence = {
  readonly unitId: string;
  readonly taskId: string;
  readonly id: string;
  readonly title: string;
  readonly documentId: string | null;
  readonly fileId: string | null;
  readonly fileType: string | null;
  /** Of the document. */
  readonly kind: string | null;
  readonly status: string | null;
  readonly datedOn: PlainDate | null;
  readonly sameReason: string | null;
  readonly addedBy: string;
  readonly addedAt: Date;
  /** Other tasks of the unit that the same document, or a file of the same bytes, proves. */
  readonly alsoProves: readonly string[];
};

type Place = Pick<TaskRow, 'unit_id' | 'id'>;

/** What proves a task, in the order in which it came. */
export const evidenceOf = (db: Db | Tx, task: Place): Promise<Evidence[]> => evidenceOfMany(db, [task]);

/** What proves tasks of any units; one statement for all. */
export async function evidenceOfMany(db: Db | Tx, tasks: readonly Place[]): Promise<Evidence[]> {
  if (tasks.length === 0) return [];
  const { rows } = await sql<Evidence>`
    with asked as (
      select unnest(${tasks.map(({ unit_id }) => unit_id)}::uuid[]) as unit_id,
        unnest(${tasks.map(({ id }) => id)}::uuid[]) as task_id)
    select e.unit_id as "unitId", e.task_id as "taskId", e.id, e.title, e.document_id as "documentId",
      e.file_id as "fileId", f.type as "fileType", d.kind, d.status, coalesce(d.issued_on, e.dated_on) as "datedOn",
      e.same_reason as "sameReason", e.added_by as "addedBy", e.added_at as "addedAt",
      array(
        select distinct t.title from task_evidence o join task t on t.unit_id = o.unit_id and t.id = o.task_id
          left join stored_file of on of.unit_id = o.unit_id and of.id = o.file_id
        where o.unit_id = e.unit_id and o.task_id <> e.task_id and o.withdrawn_at is null and t.status <> 'cancelled'
          and (o.document_id = e.document_id or of.sha256 = f.sha256)) as "alsoProves"
    from asked join task_evidence e using (unit_id, task_id)
    left join document d on d.unit_id = e.unit_id and d.id = e.document_id
    left join stored_file f on f.unit_id = e.unit_id and f.id = e.file_id
    where e.withdrawn_at is null
    order by e.added_at, e.id`.execute(db);
  return rows;
}

type Wanted = Pick<TaskRow, 'product_kind' | 'given_on' | 'starts_on' | 'done_on'>;

/** Whether its digital signatures can be verified. */
export const isPdf = ({ fileType }: Pick<Evidence, 'fileType'>): boolean => fileType === 'application/pdf';

/**
 * What looks wrong with a product, for who confirms to weigh; a file shows not its kind, and whether a .pdf was signed is asked for by
 * itself.
 */
export function doubtsOf(evidence: Evidence, task: Wanted): EvidenceDoubt[] {
  const { documentId, kind, status, datedOn, alsoProves } = evidence;
  const begun = task.starts_on ?? task.given_on;
  const isSigned = status === 'signed' || status === 'issued' || status === 'received';
  return [
    ...(task.product_kind !== null && documentId !== null && kind !== task.product_kind
      ? (['kind'] as const)
      : []),
    ...(documentId !== null && !isSigned ? (['unsigned'] as const) : []),
    ...(datedOn !== null && begun !== null && datedOn < begun ? (['early'] as const) : []),
    ...(datedOn !== null && task.done_on !== null && datedOn > task.done_on ? (['afterDone'] as const) : []),
    ...(alsoProves.length > 0 ? (['same'] as const) : []),
  ];
}
