import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { uuidv7 } from '../../base/id.ts';
import { listExceptions } from '../audit/contract.ts';
import { changeUnit, createUnit, getUnit, recordSuccession, showTree } from './contract.ts';
import { correctUnit, withdrawChange, withdrawSuccession } from './contract-correct.ts';

const decision = 'NQ 12/NQ-HĐND';
const on = '2025-07-01';
const reason = 'Ghi nhầm đơn vị';
const named = (name: string) => ({ name, title: '', code: null, codeSystem: null });
const commune = (name: string) => ({ ...named(`Xã ${name}`), title: 'Xã', kind: 'commune' as const });

onEveryDatabase('what is recorded of units', (open) => {
  let office: Office;
  let province: string;
  let other: string;
  let administrator: Person;
  let national: Person;
  beforeAll(async () => {
    office = await openOffice(await open());
    province = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    other = await office.aUnit({ name: 'Tỉnh Bên', kind: 'province' });
    administrator = await office.aPerson({ role: 'unitAdministrator', unitId: province, reach: 'below' });
    national = await office.aPerson({
      role: 'unitAdministrator',
      unitId: office.rootUnitId,
      reach: 'below',
    });
  });
  const make = async (name: string, parentId = province) => {
    const id = uuidv7();
    await administrator.call(createUnit, { id, parentId, ...commune(name), from: '2020-01-01', decision });
    return id;
  };
  const room = async (name: string, parentId: string) => {
    const id = uuidv7();
    const made = { ...named(name), kind: 'department' as const };
    await administrator.call(createUnit, { id, parentId, ...made, from: '2020-01-01', decision });
    return id;
  };
  const versionsOf = async (unitId: string) =>
    (await national.call(getUnit, { unitId })).result.versions.map(({ name, from, to, kind, parent }) => ({
      name,
      from,
      to,
      kind,
      parentId: parent?.id,
    }));
  const merge = (from: readonly string[], name: string, more: object = {}) => ({
    ...{ id: uuidv7(), unitId: province, kind: 'merge' as const, on, decision },
    from: from.map((unitId) => ({ unitId, isPart: false })),
    to: [{ unitId: uuidv7(), made: { parentId: province, ...commune(name) } }],
    ...more,
  });
  const succession = async (unitId: string) =>
    (await national.call(getUnit, { unitId })).result.successions.at(-1)!;

  it('under a past day is no business of a province that the unit has left, nor of the one it came to', async () => {
    const moved = await make('Đã Sang');
    const move = { unitId: moved, parentId: other, from: '2026-01-01', decision };
    await national.call(changeUnit, { ...move, ...named('Xã Đã Sang'), title: 'Xã' });
    const neighbour = await office.aPerson({ role: 'unitAdministrator', unitId: other, reach: 'below' });
    const past = { unitId: moved, parentId: province, from: '2024-01-01', decision };
    const ending = { ...merge([moved], 'Chiếm Lại'), kind: 'abolish' as const, to: [] };
    for (const attempt of [
      () => administrator.call(changeUnit, { ...past, ...named('Xã Đổi Lén'), title: 'Xã' }),
      () => neighbour.call(changeUnit, { ...past, ...named('Xã Đổi Lén'), title: 'Xã' }),
      () => administrator.call(recordSuccession, merge([moved], 'Chiếm Lại')),
      () => administrator.call(recordSuccession, ending),
      () => neighbour.call(recordSuccession, { ...ending, unitId: other }),
    ])
      expect((await refusalOf(attempt())).code).toBe('not-permitted');
    expect(await versionsOf(moved)).toHaveLength(2);
  });

  it('asks what becomes of the units below one that ends, naming them, and moves them where it is said', async () => {
    const [a, b] = [await make('Gộp Một'), await make('Gộp Hai')];
    const [office1, office2] = [await room('Phòng Một', a), await room('Phòng Hai', b)];
    const asked = merge([a, b], 'Gộp');
    const refusal = await refusalOf(administrator.call(recordSuccession, asked));
    expect(refusal.issues.map(({ path }) => path)).toEqual([['below']]);
    expect(refusal.issues[0]!.message.vi).toContain('Phòng Hai; Phòng Một');
    const elsewhere = { ...asked, below: 'moved' as const, movedTo: province };
    expect((await refusalOf(administrator.call(recordSuccession, elsewhere))).issues[0]!.path).toEqual([
      'movedTo',
    ]);
    await administrator.call(recordSuccession, { ...asked, below: 'moved' });
    for (const each of [office1, office2])
      expect((await versionsOf(each)).at(-1)).toMatchObject({
        from: on,
        to: null,
        parentId: asked.to[0]!.unitId,
      });
  });

  it('dissolves them with all below, as a succession of its own; withdrawn, everything stands as before', async () => {
    const ending = await make('Sẽ Gỡ');
    const below = await room('Phòng Gỡ', ending);
    const deeper = await room('Tổ Gỡ', below);
    const before = await Promise.all([ending, below, deeper].map(versionsOf));
    const asked = merge([ending], 'Nơi Nhận', { kind: 'rename' });
    await administrator.call(recordSuccession, { ...asked, below: 'dissolved' });
    const dissolved = await succession(deeper);
    expect(dissolved).toMatchObject({ kind: 'abolish', on, decision });
    expect(dissolved.from.map(({ id }) => id).sort()).toEqual([below, deeper].sort());
    expect((await versionsOf(deeper)).at(-1)!.to).toBe('2025-06-30');
    const withdrawing = { unitId: province, successionId: asked.id, version: 1, reason };
    // Alone the dissolution is not withdrawn: what it ended would hang in the air.
    const alone = { ...withdrawing, successionId: dissolved.id };
    expect((await refusalOf(administrator.call(withdrawSuccession, alone))).code).toBe('input-invalid');
    await administrator.call(withdrawSuccession, withdrawing);
    expect(await Promise.all([ending, below, deeper].map(versionsOf))).toEqual(before);
    const today = (await administrator.call(showTree, { date: '2026-03-02', under: province })).result.units;
    expect(today.map(({ name }) => name)).not.toContain('Xã Nơi Nhận');
    expect((await refusalOf(administrator.call(withdrawSuccession, withdrawing))).code).toBe('not-found');
  });

  it('is withdrawn with a reason, which stands in the register of exceptions as a correction', async () => {
    const [a, inside] = [await make('Nhầm'), uuidv7()];
    await administrator.call(createUnit, {
      ...{ id: inside, parentId: a, ...named('Phòng Theo'), kind: 'department' },
      ...{ from: '2020-01-01', decision },
    });
    const asked = merge([a], 'Nhầm Sang', { kind: 'rename', below: 'moved' });
    await administrator.call(recordSuccession, asked);
    const why = 'Nghị quyết chưa ban hành';
    const withdrawing = { unitId: province, successionId: asked.id, version: 1, reason: why };
    await administrator.call(withdrawSuccession, withdrawing);
    expect(await versionsOf(inside)).toMatchObject([{ from: '2020-01-01', to: null, parentId: a }]);
    const auditor = await office.aPerson({ role: 'auditor', unitId: province });
    const { entries } = (await auditor.call(listExceptions, { unitId: province, kind: 'correction' })).result;
    expect(entries[0]).toMatchObject({
      operation: 'units.withdrawSuccession',
      exception: 'correction',
      reason: why,
    });
  });

  it('stays where something later rests on it, and the units are named', async () => {
    const a = await make('Nền');
    const first = merge([a], 'Nền Mới', { kind: 'rename' });
    await administrator.call(recordSuccession, first);
    const made = first.to[0]!.unitId;
    const withdrawing = { unitId: province, successionId: first.id, version: 1, reason };
    await office.aPerson({ role: 'specialist', unitId: made });
    const inUse = await refusalOf(administrator.call(withdrawSuccession, withdrawing));
    expect(inUse.issues[0]!.message.vi).toContain('Xã Nền Mới');
    const change = { unitId: made, parentId: province, from: '2026-01-01', decision };
    await administrator.call(changeUnit, { ...change, ...named('Xã Nền Ba'), title: 'Xã' });
    const later = await refusalOf(administrator.call(withdrawSuccession, withdrawing));
    expect(later.issues[0]!.message.vi).toContain('gỡ những việc sau trước');
  });

  it('of a change is withdrawn too, as it was seen; the first record of a unit is not', async () => {
    const id = await make('Tên Đúng');
    const before = await versionsOf(id);
    const change = { unitId: id, parentId: province, from: '2025-01-01', decision };
    await administrator.call(changeUnit, { ...change, ...named('Xã Tên Sai'), title: 'Xã' });
    const withdraw = (from: string) => administrator.call(withdrawChange, { unitId: id, from, reason });
    expect((await refusalOf(withdraw('2024-01-01'))).code).toBe('changed-by-other');
    await withdraw('2025-01-01');
    expect(await versionsOf(id)).toEqual(before);
    expect((await refusalOf(withdraw('2020-01-01'))).issues[0]!.message.vi).toContain('chưa đổi lần nào');
  });

  it('kind and first day of a unit are corrected, where the rest allows it', async () => {
    const id = await make('Sai Loại');
    await room('Phòng Trong', id);
    const correct = (more: object) =>
      administrator.call(correctUnit, {
        ...{ unitId: id, kind: 'commune', from: '2020-01-01', reason },
        seen: { kind: 'commune', from: '2020-01-01' },
        ...more,
      });
    expect((await refusalOf(correct({}))).issues[0]!.path).toEqual(['kind']);
    const late = await refusalOf(correct({ from: '2021-01-01' }));
    expect(late.issues[0]!.message.vi).toContain('Phòng Trong');
    await correct({ kind: 'department', from: '2019-01-01' });
    expect(await versionsOf(id)).toMatchObject([{ kind: 'department', from: '2019-01-01', to: null }]);
    // Who looked at it before is told, and takes nothing back unseen.
    expect((await refusalOf(correct({ from: '2018-01-01' }))).code).toBe('changed-by-other');
    const auditor = await office.aPerson({ role: 'auditor', unitId: id });
    const { entries } = (await auditor.call(listExceptions, { unitId: id })).result;
    expect(entries.map(({ operation }) => operation)).toEqual(['units.correctUnit']);
  });
});
