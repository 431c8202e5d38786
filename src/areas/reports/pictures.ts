import type { Db, Tx } from '../../base/database/database.ts';
import type { Files } from '../../base/files.ts';
import { handlersFor } from '../../base/run.ts';
import { findFile, handOut, nameFile } from '../../base/stored-file.ts';
import { storeChecked } from '../../formats/checked-type.ts';
import { addPicture, getPicture, largestPicture } from './contract-pictures.ts';
import { editable } from './life.ts';
import { getReportRow, refuseUnless } from './report-row.ts';

const { answer, performAfter } = handlersFor<{ readonly files: Files }>();

const pictureTypes = ['image/png', 'image/jpeg'] as const;

/** Pictures of narratives: files of the unit, named by their place in the text. */
export const pictureOperations = [
  performAfter(
    addPicture,
    // The bytes are stored before the row that names them: a row never points to nothing.
    async ({ db, files }, { unitId, reportId, content }) => {
      await refuseUnwritable(db, unitId, reportId);
      return storeChecked(files, content, pictureTypes, largestPicture);
    },
    async ({ tx, now, who, prepared, changed }, { unitId, reportId, fileId, name }) => {
      await refuseUnwritable(tx, unitId, reportId);
      const { sha256, type, size } = prepared;
      const named = await nameFile(tx, {
        unit_id: unitId,
        id: fileId,
        sha256,
        name,
        type,
        bytes: size,
        object: `report:${reportId}`,
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

  answer(getPicture, async ({ db, files }, { unitId, fileId }) => {
    const file = await findFile(db, unitId, fileId);
    return handOut(files, file && isPicture(file) ? file : undefined);
  }),
];

/** Nothing is put into a report that is closed or sent. */
async function refuseUnwritable(db: Db | Tx, unitId: string, reportId: string): Promise<void> {
  const report = await getReportRow(db, unitId, reportId);
  if (!editable.includes(report.status)) refuseUnless(report, 'assigned');
}

/** Other files that belong to reports are no pictures. */
const isPicture = ({ object, type }: { readonly object: string; readonly type: string }) =>
  object.startsWith('report:') && (pictureTypes as readonly string[]).includes(type);
