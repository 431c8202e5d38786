import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Cluster, findPostgres, makeCluster } from '../../../tests/postgres.ts';
import { startWriter } from '../../../tests/writer.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openServer } from './server.ts';

const scratch = mkdtempSync(join(tmpdir(), 'motso-server-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.skipIf(findPostgres() === undefined)('a PostgreSQL server of its own', () => {
  let cluster: Cluster;
  let database: Database;
  beforeAll(async () => {
    cluster = makeCluster(join(scratch, 'cluster'), []);
    database = await openServer(cluster.url('postgres'), { connections: 4 });
    await migrate(database);
    await database.asOwner((run) =>
      run(`create table purse (id int primary key, held int not null); insert into purse values (1, 100), (2, 100);
        grant select, update on purse to motso_app`),
    );
  });
  afterAll(async () => {
    await database.close();
    cluster.stop('immediate');
  });
  const held = async () =>
    (await sql<{ sum: number }>`select sum(held) from purse`.execute(database.db)).rows[0]!.sum;
  const move = (from: number, to: number) =>
    database.transaction(async (tx) => {
      await sql`update purse set held = held - 1 where id = ${from}`.execute(tx);
      await pause(5);
      await sql`update purse set held = held + 1 where id = ${to}`.execute(tx);
    });

  it('two who wait for each other both get done, one after the other', async () => {
    await Promise.all([move(1, 2), move(2, 1), move(1, 2), move(2, 1)]);
    expect(await held()).toBe(200);
  });

  it('more calls than connections are served in turn', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, held));
    expect(answers).toEqual(Array.from({ length: 50 }, () => 200));
  });

  it('a statement that takes too long is given up, and its connection serves on', async () => {
    const slow = database.transaction(async (tx) => {
      await sql`set local statement_timeout to 50`.execute(tx);
      await sql`select pg_sleep(10)`.execute(tx);
    });
    await expect(slow).rejects.toThrow('database-busy');
    expect(await held()).toBe(200);
  });

  it('gone for a while is told while it is gone, and is back by itself', async () => {
    await Promise.all(Array.from({ length: 4 }, held));
    const inside = database.transaction(async (tx) => {
      cluster.stop('fast');
      await sql`select 1`.execute(tx);
    });
    await expect(inside).rejects.toThrow('database-unreachable');
    for (let round = 0; round < 3; round += 1) {
      await expect(held()).rejects.toThrow('database-unreachable');
      expect(await database.isReachable()).toBe(false);
    }
    await expect(openServer(cluster.url('postgres'))).rejects.toThrow('database-unreachable');
    cluster.start();
    expect(await held()).toBe(200);
    expect(await database.isReachable()).toBe(true);
  });

  it('connections ended by the server are replaced without anybody noticing', async () => {
    await Promise.all(Array.from({ length: 4 }, held));
    await database.asOwner((run) =>
      run(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null',
      ),
    );
    while (database.connections().open > 0) await pause(5);
    expect(await held()).toBe(200);
  });

  it('a crash under writing loses nothing that was acknowledged', async () => {
    const writer = startWriter({ DATABASE_URL: cluster.url('postgres') });
    for (let round = 0; round < 3; round += 1) {
      await writer.hears('kept', writer.lines.length);
      await pause(Math.random() * 300);
      cluster.stop('immediate');
      await writer.hears('problem database-unreachable', writer.lines.length);
      cluster.start();
    }
    await writer.hears('kept', writer.lines.length);
    await writer.stop();
    expect(new Set(writer.lines.filter((line) => line.startsWith('problem')))).toEqual(
      new Set(['problem database-unreachable']),
    );
    const { rows } = await sql<{ number: number; halves: number }>`
      select number, count(*) as halves from pair group by number`.execute(database.db);
    expect(rows.filter(({ halves }) => halves !== 2)).toEqual([]);
    const there = new Set(rows.map(({ number }) => number));
    expect(writer.kept().filter((number) => !there.has(number))).toEqual([]);
  });
});

describe('an address behind which nobody answers', () => {
  it('is told within the time a person waits', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as { port: number };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const [told, heard] = [vi.fn(), once(silent, 'connection')];
      const opening = openServer(`postgres://someone@127.0.0.1:${port}/x`).catch(told);
      await heard;
      await vi.advanceTimersByTimeAsync(8000);
      await opening;
      expect(told).toHaveBeenCalledWith(expect.objectContaining({ code: 'database-unreachable' }));
    } finally {
      vi.useRealTimers();
    }
    silent.close();
    await expect(openServer(`postgres://someone@127.0.0.1:${port}/x`)).rejects.toThrow(
      'database-unreachable',
    );
  });
});
