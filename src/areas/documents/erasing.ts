import { sql } from 'kysely';
import type { Database } from '../../base/database/database.ts';
import type { Files } from '../../base/files.ts';
import type { Jobs } from '../../base/jobs.ts';

type House = { readonly database: Database; readonly files: Pick<Files, 'remove'> };

/** Declares who takes the bytes of withheld documents from the disk, within some minutes; before the jobs start. */
export function registerErasing(jobs: Pick<Jobs, 'every'>, { database: { db }, files }: House): void {
  jobs.every('erase-files', '*/5 * * * *', async () => {
    const { rows } = await sql<{ sha256: string; named: boolean }>`
      select asked.sha256,
        exists (select from stored_file f where f.sha256 = asked.sha256 and f.erased is null) as named
      from (
        select sha256 from stored_file where erased = 'asked'
        union
        select p.prepared_sha256 from pending_signature p
        join stored_file f on f.unit_id = p.unit_id and f.id = p.file_id
        where f.erased = 'asked'
      ) asked`.execute(db);
    // What is also a file of something else stays as that; equal files lie there once.
    for (const { sha256, named } of rows) if (!named) await files.remove(sha256);
    const done = rows.map(({ sha256 }) => sha256);
    if (done.length > 0)
      await db
        .updateTable('stored_file')
        .set({ erased: 'done' })
        .where('erased', '=', 'asked')
        .where('sha256', 'in', done)
        .execute();
  });
}
