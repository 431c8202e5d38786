import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { documentsHolding, documentsReferred, filesReferred } from '../documents/referred.ts';
import type { EvidenceDoubt } from './fields.ts';
import type { TaskRow } from './task-row.ts';

type ProofFile = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly sha256: string;
};

/** A product of a task as it stands now: of a document, what its register says today. */
export type Proof = {
  readonly unitId: string;
  readonly taskId: string;
  readonly id: string;
  readonly title: string;
  readonly documentId: string | null;
  /** The one that was sent, or those that are attached to the document. */
  readonly files: readonly ProofFile[];
  /** Of the document. */
  readonly kind: string | null;
  readonly status: string | null;
  readonly datedOn: PlainDate | null;
  readonly sameReason: string | null;
  readonly addedBy: string;
  readonly addedAt: Date;
};

export type Evidence = Proof & {
  /** Other tasks of the unit that the same document, or a file of the same bytes, proves. */
  readonly alsoProves: readonly string[];
};

type Place = Pick<TaskRow, 'unit_id' | 'id'>;

/** What proves a task, in the order in which it came. */
export const evidenceOf = (db: Db | Tx, task: Place): Promise<Evidence[]> => evidenceOfMany(db, [task]);

/** What proves tasks of any units; as many statements for many as for one. */
export async function evidenceOfMany(db: Db | Tx, tasks: readonly Place[]): Promise<Evidence[]> {
  const proofs = await proofsOf(db, tasks);
  const others = await otherUses(
    db,
    proofs.map(({ files, ...proof }) => ({ ...proof, hashes: files.map(({ sha256 }) => sha256) })),
  );
  return proofs.map((proof) => ({
    ...proof,
    alsoProves: others.get(proof.unitId + proof.id) ?? [],
  }));
}

type Row = Omit<Proof, 'files' | 'kind' | 'status'> & {
  readonly fileId: string | null;
  readonly name: string | null;
  readonly type: string | null;
  readonly sha256: string | null;
};

/** The products of tasks with their files; what was withdrawn proves nothing. */
export async function proofsOf(db: Db | Tx, tasks: readonly Place[]): Promise<Proof[]> {
  if (tasks.length === 0) return [];
  const { rows } = await sql<Row>`
    with asked as (
      select unnest(${tasks.map(({ unit_id }) => unit_id)}::uuid[]) as unit_id,
        unnest(${tasks.map(({ id }) => id)}::uuid[]) as task_id)
    select e.unit_id as "unitId", e.task_id as "taskId", e.id, e.title, e.document_id as "documentId",
      e.file_id as "fileId", f.name, f.type, f.sha256, e.dated_on as "datedOn",
      e.same_reason as "sameReason", e.added_by as "addedBy", e.added_at as "addedAt"
    from asked join task_evidence e using (unit_id, task_id)
    left join stored_file f on f.unit_id = e.unit_id and f.id = e.file_id
    where e.withdrawn_at is null
    order by e.added_at, e.id`.execute(db);
  const places = rows.flatMap(({ unitId, documentId }) =>
    documentId === null ? [] : [{ unitId, documentId }],
  );
  const documents = await documentsReferred(db, places);
  const byDocument = new Map(documents.map((one) => [one.unitId + one.id, one]));
  const attached = Map.groupBy(await filesReferred(db, places), (file) => file.unitId + file.documentId);
  return rows.map(({ fileId, name, type, sha256, ...row }) => {
    const key = row.unitId + row.documentId;
    const sent = fileId === null ? [] : [{ id: fileId, name: name!, type: type!, sha256: sha256! }];
    const { kind = null, status = null, issuedOn = null } = byDocument.get(key) ?? {};
    const files = row.documentId === null ? sent : (attached.get(key) ?? []);
    return { ...row, kind, status, datedOn: issuedOn ?? row.datedOn, files };
  });
}

/** A product by what it is: its document, and the bytes of its files. */
type Used = Pick<Proof, 'unitId' | 'taskId' | 'id' | 'documentId'> & { readonly hashes: readonly string[] };

/**
 * Titles of the other tasks of its unit that each product proves too, as the same document, or as a file of the same bytes that was
 * sent or is attached to any document; by unit and id of the product.
 */
export async function otherUses(
  db: Db | Tx,
  products: readonly Used[],
): Promise<ReadonlyMap<string, string[]>> {
  const hashes = products.flatMap(({ unitId, hashes: own }) => own.map((sha256) => ({ unitId, sha256 })));
  const holding = Map.groupBy(await documentsHolding(db, hashes), (one) => one.unitId + one.sha256);
  const sought = products.flatMap((product) => {
    const { unitId, documentId, hashes: own } = product;
    const holders = own.flatMap((sha256) => holding.get(unitId + sha256) ?? []);
    const documentIds = [
      ...holders.map((one) => one.documentId),
      ...(documentId === null ? [] : [documentId]),
    ];
    return [
      ...[...new Set(documentIds)].map((id) => ({ ...product, documentId: id, sha256: null })),
      ...own.map((sha256) => ({ ...product, documentId: null, sha256 })),
    ];
  });
  if (sought.length === 0) return new Map();
  const { rows } = await sql<{ unitId: string; id: string; title: string }>`
    with sought as (
      select unnest(${sought.map(({ unitId }) => unitId)}::uuid[]) as unit_id, unnest(${sought.map(({ taskId }) => taskId)}::uuid[]) as task_id,
        unnest(${sought.map(({ id }) => id)}::uuid[]) as id, unnest(${sought.map(({ documentId }) => documentId)}::uuid[]) as document_id,
        unnest(${sought.map(({ sha256 }) => sha256)}::text[]) as sha256
    ), used as (
      select s.unit_id, s.id, s.task_id, e.task_id as other_id from sought s
      join task_evidence e on e.unit_id = s.unit_id and e.document_id = s.document_id where e.withdrawn_at is null
      union
      select s.unit_id, s.id, s.task_id, e.task_id from sought s
      join stored_file f on f.unit_id = s.unit_id and f.sha256 = s.sha256
      join task_evidence e on e.unit_id = f.unit_id and e.file_id = f.id where e.withdrawn_at is null
    )
    select distinct u.unit_id as "unitId", u.id, t.title from used u join task t on t.unit_id = u.unit_id and t.id = u.other_id
    where u.other_id <> u.task_id and t.status <> 'cancelled' order by t.title`.execute(db);
  const found = Map.groupBy(rows, (row) => row.unitId + row.id);
  return new Map([...found].map(([key, each]) => [key, each.map(({ title }) => title)]));
}

type Wanted = Pick<TaskRow, 'product_kind' | 'given_on' | 'starts_on' | 'done_on'>;

/** A file as pages show it; the digital signatures of a .pdf can be verified. */
export const fileView = ({ id, name, type }: ProofFile) => ({ id, name, isPdf: type === 'application/pdf' });

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
