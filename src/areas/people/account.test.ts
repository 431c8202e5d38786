import { TOTP } from 'otpauth';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { harmlessRefusal, type Office, openOffice, type Person, password } from '../../../tests/office.ts';
import { type Client, createClient } from '../../base/call.ts';
import { uuidv7 } from '../../base/id.ts';
import { forgetAttempts } from './attempts.ts';
import {
  beginSecondStep,
  changePassword,
  confirmSecondStep,
  createToken,
  endOtherSessions,
  endSession,
  listSessions,
  listTokens,
  removeSecondStep,
  revokeToken,
  showDesk,
  whoAmI,
} from './contract.ts';
import { listPeople } from './contract-unit.ts';
import { forgetSessions } from './sessions.ts';

const wanted = 'hoa sữa nở muộn cuối thu';

onEveryDatabase('one’s own account', (open) => {
  let office: Office;
  let person: Person;
  beforeAll(async () => {
    office = await openOffice(await open());
  });
  beforeEach(async () => {
    person = await office.aPerson();
  });

  /** Signs in again, as in another browser. */
  async function elsewhere(login: string, form: { password?: string; code?: string } = {}): Promise<Client> {
    const response = await office.fetch('/api/sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login, password, ...form }),
    });
    if (response.status !== 200) throw new Error(await response.text());
    const cookies = response.headers.getSetCookie().map((each) => each.split(';')[0]!);
    return createClient({ headers: { Cookie: cookies.join('; ') }, fetch: office.fetch });
  }
  const isIn = async (call: Client) => (await call(whoAmI, {})).result.person !== null;
  const logged = async (operation: string) =>
    (
      await office.database.db
        .selectFrom('audit_entry')
        .select('content')
        .where('operation', '=', operation)
        .where('person_id', '=', person.id)
        .execute()
    ).map(({ content }) => content);

  it('a new password ends the other sessions, and neither password is in the log', async () => {
    const other = await elsewhere(person.login);
    await person.call(changePassword, { current: password, wanted });
    expect([await isIn(person.call), await isIn(other)]).toEqual([true, false]);
    expect(await isIn(await elsewhere(person.login, { password: wanted }))).toBe(true);
    const [entry] = await logged('people.changePassword');
    expect(entry).toContain('person');
    for (const secret of [password, wanted]) expect(entry).not.toContain(secret);
  });

  it('everything that is wrong with a new password is told at once, beside a wrong old one', async () => {
    const refusal = await harmlessRefusal(office, () =>
      person.call(changePassword, { current: 'sai', wanted: person.login.slice(0, 8) }),
    );
    expect(refusal).toMatchObject({ status: 401, code: 'sign-in-refused' });
    expect(refusal.at[0]).toBe('current');
    expect(refusal.at.slice(1).every((field) => field === 'wanted')).toBe(true);
    const same = await harmlessRefusal(office, () =>
      person.call(changePassword, { current: password, wanted: password }),
    );
    expect(same).toMatchObject({ code: 'input-invalid', at: ['wanted'] });
  });

  it('who guesses the password of an open session must wait', async () => {
    const guess = () => harmlessRefusal(office, () => person.call(beginSecondStep, { password: 'đoán mò' }));
    for (let time = 0; time < 5; time += 1) expect((await guess()).code).toBe('sign-in-refused');
    expect(await guess()).toMatchObject({ status: 429, code: 'too-many-requests' });
    const right = await harmlessRefusal(office, () => person.call(beginSecondStep, { password }));
    expect(right.code).toBe('too-many-requests');
    expect((await logged('people.beginSecondStep')).length).toBe(7);
  });

  it('until a one-time password is changed nothing else can be done', async () => {
    const { database } = office;
    await database.db
      .updateTable('credential')
      .set({ must_change: true })
      .where('person_id', '=', person.id)
      .execute();
    expect((await harmlessRefusal(office, () => person.call(showDesk, {}))).code).toBe('not-permitted');
    expect((await person.call(whoAmI, {})).result.person?.mustChangePassword).toBe(true);
    await person.call(changePassword, { current: password, wanted });
    expect((await person.call(showDesk, {})).result.today).toBe('2026-03-02');
  });

  const codeOf = (secret: string, after = 0) =>
    new TOTP({ secret }).generate({ timestamp: office.now.getTime() + after * 1000 });

  async function withSecondStep() {
    const { result } = await person.call(beginSecondStep, { password });
    const confirmed = await person.call(confirmSecondStep, { code: codeOf(result.secret) });
    return { secret: result.secret, recoveryCodes: confirmed.result.recoveryCodes };
  }

  it('the second step asks for a code at sign-in; each code and each recovery code serves once', async () => {
    const { secret, recoveryCodes } = await withSecondStep();
    const { login } = person;
    await expect(elsewhere(login)).rejects.toThrow(/second-step-needed/);
    await expect(elsewhere(login, { code: codeOf(secret) })).rejects.toThrow(/sign-in-refused/);
    expect(await isIn(await elsewhere(login, { code: codeOf(secret, 30) }))).toBe(true);
    expect(await isIn(await elsewhere(login, { code: recoveryCodes[3]! }))).toBe(true);
    await expect(elsewhere(login, { code: recoveryCodes[3]! })).rejects.toThrow(/sign-in-refused/);
    const kept = await office.database.db
      .selectFrom('credential')
      .select('totp_secret')
      .where('person_id', '=', person.id)
      .executeTakeFirstOrThrow();
    expect(Buffer.from(kept.totp_secret!).toString()).not.toContain(secret);
    expect((await logged('people.confirmSecondStep')).join()).not.toContain(recoveryCodes[0]);
  });

  it('half a sign-in, before the code is asked for, is no failure', async () => {
    await withSecondStep();
    for (let time = 0; time < 7; time += 1)
      await expect(elsewhere(person.login)).rejects.toThrow(/second-step-needed/);
  });

  it('a secret that was begun counts for nothing before a right code confirmed it', async () => {
    expect(
      (await harmlessRefusal(office, () => person.call(confirmSecondStep, { code: '123456' }))).code,
    ).toBe('not-found');
    await person.call(beginSecondStep, { password });
    const wrong = await harmlessRefusal(office, () => person.call(confirmSecondStep, { code: '1234567' }));
    expect(wrong).toMatchObject({ code: 'input-invalid', at: ['code'] });
    expect(await isIn(await elsewhere(person.login))).toBe(true);
  });

  it('the second step is removed by password and code together, and not replaced while it is on', async () => {
    const { recoveryCodes } = await withSecondStep();
    const [code] = recoveryCodes as [string];
    expect((await harmlessRefusal(office, () => person.call(beginSecondStep, { password }))).code).toBe(
      'already-there',
    );
    const remove = (form: { password: string; code: string }) => () => person.call(removeSecondStep, form);
    expect((await harmlessRefusal(office, remove({ password: 'sai', code }))).at).toEqual(['password']);
    expect((await harmlessRefusal(office, remove({ password, code: '000000' }))).at).toEqual(['code']);
    await person.call(removeSecondStep, { password, code });
    expect(await isIn(await elsewhere(person.login))).toBe(true);
    expect((await harmlessRefusal(office, remove({ password, code }))).code).toBe('not-found');
  });

  it('sessions are listed and ended; another person’s cannot be', async () => {
    const other = await elsewhere(person.login);
    const { sessions } = (await person.call(listSessions, {})).result;
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    const { id } = sessions.find(({ current }) => !current)!;
    const stranger = await office.aPerson();
    const refusal = await harmlessRefusal(office, () => stranger.call(endSession, { sessionId: id }));
    expect(refusal.code).toBe('not-found');
    await person.call(endSession, { sessionId: id });
    expect(await isIn(other)).toBe(false);
    await elsewhere(person.login);
    await elsewhere(person.login);
    expect((await person.call(endOtherSessions, {})).result.ended).toBe(2);
    expect((await person.call(listSessions, {})).result.sessions).toHaveLength(1);
  });

  it('a key for a program reaches its unit alone, until it is revoked', async () => {
    const unitId = await office.aUnit();
    const other = await office.aUnit();
    for (const each of [unitId, other])
      await office.aPost({ personId: person.id, unitId: each, role: 'specialist' });
    const form = { name: 'Phần mềm một cửa', unitId, withBelow: false, mayWrite: false, password };
    const id = uuidv7();
    const { token } = (await person.call(createToken, { id, ...form, expiresOn: '2027-03-02' })).result;
    const program = createClient({ headers: { Authorization: `Bearer ${token}` }, fetch: office.fetch });
    expect((await program(listPeople, { unitId })).result.count).toBe(1);
    expect((await harmlessRefusal(office, () => program(listPeople, { unitId: other }))).code).toBe(
      'not-permitted',
    );
    for (const ofTheAccount of [listSessions, listTokens, endOtherSessions])
      expect((await harmlessRefusal(office, () => program(ofTheAccount, {}))).code).toBe('not-permitted');
    const [listed] = (await person.call(listTokens, {})).result.tokens;
    expect(listed).toMatchObject({ id, name: form.name, unitId, expiresOn: '2027-03-02' });
    const again = () => person.call(createToken, { id, ...form, expiresOn: '2027-03-02' });
    expect((await harmlessRefusal(office, again)).code).toBe('already-there');
    expect((await logged('people.createToken')).join()).not.toContain(token);
    const stranger = await office.aPerson();
    expect((await harmlessRefusal(office, () => stranger.call(revokeToken, { tokenId: id }))).code).toBe(
      'not-found',
    );
    await person.call(revokeToken, { tokenId: id });
    expect((await harmlessRefusal(office, () => program(listPeople, { unitId }))).code).toBe('not-signed-in');
  });

  it('a key is for a unit of one’s own, for a year at most, and for who knows the password', async () => {
    const form = { id: uuidv7(), name: 'x', unitId: office.rootUnitId, withBelow: true, mayWrite: true };
    const make = (expiresOn: string, typed: string) => () =>
      person.call(createToken, { ...form, expiresOn, password: typed });
    expect((await harmlessRefusal(office, make('2027-03-03', password))).at).toEqual(['expiresOn', 'unitId']);
    expect((await harmlessRefusal(office, make('2026-03-01', 'sai'))).at).toEqual([
      'password',
      'expiresOn',
      'unitId',
    ]);
  });

  it('what no verdict needs any more is forgotten; a familiar network stays familiar', async () => {
    const { database } = office;
    await elsewhere(person.login);
    await elsewhere(person.login);
    const kept = async () => {
      const { db } = database;
      const [attempts, sessions] = await Promise.all([
        db.selectFrom('sign_in_attempt').select('failed').execute(),
        db.selectFrom('session').select('id').where('person_id', '=', person.id).execute(),
      ]);
      return { failed: attempts.filter(({ failed }) => failed).length, sessions: sessions.length, attempts };
    };
    const forgetAt = (hours: number) =>
      database.transaction(async (tx) => {
        const later = new Date(office.now.getTime() + hours * 3_600_000);
        await forgetAttempts(tx, later);
        await forgetSessions(tx, later);
      });
    const before = await kept();
    await forgetAt(1);
    expect(await kept()).toEqual(before);
    expect(before.sessions).toBe(3);
    await forgetAt(25);
    const after = await kept();
    expect(after).toMatchObject({ failed: 0, sessions: 0 });
    expect(after.attempts.length).toBeLessThan(before.attempts.length);
    const familiar = await database.db
      .selectFrom('sign_in_attempt')
      .select('account_key')
      .where('failed', '=', false)
      .execute();
    const accounts = familiar.map(({ account_key }) => Buffer.from(account_key).toString('hex'));
    expect(new Set(accounts).size).toBe(accounts.length);
    expect(accounts.length).toBeGreaterThan(0);
    await forgetAt(181 * 24);
    expect((await kept()).attempts).toEqual([]);
  });
});
