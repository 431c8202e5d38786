import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import { Problem, refuseIssues } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { findFile, handOut, nameFile } from '../../base/stored-file.ts';
import { filledWord } from '../../base/word.ts';
import { attachable, checkedType } from '../../formats/checked-type.ts';
import { type FileServices, readOpen } from '../documents/files.ts';
import { filesReferred } from '../documents/referred.ts';
import { signaturesOf } from '../documents/signatures/reading-out.ts';
import type { Trust } from '../documents/signatures/trust.ts';
import type { Units } from '../units/tree.ts';
import {
  addEvidence,
  getEvidence,
  largestEvidence,
  verifyEvidence,
  withdrawEvidence,
} from './contract-tasks.ts';
import { documentIssues } from './document-of.ts';
import { refuseStrangers } from './given.ts';
import { otherUses, proofsOf } from './proof.ts';
import { actOnTask, getTaskRow, lockTask, refuseUnless } from './task-row.ts';
import { taskWords } from './words.ts';

type Services = FileServices & {
  readonly units: Units;
  readonly installation: { readonly kind: 'demo' | 'real' };
  readonly trust: Trust;
};
const { answer, perform, performAfter } = handlersFor<Services>();

/** Products of tasks: documents of the register, or files. */
export const evidenceOperations = [
  performAfter(
    addEvidence,
    // The bytes are stored before the row that names them: a row never points to nothing.
    async ({ db, files, readDocument, who, grant }, { unitId, taskId, file, documentId }) => {
      if ((file === null) === (documentId === null))
        throw new Problem('input-invalid', { message: taskWords.evidenceOneOf });
      const task = await getTaskRow(db, unitId, taskId);
      await refuseStrangers(db, task, who!, grant!, true);
      refuseUnless(task, 'evidenceAdded');
      if (file === null) return null;
      const bytes = new Uint8Array(Buffer.from(file.content, 'base64'));
      const type = await checkedType(bytes, attachable, largestEvidence);
      await readOpen(readDocument, bytes, file.name, ['file', 'content']);
      return { type, size: bytes.length, sha256: await files.put(bytes) };
    },
    async (context, input) => {
      const { tx, now, who, prepared, changed } = context;
      const { unitId, taskId, id, title, documentId, file, sameReason } = input;
      const task = await lockTask(tx, unitId, taskId);
      if (await isThere(tx, unitId, taskId, id)) return { id };
      refuseUnless(task, 'evidenceAdded');
      if (documentId !== null)
        refuseIssues(await documentIssues(tx, unitId, { documentId, documentPrinted: null }));
      const hashes = await hashesOf(tx, unitId, documentId, prepared?.sha256 ?? null);
      await waitForProof(tx, unitId, [...(documentId === null ? [] : [documentId]), ...hashes]);
      if (sameReason === null) await refuseUsed(tx, { unitId, taskId, id, documentId, hashes });
      if (prepared !== null)
        await nameFile(tx, {
          unit_id: unitId,
          id,
          sha256: prepared.sha256,
          name: file!.name,
          type: prepared.type,
          bytes: prepared.size,
          object: `task:${taskId}`,
          added_by: who!.personId!,
          added_at: now,
        });
      await tx
        .insertInto('task_evidence')
        .values({
          ...{ unit_id: unitId, id, task_id: taskId, document_id: documentId, title },
          ...{ file_id: prepared === null ? null : id, dated_on: file?.datedOn ?? null },
          ...{ same_reason: sameReason, added_by: who!.personId!, added_at: now },
        })
        .execute();
      const sha256 = prepared?.sha256 ?? null;
      const detail = { evidence: title, documentId, sha256, sameReason };
      await actOnTask(context, task, { kind: 'evidenceAdded', detail });
      changed({ kind: 'task', id: taskId, before: null, after: detail });
      return { id };
    },
  ),

  perform(withdrawEvidence, async (context, { unitId, taskId, id }) => {
    const { tx, now, who, grant, changed } = context;
    const task = await lockTask(tx, unitId, taskId);
    await refuseStrangers(tx, task, who!, grant!, true);
    if (!(await isThere(tx, unitId, taskId, id))) throw new Problem('not-found');
    refuseUnless(task, 'evidenceWithdrawn');
    const gone = await tx
      .updateTable('task_evidence')
      .set({ withdrawn_by: who!.personId!, withdrawn_at: now })
      .where('unit_id', '=', unitId)
      .where('task_id', '=', taskId)
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .returning('title')
      .executeTakeFirst();
    if (gone === undefined) return { id };
    const detail = { evidence: gone.title };
    await actOnTask(context, task, { kind: 'evidenceWithdrawn', detail });
    changed({ kind: 'task', id: taskId, before: detail, after: null });
    return { id };
  }),

  answer(getEvidence, async ({ db, files }, asked) => handOut(files, await fileFor(db, asked))),

  answer(verifyEvidence, async (context, asked) => {
    const { db, files } = context;
    const file = await fileFor(db, asked);
    if (file.type !== 'application/pdf')
      throw new Problem('input-invalid', { message: taskWords.evidenceNotPdf });
    const { bytes } = await handOut(files, file);
    return signaturesOf(bytes, context);
  }),
];

type Seen = {
  readonly viewerId: string;
  readonly unitId: string;
  readonly taskId: string;
  readonly id: string;
  readonly fileId: string;
};

/**
 * A file of a product, for the own unit and those above who gave the task: what was sent, or is attached to its document, and nothing
 * else of the register that this stands in. Throws `not-found`.
 */
async function fileFor(db: Db, { viewerId, unitId, taskId, id, fileId }: Seen) {
  const isOpen = viewerId === unitId || (await isGivenBy(db, viewerId, unitId, taskId));
  const proofs = isOpen ? await proofsOf(db, [{ unit_id: unitId, id: taskId }]) : [];
  const isFile = proofs.some((proof) => proof.id === id && proof.files.some((file) => file.id === fileId));
  const file = isFile ? await findFile(db, unitId, fileId) : undefined;
  if (file === undefined) throw new Problem('not-found');
  return file;
}

/** The row under this id; throws `already-there` where it proves another task. */
async function isThere(db: Db | Tx, unitId: string, taskId: string, id: string) {
  const row = await db
    .selectFrom('task_evidence')
    .select(['id', 'task_id'])
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row !== undefined && row.task_id !== taskId) throw new Problem('not-found');
  return row;
}

/** Whether the unit gave this task, or the one it came of, however far above. */
async function isGivenBy(db: Db, viewerId: string, unitId: string, taskId: string): Promise<boolean> {
  const { rows } = await sql<{ unit_id: string }>`
    with recursive above as (
      select origin_unit_id as unit_id, origin_id as id from task where unit_id = ${unitId} and id = ${taskId}
      union
      select t.origin_unit_id, t.origin_id from above a join task t on t.unit_id = a.unit_id and t.id = a.id)
    select unit_id from above where unit_id = ${viewerId}`.execute(db);
  return rows.length > 0;
}

/** Of the files that a product consists of. */
async function hashesOf(
  tx: Tx,
  unitId: string,
  documentId: string | null,
  sha256: string | null,
): Promise<string[]> {
  if (documentId === null) return sha256 === null ? [] : [sha256];
  const files = await filesReferred(tx, [{ unitId, documentId }]);
  return [...new Set(files.map((file) => file.sha256))];
}

/** Of two who prove tasks by the same thing at once, the second sees what the first has done; both wait in one order. */
async function waitForProof(tx: Tx, unitId: string, proofs: readonly string[]): Promise<void> {
  for (const proof of [...proofs].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${unitId} ${proof}`}, 0))`.execute(tx);
}

/** The same document, or a file of the same bytes, proves another task only with a reason. */
async function refuseUsed(tx: Tx, product: Parameters<typeof otherUses>[1][number]): Promise<void> {
  const [title] = [...(await otherUses(tx, [product])).values()].flat();
  if (title === undefined) return;
  refuseIssues([{ path: ['sameReason'], message: filledWord(taskWords.usedElsewhere, { title }) }]);
}
