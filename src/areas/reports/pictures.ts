import type { Db, Tx } from '../../base/database/database.ts';
import type { Files } from '../../base/files.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { checkedType } from '../../formats/checked-type.ts';
import { addPicture, getPicture, largestPicture } from './contract-pictures.ts';
import { editable } from './life.ts';
import { getReportRow, refuseUnless } from './report-row.ts';

const { answer, performAfter } = handlersFor<{ readonly files: Files }>();

/** Pictures of narratives: files of the unit, named by their place in the text. */
export const pictureOperations = [
  performAfter(
    addPicture,
    // The bytes are stored before the row that names them: a row never points to nothing.
    async ({ db, files }, { unitId, reportId, content }) => {
      await refuseUnwritable(db, unitId, reportId);
      const bytes = new Uint8Array(Buffer.from(content, 'base64'));
      const type = await checkedType(bytes, ['image/png', 'image/jpeg'], largestPicture);
      return { type, size: bytes.length, sha256: await files.put(bytes) };
    },
    async ({ tx, now, who, prepared, changed }, { unitId, reportId, fileId, name }) => {
      await refuseUnwritable(tx, unitId, reportId);
      const { sha256, type, size } = prepared;
      const made = await tx
        .insertInto('stored_file')
        .values({
          unit_id: unitId,
          id: fileId,
          sha256,
          name,
          type,
          bytes: size,
          object: `report:${reportId}`,
          added_by: who!.personId!,
          added_at: now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      const isRepeat = made.numInsertedOrUpdatedRows === 0n;
      // The same picture sent twice under one id is there; another one is not put in its place.
      if (isRepeat && (await find(tx, unitId, fileId))?.sha256 !== sha256) throw new Problem('already-there');
      if (!isRepeat)
        changed({
          kind: 'report',
          id: reportId,
          before: null,
          after: { picture: fileId, sha256, type, size },
        });
      return { fileId };
    },
  ),

  answer(getPicture, async ({ db, files }, { unitId, fileId }) => {
    const file = await find(db, unitId, fileId);
    const bytes = file === undefined ? null : await files.get(file.sha256);
    if (file === undefined || bytes === null) throw new Problem('not-found');
    return { name: file.name, type: file.type, bytes };
  }),
];

/** Nothing is put into a report that is closed or sent. */
async function refuseUnwritable(db: Db | Tx, unitId: string, reportId: string): Promise<void> {
  const report = await getReportRow(db, unitId, reportId);
  if (!editable.includes(report.status)) refuseUnless(report, 'assigned');
}

/** Other files that belong to reports are no pictures. */
const find = (db: Db | Tx, unitId: string, fileId: string) =>
  db
    .selectFrom('stored_file')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', fileId)
    .where('object', 'like', 'report:%')
    .where('type', 'in', ['image/png', 'image/jpeg'])
    .executeTakeFirst();
