import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { freshServerDatabase, onEveryDatabase } from '../../../tests/database.ts';
import { findPostgres } from '../../../tests/postgres.ts';
import { migrate } from './migrate.ts';
import { openServer } from './server.ts';

const scratch = mkdtempSync(join(tmpdir(), 'motso-migrate-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const ownFolder = join(import.meta.dirname, '../../../database/migrations');
const ownNames = readdirSync(ownFolder).map((file) => file.replace('.sql', ''));

/** The program's migrations and these beside them. */
function folderWith(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(scratch, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  cpSync(ownFolder, folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}
const first = "create table first (id int); comment on table first is 'local: first'";

onEveryDatabase('migrations', (open) => {
  it('apply what is new, once and in order', async () => {
    const database = await open();
    expect(await migrate(database)).toEqual([]);
    const one = folderWith('one', { '9001_first.sql': first });
    expect(await migrate(database, one)).toEqual(['9001_first']);
    const two = folderWith('two', {
      '9001_first.sql': first,
      '9003_third.sql': 'insert into first values (3)',
      '9002_second.sql': 'insert into first values (2)',
    });
    expect(await migrate(database, two)).toEqual(['9002_second', '9003_third']);
    expect(await migrate(database, two)).toEqual([]);
    const applied = await database.db.selectFrom('migration').select('name').orderBy('name').execute();
    expect(applied.map(({ name }) => name)).toEqual([...ownNames, '9001_first', '9002_second', '9003_third']);
  });

  it('leave nothing of a file that fails, and keep those before it', async () => {
    const database = await open();
    const failing = folderWith('failing', {
      '9001_first.sql': first,
      '9002_half.sql': 'create table half (id int); select 1 / 0;',
    });
    await expect(migrate(database, failing)).rejects.toMatchObject({ code: '22012' });
    const { rows } =
      await sql`select to_regclass('half') as half, to_regclass('first')::text as first`.execute(database.db);
    expect(rows).toEqual([{ half: null, first: 'first' }]);
    const mended = folderWith('mended', { '9001_first.sql': first, '9002_half.sql': 'select 1' });
    expect(await migrate(database, mended)).toEqual(['9002_half']);
  });

  it('refuse a file that is not as it was applied, or that came between', async () => {
    const database = await open();
    await migrate(database, folderWith('before', { '9001_first.sql': first }));
    const changed = folderWith('changed', { '9001_first.sql': `${first};` });
    await expect(migrate(database, changed)).rejects.toThrow('migration-changed');
    const between = folderWith('between', { '9000_zeroth.sql': 'select 1', '9001_first.sql': first });
    await expect(migrate(database, between)).rejects.toThrow('migration-changed');
  });

  it('read a file the same whatever ends its lines', async () => {
    const database = await open();
    await migrate(database, folderWith('linux', { '9001_first.sql': `${first};\nselect 1;\n` }));
    const windows = folderWith('windows', { '9001_first.sql': `${first};\r\nselect 1;\r\n` });
    expect(await migrate(database, windows)).toEqual([]);
  });

  it('refuse a database that is newer than the program', async () => {
    const database = await open();
    await migrate(database, folderWith('newer', { '9001_first.sql': first }));
    await expect(migrate(database)).rejects.toThrow('database-newer-than-program');
  });

  it('may be asked for by several at once', async () => {
    const database = await open();
    const folder = folderWith('several', { '9001_first.sql': first });
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(database, folder)));
    expect(applied.flat()).toEqual(['9001_first']);
  });
});

describe.skipIf(findPostgres() === undefined)('migrations by accounts without all rights, PostgreSQL', () => {
  const asUser = (url: string, user: string) => url.replace('postgres@', `${user}@`);

  it('several processes on an empty server make one schema', async () => {
    const url = await freshServerDatabase('template1');
    const databases = await Promise.all(Array.from({ length: 4 }, () => openServer(url)));
    const applied = await Promise.all(databases.map((database) => migrate(database)));
    expect(applied.flat()).toEqual(ownNames);
    await Promise.all(databases.map((database) => database.close()));
  });

  it('an owner and an account for the daily work share the database', async () => {
    const url = await freshServerDatabase('template1');
    const setUp = await openServer(url);
    const name = new URL(url.replace(/@[^/]*/, '@host')).pathname.slice(1);
    await setUp.asOwner((run) =>
      run(`drop role if exists some_owner; drop role if exists some_worker;
      create role some_owner login; create role some_worker login; grant motso_app to some_worker;
      grant motso_app to some_owner; alter database ${name} owner to some_owner`),
    );
    await setUp.close();
    const database = await openServer(asUser(url, 'some_worker'), { ownerUrl: asUser(url, 'some_owner') });
    expect(await migrate(database)).toEqual(ownNames);
    const { rows } = await sql`select current_user::text as now, session_user::text as signed_in`.execute(
      database.db,
    );
    expect(rows).toEqual([{ now: 'motso_app', signed_in: 'some_worker' }]);
    await database.close();
  });

  it('an account without the right is told, not half served', async () => {
    const url = await freshServerDatabase('motso_template');
    const setUp = await openServer(url);
    await setUp.asOwner((run) => run('drop role if exists some_stranger; create role some_stranger login'));
    await setUp.close();
    const stranger = await openServer(asUser(url, 'some_stranger'));
    await expect(sql`select 1`.execute(stranger.db)).rejects.toThrow('database-rights-missing');
    await expect(migrate(stranger, folderWith('stranger', { '9001_first.sql': first }))).rejects.toThrow();
    await stranger.close();
    const empty = await freshServerDatabase('template1');
    const onEmpty = await openServer(asUser(empty, 'some_stranger'));
    await expect(migrate(onEmpty)).rejects.toThrow('database-rights-missing');
    await onEmpty.close();
  });
});
