import type { Db, Tx } from '../../base/database/database.ts';
import type { Files } from '../../base/files.ts';
import { Problem, refuseIssues } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { findFile, handOut, nameFile } from '../../base/stored-file.ts';
import { checkedType } from '../../formats/checked-type.ts';
import { cleanPicture } from '../../formats/image/clean-picture.ts';
import type { Units } from '../units/tree.ts';
import { lockOwn } from './answering.ts';
import { addPicture, getPicture, largestPicture } from './contract-pictures.ts';
import type { Frozen } from './frozen.ts';
import type { Block } from './narrative.ts';
import { getReportRow, type ReportRow, refuseUnless } from './report-row.ts';
import { draftWords } from './words.ts';
import { refuseOfOther } from './working.ts';

const { answer, performAfter } = handlersFor<{ readonly files: Files; readonly units: Units }>();

const pictureTypes = ['image/png', 'image/jpeg'] as const;

/** Pictures of narratives: files of the unit, named by their place in the text. */
export const pictureOperations = [
  performAfter(
    addPicture,
    // The bytes are stored before the row that names them: a row never points to nothing.
    async ({ db, files, who }, { unitId, reportId, content, typedBy }) => {
      refuseOfOther(who, typedBy);
      refuseUnless(await getReportRow(db, unitId, reportId), 'assigned');
      const sent = new Uint8Array(Buffer.from(content, 'base64'));
      const type = await checkedType(sent, pictureTypes, largestPicture);
      const bytes = await cleanPicture(sent, type);
      return { type, size: bytes.length, sha256: await files.put(bytes) };
    },
    async (context, { unitId, reportId, fileId, name }) => {
      const { tx, now, who, prepared, changed } = context;
      refuseUnless(await lockOwn(context, unitId, reportId), 'assigned');
      const { sha256, type, size } = prepared;
      const named = await nameFile(tx, {
        unit_id: unitId,
        id: fileId,
        sha256,
        name,
        type,
        bytes: size,
        object: objectOf(reportId),
        added_by: who!.personId!,
        added_at: now,
      });
      if (named)
        changed({
          kind: 'report',
          id: reportId,
          before: null,
          after: { picture: fileId, sha256, type, size },
        });
      return { fileId };
    },
  ),

  answer(getPicture, async ({ db, files, who }, { unitId, fileId }) => {
    const file = await findFile(db, unitId, fileId);
    if (file === undefined || !isPicture(file)) throw new Problem('not-found');
    const mayReadDraft = who!.grant('reports.readDraft', [unitId]) !== null;
    const isOpen = mayReadDraft || (await isInSigned(db, unitId, reportIn(file)!, `"fileId":"${fileId}"`));
    if (!isOpen) throw new Problem('not-found');
    return handOut(files, file);
  }),
];

/** Whether a version of the report that was signed names the file so; what people write bears no such quotation marks. */
export async function isInSigned(db: Db, unitId: string, reportId: string, named: string): Promise<boolean> {
  const row = await db
    .selectFrom('report_version')
    .select('number')
    .where('unit_id', '=', unitId)
    .where('report_id', '=', reportId)
    .where('content', 'like', `%${named}%`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which pictures a text has, by what their bytes are: what is signed is signed with them. */
export async function picturesSigned(
  tx: Tx,
  { unit_id }: Pick<ReportRow, 'unit_id'>,
  blocks: readonly Block[],
): Promise<Pick<Frozen, 'pictures'>> {
  const ids = blocks.flatMap((block) => (block.type === 'picture' ? [block.attrs.fileId] : []));
  if (ids.length === 0) return {};
  const rows = await tx
    .selectFrom('stored_file')
    .select(['id', 'sha256'])
    .where('unit_id', '=', unit_id)
    .where('id', 'in', ids)
    .execute();
  return { pictures: Object.fromEntries(rows.map(({ id, sha256 }) => [id, sha256])) };
}

/** How a file is named that belongs to a report. */
export const objectOf = (reportId: string): string => `report:${reportId}`;

/** The report that a file belongs to; null where it belongs to something else. */
export const reportIn = ({ object }: { readonly object: string }): string | null =>
  object.startsWith(objectOf('')) ? object.slice(objectOf('').length) : null;

/** Each picture in the text is a picture that was put into this report; throws which one is not. */
export async function refuseForeignPictures(
  tx: Tx,
  { unit_id, id }: Pick<ReportRow, 'unit_id' | 'id'>,
  content: readonly Block[],
): Promise<void> {
  const named = content.flatMap((block, at) =>
    block.type === 'picture' ? [{ at, fileId: block.attrs.fileId }] : [],
  );
  if (named.length === 0) return;
  const rows = await tx
    .selectFrom('stored_file')
    .select('id')
    .where('unit_id', '=', unit_id)
    .where('object', '=', objectOf(id))
    .where('type', 'in', pictureTypes)
    .where(
      'id',
      'in',
      named.map(({ fileId }) => fileId),
    )
    .execute();
  const known = new Set(rows.map((row) => row.id));
  refuseIssues(
    named
      .filter(({ fileId }) => !known.has(fileId))
      .map(({ at }) => ({ path: ['content', at], message: draftWords.noSuchPicture })),
  );
}

/** Other files that belong to reports are no pictures. */
const isPicture = ({ object, type }: { readonly object: string; readonly type: string }) =>
  reportIn({ object }) !== null && (pictureTypes as readonly string[]).includes(type);
