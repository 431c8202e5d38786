import type { Database } from '../../base/database/database.ts';
import { openEmbedded } from '../../base/database/embedded.ts';
import { migrate } from '../../base/database/migrate.ts';
import { openServer } from '../../base/database/server.ts';
import { prepareJobs } from '../../base/jobs.ts';
import { load } from './load.ts';
import { appliedIn, createSum, onSnapshot, rowsOf, type Sum, tablesIn } from './tables.ts';

export type ServerAddress = { readonly url: string; readonly ownerUrl: string };
/** A table that was copied, counted and hashed alike on both sides. */
export type Copied = Sum & { readonly table: string };

/**
 * Copies the database of a data folder, which nobody may be using, into an empty one on a PostgreSQL server. The folder stays as it is,
 * with its files and secrets, which the server goes on using. Throws `data-folder-in-use`, `backup-needs-empty`, `backup-differs`.
 */
export async function upgradeToServer(
  folder: string,
  { url, ownerUrl }: ServerAddress,
): Promise<readonly Copied[]> {
  const source = await openEmbedded(folder);
  try {
    await migrate(source);
    return await withServer({ url, ownerUrl }, (target) => copy(source, target));
  } finally {
    await source.close();
  }
}

async function withServer<T>(
  { url, ownerUrl }: ServerAddress,
  work: (target: Database) => Promise<T>,
): Promise<T> {
  const target = await openServer(url, { ownerUrl });
  try {
    await migrate(target);
    await prepareJobs(target);
    return await work(target);
  } finally {
    await target.close();
  }
}

const copy = (source: Database, target: Database): Promise<readonly Copied[]> =>
  onSnapshot(source, async (run) => {
    const sums = new Map<string, Sum>();
    await load(
      target,
      await appliedIn(run),
      async (put) => {
        for (const table of await tablesIn(run)) {
          const sum = createSum();
          for await (const rows of rowsOf(run, table)) {
            sum.add(rows);
            await put(table.name, rows);
          }
          sums.set(table.name, sum.value());
        }
      },
      () => sums,
    );
    return [...sums].map(([table, sum]) => ({ table, ...sum }));
  });
