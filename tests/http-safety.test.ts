import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportEntries } from '../src/areas/audit/contract.ts';
import { signIn, whoAmI } from '../src/areas/people/contract.ts';
import { createUnit, showTree } from '../src/areas/units/contract.ts';
import { uuidv7 } from '../src/base/id.ts';
import { operations } from '../src/server/house.ts';
import { ensurePage } from '../src/server/page.ts';
import { embeddedHome, layEmpty, onEveryDatabase } from './database.ts';
import { type Office, openOffice, type Person, password } from './office.ts';
import { firstPerson, type Program, setUpThrough, startProgram } from './program.ts';

const json = { 'Content-Type': 'application/json' };
type Told = { problem?: { code: string; message: { vi: string; en: string } } };

/** The code of a refusal; fails where it is not told in both languages, or tells of the machinery. */
async function codeOf(response: Response): Promise<string> {
  const body = await response.text();
  expect(response.headers.get('Content-Type')).toMatch(/^application\/json/);
  expect(body).not.toMatch(/node_modules|\bat .*:\d+:\d+|Error:/);
  const { problem } = JSON.parse(body) as Told;
  expect(problem?.message.vi.length).toBeGreaterThan(10);
  expect(problem?.message.en.length).toBeGreaterThan(10);
  return problem!.code;
}

const unitOf = (parentId: string, more: Record<string, unknown> = {}) => ({
  id: uuidv7(),
  parentId,
  kind: 'province',
  name: 'Tỉnh Minh Họa',
  title: 'Tỉnh',
  code: null,
  codeSystem: null,
  from: '2020-01-01',
  decision: 'NQ 1/NQ-HĐND',
  ...more,
});

onEveryDatabase('over HTTP', (open) => {
  let office: Office;
  let administrator: Person;
  beforeAll(async () => {
    const page = await ensurePage(join(import.meta.dirname, '..'), { building: () => {}, built: () => {} });
    office = await openOffice(await open(), '2026-03-02', [], { page });
    administrator = await office.aPerson({
      role: 'unitAdministrator',
      unitId: office.rootUnitId,
      reach: 'below',
    });
  });
  const create = (body: BodyInit, headers: Record<string, string> = json) =>
    office.fetch(`/api${createUnit.path}`, {
      method: 'POST',
      headers: { Cookie: administrator.cookie, ...headers },
      body,
    });
  const countUnits = async () => {
    const { units } = (await administrator.call(showTree, { date: '2026-03-02' })).result;
    return units.length;
  };

  describe('requests made by other pages', () => {
    const whole = () => JSON.stringify(unitOf(office.rootUnitId));
    it.each([
      ['Origin', 'https://evil.example'],
      ['Origin', 'null'],
      ['Origin', 'http://localhost.evil.example'],
      ['Sec-Fetch-Site', 'cross-site'],
      ['Sec-Fetch-Site', 'same-site'],
    ])('with %s: %s are refused and change nothing', async (name, value) => {
      const before = await countUnits();
      const response = await create(whole(), { ...json, [name]: value });
      expect([response.status, await codeOf(response)]).toEqual([403, 'request-from-elsewhere']);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
      expect(await countUnits()).toBe(before);
    });

    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain; charset=application/json',
      '',
    ])('as a form can send them, "%s", are not understood', async (type) => {
      const before = await countUnits();
      const response = await create(whole(), { 'Content-Type': type });
      expect([response.status, await codeOf(response)]).toEqual([400, 'request-unreadable']);
      expect(await countUnits()).toBe(before);
    });

    it('from its own page come through', async () => {
      const own = { ...json, Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' };
      expect((await create(whole(), own)).status).toBe(200);
    });

    it('may not be asked for beforehand (CORS)', async () => {
      const response = await office.fetch(`/api${createUnit.path}`, {
        method: 'OPTIONS',
        headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
      });
      expect(response.status).toBe(403);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
    });

    it('under a foreign name that points here (DNS rebinding) are refused', async () => {
      const response = await office.fetch(`/api${whoAmI.path}`, { headers: { Host: 'evil.example' } });
      expect([response.status, await codeOf(response)]).toEqual([403, 'request-from-elsewhere']);
    });
  });

  describe('every answer', () => {
    const paths = [
      '/',
      '/index.html',
      '/khong-co',
      '/api/me',
      '/api/khong-co',
      '/api/openapi.json',
      '/api/units/x',
    ];
    it.each(paths)(
      '%s allows no script but its own files, no frame, and no guess of its type',
      async (path) => {
        const { headers } = await office.fetch(path);
        const policy = headers.get('Content-Security-Policy') ?? '';
        expect(policy).toContain("default-src 'none'");
        expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'");
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).toContain("base-uri 'none'");
        expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
        if (path.startsWith('/api')) expect(headers.get('Cache-Control')).toBe('no-store');
      },
    );

    it('needs none: the page holds no script of its own', async () => {
      const text = await (await office.fetch('/')).text();
      expect(text).toContain('<div id="root">');
      expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+\s*=|javascript:/i);
    });
  });

  describe('cookies of a sign-in', () => {
    const enter = (from: Office, login: string, headers: Record<string, string> = {}) =>
      from.fetch(`/api${signIn.path}`, {
        method: 'POST',
        headers: { ...json, ...headers },
        body: JSON.stringify({ login, password }),
      });

    it('are out of reach of scripts and other sites', async () => {
      const cookies = (await enter(office, administrator.login)).headers.getSetCookie();
      expect(cookies.map((cookie) => cookie.split('=')[0]).sort()).toEqual(['motso_device', 'motso_session']);
      for (const cookie of cookies) {
        expect(cookie).toMatch(/; Path=\/(;|$)/);
        expect(cookie).toMatch(/; HttpOnly/);
        expect(cookie).toMatch(/; SameSite=Lax/);
        expect(cookie).not.toMatch(/Domain=/);
      }
    });

    it('take the place of a session that somebody planted before', async () => {
      const planted = 'ms_planted-by-somebody-who-waits-for-a-sign-in';
      const response = await enter(office, administrator.login, { Cookie: `motso_session=${planted}` });
      const given = /motso_session=([^;]+)/.exec(response.headers.getSetCookie().join('\n'))![1]!;
      expect(given).not.toBe(planted);
      const asked = async (cookie: string) =>
        (await (await office.fetch('/api/me', { headers: { Cookie: cookie } })).json()) as {
          result: { person: unknown };
        };
      expect((await asked(`motso_session=${planted}`)).result.person).toBeNull();
      expect((await asked(`motso_session=${given}`)).result.person).not.toBeNull();
    });

    it('of one sign-in are not those of another', async () => {
      const [one, other] = [
        await enter(office, administrator.login),
        await enter(office, administrator.login),
      ];
      const [a, b] = [one, other].map((response) => response.headers.getSetCookie().join());
      expect(/motso_session=([^;]+)/.exec(a!)![1]).not.toBe(/motso_session=([^;]+)/.exec(b!)![1]);
    });
  });

  describe('bodies', () => {
    it.each([
      ['no JSON', '{"id":'],
      ['a list', '[]'],
      ['a bare value', '"x"'],
      ['no text at all', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
      ['very deep', `{"id":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
      ['deep objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ])('that are %s are refused in words', async (_, body) => {
      const response = await create(body as BodyInit);
      expect([response.status, await codeOf(response)]).toEqual([400, 'request-unreadable']);
    });

    it('that are too large are refused before they are read', async () => {
      const response = await create(JSON.stringify({ name: 'x'.repeat(createUnit.largest) }));
      expect([response.status, await codeOf(response)]).toEqual([413, 'request-too-large']);
    });

    it('of guests are held to what guests need, whatever the operation takes', async () => {
      const large = operations.find(({ largest }) => largest > 2 ** 20)!;
      const response = await office.fetch(`/api${large.path.replace(/\{\w+\}/g, uuidv7())}`, {
        method: large.method,
        headers: json,
        body: JSON.stringify({ before: 'x'.repeat(300_000) }),
      });
      expect([response.status, await codeOf(response)]).toEqual([413, 'request-too-large']);
    });

    it.each(['a\u0000b', '\ud800', 'x\udc00y'])(
      'with what no database can keep, %j, name the field',
      async (name) => {
        const response = await create(JSON.stringify(unitOf(office.rootUnitId, { name })));
        expect(response.status).toBe(422);
        const { problem } = (await response.json()) as { problem: { issues: { path: string[] }[] } };
        expect(problem.issues.map(({ path }) => path)).toEqual([['name']]);
      },
    );

    it.each(['unknown', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
      'with a field that the form has not, %s, are refused and pollute nothing',
      async (field) => {
        const whole = JSON.stringify(unitOf(office.rootUnitId));
        const response = await create(`${whole.slice(0, -1)},${JSON.stringify(field)}:{"polluted":true}}`);
        expect([response.status, await codeOf(response)]).toEqual([422, 'input-invalid']);
        expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
      },
    );

    it.each(['unknown', '__proto__', 'constructor', 'toString'])('nor in a query: %s', async (field) => {
      const response = await office.fetch(`/api${showTree.path}?date=2026-03-02&${field}=1`, {
        headers: { Cookie: administrator.cookie },
      });
      expect([response.status, await codeOf(response)]).toEqual([422, 'input-invalid']);
    });
  });

  describe('paths and methods', () => {
    const paths = [
      '/api/%2e%2e/%2e%2e/etc/passwd',
      '/..%2f..%2fetc%2fpasswd',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/..%5c..%5cpackage.json',
      '//evil.example/',
      '/\\evil.example',
      '/api//me',
      '/api/units/%00',
      '/%00',
      '/api/units/%E0%A4%A',
      '/api/units/%ff%fe',
      `/api/units/${'a'.repeat(8000)}`,
      '/api/people/sign-in/../../units',
    ];
    it.each(paths)('%s gives no file, no redirect and no failure', async (path) => {
      const response = await office.fetch(path, { headers: { Cookie: administrator.cookie } });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(response.headers.get('Location')).toBeNull();
      await codeOf(response);
    });

    it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])(
      '%s where it is not known is refused',
      async (method) => {
        const response = await office.fetch(`/api${signIn.path}`, { method });
        expect(response.status).toBe(404);
        await codeOf(response);
      },
    );

    it('HEAD answers as GET, without a body', async () => {
      const response = await office.fetch('/api/me', { method: 'HEAD' });
      expect([response.status, await response.text()]).toEqual([200, '']);
    });

    it('no query of the page sends anybody elsewhere', async () => {
      for (const name of ['next', 'url', 'redirect', 'return', 'continue', 'to']) {
        for (const path of ['/', '/api/me', `/api${signIn.path}`]) {
          const response = await office.fetch(`${path}?${name}=https://evil.example`);
          expect(response.headers.get('Location')).toBeNull();
        }
      }
    });
  });

  it('the name of a download cannot add a header, whatever the unit is called', async () => {
    const name = 'Xã "A"\r\nSet-Cookie: a=b\u2028; filename=x.exe 😀';
    const unitId = await office.aUnit({ name });
    const auditor = await office.aPerson({ role: 'auditor', unitId: office.rootUnitId, reach: 'below' });
    const response = await office.fetch(`/api${exportEntries.path.replace('{unitId}', unitId)}`, {
      headers: { Cookie: auditor.cookie },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('Set-Cookie')).toBeNull();
    const disposition = response.headers.get('Content-Disposition')!;
    expect(disposition).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w%.~!$&+^`|-]*$/);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('nobody meant any of the errors above', () => expect(office.troubles).toEqual([]));
});

describe('behind https', () => {
  it('cookies are kept to this host and to https, and others of the same name count for nothing', async () => {
    const office = await openOffice(await (await embeddedHome()).open(), '2026-03-02', [], { secure: true });
    const { login } = await office.aPerson();
    const response = await office.fetch(`/api${signIn.path}`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ login, password }),
    });
    const cookies = response.headers.getSetCookie();
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-motso_\w+=.*; Secure/);
    const session = /__Host-motso_session=([^;]+)/.exec(cookies.join('\n'))![1]!;
    const known = async (name: string) => {
      const answer = await office.fetch('/api/me', { headers: { Cookie: `${name}=${session}` } });
      return ((await answer.json()) as { result: { person: unknown } }).result.person !== null;
    };
    expect([await known('__Host-motso_session'), await known('motso_session')]).toEqual([true, false]);
    await office.database.close();
  });
});

describe('how often', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(await (await embeddedHome()).open());
  });
  afterAll(() => office.database.close());

  it('wrong passwords slow whoever guesses, and never the owner on a device of theirs', async () => {
    const { login } = await office.aPerson();
    const enter = (word: string, cookie = '') =>
      office.fetch(`/api${signIn.path}`, {
        method: 'POST',
        headers: { ...json, Cookie: cookie },
        body: JSON.stringify({ login, password: word }),
      });
    const device = /motso_device=[^;]+/.exec((await enter(password)).headers.getSetCookie().join('\n'))![0];
    const statuses: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) statuses.push((await enter(`đoán mò lần ${tries}`)).status);
    expect([...new Set(statuses)]).toEqual([401, 429]);
    const refused = await enter(password);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await enter(password, device)).status).toBe(200);
  });

  it.each([
    ['nothing', {}],
    ['a made-up session', { Cookie: `motso_session=${'x'.repeat(43)}` }],
    ['a made-up key', { Authorization: 'Bearer ms_made-up-made-up-made-up' }],
  ])('guests with %s are held to so many a minute; who is signed in goes on', async (_, headers) => {
    const one = await openOffice(await (await embeddedHome()).open());
    const statuses: number[] = [];
    for (let asked = 0; asked < 320; asked += 1)
      statuses.push((await one.fetch('/api/me', { headers: headers as Record<string, string> })).status);
    expect(statuses.slice(0, 300).every((status) => status === 200)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    const { cookie } = await one.aPerson();
    expect((await one.fetch('/api/me', { headers: { Cookie: cookie } })).status).toBe(200);
    await one.database.close();
  });
});

describe('the running server', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'motso-safety-'));
  let program: Program;
  let port: number;
  beforeAll(async () => {
    await layEmpty(scratch, 'real');
    program = startProgram({ DATA_DIR: scratch });
    await setUpThrough(program);
    port = Number(new URL(await program.address).port);
  });
  afterAll(async () => {
    await program.kill();
    rmSync(scratch, { recursive: true, force: true });
  });

  /** Sends bytes as they are and gives what comes back until the connection ends, or for so long. */
  const raw = (parts: readonly (string | Uint8Array)[], wait = 5000) =>
    new Promise<string>((resolve) => {
      let heard = '';
      const socket = connect(port, '127.0.0.1', () => {
        for (const part of parts) socket.write(part);
      });
      const end = () => {
        socket.destroy();
        resolve(heard);
      };
      socket.on('data', (part) => {
        heard += part.toString();
      });
      socket.on('close', end);
      socket.on('error', end);
      setTimeout(end, wait).unref();
    });
  const head = (more: string) =>
    `POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${more}\r\n\r\n`;

  it.each([
    ['no HTTP', 'xin chào\r\n\r\n', 400],
    ['a head that never ends', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(40_000)}`, 431],
    ['a path that never ends', `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431],
    ['two lengths', head('Content-Length: 5\r\nContent-Length: 6'), 400],
    ['a length and pieces', head('Content-Length: 5\r\nTransfer-Encoding: chunked'), 400],
    ['a length that is none', head('Content-Length: nhiều'), 400],
  ])('answers %s in words', async (_, sent, status) => {
    const answer = await raw([sent]);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const { problem } = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as Told;
    expect(problem?.message.vi).toContain('Máy chủ không hiểu yêu cầu này.');
  });

  it.each(['TRACE', 'CONNECT'])('answers %s, and lives on', async (method) => {
    const answer = await raw([`${method} /api/me HTTP/1.1\r\nHost: localhost\r\n\r\n`], 2000);
    expect(answer).not.toMatch(/^HTTP\/1.1 (2|5)/);
    expect((await fetch(`${await program.address}/api/health`)).status).toBe(200);
  });

  it('stops an endless body at its limit', async () => {
    const piece = 'a'.repeat(65_536);
    const parts = Array.from({ length: 64 }, () => `10000\r\n${piece}\r\n`);
    const answer = await raw([head('Transfer-Encoding: chunked'), ...parts]);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toContain('request-too-large');
  });

  it('gives up a body that stops arriving', async () => {
    const answer = await raw([head('Content-Length: 100'), '{"login":'], 30_000);
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d /);
    expect(answer).toContain('"vi"');
  }, 40_000);

  it('prints nothing of what was sent, and no stack of what was refused', async () => {
    await fetch(`${await program.address}/api/sign-in`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ login: firstPerson.login, password: 'bí mật không được in ra' }),
    });
    expect(program.said()).not.toContain('bí mật');
    expect(program.said()).not.toContain(firstPerson.login);
    expect(program.said()).not.toMatch(/\bat .*:\d+:\d+/);
    expect(program.isRunning()).toBe(true);
  });
});

it('the page that is built needs no other origin', () => {
  const page = readFileSync(join(import.meta.dirname, '../dist/index.html'), 'utf8');
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
});
