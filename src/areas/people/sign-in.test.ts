import { sql } from 'kysely';
import { beforeAll, expect, it, vi } from 'vitest';
import { onEveryDatabase, onPostgres } from '../../../tests/database.ts';
import { type Office, openOffice, password, refusalOf } from '../../../tests/office.ts';
import { createClient } from '../../base/call.ts';
import { signIn, signOut, whoAmI } from './contract.ts';

onEveryDatabase('signing in', (open) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(await open());
  });

  const cookiesOf = (response: Response) =>
    response.headers.getSetCookie().map((each) => each.split(';')[0]!);

  it('opens a session with the right password, ended by signing out', async () => {
    const { login } = await office.aPerson();
    const response = await office.fetch('/api/sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    expect(response.status).toBe(200);
    const set = response.headers.getSetCookie().find((each) => each.startsWith('motso_session='))!;
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Lax/);
    const call = createClient({ headers: { Cookie: cookiesOf(response).join('; ') }, fetch: office.fetch });
    expect((await call(whoAmI, {})).result.person?.login).toBe(login);
    await call(signOut, {});
    expect((await call(whoAmI, {})).result.person).toBeNull();
  });

  it('refuses a wrong password, an unknown name and a person shut out in the same words', async () => {
    const { login } = await office.aPerson();
    const shutOut = await office.aPerson();
    await office.database.db
      .updateTable('person')
      .set({ active: false })
      .where('id', '=', shutOut.id)
      .execute();
    const refusals = await Promise.all(
      [
        { login, password: 'sai hoàn toàn rồi' },
        { login: 'khong-co-ai', password },
        { login: shutOut.login, password },
      ].map((form) => refusalOf(office.anyone(signIn, form))),
    );
    expect(new Set(refusals.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(refusals[0]).toMatchObject({ status: 401, code: 'sign-in-refused' });
  });

  it('a session ends for a person who is shut out, and after two hours without a request', async () => {
    const person = await office.aPerson();
    expect((await person.call(whoAmI, {})).result.person?.id).toBe(person.id);
    const before = office.now;
    office.now = new Date(before.getTime() + 3 * 3_600_000);
    expect((await person.call(whoAmI, {})).result.person).toBeNull();
    office.now = before;
    await office.database.db
      .updateTable('person')
      .set({ active: false })
      .where('id', '=', person.id)
      .execute();
    expect((await person.call(whoAmI, {})).result.person).toBeNull();
  });

  it('of many guesses begun together no more count than one after the other', async () => {
    const { login } = await office.aPerson();
    const guesses = Array.from({ length: 14 }, (_, at) => ({ login, password: `đoán lần thứ ${at}` }));
    const codes = await Promise.all(
      guesses.map(async (form) => (await refusalOf(office.anyone(signIn, form))).code),
    );
    expect(codes.filter((code) => code === 'sign-in-refused')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(9);
  });

  it('of many refusals to wait one after each attempt is in the log of the account, and none of nobody', async () => {
    const { login, id } = await office.aPerson({ role: 'specialist', unitId: office.rootUnitId });
    const guess = async (name = login) =>
      (await refusalOf(office.anyone(signIn, { login: name, password: 'đoán mò lần nữa' }))).code;
    const inLog = async () => {
      const { rows } = await sql<{ person_id: string | null; problem: string }>`
        select person_id, content::json ->> 'problem' as problem from audit_entry
        where operation = 'people.signIn'`.execute(office.database.db);
      const waiting = rows.filter(({ problem }) => problem === 'too-many-requests');
      return waiting.map(({ person_id }) => person_id).toSorted();
    };
    const before = await inLog();
    for (let tries = 0; tries < 5; tries += 1) expect(await guess()).toBe('sign-in-refused');
    for (let tries = 0; tries < 10; tries += 1) expect(await guess()).toBe('too-many-requests');
    expect(await inLog()).toEqual([...before, id].toSorted());
    office.now = new Date(office.now.getTime() + 31_000);
    expect(await guess()).toBe('sign-in-refused');
    for (let tries = 0; tries < 10; tries += 1) expect(await guess()).toBe('too-many-requests');
    expect(await inLog()).toEqual([...before, id, id].toSorted());
    for (let tries = 0; tries < 7; tries += 1) await guess('khong-co-ai-ten-nay');
    expect(await guess('khong-co-ai-ten-nay')).toBe('too-many-requests');
    expect(await inLog()).toEqual([...before, id, id].toSorted());
  });

  it('a password that somebody else set serves for a week', async () => {
    const { id, login } = await office.aPerson();
    const set = (days: number) =>
      office.database.db
        .updateTable('credential')
        .set({ must_change: true, password_set_at: new Date(office.now.getTime() - days * 86_400_000) })
        .where('person_id', '=', id)
        .execute();
    await set(6);
    expect((await office.anyone(signIn, { login, password })).result).toEqual({ mustChangePassword: true });
    await set(8);
    const refusal = await refusalOf(office.anyone(signIn, { login, password }));
    expect(refusal).toMatchObject({ status: 401, code: 'sign-in-refused' });
    expect(refusal.message.vi).toContain('7 ngày');
  });
});

onPostgres('signing in beside others', (open) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(await open());
  });

  it('a password that was changed while it was looked at opens nothing', async () => {
    const { id, login } = await office.aPerson();
    const [changed, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const change = office.database.transaction(async (tx) => {
      await tx
        .updateTable('credential')
        .set({ password_hash: 'other' })
        .where('person_id', '=', id)
        .execute();
      changed.resolve();
      await mayEnd.promise;
    });
    await changed.promise;
    const signingIn = refusalOf(office.anyone(signIn, { login, password }));
    await vi.waitFor(async () => {
      const { rows } = await sql`select from pg_locks where not granted`.execute(office.database.db);
      expect(rows.length).toBeGreaterThan(0);
    }, 20_000);
    mayEnd.resolve();
    await change;
    expect((await signingIn).code).toBe('sign-in-refused');
  });
});
