import { sql } from 'kysely';
import { beforeAll, expect, it, vi } from 'vitest';
import { onEveryDatabase, onPostgres } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { uuidv7 } from '../../base/id.ts';
import { givePost } from '../people/contract-unit.ts';
import { addPost } from '../people/keep.ts';
import { attachDecision, changeUnit, createUnit, getUnit, recordSuccession, setShares } from './contract.ts';
import { withdrawSuccession } from './contract-correct.ts';
import { raiseTree } from './keep.ts';

const decision = 'NQ 12/NQ-HĐND';
const on = '2025-07-01';
const reason = 'Ghi nhầm đơn vị';
const named = (name: string) => ({ name, title: 'Xã', code: null, codeSystem: null });

onEveryDatabase('a withdrawal', (open) => {
  let office: Office;
  let province: string;
  let other: string;
  let administrator: Person;
  let national: Person;
  beforeAll(async () => {
    office = await openOffice(await open());
    province = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    other = await office.aUnit({ name: 'Tỉnh Bên', kind: 'province' });
    const administering = (unitId: string) =>
      office.aPerson({ role: 'unitAdministrator', unitId, reach: 'below' });
    administrator = await administering(province);
    national = await administering(office.rootUnitId);
  });
  const ended = (from: readonly string[], more: object = {}) => ({
    ...{ id: uuidv7(), unitId: province, kind: 'abolish' as const, on, decision, to: [] },
    from: from.map((unitId) => ({ unitId, isPart: false })),
    ...more,
  });
  const withdraw = (successionId: string) =>
    administrator.call(withdrawSuccession, { unitId: province, successionId, version: 1, reason });
  const versionsOf = async (unitId: string) =>
    (await national.call(getUnit, { unitId })).result.versions.map(({ name, from, to, parent }) => ({
      name,
      from,
      to,
      parentId: parent?.id,
    }));

  it('takes back no unit that others moved away on that day under that decision', async () => {
    const district = await office.aUnit({ name: 'Huyện Hết', kind: 'district', parentId: province });
    const gone = await office.aUnit({ name: 'Xã Sang Tỉnh Bên', parentId: district });
    const move = { unitId: gone, parentId: other, from: on, decision, ...named('Xã Sang Tỉnh Bên') };
    await national.call(changeUnit, move);
    const asked = ended([district]);
    await administrator.call(recordSuccession, asked);
    const before = await versionsOf(gone);
    await withdraw(asked.id);
    expect(await versionsOf(gone)).toEqual(before);
    expect(await versionsOf(district)).toMatchObject([{ to: null }]);
  });

  it('leaves the last and the first days that were recorded before it', async () => {
    const old = await office.aUnit({ name: 'Xã Hết Theo Danh Mục', parentId: province, to: '2025-06-30' });
    const made = uuidv7();
    const unit = { id: made, parentId: province, kind: 'commune' as const, from: on, decision };
    await administrator.call(createUnit, { ...unit, ...named('Xã Lập Trước') });
    const before = await Promise.all([old, made].map(versionsOf));
    const asked = ended([old], { kind: 'rename', to: [{ unitId: made }] });
    await administrator.call(recordSuccession, asked);
    await withdraw(asked.id);
    expect(await Promise.all([old, made].map(versionsOf))).toEqual(before);
  });

  it('of two that divide a unit gives the unit back with the second, in whichever order', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const divided = await office.aUnit({ name: `Xã Chia ${order}`, parentId: province });
      const whole = await office.aUnit({ name: `Xã Trọn ${order}`, parentId: province });
      const goal = uuidv7();
      const into = {
        unitId: goal,
        made: { parentId: province, kind: 'commune', ...named(`Xã Nhận ${order}`) },
      };
      const part = { unitId: divided, isPart: true };
      const both = [
        ended([], { kind: 'rename', from: [part], to: [into] }),
        ended([], { kind: 'merge', from: [part, { unitId: whole, isPart: false }], to: [{ unitId: goal }] }),
      ];
      for (const each of both) await administrator.call(recordSuccession, each);
      await withdraw(both[order[0]!]!.id);
      expect((await versionsOf(divided)).at(-1)!.to).toBe('2025-06-30');
      await withdraw(both[order[1]!]!.id);
      for (const unitId of [divided, whole]) expect(await versionsOf(unitId)).toMatchObject([{ to: null }]);
      expect((await refusalOf(versionsOf(goal))).code).toBe('not-found');
    }
  });

  it('is not undone by the same record sent once more: that is told', async () => {
    const unitId = await office.aUnit({ name: 'Xã Gửi Lại', parentId: province });
    const asked = ended([unitId]);
    await administrator.call(recordSuccession, asked);
    await withdraw(asked.id);
    expect((await refusalOf(administrator.call(recordSuccession, asked))).code).toBe('already-there');
  });

  it('ends what may be added: shares and decisions are for what is recorded', async () => {
    const unitId = await office.aUnit({ name: 'Xã Không Kèm', parentId: province });
    const asked = ended([unitId]);
    await administrator.call(recordSuccession, asked);
    await withdraw(asked.id);
    const of = { unitId: province, successionId: asked.id };
    const content = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');
    const file = { ...of, fileId: uuidv7(), name: 'nq.pdf', content };
    expect((await refusalOf(administrator.call(attachDecision, file))).code).toBe('not-found');
    const shares = administrator.call(setShares, { ...of, version: 2, shares: [] });
    expect((await refusalOf(shares)).code).toBe('changed-by-other');
  });
});

onEveryDatabase('units below one that ends', (open) => {
  it('are not moved in a past of units that others administer today', async () => {
    const office = await openOffice(await open());
    const province = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    const other = await office.aUnit({ name: 'Tỉnh Bên', kind: 'province' });
    const administering = (unitId: string) =>
      office.aPerson({ role: 'unitAdministrator', unitId, reach: 'below' });
    const [administrator, national] = [await administering(province), await administering(office.rootUnitId)];
    const district = await office.aUnit({ name: 'Huyện Hết', kind: 'district', parentId: province });
    const gone = await office.aUnit({ name: 'Xã Đã Sang', parentId: district });
    const move = { unitId: gone, parentId: other, from: '2026-01-01', decision, ...named('Xã Đã Sang') };
    await national.call(changeUnit, move);
    const into = { parentId: province, kind: 'district' as const, ...named('Huyện Mới'), title: 'Huyện' };
    const asked = {
      ...{ id: uuidv7(), unitId: province, kind: 'rename' as const, on, decision, below: 'moved' as const },
      from: [{ unitId: district, isPart: false }],
      to: [{ unitId: uuidv7(), made: into }],
    };
    expect((await refusalOf(administrator.call(recordSuccession, asked))).code).toBe('not-permitted');
    expect((await administrator.call(getUnit, { unitId: gone })).result.versions).toHaveLength(2);
    await national.call(recordSuccession, { ...asked, unitId: office.rootUnitId });
  });
});

onPostgres('a withdrawal beside who gives a post', (open) => {
  const begin = async () => {
    const office = await openOffice(await open());
    const province = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    const national = await office.aPerson({
      role: 'unitAdministrator',
      unitId: office.rootUnitId,
      reach: 'below',
    });
    const old = await office.aUnit({ name: 'Xã Cũ', parentId: province });
    const [id, made] = [uuidv7(), uuidv7()];
    await national.call(recordSuccession, {
      ...{ id, unitId: province, kind: 'rename', on, decision },
      from: [{ unitId: old, isPart: false }],
      to: [{ unitId: made, made: { parentId: province, kind: 'commune', ...named('Xã Mới') } }],
    });
    const { id: personId, login } = await office.aPerson();
    const post = { unitId: made, role: 'specialist' as const, reach: 'own' as const, from: on, to: null };
    return { office, national, province, successionId: id, made, personId, login, post };
  };
  const someoneWaits = (office: Office) =>
    vi.waitFor(async () => {
      const { rows } = await sql`select from pg_locks where not granted`.execute(office.database.db);
      expect(rows.length).toBeGreaterThan(0);
    }, 20_000);

  it('waits for the post, and is refused', async () => {
    const { office, national, province: unitId, successionId, personId, post } = await begin();
    const [given, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const giving = office.database.transaction(async (tx) => {
      await addPost(tx, { ...post, id: uuidv7(), personId, decision });
      given.resolve();
      await mayEnd.promise;
    });
    await given.promise;
    const refused = refusalOf(
      national.call(withdrawSuccession, { unitId, successionId, version: 1, reason }),
    );
    await someoneWaits(office);
    mayEnd.resolve();
    await giving;
    expect((await refused).issues[0]!.message.vi).toContain('Xã Mới');
  });

  it('leaves no post in a unit that was never there', async () => {
    const { office, national, made, login, post } = await begin();
    const [gone, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const withdrawing = office.database.transaction(async (tx) => {
      await raiseTree(tx);
      await tx.deleteFrom('unit_version').where('unit_id', '=', made).execute();
      gone.resolve();
      await mayEnd.promise;
    });
    await gone.promise;
    const refused = refusalOf(national.call(givePost, { ...post, id: uuidv7(), login, decision }));
    await someoneWaits(office);
    mayEnd.resolve();
    await withdrawing;
    expect((await refused).code).toBe('not-permitted');
  });
});
