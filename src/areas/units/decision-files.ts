import type { Tx } from '../../base/database/database.ts';
import type { Files } from '../../base/files.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { findFile, handOut, nameFile } from '../../base/stored-file.ts';
import { attachable, storeChecked } from '../../formats/checked-type.ts';
import { attachDecision, downloadDecision } from './contract.ts';
import { isDecidedIn, successionViews } from './succession-view.ts';
import type { Units } from './tree.ts';

const { answer, performAfter } = handlersFor<{ readonly units: Units; readonly files: Files }>();

/** The largest decision that is taken in, in bytes. */
const largest = 10 * 1024 * 1024;

/** The texts that successions rest on, kept as files of the unit in whose name they were recorded. */
export const decisionFiles = [
  performAfter(
    attachDecision,
    // The bytes are stored before the row that names them: a row never points to nothing.
    ({ files }, { content }) => storeChecked(files, content, attachable, largest),
    async ({ tx, now, today, who, units, prepared, changed }, { unitId, successionId, fileId, name }) => {
      await refuseOutside(tx, units, unitId, successionId, today);
      const { sha256, type, size } = prepared;
      const named = await nameFile(tx, {
        unit_id: unitId,
        id: fileId,
        sha256,
        name,
        type,
        bytes: size,
        object: `succession:${successionId}`,
        added_by: who!.personId!,
        added_at: now,
      });
      if (named)
        changed({
          kind: 'succession',
          id: successionId,
          before: null,
          after: { file: fileId, sha256, type, size },
        });
      return { fileId };
    },
  ),

  answer(downloadDecision, async ({ db, files }, { unitId, fileId }) => {
    const file = await findFile(db, unitId, fileId);
    return handOut(files, file?.object.startsWith('succession:') ? file : undefined);
  }),
];

async function refuseOutside(
  tx: Tx,
  units: Units,
  unitId: string,
  successionId: string,
  today: PlainDate,
): Promise<void> {
  const [view] = await successionViews(tx, units, [successionId]);
  if (view === undefined || view.state === 'rejected') throw new Problem('not-found');
  if (!isDecidedIn(units, unitId, view, today)) throw new Problem('not-found');
}
