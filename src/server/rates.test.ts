import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onEveryDatabase } from '../../tests/database.ts';
import { type Office, openOffice, type Person, password } from '../../tests/office.ts';
import { createToken, signIn, whoAmI } from '../areas/people/contract.ts';
import { listPeople } from '../areas/people/contract-unit.ts';
import { usualRequests } from '../base/config.ts';
import { uuidv7 } from '../base/id.ts';
import type { Word } from '../base/word.ts';
import { createGate } from './rates.ts';

const perPerson = 12;
const perKey = 7;
const minute = 60_000;

it('as it is delivered a person has 1,200 requests a minute, and a key 600', () => {
  const gate = createGate();
  const from = { cookies: {}, address: '203.0.113.7', device: '' };
  const passed = (credential: { session: string | null; token: string | null }) =>
    Array.from({ length: 1300 }, () => gate.bearer({ ...from, ...credential })).filter((wait) => wait === 0);
  expect(passed({ session: 'one', token: null })).toHaveLength(1200);
  expect(passed({ session: null, token: 'one' })).toHaveLength(600);
  expect(usualRequests).toEqual({ perPerson: 1200, perKey: 600 });
});

onEveryDatabase('requests of the signed in', (open) => {
  let office: Office;
  let person: Person;
  let now: number;
  beforeEach(async () => {
    office = await openOffice(await open(), '2026-03-02', [], { requests: { perPerson, perKey } });
    person = await office.aPerson({
      role: 'unitAdministrator',
      unitId: office.rootUnitId,
      reach: 'below',
    });
    now = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => now);
  });
  afterEach(() => vi.restoreAllMocks());

  const ask = (headers: Record<string, string>, path = whoAmI.path) =>
    office.fetch(`/api${path}`, { headers });
  const statuses = async (count: number, headers: Record<string, string>, path?: string) => {
    const seen: number[] = [];
    for (let asked = 0; asked < count; asked += 1) seen.push((await ask(headers, path)).status);
    return seen;
  };
  const times = (count: number, status: number) => Array.from({ length: count }, () => status);

  it('are held to so many a minute, told in words, counted, and cost the database nothing more', async () => {
    const mine = { Cookie: person.cookie };
    expect(await statuses(perPerson, mine)).toEqual(times(perPerson, 200));
    now += minute / 4;
    const before = office.database.countQueries();
    const refused = await ask(mine);
    expect(office.database.countQueries()).toBe(before);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '45']);
    const { problem } = (await refused.json()) as { problem: { code: string; message: Word } };
    expect(problem.code).toBe('too-many-requests');
    expect(problem.message.vi).toBe('Có quá nhiều yêu cầu trong thời gian ngắn. Hãy thử lại sau 45 giây.');
    const counted = await (await office.fetch('/metrics')).text();
    expect(counted).toContain(
      'motso_refusals_total{operation="people.whoAmI",problem="too-many-requests"} 1',
    );
    const other = await office.aPerson();
    expect((await ask({ Cookie: other.cookie })).status).toBe(200);
    expect((await ask({})).status).toBe(200);
    now += minute;
    expect((await ask(mine)).status).toBe(200);
  });

  it('of one person are counted over all sessions', async () => {
    const response = await office.fetch(`/api${signIn.path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login: person.login, password }),
    });
    const second = /motso_session=[^;]+/.exec(response.headers.getSetCookie().join('\n'))![0];
    const half = perPerson / 2;
    expect(await statuses(half, { Cookie: person.cookie })).toEqual(times(half, 200));
    expect(await statuses(half + 2, { Cookie: second })).toEqual([...times(half, 200), 429, 429]);
    expect((await ask({ Cookie: person.cookie })).status).toBe(429);
  });

  it('by a key are held by key, and leave its person and the other keys alone', async () => {
    const unitId = office.rootUnitId;
    const form = { name: 'Phần mềm', unitId, withBelow: false, mayWrite: false, password };
    const key = async () => {
      const made = await person.call(createToken, { id: uuidv7(), ...form, expiresOn: '2026-12-31' });
      return { Authorization: `Bearer ${made.result.token}` };
    };
    const [one, other] = [await key(), await key()];
    const path = listPeople.path.replace('{unitId}', unitId);
    expect(await statuses(perKey, one, path)).toEqual(times(perKey, 200));
    const before = office.database.countQueries();
    expect((await ask(one, path)).status).toBe(429);
    expect(office.database.countQueries()).toBe(before);
    expect((await ask(other, path)).status).toBe(200);
    expect((await ask({ Cookie: person.cookie })).status).toBe(200);
  });
});
