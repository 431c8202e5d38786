import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../src/areas/audit/record.ts';
import { verifyLog } from '../src/areas/audit/verify-log.ts';
import type { Database } from '../src/base/database/database.ts';
import { migrate } from '../src/base/database/migrate.ts';
import { openServer } from '../src/base/database/server.ts';
import { type Cluster, findPostgres, makeCluster } from './postgres.ts';

/** What docs/operations.md tells an operator to do, done. */
describe.skipIf(findPostgres() === undefined)('PostgreSQL point-in-time recovery', () => {
  let folder = '';
  let cluster: Cluster;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'motso-recovery-'));
    chmodSync(folder, 0o755);
    const archive = join(folder, 'archive');
    const home = join(folder, 'home');
    cluster = makeCluster(home, [
      'wal_level = replica',
      'archive_mode = on',
      `archive_command = 'test ! -f ${archive}/%f && cp %p ${archive}/%f.part && sync ${archive}/%f.part && mv ${archive}/%f.part ${archive}/%f'`,
      'max_wal_senders = 2',
    ]);
    mkdirSync(archive);
    const { uid, gid } = statSync(home);
    chownSync(archive, uid, gid);
  });
  afterAll(() => {
    cluster.stop('immediate');
    rmSync(folder, { recursive: true });
  });

  const data = () => join(folder, 'home', 'data');
  const asServer = (program: string, ...args: string[]) => {
    const { uid, gid } = statSync(join(folder, 'home'));
    execFileSync(join(findPostgres()!, program), args, {
      stdio: 'pipe',
      uid,
      gid,
      cwd: join(folder, 'home'),
    });
  };
  const open = () => openServer(cluster.url('postgres'));
  const write = async (database: Database, count: number) => {
    for (let index = 0; index < count; index += 1)
      await database.transaction((tx) =>
        record(tx, {
          unitId: null,
          at: new Date(),
          operation: 'people.add',
          outcome: 'done',
          personId: null,
          onBehalfOf: null,
          postId: null,
          via: 'system',
          input: { index },
          plain: [],
          changes: [{ kind: 'person', id: randomUUID(), before: null, after: null }],
          exception: null,
          reason: null,
          problem: null,
        }),
      );
  };

  it('brings the database back as it was at a time after the base backup', async () => {
    const before = await open();
    await migrate(before);
    await write(before, 10);
    asServer(
      'pg_basebackup',
      '-h',
      join(folder, 'home'),
      '-U',
      'postgres',
      '-D',
      join(folder, 'home', 'base'),
      '-X',
      'stream',
      '-c',
      'fast',
    );
    await write(before, 15);
    await pause(50);
    const [wanted] = await before.asOwner((run) => run('select clock_timestamp()::text as time'));
    await pause(50);
    await write(before, 7);
    const [last] = await before.asOwner((run) => run('select pg_walfile_name(pg_switch_wal()) as name'));
    while (!existsSync(join(folder, 'archive', String(last!.name)))) await pause(100);
    await before.close();

    cluster.stop('immediate');
    rmSync(data(), { recursive: true });
    execFileSync('cp', ['-a', join(folder, 'home', 'base'), data()]);
    writeFileSync(join(data(), 'recovery.signal'), '');
    appendFileSync(
      join(data(), 'postgresql.conf'),
      [
        '',
        `restore_command = 'cp ${join(folder, 'archive')}/%f %p'`,
        `recovery_target_time = '${wanted!.time}'`,
        `recovery_target_action = 'promote'`,
        '',
      ].join('\n'),
    );
    cluster.start();

    const after = await open();
    await untilPromoted(after);
    const [counted] = await after.asOwner((run) => run('select count(*) as entries from audit_entry'));
    expect(counted!.entries).toBe(25);
    expect(await verifyLog(after.db, join(folder, 'none'), [])).toMatchObject({ entries: 25, faults: [] });
    await write(after, 1);
    expect((await verifyLog(after.db, join(folder, 'none'), [])).entries).toBe(26);
    await after.close();
  });
});

async function untilPromoted(database: Database): Promise<void> {
  for (;;) {
    const [state] = await database.asOwner((run) => run('select pg_is_in_recovery() as is_recovering'));
    if (state!.is_recovering === false) return;
    await pause(100);
  }
}
