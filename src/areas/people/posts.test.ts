import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { harmlessRefusal, type Office, openOffice, type Person, password } from '../../../tests/office.ts';
import { CallFailed, createClient } from '../../base/call.ts';
import { uuidv7 } from '../../base/id.ts';
import { createToken, delegatePost, endDelegation, listDelegations, showDesk, whoAmI } from './contract.ts';
import {
  changePerson,
  endPost,
  getPerson,
  givePost,
  handOverPost,
  listPeople,
  resetPassword,
} from './contract-unit.ts';
import type { Role } from './post.ts';

const today = '2026-03-02';
const yesterday = '2026-03-01';
const filled = { role: 'specialist', reach: 'own', from: today, to: null, decision: 'QĐ 15' } as const;

onEveryDatabase('posts', (open) => {
  let office: Office;
  let province: string;
  let commune: string;
  let top: Person;
  let above: Person;
  let administrator: Person;
  beforeAll(async () => {
    office = await openOffice(await open());
    province = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    commune = await office.aUnit({ parentId: province });
    const administering = (unitId: string, reach: 'own' | 'below') =>
      office.aPerson({ role: 'unitAdministrator', unitId, reach });
    top = await administering(office.rootUnitId, 'below');
    above = await administering(province, 'below');
    administrator = await administering(commune, 'own');
  });
  const inCommune = (role: Role = 'specialist', more: object = {}) =>
    office.aPerson({ role, unitId: commune, ...more });
  const give = (by: Person, to: Person, more: object = {}) => {
    const form = { unitId: commune, id: uuidv7(), login: to.login, ...filled, ...more };
    return by.call(givePost, form);
  };
  const end = (by: Person, post: { postId: string | null }, more: object = {}) =>
    by.call(endPost, {
      unitId: commune,
      postId: post.postId!,
      version: 1,
      lastDay: today,
      reason: 'chuyển công tác',
      ...more,
    });
  const handOver = (by: Person, post: { postId: string | null }, to: Person, more: object = {}) =>
    by.call(handOverPost, {
      unitId: commune,
      postId: post.postId!,
      version: 1,
      newPostId: uuidv7(),
      login: to.login,
      lastDay: today,
      decision: 'QĐ 16',
      ...more,
    });
  const postsOf = async (person: Person) => (await person.call(whoAmI, {})).result.person!.posts;
  const onDay = async <T>(day: string, work: () => Promise<T>): Promise<T> => {
    const before = office.now;
    office.now = new Date(`${day}T12:00:00+07:00`);
    await office.database.db
      .updateTable('session')
      .set({ last_seen_at: office.now, ends_at: new Date('2100-01-01') })
      .execute();
    try {
      return await work();
    } finally {
      office.now = before;
      await office.database.db.updateTable('session').set({ last_seen_at: before }).execute();
    }
  };

  it('are given by sign-in name, and a repeated command is harmless', async () => {
    const person = await office.aPerson();
    const id = uuidv7();
    await give(administrator, person, { id });
    expect((await give(administrator, person, { id })).result).toEqual({ id });
    expect(await postsOf(person)).toMatchObject([{ postId: id, unitId: commune, role: 'specialist' }]);
    const other = () => give(administrator, person, { id, decision: 'QĐ khác' });
    expect((await harmlessRefusal(office, other)).code).toBe('already-there');
    const twice = await harmlessRefusal(office, () => give(administrator, person));
    expect(twice).toMatchObject({ code: 'input-invalid', at: ['from'] });
  });

  it('are refused to nobody’s name and to who is shut out, in the same words', async () => {
    const shutOut = await office.aPerson();
    await office.database.db
      .updateTable('person')
      .set({ active: false })
      .where('id', '=', shutOut.id)
      .execute();
    const refusals = [
      await harmlessRefusal(office, () => give(administrator, { ...shutOut, login: 'khong-co-ai' })),
      await harmlessRefusal(office, () => give(administrator, shutOut)),
    ];
    expect(refusals[0]).toMatchObject({ code: 'input-invalid', at: ['login'] });
    expect(refusals[1]).toEqual(refusals[0]);
  });

  /** Who may give what; the others are told at the field. */
  const gifts: readonly [string, () => Person, object, string[]][] = [
    ['reach below by who has it not', () => administrator, { reach: 'below' }, ['reach']],
    ['reach below by who has it', () => above, { reach: 'below' }, []],
    ['an auditor by the unit’s own administrator', () => administrator, { role: 'auditor' }, ['role']],
    ['an auditor from above', () => above, { role: 'auditor' }, []],
    ['another administrator', () => administrator, { role: 'unitAdministrator' }, []],
    ['a system operator in a commune', () => top, { role: 'systemOperator' }, ['role']],
    ['a post that ends before it begins', () => above, { to: yesterday }, ['to']],
  ];
  it.each(gifts)('%s', async (_, by, more, at) => {
    const person = await office.aPerson();
    if (at.length > 0) expect((await harmlessRefusal(office, () => give(by(), person, more))).at).toEqual(at);
    else {
      await give(by(), person, more);
      expect(await postsOf(person)).toHaveLength(1);
    }
  });

  it('of the topmost unit are given by its administrators alone', async () => {
    const person = await office.aPerson();
    const unitId = office.rootUnitId;
    const operator = { unitId, role: 'systemOperator' };
    for (const by of [above, administrator])
      expect((await harmlessRefusal(office, () => give(by, person, operator))).code).toBe('not-permitted');
    await give(top, person, operator);
    await give(top, person, { unitId, role: 'auditor', reach: 'below' });
    expect(await postsOf(person)).toHaveLength(2);
  });

  it('end on their last day, at the earliest yesterday; what has not begun is withdrawn', async () => {
    const person = await inCommune();
    const early = await harmlessRefusal(office, () => end(administrator, person, { lastDay: '2026-02-28' }));
    expect(early.at).toEqual(['lastDay']);
    await end(administrator, person, { lastDay: yesterday });
    expect(await postsOf(person)).toEqual([]);
    const again = await harmlessRefusal(office, () => end(administrator, person, { version: 2 }));
    expect(again.at).toEqual(['lastDay']);
    const coming = await inCommune('leader', { from: '2026-04-01' });
    await end(administrator, coming);
    expect(await onDay('2026-04-02', () => postsOf(coming))).toEqual([]);
    const stays = await inCommune('leader', { to: '2026-12-31' });
    const longer = await harmlessRefusal(office, () => end(administrator, stays, { lastDay: '2027-01-01' }));
    expect(longer.at).toEqual(['lastDay']);
    const { people } = (await administrator.call(listPeople, { unitId: commune })).result;
    const ids = people.map(({ id }) => id);
    expect([ids.includes(person.id), ids.includes(coming.id), ids.includes(stays.id)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('that one could not give one cannot end or hand over', async () => {
    const auditor = await inCommune('auditor');
    const deputy = await inCommune('leader', { reach: 'below' });
    const next = await office.aPerson();
    for (const post of [auditor, deputy]) {
      const tries = [() => end(administrator, post), () => handOver(administrator, post, next)];
      for (const attempt of tries)
        expect((await harmlessRefusal(office, attempt)).code).toBe('not-permitted');
    }
    const unknown = { postId: uuidv7() };
    expect((await harmlessRefusal(office, () => end(administrator, unknown))).code).toBe('not-found');
    const colleague = await inCommune();
    expect((await harmlessRefusal(office, () => end(colleague, auditor))).code).toBe('not-permitted');
    await end(above, auditor);
  });

  it('are handed over: one ends, the other begins the day after, whoever is signed in', async () => {
    const [holder, next] = [await inCommune('leader', { to: '2026-12-31' }), await office.aPerson()];
    const newPostId = uuidv7();
    await handOver(administrator, holder, next, { newPostId });
    expect((await handOver(administrator, holder, next, { newPostId })).result).toEqual({ id: newPostId });
    expect([await postsOf(holder), await postsOf(next)].map(({ length }) => length)).toEqual([1, 0]);
    await onDay('2026-03-03', async () => {
      expect([await postsOf(holder), await postsOf(next)].map(({ length }) => length)).toEqual([0, 1]);
      expect((await postsOf(next))[0]).toMatchObject({ role: 'leader', to: '2026-12-31' });
    });
  });

  it('are not handed over to the holder, to nobody, nor after their end', async () => {
    const holder = await inCommune('leader', { to: '2026-12-31' });
    const tries: [object, string[]][] = [
      [{}, ['login']],
      [{ lastDay: '2026-12-31' }, ['lastDay', 'login']],
      [{ login: 'khong-co-ai' }, ['login']],
      [{ lastDay: '2025-12-31' }, ['lastDay', 'login']],
    ];
    for (const [more, at] of tries)
      expect((await harmlessRefusal(office, () => handOver(administrator, holder, holder, more))).at).toEqual(
        at,
      );
    const next = await inCommune('leader');
    const twice = await harmlessRefusal(office, () => handOver(administrator, holder, next));
    expect(twice.at).toEqual(['login']);
  });

  it('of two who hand over one post at once, one wins and the other is told', async () => {
    const holder = await inCommune('leader');
    const [one, other] = [await office.aPerson(), await office.aPerson()];
    const told = (call: Promise<unknown>) =>
      call.then(
        () => 'done',
        (error) => (error instanceof CallFailed ? error.refused.code : Promise.reject(error)),
      );
    const outcomes = await Promise.all([
      told(handOver(administrator, holder, one)),
      told(handOver(above, holder, other)),
    ]);
    expect(outcomes.sort()).toEqual(['changed-by-other', 'done']);
    const held = await onDay('2026-03-03', async () => [...(await postsOf(one)), ...(await postsOf(other))]);
    expect(held).toHaveLength(1);
  });

  it('of the last administrator of the topmost unit stay, also where two leave at once', async () => {
    const own = await openOffice(await open());
    const unitId = own.rootUnitId;
    const people = [];
    for (let one = 0; one < 2; one += 1)
      people.push(await own.aPerson({ role: 'unitAdministrator', unitId, reach: 'below' }));
    const [a, b] = people as [Person, Person];
    // The first person of the set-up leaves.
    const { id } = await own.database.db
      .selectFrom('person')
      .select('id')
      .where('login', '=', 'first')
      .executeTakeFirstOrThrow();
    const shutOut = {
      unitId,
      personId: id,
      version: 1,
      fullName: 'Người đầu tiên',
      email: null,
      phone: null,
    };
    await a.call(changePerson, { ...shutOut, active: false });
    const leave = (by: Person, who: Person) =>
      end(by, who, { unitId }).then(
        () => 'done',
        (error) => error.refused.code,
      );
    const outcomes = await Promise.all([leave(a, a), leave(b, b)]);
    expect(outcomes.sort()).toEqual(['done', 'not-permitted']);
    const rest = (await onlyHolder(own, [a, b]))!;
    const version = (await rest.call(getPerson, { unitId, personId: rest.id })).result.version;
    const other = rest === a ? b : a;
    const closing = {
      unitId,
      personId: rest.id,
      version,
      fullName: 'X Y',
      email: null,
      phone: null,
      active: false,
    };
    expect((await harmlessRefusal(own, () => other.call(changePerson, closing))).vi).toContain('cuối cùng');
    const successor = await own.aPerson();
    await handOver(rest, rest, successor, { unitId });
  });

  async function onlyHolder(own: Office, people: readonly Person[]): Promise<Person | undefined> {
    const rows = await own.database.db
      .selectFrom('post')
      .select('id')
      .where('valid_to', 'is', null)
      .execute();
    return people.find(({ postId }) => rows.some(({ id }) => id === postId));
  }
});

onEveryDatabase('delegation', (open) => {
  let office: Office;
  let unitId: string;
  let leader: Person;
  let deputy: Person;
  beforeAll(async () => {
    office = await openOffice(await open());
    unitId = await office.aUnit();
    leader = await office.aPerson({ role: 'leader', unitId, fullName: 'Hà Văn Lãnh', to: '2026-03-20' });
    deputy = await office.aPerson({ role: 'specialist', unitId, fullName: 'Lò Thị Phó' });
  });
  const form = (more: object = {}) => ({
    unitId,
    postId: leader.postId!,
    id: uuidv7(),
    toPersonId: deputy.id,
    from: today,
    to: '2026-03-08',
    reason: 'đi công tác',
    ...more,
  });

  it('lets somebody else act in one’s place from a day to a day, and tells both', async () => {
    const given = form();
    await leader.call(delegatePost, given);
    expect((await leader.call(delegatePost, given)).result).toEqual({ id: given.id });
    const other = { ...given, reason: 'nghỉ phép' };
    expect((await harmlessRefusal(office, () => leader.call(delegatePost, other))).code).toBe(
      'already-there',
    );
    const [, acting] = (await deputy.call(whoAmI, {})).result.person!.posts;
    expect(acting).toMatchObject({ role: 'leader', onBehalfOf: 'Hà Văn Lãnh' });
    const notices = async (person: Person) => (await person.call(showDesk, {})).result.notices;
    expect(await notices(deputy)).toEqual([
      { kind: 'second-step-off', on: null, about: null, count: 1 },
      { kind: 'delegation-received', on: '2026-03-08', about: 'Hà Văn Lãnh', count: 1 },
    ]);
    expect(await notices(leader)).toEqual([
      { kind: 'second-step-off', on: null, about: null, count: 1 },
      { kind: 'post-ending', on: '2026-03-20', about: 'Xã An Bình', count: 1 },
      { kind: 'delegation-ending', on: '2026-03-08', about: 'Lò Thị Phó', count: 1 },
    ]);
    const [view] = (await leader.call(listDelegations, {})).result.given;
    expect(view).toMatchObject({ id: given.id, toPerson: 'Lò Thị Phó', role: 'leader', version: 1 });
    expect((await deputy.call(listDelegations, {})).result.received).toEqual([view]);
    const ending = { unitId, delegationId: given.id, version: 1 };
    expect((await harmlessRefusal(office, () => deputy.call(endDelegation, ending))).code).toBe('not-found');
    await leader.call(endDelegation, ending);
    expect((await deputy.call(whoAmI, {})).result.person!.posts).toHaveLength(1);
    expect((await harmlessRefusal(office, () => leader.call(endDelegation, ending))).code).toBe(
      'changed-by-other',
    );
  });

  it('tells all that is wrong at once', async () => {
    const stranger = await office.aPerson();
    const wrong = form({ from: '2023-12-31', to: '2026-03-21', toPersonId: stranger.id });
    const refusal = await harmlessRefusal(office, () => leader.call(delegatePost, wrong));
    expect(refusal).toMatchObject({ code: 'input-invalid', at: ['from', 'to', 'toPersonId'] });
  });

  it('is to somebody who holds a post in the unit on all those days', async () => {
    const leaving = await office.aPerson({ role: 'specialist', unitId, to: '2026-03-07' });
    const attempt = (more: object) => () =>
      leader.call(delegatePost, form({ toPersonId: leaving.id, ...more }));
    expect((await harmlessRefusal(office, attempt({}))).at).toEqual(['toPersonId']);
    await attempt({ to: '2026-03-07' })();
  });

  it('is of one’s own post: not of another’s, not of a delegated one, not of an auditor’s', async () => {
    await leader.call(delegatePost, form({ from: '2026-03-10', to: '2026-03-12' }));
    const third = await office.aPerson({ role: 'specialist', unitId });
    const auditor = await office.aPerson({ role: 'auditor', unitId });
    await office.aPost({ personId: auditor.id, unitId, role: 'specialist' });
    const toThird = { toPersonId: third.id };
    const tries = [
      () => third.call(delegatePost, form()),
      () => deputy.call(delegatePost, form(toThird)),
      () => auditor.call(delegatePost, form({ ...toThird, postId: auditor.postId! })),
    ];
    for (const attempt of tries) expect((await harmlessRefusal(office, attempt)).code).toBe('not-permitted');
    const elsewhere = await office.aUnit();
    const outside = await office.aPerson({ role: 'leader', unitId: elsewhere });
    expect((await harmlessRefusal(office, () => outside.call(delegatePost, form()))).code).toBe(
      'not-permitted',
    );
  });

  it('who administers by delegation gives no post to themselves', async () => {
    const administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
    const { postId } = administrator;
    await administrator.call(delegatePost, form({ postId: postId! }));
    const grab = { unitId, id: uuidv7(), login: deputy.login, ...filled, role: 'leader' } as const;
    const refusal = await harmlessRefusal(office, () => deputy.call(givePost, grab));
    expect(refusal.at).toEqual(['login']);
    const colleague = await office.aPerson();
    await deputy.call(givePost, { ...grab, login: colleague.login });
    const passOn = { ...grab, id: uuidv7(), login: colleague.login, role: 'unitAdministrator' } as const;
    const refused = await harmlessRefusal(office, () => deputy.call(givePost, passOn));
    expect(refused.at).toContain('role');
    const account = { unitId, personId: administrator.id, reason: 'quên mật khẩu' };
    const reset = () => deputy.call(resetPassword, account);
    expect((await harmlessRefusal(office, reset)).code).toBe('not-permitted');
  });

  it('is not handed to a program', async () => {
    const administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
    await administrator.call(delegatePost, form({ postId: administrator.postId! }));
    const wanted = { id: uuidv7(), name: 'x', unitId, withBelow: false, mayWrite: true, password };
    const { token } = (await deputy.call(createToken, { ...wanted, expiresOn: '2026-12-31' })).result;
    const program = createClient({ headers: { Authorization: `Bearer ${token}` }, fetch: office.fetch });
    const person = { unitId, personId: leader.id };
    expect((await program(listPeople, { unitId })).result.count).toBeGreaterThan(0);
    expect((await deputy.call(getPerson, person)).result.id).toBe(leader.id);
    expect((await harmlessRefusal(office, () => program(getPerson, person))).code).toBe('not-permitted');
  });
});

onEveryDatabase('the desk', (open) => {
  it('counts the proposed successions that the person may decide', async () => {
    const office = await openOffice(await open());
    const [province, other] = [
      await office.aUnit({ kind: 'province' }),
      await office.aUnit({ kind: 'province' }),
    ];
    const administrator = await office.aPerson({
      role: 'unitAdministrator',
      unitId: province,
      reach: 'below',
    });
    const specialist = await office.aPerson({ role: 'specialist', unitId: province });
    const notices = async (person: Person) => (await person.call(showDesk, {})).result.notices;
    expect(await notices(administrator)).toHaveLength(1);
    const inside = [await office.aUnit({ parentId: province }), await office.aUnit({ parentId: province })];
    const across = [inside[0]!, await office.aUnit({ parentId: other })];
    for (const units of [inside, inside, across]) await propose(office, units);
    expect((await notices(administrator)).at(-1)).toEqual({
      kind: 'proposals-waiting',
      on: null,
      about: null,
      count: 2,
    });
    expect(await notices(specialist)).toEqual([]);
  });

  async function propose({ database, now }: Office, [from, to]: string[]): Promise<void> {
    const id = uuidv7();
    const values = {
      id,
      kind: 'merge',
      effective_on: '2025-07-01',
      decision: 'NQ 202',
      state: 'proposed',
    } as const;
    const rest = { certainty: '1', reading: null, source_text: null, version: 1, created_at: now };
    await database.db
      .insertInto('succession')
      .values({ ...values, ...rest })
      .execute();
    await database.db
      .insertInto('succession_unit')
      .values([
        { succession_id: id, side: 'from', unit_id: from!, is_part: false },
        { succession_id: id, side: 'to', unit_id: to!, is_part: false },
      ])
      .execute();
  }
});
