import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { grouped } from '../../../../base/grouped.ts';
import { keptAfter, type Pending } from './queue.ts';

/** Whose changes, of which report: nobody else's are ever read. */
export type Owner = { readonly personId: string; readonly unitId: string; readonly reportId: string };

type Kept = Owner & { readonly indicator: string; readonly pending: Pending };
interface Tables extends DBSchema {
  changes: { key: [string, string, string]; value: Kept; indexes: { person: string } };
}

/** A cell's edit as it is now; null where one is done with it. */
export type Held = { readonly indicator: string; readonly edit: string; readonly now: Pending | null };

/** What was typed and is not yet on the server; stays in the browser when it is closed. */
export type Keeper = {
  readonly all: () => Promise<readonly Pending[]>;
  /** Keeps of each of these what `keptAfter` says. */
  readonly put: (changes: readonly Held[]) => Promise<void>;
};

let database: Promise<IDBPDatabase<Tables>> | undefined;
const open = () => {
  database ??= openDB<Tables>('motso-entry', 1, {
    upgrade(db) {
      const store = db.createObjectStore('changes', { keyPath: ['personId', 'reportId', 'indicator'] });
      store.createIndex('person', 'personId');
    },
  });
  return database;
};

/** The keeper of one person's changes in one report. */
export function keeperOf(owner: Owner): Keeper {
  const { personId, reportId } = owner;
  const range = IDBKeyRange.bound([personId, reportId, ''], [personId, reportId, '\uffff']);
  return {
    all: async () => (await (await open()).getAll('changes', range)).map(({ pending }) => pending),
    put: async (changes) => {
      const tx = (await open()).transaction('changes', 'readwrite', { durability: 'strict' });
      const done = changes.map(async ({ indicator, edit, now }) => {
        const stored = await tx.store.get([personId, reportId, indicator]);
        const pending = keptAfter(stored?.pending, edit, now);
        if (pending === null) await tx.store.delete([personId, reportId, indicator]);
        else await tx.store.put({ ...owner, indicator, pending });
      });
      await Promise.all([...done, tx.done]);
    },
  };
}

/** How many cells of which reports this person still has in this browser. */
export async function keptBy(personId: string): Promise<ReadonlyMap<string, number>> {
  const all = await (await open()).getAllFromIndex('changes', 'person', personId);
  return new Map([...grouped(all, ({ reportId }) => reportId)].map(([id, own]) => [id, own.length]));
}
