import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Home, layEmpty, onEveryDatabase } from '../../tests/database.ts';
import { refusalOf } from '../../tests/office.ts';
import { exportEntries } from '../areas/audit/contract.ts';
import { setUp } from '../areas/installation/contract.ts';
import { signIn, whoAmI } from '../areas/people/contract.ts';
import { exportPeople } from '../areas/people/contract-unit.ts';
import { decideProposals, listProposals, showTree } from '../areas/units/contract.ts';
import { type CallFailed, type Client, createClient, urlOf } from '../base/call.ts';
import { dayOf } from '../base/plain-date.ts';
import { openSecrets, type Secrets } from '../base/secrets.ts';
import type { Word } from '../base/word.ts';
import { trialWords } from '../base/words.ts';
import { type Application, type ApplicationOptions, openApplication } from './application.ts';
import { serve } from './serve.ts';

const now = new Date('2026-03-02T12:00:00+07:00');
const first = { login: 'hoa', fullName: 'Lê Thị Hoa', password: 'ruộng bậc thang mùa nước đổ' };

/** A place with a migrated, empty database of each kind that is asked for, so that no test waits for the engine's first start. */
async function placeFor(home: () => Promise<Home>, kinds: readonly ('demo' | 'real')[]) {
  const dataDir = mkdtempSync(join(tmpdir(), 'motso-data-'));
  toRemove.push(dataDir);
  const { environment } = await home();
  const { DATABASE_URL } = environment;
  if (DATABASE_URL === undefined) await layEmpty(dataDir, ...kinds);
  const secrets = openSecrets(join(dataDir, 'secrets'), {}) as Secrets;
  const options: ApplicationOptions = {
    dataDir,
    server: DATABASE_URL === undefined ? null : { url: DATABASE_URL },
    wanted: null,
    secrets,
    providers: [],
    clock: () => now,
    onTrouble: (error) => {
      throw error;
    },
  };
  return { dataDir, options };
}

type Running = {
  readonly address: string;
  readonly application: Application;
  readonly call: Client;
  readonly callAs: (login: string, password: string) => Promise<Client>;
  readonly file: (login: string, password: string, path: string) => Promise<Response>;
  readonly close: () => Promise<void>;
};

async function run(options: ApplicationOptions): Promise<Running> {
  const application = await openApplication(options);
  const { address, close } = await serve({
    host: '127.0.0.1',
    port: 0,
    page: null,
    pool: { size: 1 },
    application,
  });
  toClose.push(close);
  const cookieOf = async (login: string, password: string) => {
    const response = await fetch(`${address}/api${signIn.path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    const cookies = response.headers.getSetCookie().map((each) => each.split(';')[0]!);
    return { Cookie: cookies.join('; ') };
  };
  return {
    address,
    application,
    call: createClient({ base: address }),
    callAs: async (login, password) =>
      createClient({ base: address, headers: await cookieOf(login, password) }),
    file: async (login, password, path) =>
      fetch(`${address}${path}`, { headers: await cookieOf(login, password) }),
    close,
  };
}

const toClose: (() => Promise<void>)[] = [];
const toRemove: string[] = [];
afterAll(async () => {
  for (const close of toClose.splice(0)) await close().catch(() => {});
  for (const folder of toRemove.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const kindOf = async ({ call }: Running) => (await call(whoAmI, {})).result.installation;
const codeOf = ({ application }: Running) => application.setUp.code;

onEveryDatabase('the first start', (_open, home) => {
  it('asks which it shall be, begins the trial once, and is one ever after', async () => {
    const { dataDir, options } = await placeFor(home, ['demo']);
    const running = await run(options);
    expect((await refusalOf(running.call(whoAmI, {}))).code).toBe('not-set-up');
    const code = codeOf(running);
    await running.call(setUp, { kind: 'demo', code });
    expect(await kindOf(running)).toBe('demo');
    for (const form of [
      { kind: 'demo' as const, code },
      { kind: 'real' as const, code, first },
    ])
      expect(await refusalOf(running.call(setUp, form))).toMatchObject({
        status: 409,
        code: 'already-there',
      });
    await running.close();
    // Started as if it were none, and from a folder with the other name.
    if (options.server === null) renameSync(join(dataDir, 'demo'), join(dataDir, 'real'));
    const after = await run(options);
    expect(after.application.setUp.isDone()).toBe(true);
    expect(await kindOf(after)).toBe('demo');
    expect((await after.call(whoAmI, {})).result.trialAccounts.length).toBeGreaterThan(9);
  });

  it('holds back whoever guesses the code: after ten wrong ones nobody begins for a quarter of an hour', async () => {
    const { options } = await placeFor(home, ['demo']);
    const running = await run(options);
    const code = codeOf(running);
    const begun = Date.now();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(begun);
    for (let tries = 0; tries < 10; tries += 1) {
      const wrong = await refusalOf(running.call(setUp, { kind: 'demo', code: `SAI${tries}` }));
      expect(wrong).toMatchObject({ status: 422, code: 'input-invalid' });
    }
    clock.mockReturnValue(begun + 60_000);
    const refused = await fetch(`${running.address}/api${setUp.path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind: 'demo', code }),
    });
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '840']);
    const { problem } = (await refused.json()) as { problem: { message: Word } };
    expect(problem.message.vi).toContain('chờ 14 phút');
    expect(problem.message.vi).toContain('chạy lại npm start');
    expect((await refusalOf(running.call(whoAmI, {}))).code).toBe('not-set-up');
    const counted = await (await fetch(`${running.address}/metrics`)).text();
    expect(counted).toContain(
      'motso_refusals_total{operation="installation.setUp",problem="too-many-requests"} 1',
    );
    clock.mockReturnValue(begun + 900_000);
    await running.call(setUp, { kind: 'demo', code });
    clock.mockRestore();
    expect(await kindOf(running)).toBe('demo');
  });

  it('of two who begin at once one is told that it was done already', async () => {
    const { options } = await placeFor(home, ['real']);
    const running = await run(options);
    const code = codeOf(running);
    const beginAs = (login: string) =>
      running.call(setUp, { kind: 'real', code, first: { ...first, login } }).then(
        () => null,
        (error: CallFailed) => error.refused.code,
      );
    const told = await Promise.all(['mot', 'hai'].map(beginAs));
    expect(told.toSorted()).toEqual(['already-there', null]);
    const winner = told[0] === null ? 'mot' : 'hai';
    const call = await running.callAs(winner, first.password);
    expect((await call(whoAmI, {})).result.person?.login).toBe(winner);
  });

  it('begins for real with the unit at the top alone, and a trial leaves it untouched', async () => {
    const { dataDir, options } = await placeFor(home, ['demo', 'real']);
    const real = await run(options);
    await real.call(setUp, { kind: 'real', code: codeOf(real), first });
    expect((await real.call(whoAmI, {})).result).toMatchObject({ installation: 'real', trialAccounts: [] });
    const call = await real.callAs(first.login, first.password);
    const { result } = await call(showTree, { date: dayOf(now) });
    expect(result.units).toEqual([]);
    await real.close();
    if (options.server !== null)
      // One address is one database: what it holds already decides.
      await expect(openApplication({ ...options, wanted: 'demo' })).rejects.toMatchObject({
        code: 'other-installation',
      });
    else await trialBeside(options, join(dataDir, 'real'));
    expect(await kindOf(await run(options))).toBe('real');
  });
});

onEveryDatabase('after a trial', (_open, home) => {
  it('a start opens it again; a start for real asks anew and leaves it alone', async () => {
    const { dataDir, options } = await placeFor(home, ['demo', 'real']);
    const trial = await run({ ...options, wanted: 'demo' });
    await trial.close();
    const again = await run(options);
    expect(await kindOf(again)).toBe('demo');
    await again.close();
    if (options.server !== null) {
      // One address is one database: for real data there must be another.
      const refused = openApplication({ ...options, wanted: 'real' });
      await expect(refused).rejects.toMatchObject({ code: 'other-installation' });
      return;
    }
    const before = contentOf(join(dataDir, 'demo'));
    const real = await run({ ...options, wanted: 'real' });
    expect((await refusalOf(real.call(whoAmI, {}))).code).toBe('not-set-up-for-real');
    const { code, issues } = await refusalOf(real.call(setUp, { kind: 'demo', code: codeOf(real) }));
    expect([code, issues.map(({ path }) => path)]).toEqual(['input-invalid', [['kind']]]);
    await real.call(setUp, { kind: 'real', code: codeOf(real), first });
    await real.close();
    expect(contentOf(join(dataDir, 'demo'))).toEqual(before);
    for (const wanted of ['real', null] as const) {
      const later = await run({ ...options, wanted });
      expect(await kindOf(later)).toBe('real');
      await later.close();
    }
  });
});

async function trialBeside(options: ApplicationOptions, folder: string): Promise<void> {
  const before = contentOf(folder);
  const trial = await run({ ...options, wanted: 'demo' });
  expect(await kindOf(trial)).toBe('demo');
  await trial.close();
  expect(contentOf(folder)).toEqual(before);
}

onEveryDatabase('a running trial', (_open, home) => {
  let trial: Running;
  beforeAll(async () => {
    const { options } = await placeFor(home, ['demo']);
    trial = await run({ ...options, wanted: 'demo' });
  });

  const offered = async () => (await trial.call(whoAmI, {})).result.trialAccounts;
  const signedInAs = async (wanted: string) => {
    const { login, password } = (await offered()).find(({ login }) => login === wanted)!;
    return trial.callAs(login, password);
  };

  it('offers accounts with what they are and where', async () => {
    const accounts = await offered();
    const postOf = (wanted: string) => accounts.find(({ login }) => login === wanted)!.post;
    expect(accounts[0]!.login).toBe('an.bentrang');
    expect(postOf('an.bentrang')).toBe('Công chức tổng hợp báo cáo – Phường Bến Trăng');
    // Whose unit reports, so that its Word template and who supplies its figures can be tried.
    expect(postOf('khoa.bentrang')).toBe('Quản trị đơn vị – Phường Bến Trăng');
    expect(postOf('thai.nuikhoi')).toBe(
      'Văn thư, Công chức một cửa, Công chức tổng hợp báo cáo, Lãnh đạo – Xã Núi Khói',
    );
    expect(postOf('sen.bentrang')).toBe(
      'Công chức một cửa – Trung tâm Phục vụ hành chính công phường, Phường Bến Trăng',
    );
  });

  it('opens them with the password told, delegations included, and then offers none', async () => {
    const { result } = await (await signedInAs('ha.noivu'))(whoAmI, {});
    expect(result).toMatchObject({
      installation: 'demo',
      person: { login: 'ha.noivu', mustChangePassword: false },
      trialAccounts: [],
    });
    expect(result.person!.posts.map(({ onBehalfOf }) => onBehalfOf)).toContain('Lê Thanh Phúc');
  });

  it.each([
    ['hoa.thanhtra', exportEntries],
    ['vuong.quantri', exportPeople],
  ] as const)(
    'puts its banner before the name and into the first line of the file for %s',
    async (who, of) => {
      const { login, password } = (await offered()).find((each) => each.login === who)!;
      const { person } = (await (await signedInAs(who))(whoAmI, {})).result;
      const response = await trial.file(login, password, urlOf(of, { unitId: person!.posts[0]!.unitId }));
      expect(response.status).toBe(200);
      const name = decodeURIComponent(response.headers.get('Content-Disposition')!);
      expect(name).toContain(`${trialWords.mark.vi} - `);
      expect((await response.text()).split('\r\n')[0]!).toContain(trialWords.banner.vi);
    },
  );

  it('leaves the two proposals to be confirmed by its administrator', async () => {
    const call = await signedInAs('vuong.quantri');
    const { person } = (await call(whoAmI, {})).result;
    const { unitId } = person!.posts[0]!;
    const { proposals } = (await call(listProposals, { unitId })).result;
    const decisions = proposals.map(({ id, version }) => ({ successionId: id, version, confirm: true }));
    expect((await call(decideProposals, { unitId, decisions })).result).toEqual({
      confirmed: 2,
      rejected: 0,
    });
  });

  it('offers no account any more whose password somebody changed', async () => {
    const before = await offered();
    const { db } = trial.application.database()!;
    await db
      .updateTable('credential')
      .set({ password_set_at: new Date(now.getTime() + 1000) })
      .where('person_id', '=', (eb) =>
        eb.selectFrom('person').select('id').where('login', '=', before[0]!.login),
      )
      .execute();
    expect(await offered()).toEqual(before.slice(1));
  });
});

/** Every file below a folder with the hash of its content. */
function contentOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return Object.fromEntries(
    files
      .map((each) => join(each.parentPath, each.name))
      .sort()
      .map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}
