import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { embeddedHome } from '../../../tests/database.ts';
import { startWriter, type Writer } from '../../../tests/writer.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { keepUp } from './upkeep.ts';

const scratch = mkdtempSync(join(tmpdir(), 'motso-embedded-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const folderOf = async () => (await embeddedHome()).environment.DATA_DIR!;

/** Every acknowledged pair is there, and no half of any. */
async function expectWhole(database: Database, kept: readonly number[]): Promise<void> {
  const { rows } = await sql<{ number: number; halves: number }>`
    select number, count(*) as halves from pair group by number`.execute(database.db);
  expect(rows.filter(({ halves }) => halves !== 2)).toEqual([]);
  const there = new Set(rows.map(({ number }) => number));
  expect(kept.filter((number) => !there.has(number))).toEqual([]);
}

async function expectWholeIn(folder: string, kept: readonly number[]): Promise<void> {
  const database = await openEmbedded(folder);
  await expectWhole(database, kept);
  await database.close();
}

describe('the lock of a data folder', () => {
  it('refuses a second opener, in this process and in another', async () => {
    const folder = await folderOf();
    const database = await openEmbedded(folder);
    await expect(openEmbedded(folder)).rejects.toThrow('data-folder-in-use');
    const other = startWriter({ DATA_DIR: folder });
    await expect(other.hears('open')).rejects.toThrow('data-folder-in-use');
    await database.close();
    await (await openEmbedded(folder)).close();
    expect(readdirSync(folder)).toEqual(['database']);
  });

  it('is taken over from a process that was killed, by one of many', async () => {
    const folder = await folderOf();
    const killed = startWriter({ DATA_DIR: folder });
    await killed.hears('kept');
    await expect(openEmbedded(folder)).rejects.toThrow('data-folder-in-use');
    await killed.kill();
    expect(existsSync(join(folder, 'lock'))).toBe(true);
    const tried = await Promise.allSettled([1, 2, 3].map(() => openEmbedded(folder)));
    const opened = tried.filter((each) => each.status === 'fulfilled');
    expect(opened.length).toBe(1);
    await expectWhole(opened[0]!.value, killed.kept());
    await opened[0]!.value.close();
  });

  it('is taken by one of several processes that start at once after a kill', async () => {
    const folder = await folderOf();
    const killed = startWriter({ DATA_DIR: folder });
    await killed.hears('kept');
    await killed.kill();
    const writers = [1, 2, 3, 4].map(() => startWriter({ DATA_DIR: folder }));
    const heard = await Promise.allSettled(writers.map((writer) => writer.hears('kept')));
    expect(heard.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    await Promise.all(writers.map((writer) => writer.stop()));
    await expectWholeIn(
      folder,
      writers.flatMap((writer) => writer.kept()),
    );
  });

  it('of a number that another process has been given since counts for nothing', async () => {
    const folder = await folderOf();
    const own = await openEmbedded(folder);
    const lock = readFileSync(join(folder, 'lock'), 'utf8');
    await own.close();
    writeFileSync(join(folder, 'lock'), lock.replace(/"started":"\d+"/, '"started":"1"'));
    await (await openEmbedded(folder)).close();
  });

  it('of another machine or container holds while it shows life', async () => {
    const folder = await folderOf();
    const path = join(folder, 'lock');
    writeFileSync(path, JSON.stringify({ pid: 1, started: '1', machine: 'another' }));
    await expect(openEmbedded(folder)).rejects.toThrow('data-folder-in-use');
    const minuteAgo = new Date(Date.now() - 60_000);
    utimesSync(path, minuteAgo, minuteAgo);
    await (await openEmbedded(folder)).close();
  });
});

describe('what was acknowledged', () => {
  it('was forced to the disk: each commit, not each question', async () => {
    const fsyncs = new Int32Array(new SharedArrayBuffer(4));
    const database = await openEmbedded(await folderOf(), fsyncs);
    await database.asOwner((run) =>
      run('create table note (id int); grant select, insert on note to motso_app'),
    );
    const forced = async (work: () => Promise<unknown>) => {
      const before = Atomics.load(fsyncs, 0);
      await work();
      return Atomics.load(fsyncs, 0) - before;
    };
    const insert = () => sql`insert into note values (1)`.execute(database.db);
    expect(await forced(insert)).toBeGreaterThanOrEqual(1);
    expect(
      await forced(async () => {
        for (let index = 0; index < 50; index += 1) await insert();
      }),
    ).toBeGreaterThanOrEqual(50);
    expect(await forced(() => sql`select count(*) from note`.execute(database.db))).toBe(0);
    await database.close();
  });

  const rounds = Number(process.env.MOTSO_KILLS ?? 6);
  it(`is there after a kill at a random moment, ${rounds} times on one folder`, async () => {
    const folder = await folderOf();
    const kept: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const writer = startWriter({ DATA_DIR: folder });
      // Also while it opens.
      if (round % 3 > 0) await writer.hears('kept');
      await pause(Math.random() * 700);
      await writer.kill();
      kept.push(...writer.kept());
    }
    expect(kept.length).toBeGreaterThan(0);
    await expectWholeIn(folder, kept);
  });

  it('is there after a kill while the folder is first made', async () => {
    const folder = join(scratch, 'first');
    for (const wait of [900, 2000]) {
      const writer = startWriter({ DATA_DIR: folder });
      await pause(wait);
      await writer.kill();
    }
    const writer = startWriter({ DATA_DIR: folder });
    await writer.hears('kept');
    await writer.stop();
    await expectWholeIn(folder, writer.kept());
  });
});

/** Breaks the disk under a writer and mends it again. */
async function expectComingBack(
  writer: Writer,
  spoil: () => void,
  mend: () => void,
  code: string,
): Promise<void> {
  await writer.hears('kept');
  spoil();
  await writer.hears(`problem ${code}`);
  await writer.hears('problem', writer.lines.length);
  mend();
  await writer.hears('kept', writer.lines.length);
  const told = new Set(writer.lines.filter((line) => line.startsWith('problem')));
  expect([...told]).toEqual([`problem ${code}`]);
  await writer.stop();
}

describe('a disk that cannot be written to', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'data-folder-unusable'],
    ['EIO', 'data-folder-unusable'],
    ['EPIPE', 'database-stopped'],
  ])('is told, loses nothing, and is over when it can: %s', async (reason, code) => {
    const folder = await folderOf();
    const sign = join(scratch, reason);
    const writer = startWriter({ DATA_DIR: folder, MOTSO_TEST_DISK: sign }, [
      '--import',
      join(import.meta.dirname, '../../../tests/broken-disk.ts'),
    ]);
    await expectComingBack(
      writer,
      () => writeFileSync(sign, reason),
      () => rmSync(sign),
      code,
    );
    await expectWholeIn(folder, writer.kept());
  });
});

const disk = join(scratch, 'disk');
mkdirSync(disk);
const canMount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=130m', 'tmpfs', disk]).status === 0;
afterAll(() => {
  if (canMount) execFileSync('umount', ['-l', disk]);
});

/** Where the tests may mount one; the same is tried above without. */
if (canMount)
  describe('a small disk of its own', () => {
    const ballast = join(disk, 'ballast');
    afterEach(() => {
      for (const name of readdirSync(disk)) rmSync(join(disk, name), { recursive: true });
    });
    const fill = () => spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64k']);
    const folderOnDisk = async (name: string) => {
      cpSync(await folderOf(), join(disk, name), { recursive: true });
      return join(disk, name);
    };

    it.each(['statement', 'transaction'])('that is full is told, and loses nothing: %s', async (kind) => {
      const folder = await folderOnDisk(kind);
      const writer = startWriter({ DATA_DIR: folder, MOTSO_WRITE: kind });
      await expectComingBack(writer, fill, () => rmSync(ballast), 'disk-full');
      await expectWholeIn(folder, writer.kept());
    });

    it('without room for a new database is told, and makes one when there is', async () => {
      const folder = join(disk, 'new');
      mkdirSync(folder);
      fill();
      spawnSync('truncate', ['--size=-4M', ballast]);
      await expect(openEmbedded(folder)).rejects.toThrow('disk-full');
      rmSync(ballast);
      await (await openEmbedded(folder)).close();
      expect(readdirSync(folder)).toEqual(['database']);
    });

    it('that is nearly full still answers questions while transactions are refused', async () => {
      const database = await openEmbedded(await folderOnDisk('reading'));
      fill();
      await pause(1100);
      const refused = database.transaction((tx) => sql`select 1`.execute(tx));
      await expect(refused).rejects.toThrow('disk-full');
      expect((await sql`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }]);
      rmSync(ballast);
      await database.close();
    });
  });

describe('a folder that cannot be made', () => {
  it('is told', async () => {
    await expect(openEmbedded('/dev/null/data')).rejects.toThrow('data-folder-unusable');
  });
});

describe('the upkeep', () => {
  it('writes through what was written ahead, and sweeps what has changed much', async () => {
    const database = await openEmbedded(await folderOf());
    await database.asOwner(async (run) => {
      await run('create table note (id int, said text)');
      for (let index = 0; index < 15; index += 1)
        await run("insert into note select n, repeat('x', 500) from generate_series(1, 10000) n");
      await run('delete from note where id > 100');
    });
    const state = () =>
      database.asOwner(async (run) => {
        await run('select pg_stat_force_next_flush()');
        const [row] = await run(
          "select n_dead_tup > 0 as dead, (select redo_lsn::text from pg_control_checkpoint()) as written from pg_stat_user_tables where relname = 'note'",
        );
        return row!;
      });
    const before = await state();
    expect(before.dead).toBe(true);
    await database.asOwner(keepUp);
    const after = await state();
    expect(after.dead).toBe(false);
    expect(after.written).not.toBe(before.written);
    await database.close();
  });
});
