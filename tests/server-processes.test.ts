import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signOut, whoAmI } from '../src/areas/people/contract.ts';
import { createPerson, endPost, givePost, listPeople } from '../src/areas/people/contract-unit.ts';
import { createUnit, getUnit } from '../src/areas/units/contract.ts';
import type { Client } from '../src/base/call.ts';
import { openEmbedded } from '../src/base/database/embedded.ts';
import { openServer } from '../src/base/database/server.ts';
import { uuidv7 } from '../src/base/id.ts';
import { faultsOfChains } from './chains.ts';
import { layEmpty } from './database.ts';
import { refusalOf } from './office.ts';
import { type Cluster, findPostgres, makeCluster } from './postgres.ts';
import { clientWith, firstPerson, type Program, setUpThrough, signInAt, startProgram } from './program.ts';

const scratch = mkdtempSync(join(tmpdir(), 'motso-processes-'));
const started: Program[] = [];
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const start = (...args: Parameters<typeof startProgram>) => {
  const program = startProgram(...args);
  started.push(program);
  return program;
};
const stopAll = async () => {
  for (const program of started.splice(0)) await program.kill();
};

const rootOf = async (call: Client) => (await call(whoAmI, {})).result.person!.posts[0]!.unitId;
const aProvince = (parentId: string, id = uuidv7()) => ({
  id,
  parentId,
  kind: 'province' as const,
  name: `Tỉnh ${id}`,
  title: 'Tỉnh',
  code: null,
  codeSystem: null,
  from: '2020-01-01',
  decision: 'NQ 1/NQ-HĐND',
});

describe('one data folder', () => {
  afterEach(stopAll);

  it('is for one server; the second says so and ends, and the first goes on', async () => {
    const folder = join(scratch, 'one');
    await layEmpty(folder, 'real');
    const first = start({ DATA_DIR: folder });
    await setUpThrough(first);
    const second = start({ DATA_DIR: folder });
    expect(await second.ended).toBe(2);
    expect(second.said()).toContain('Thư mục dữ liệu đang được một chương trình Một Sổ khác dùng.');
    expect(second.said()).not.toMatch(/\bat .*:\d+:\d+/);
    const call = clientWith(await first.address, await signInAt(await first.address));
    expect(await rootOf(call)).toMatch(/-/);
  });

  it('in which a real beginning was broken off still opens the trial that was begun after it', async () => {
    const folder = join(scratch, 'half');
    await layEmpty(folder, 'real', 'demo');
    const trial = start({ DATA_DIR: folder }, ['--demo']);
    await trial.address;
    await trial.stop();
    const again = start({ DATA_DIR: folder });
    const { result } = await clientWith(await again.address, '')(whoAmI, {});
    expect(result.installation).toBe('demo');
    await again.stop();
    const real = start({ DATA_DIR: folder }, ['--real']);
    await real.address;
    await expect.poll(real.said).toContain('Mã khởi tạo');
  });

  it('on a full disk: told, nothing lost, and over when there is room', async () => {
    const folder = join(scratch, 'full');
    await layEmpty(folder, 'real');
    const sign = join(scratch, 'full-now');
    const program = start(
      { DATA_DIR: folder, MOTSO_TEST_DISK: sign },
      [],
      ['--import', join(import.meta.dirname, 'broken-disk.ts')],
    );
    await setUpThrough(program);
    const call = clientWith(await program.address, await signInAt(await program.address));
    const root = await rootOf(call);
    const kept = (await call(createUnit, aProvince(root))).result.id;
    writeFileSync(sign, 'ENOSPC');
    const again = aProvince(root);
    for (let tries = 0; tries < 3; tries += 1) {
      const refusal = await refusalOf(call(createUnit, again));
      expect([refusal.status, refusal.code]).toEqual([503, 'disk-full']);
      expect(refusal.message.vi).toContain('Ổ đĩa đã đầy');
    }
    rmSync(sign);
    await eventually(() => call(createUnit, again));
    expect((await call(getUnit, { unitId: kept })).result.id).toBe(kept);
    expect(program.isRunning()).toBe(true);
    expect(await program.stop()).toBe(0);
    const database = await openEmbedded(join(folder, 'real', 'database'));
    expect(await faultsOfChains(database)).toEqual([]);
    await database.close();
  });
});

describe.skipIf(findPostgres() === undefined)('several servers on one PostgreSQL', () => {
  let cluster: Cluster;
  let one: Program;
  let other: Program;
  let cookie: string;
  let atOne: Client;
  let atOther: Client;
  beforeAll(async () => {
    cluster = makeCluster(join(scratch, 'cluster'), []);
    const environment = { DATABASE_URL: cluster.url('postgres'), DATA_DIR: join(scratch, 'server') };
    one = start(environment);
    await one.address;
    other = start(environment);
    await other.address;
    await setUpThrough(one);
    cookie = await signInAt(await one.address);
    atOne = clientWith(await one.address, cookie);
    atOther = clientWith(await other.address, cookie);
  });
  afterAll(async () => {
    await stopAll();
    cluster.stop('immediate');
  });

  it('that was set up at one is set up at the other', async () => {
    await eventually(() => atOther(whoAmI, {}));
    expect((await atOther(whoAmI, {})).result.person?.login).toBe(firstPerson.login);
  });

  it('a unit made at one is there at the other at once, also to be built on', async () => {
    const root = await rootOf(atOne);
    for (let round = 0; round < 10; round += 1) {
      const { id } = (await atOne(createUnit, aProvince(root))).result;
      expect((await atOther(getUnit, { unitId: id })).result.versions[0]!.name).toBe(`Tỉnh ${id}`);
      const below = { ...aProvince(id), kind: 'commune' as const };
      await atOther(createUnit, below);
      expect((await atOne(getUnit, { unitId: below.id })).result.id).toBe(below.id);
    }
  });

  it('a post given at one counts at the other at once, and so does its end', async () => {
    const root = await rootOf(atOne);
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
    const post = { reach: 'own' as const, from: today, to: null, decision: 'QĐ 1/QĐ-UBND' };
    const unitId = (await atOne(createUnit, aProvince(root))).result.id;
    const reads = () => atOther(listPeople, { unitId: root });
    expect((await reads()).result.people.length).toBe(1);
    const made = { unitId, id: uuidv7(), postId: uuidv7(), login: 'thu.hai', fullName: 'Lê Văn Hai' };
    await atOne(createPerson, { ...made, email: null, phone: null, role: 'specialist', ...post });
    const postId = uuidv7();
    await atOne(givePost, { unitId: root, id: postId, login: 'thu.hai', role: 'specialist', ...post });
    expect((await reads()).result.people.length).toBe(2);
    await atOne(endPost, { unitId: root, postId, version: 1, lastDay: today, reason: 'Chuyển công tác' });
    const ended = (await reads()).result.people.flatMap(({ posts }) => posts).find(({ id }) => id === postId);
    expect(ended?.to).toBe(today);
  });

  it('a session ended at one is ended at the other at once', async () => {
    const second = await signInAt(await other.address);
    await clientWith(await one.address, second)(signOut, {});
    const { result } = await clientWith(await other.address, second)(whoAmI, {});
    expect(result.person).toBeNull();
  });

  it('while the database is gone both say so and live on; when it is back, so are they, and nothing is lost', async () => {
    const root = await rootOf(atOne);
    const kept = (await atOne(createUnit, aProvince(root))).result.id;
    cluster.stop('immediate');
    for (const call of [atOne, atOther, atOne]) {
      const refusal = await refusalOf(call(createUnit, aProvince(root)));
      expect([refusal.status, refusal.code]).toEqual([503, 'database-unreachable']);
      expect(refusal.message.vi).toContain('Chưa kết nối được với cơ sở dữ liệu');
      expect((await refusalOf(call(whoAmI, {}))).code).toBe('database-unreachable');
    }
    expect((await fetch(`${await one.address}/api/health`)).status).toBe(503);
    await pause(8000);
    cluster.start();
    await eventually(() => atOne(createUnit, aProvince(root)));
    await eventually(() => atOther(createUnit, aProvince(root)));
    expect((await atOther(getUnit, { unitId: kept })).result.id).toBe(kept);
    expect([one.isRunning(), other.isRunning()]).toEqual([true, true]);
    expect((await fetch(`${await one.address}/api/health`)).status).toBe(200);
    const database = await openServer(cluster.url('postgres'));
    expect(await faultsOfChains(database)).toEqual([]);
    await database.close();
  });
});

/** By itself, sooner or later. */
async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 600) throw error;
      await pause(100);
    }
  }
}
