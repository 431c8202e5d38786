import { handlersFor } from '../../base/run.ts';
import type { Surroundings } from '../installation/services.ts';
import { backUp, listBackups } from './contract.ts';
import { listBackups as backupsIn } from './keep.ts';
import { writeBackup } from './write.ts';

const { answer, performAfter } = handlersFor<Surroundings>();

export const backupOperations = [
  answer(listBackups, async ({ folders }) => ({ backups: [...(await backupsIn(folders.backups))] })),

  // Written before the command's own transaction, which would otherwise wait for itself on the embedded database.
  performAfter(
    backUp,
    ({ database, files, folders, now }) => writeBackup(database, files, folders.backups, now),
    async ({ prepared, changed }, { unitId }) => {
      const { name, bytes, manifest } = prepared;
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      changed({ kind: 'backup', id: unitId, before: null, after: { name, bytes } });
      return { name, bytes, tables: manifest.tables.length, rows };
    },
  ),
];
