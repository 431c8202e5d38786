import type { Db, Tx } from '../../base/database/database.ts';
import type { Files } from '../../base/files.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { attachable, checkedType } from '../../formats/checked-type.ts';
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
    async ({ files }, { content }) => {
      const bytes = new Uint8Array(Buffer.from(content, 'base64'));
      const type = await checkedType(bytes, attachable, largest);
      return { type, size: bytes.length, sha256: await files.put(bytes) };
    },
    async ({ tx, now, today, who, units, prepared, changed }, { unitId, successionId, fileId, name }) => {
      await refuseOutside(tx, units, unitId, successionId, today);
      const object = `succession:${successionId}`;
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
          object,
          added_by: who!.personId!,
          added_at: now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (made.numInsertedOrUpdatedRows === 0n) await refuseOther(tx, unitId, fileId, sha256);
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
    const file = await find(db, unitId, fileId);
    const bytes = file === undefined ? null : await files.get(file.sha256);
    if (file === undefined || bytes === null) throw new Problem('not-found');
    return { name: file.name, type: file.type, bytes };
  }),
];

const find = (db: Db | Tx, unitId: string, fileId: string) =>
  db
    .selectFrom('stored_file')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', fileId)
    .where('object', 'like', 'succession:%')
    .executeTakeFirst();

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

/** The same file sent twice under one id is there; another one is not put in its place. */
async function refuseOther(tx: Tx, unitId: string, fileId: string, sha256: string): Promise<void> {
  if ((await find(tx, unitId, fileId))?.sha256 !== sha256) throw new Problem('already-there');
}
