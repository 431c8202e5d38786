import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { uuidv7 } from '../../base/id.ts';
import { changeUnit, createUnit, getUnit, recordSuccession } from './contract.ts';
import { withdrawSuccession } from './contract-correct.ts';

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
