import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import {
  harmlessRefusal,
  type Office,
  openOffice,
  type Person,
  password,
  refusalOf,
} from '../../../tests/office.ts';
import { createClient } from '../../base/call.ts';
import { uuidv7 } from '../../base/id.ts';
import { createToken, showDesk, signIn, whoAmI } from './contract.ts';
import {
  changePerson,
  createPerson,
  exportPeople,
  findPeople,
  getPerson,
  givePost,
  listMyUnits,
  listPeople,
  resetPassword,
} from './contract-unit.ts';
import type { Role } from './post.ts';

const post = { role: 'specialist', reach: 'own', from: '2026-03-02', to: null, decision: 'QĐ 15' } as const;
const aPersonNamed = (fullName: string) => ({
  id: uuidv7(),
  postId: uuidv7(),
  login: `new-${uuidv7().slice(-12)}`,
  fullName,
  email: null,
  phone: null,
  ...post,
});

onEveryDatabase('people of a unit', (open) => {
  let office: Office;
  let province: string;
  let commune: string;
  let above: Person;
  let administrator: Person;
  beforeAll(async () => {
    office = await openOffice(await open());
    province = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    commune = await office.aUnit({ parentId: province });
    const administering = (unitId: string, reach: 'own' | 'below') =>
      office.aPerson({ role: 'unitAdministrator', unitId, reach, fullName: 'Phạm Quản Trị' });
    above = await administering(province, 'below');
    administrator = await administering(commune, 'own');
  });
  const inCommune = (role: Role = 'specialist') => office.aPerson({ role, unitId: commune });
  const give = (by: Person, to: Person, unitId: string, more: object = {}) =>
    by.call(givePost, { unitId, id: uuidv7(), login: to.login, ...post, ...more });
  const versionOf = async (personId: string) =>
    (await administrator.call(getPerson, { unitId: commune, personId })).result.version;

  it('a new account signs in with its one-time password, which a repeated command tells again', async () => {
    const form = { unitId: commune, ...aPersonNamed('Lò Thị Mai'), email: 'mai@xa.example' };
    const { oneTimePassword } = (await administrator.call(createPerson, form)).result;
    expect((await administrator.call(createPerson, form)).result.oneTimePassword).toBe(oneTimePassword);
    const signedIn = await office.anyone(signIn, { login: form.login, password: oneTimePassword });
    expect(signedIn.result.mustChangePassword).toBe(true);
    const other = { ...form, fullName: 'Lò Thị Hoa' };
    expect((await harmlessRefusal(office, () => administrator.call(createPerson, other))).code).toBe(
      'already-there',
    );
    const entries = await office.database.db
      .selectFrom('audit_entry')
      .select('content')
      .where('operation', '=', 'people.createPerson')
      .where('person_id', '=', administrator.id)
      .execute();
    expect(entries.length).toBeGreaterThan(1);
    for (const { content } of entries)
      for (const hidden of [oneTimePassword, form.fullName, 'mai@xa']) expect(content).not.toContain(hidden);
  });

  it('a taken sign-in name is told together with all else that is wrong, and not whose it is', async () => {
    const { login } = await office.aPerson({ fullName: 'Người Nơi Khác' });
    const form = { ...aPersonNamed('Lò Thị Mai'), unitId: commune, login: login.toUpperCase() };
    const refusal = await harmlessRefusal(office, () =>
      administrator.call(createPerson, { ...form, reach: 'below', role: 'systemOperator', to: '2026-01-01' }),
    );
    expect(refusal.at.sort()).toEqual(['login', 'reach', 'role', 'to']);
    expect(JSON.stringify(refusal)).not.toContain('Người Nơi Khác');
  });

  it('of two who take one sign-in name at once, one wins and the other is told', async () => {
    const login = `wanted-${uuidv7().slice(-12)}`;
    const take = (by: Person) =>
      by.call(createPerson, { ...aPersonNamed('Lò Thị Mai'), unitId: commune, login }).then(
        () => 'done',
        (error) => error.refused.issues[0].path[0],
      );
    expect((await Promise.all([take(administrator), take(above)])).sort()).toEqual(['done', 'login']);
  });

  it('lists those who hold or will hold a post; with the past also those who did', async () => {
    const unitId = await office.aUnit({ parentId: province });
    const people = [
      ['Nguyễn Văn Ân', '2024-01-01', null],
      ['Đỗ Thị Hoà', '2026-09-01', null],
      ['Trần Văn Bình', '2024-01-01', '2026-03-01'],
      ['Hoàng Thị Én', '2024-01-01', '2026-03-02'],
    ] as const;
    for (const [fullName, from, to] of people)
      await office.aPerson({ fullName, from, to, role: 'specialist', unitId });
    const names = async (asked: object) => {
      const { count, people: listed } = (await above.call(listPeople, { unitId, ...asked })).result;
      expect(listed.length).toBe(count);
      return listed.map(({ fullName }) => fullName);
    };
    expect(await names({})).toEqual(['Nguyễn Văn Ân', 'Hoàng Thị Én', 'Đỗ Thị Hoà']);
    expect(await names({ past: true })).toContain('Trần Văn Bình');
    expect(await names({ text: 'THỊ HÒA' })).toEqual(['Đỗ Thị Hoà']);
    expect(await names({ text: 'đo  thi' })).toEqual(['Đỗ Thị Hoà']);
    expect(await names({ text: '%' })).toEqual([]);
    const page = (await above.call(listPeople, { unitId, start: 1, size: 1 })).result;
    expect([page.count, page.people.map(({ fullName }) => fullName)]).toEqual([3, ['Hoàng Thị Én']]);
    expect(Object.keys(page.people[0]!).sort()).toEqual(['active', 'fullName', 'id', 'posts']);
    const stranger = await inCommune();
    expect((await harmlessRefusal(office, () => stranger.call(listPeople, { unitId }))).code).toBe(
      'not-permitted',
    );
  });

  it('offers whom a post may be given to: by name, sign-in name and unit, within the reach alone', async () => {
    const unitId = await office.aUnit({ name: 'Xã Suối Mơ', parentId: province });
    const holder = { role: 'specialist', unitId } as const;
    const fullName = 'Phùng Thị Đào';
    const { login } = await office.aPerson({ ...holder, fullName });
    await office.aPerson({ ...holder, fullName: 'Phùng Văn Đào', to: '2026-01-01' });
    const shutOut = await office.aPerson({ ...holder, fullName: 'Phùng Khóa Đào' });
    const { db } = office.database;
    await db.updateTable('person').set({ active: false }).where('id', '=', shutOut.id).execute();
    await office.aPerson({ ...holder, fullName: 'Phùng Lui Đào', from: '2026-02-02', to: '2026-02-01' });
    const other = await office.aUnit({ name: 'Xã Khác', parentId: office.rootUnitId });
    await office.aPerson({ role: 'leader', unitId: other, fullName: 'Phùng Xa Đào' });
    const found = async (text: string, by = above, at = province) =>
      (await by.call(findPeople, { unitId: at, text })).result.people;
    const names = async (...asked: Parameters<typeof found>) =>
      (await found(...asked)).map((each) => each.fullName);
    expect(await names('phung dao')).toEqual([]);
    expect((await names('PHÙNG')).toSorted()).toEqual([fullName, 'Phùng Văn Đào']);
    expect(await found(login.toUpperCase())).toMatchObject([{ login, fullName, unitName: 'Xã Suối Mơ' }]);
    expect(await names('%')).toEqual([]);
    expect((await found('')).length).toBeLessThanOrEqual(20);
    const own = await office.aPerson({ role: 'unitAdministrator', unitId: other });
    expect(await names('phung', own, other)).toEqual(['Phùng Xa Đào']);
    const refused = () => own.call(findPeople, { unitId, text: 'phung' });
    expect((await harmlessRefusal(office, refused)).code).toBe('not-permitted');
    const colleague = await office.aPerson(holder);
    const asked = () => colleague.call(findPeople, { unitId, text: '' });
    expect((await harmlessRefusal(office, asked)).code).toBe('not-permitted');
  });

  it('tells where one may look', async () => {
    const units = async (by: Person) => (await by.call(listMyUnits, {})).result.units.map(({ name }) => name);
    expect(await units(above)).toEqual(['Tỉnh Minh Họa']);
    expect(await units(administrator)).toEqual(['Xã An Bình']);
    const nobody = await office.aPerson();
    expect((await harmlessRefusal(office, () => nobody.call(listMyUnits, {}))).code).toBe('not-permitted');
  });

  it('shows an account to the administrator of a unit in which the person has a post, and the posts in reach', async () => {
    const person = await inCommune();
    await give(above, person, province);
    const seen = (await administrator.call(getPerson, { unitId: commune, personId: person.id })).result;
    expect(seen.posts.map(({ unitId }) => unitId)).toEqual([commune]);
    expect(seen).toMatchObject({ mayChange: false, email: null, phone: null });
    const fromAbove = (await above.call(getPerson, { unitId: commune, personId: person.id })).result;
    expect(fromAbove.posts.map(({ unitId }) => unitId).sort()).toEqual([commune, province].sort());
    expect(fromAbove.mayChange).toBe(true);
    const elsewhere = { unitId: commune, personId: above.id };
    expect((await harmlessRefusal(office, () => administrator.call(getPerson, elsewhere))).code).toBe(
      'not-found',
    );
    const { operation, outcome } = await office.database.db
      .selectFrom('audit_entry')
      .select(['operation', 'outcome'])
      .where('person_id', '=', above.id)
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow();
    expect({ operation, outcome }).toEqual({ operation: 'people.getPerson', outcome: 'read' });
  });

  it('exports names and posts, nobody’s telephone, and notes the export', async () => {
    const form = { unitId: commune, ...aPersonNamed('=Lò Thị Mận'), phone: '0912 345 678' };
    await administrator.call(createPerson, form);
    const path = `/api/units/${commune}/people.csv`;
    const response = await office.fetch(path, { headers: { Cookie: administrator.cookie } });
    const text = await response.text();
    expect(text).toContain(`"'=Lò Thị Mận"`.replaceAll('"', ''));
    expect(text).toContain('Công chức chuyên môn,Chỉ đơn vị này,2026-03-02,,QĐ 15');
    expect(text).not.toMatch(/0912|345 678|@/);
    const refused = await office.fetch(path, { headers: { Cookie: (await inCommune()).cookie } });
    expect(refused.status).toBe(403);
    const exported = await office.database.db
      .selectFrom('audit_entry')
      .select('outcome')
      .where('operation', '=', exportPeople.name)
      .orderBy('number')
      .execute();
    expect(exported.map(({ outcome }) => outcome)).toEqual(['exported', 'refused']);
  });

  it('shutting somebody out ends their sessions and keys at once', async () => {
    const person = await inCommune();
    const id = uuidv7();
    const key = {
      id,
      name: 'x',
      unitId: commune,
      withBelow: false,
      mayWrite: false,
      expiresOn: '2026-05-01',
    };
    const { token } = (await person.call(createToken, { ...key, password })).result;
    const program = createClient({ headers: { Authorization: `Bearer ${token}` }, fetch: office.fetch });
    expect((await program(showDesk, {})).result.today).toBe('2026-03-02');
    const form = { unitId: commune, personId: person.id, fullName: 'Trần Thị Bình', email: '', phone: null };
    const version = await versionOf(person.id);
    await administrator.call(changePerson, { ...form, version, active: false });
    expect((await person.call(whoAmI, {})).result.person).toBeNull();
    expect((await refusalOf(program(showDesk, {}))).code).toBe('not-signed-in');
    await administrator.call(changePerson, { ...form, version: version + 1, active: true });
    expect((await person.call(whoAmI, {})).result.person).toBeNull();
    const late = () => administrator.call(changePerson, { ...form, version, active: true });
    expect((await harmlessRefusal(office, late)).code).toBe('changed-by-other');
    const wrong = () =>
      administrator.call(changePerson, {
        ...form,
        version: version + 2,
        active: true,
        fullName: '',
        email: 'x',
      });
    expect((await harmlessRefusal(office, wrong)).at.sort()).toEqual(['email', 'fullName']);
  });

  it('nobody shuts out themselves, nor sets their own password so', async () => {
    const own = { unitId: commune, personId: administrator.id };
    const form = { ...own, fullName: 'Phạm Quản Trị', email: null, phone: null, active: false };
    const version = await versionOf(administrator.id);
    const refusals = [
      await harmlessRefusal(office, () => administrator.call(changePerson, { ...form, version })),
      await harmlessRefusal(office, () => administrator.call(resetPassword, { ...own, reason: 'quên rồi' })),
    ];
    expect(refusals.map(({ code }) => code)).toEqual(['not-permitted', 'not-permitted']);
  });

  it('a new one-time password voids whatever opened the account before', async () => {
    const person = await inCommune();
    const form = { unitId: commune, personId: person.id, reason: 'quên mật khẩu' };
    const { oneTimePassword } = (await administrator.call(resetPassword, form)).result;
    expect((await person.call(whoAmI, {})).result.person).toBeNull();
    expect((await refusalOf(office.anyone(signIn, { login: person.login, password }))).code).toBe(
      'sign-in-refused',
    );
    const again = await office.anyone(signIn, { login: person.login, password: oneTimePassword });
    expect(again.result.mustChangePassword).toBe(true);
  });

  /** Whoever sets a password could act in all posts of its person. */
  const beyond: readonly [string, (person: Person) => Promise<unknown>][] = [
    ['a post in the province', (person) => give(above, person, province)],
    ['a post in the province to come', (person) => give(above, person, province, { from: '2026-12-01' })],
    [
      'reach below in the same unit',
      (person) => give(above, person, commune, { role: 'leader', reach: 'below' }),
    ],
    ['an auditor’s post', (person) => give(above, person, commune, { role: 'auditor' })],
    [
      'a post in the province delegated to them',
      async (person) => {
        const leader = await office.aPerson({ role: 'leader', unitId: province });
        const row = { unit_id: province, id: uuidv7(), post_id: leader.postId!, to_person_id: person.id };
        const days = { valid_from: '2026-03-01', valid_to: '2026-03-20', reason: 'đi công tác', version: 1 };
        await office.database.db
          .insertInto('delegation')
          .values({ ...row, ...days })
          .execute();
      },
    ],
  ];
  it.each(beyond)('an account with %s is not the commune’s to open', async (_, given) => {
    const person = await inCommune();
    await given(person);
    const reset = () =>
      administrator.call(resetPassword, { unitId: commune, personId: person.id, reason: 'quên mật khẩu' });
    expect((await harmlessRefusal(office, reset)).code).toBe('not-permitted');
    const form = {
      unitId: commune,
      personId: person.id,
      fullName: 'Kẻ Khác',
      email: 'x@y.example',
      phone: null,
    };
    const change = () => administrator.call(changePerson, { ...form, version: 1, active: true });
    expect((await harmlessRefusal(office, change)).code).toBe('not-permitted');
    expect((await person.call(whoAmI, {})).result.person?.id).toBe(person.id);
  });

  it('what is over beyond the reach does not matter, nor a post in a unit that is no more', async () => {
    const person = await inCommune();
    await office.aPost({ personId: person.id, unitId: province, role: 'leader', to: '2026-03-01' });
    const gone = await office.aUnit({ parentId: province, to: '2025-06-30' });
    await office.aPost({ personId: person.id, unitId: gone, role: 'leader' });
    const form = { unitId: commune, personId: person.id, reason: 'quên mật khẩu' };
    expect((await administrator.call(resetPassword, form)).result.oneTimePassword).toMatch(/^[2-9A-Z-]{17}$/);
  });

  it('one who may not manage people changes nothing', async () => {
    const person = await inCommune();
    const colleague = await inCommune('leader');
    const id = { unitId: commune, personId: person.id };
    const form = { ...id, version: 1, fullName: 'Kẻ Khác', email: null, phone: null, active: false };
    const tries = [
      () => colleague.call(createPerson, { unitId: commune, ...aPersonNamed('Lò Thị Mai') }),
      () => colleague.call(changePerson, form),
      () => colleague.call(resetPassword, { ...id, reason: 'quên mật khẩu' }),
      () => colleague.call(getPerson, id),
      () => administrator.call(createPerson, { unitId: province, ...aPersonNamed('Lò Thị Mai') }),
      () => office.anyone(getPerson, id),
    ];
    const codes = [];
    for (const attempt of tries) codes.push((await harmlessRefusal(office, attempt)).code);
    expect(codes).toEqual([...Array(5).fill('not-permitted'), 'not-signed-in']);
  });
});
