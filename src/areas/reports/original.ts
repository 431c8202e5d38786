import { z } from 'zod';
import type { Db } from '../../base/database/database.ts';
import type { Files } from '../../base/files.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { findFile, handOut } from '../../base/stored-file.ts';
import { getOriginal } from './contract-original.ts';
import { isInSigned, objectOf, reportIn } from './pictures.ts';

const { answer } = handlersFor<{ readonly files: Files }>();

/** The files that figures came from, as they were brought. */
export const originalOperations = [
  answer(getOriginal, async ({ db, files, who }, { unitId, fileId }) => {
    const file = await findFile(db, unitId, fileId);
    const reportId = file === undefined ? null : reportIn(file);
    if (file === undefined || reportId === null) throw new Problem('not-found');
    const mayReadDraft = who!.grant('reports.readDraft', [unitId]) !== null;
    const isOpen = mayReadDraft || (await isInSigned(db, unitId, reportId, `"sha256":"${file.sha256}"`));
    if (!isOpen) throw new Problem('not-found');
    return handOut(files, file);
  }),
];

const FromFile = z.object({ sha256: z.string() });

/** The kept file that a figure was read from; null where it came otherwise. */
export async function originalOf(
  db: Db,
  { unitId, reportId }: { readonly unitId: string; readonly reportId: string },
  origin: unknown,
): Promise<{ readonly fileId: string; readonly name: string } | null> {
  const from = FromFile.safeParse(origin);
  if (!from.success) return null;
  const row = await db
    .selectFrom('stored_file')
    .select(['id as fileId', 'name'])
    .where('unit_id', '=', unitId)
    .where('object', '=', objectOf(reportId))
    .where('sha256', '=', from.data.sha256)
    .orderBy('added_at')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
