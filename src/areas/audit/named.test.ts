import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person } from '../../../tests/office.ts';
import { aGivenTask, openWorking } from '../../../tests/tasks.ts';
import { uuidv7 } from '../../base/id.ts';
import { createPerson, getPerson } from '../people/contract-unit.ts';
import { handDownTask } from '../plans/contract-giving.ts';
import { changeUnit } from '../units/contract.ts';
import { exportEntries, listEntries, showHistory } from './contract.ts';
import { isWritten } from './web/titles.ts';

const version = { title: 'Xã', code: null, codeSystem: null, decision: 'NQ 2/NQ-HĐND' };

onEveryDatabase('names in the log', (open) => {
  let office: Office;
  let province: string;
  let commune: string;
  let stranger: Person;
  let above: Person;
  let auditor: Person;
  const given = { id: uuidv7(), postId: uuidv7() };
  beforeAll(async () => {
    office = await openOffice(await open());
    province = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    commune = await office.aUnit({ name: 'Xã Cũ', parentId: province });
    const other = await office.aUnit({ name: 'Xã Bên', parentId: province });
    stranger = await office.aPerson({ role: 'specialist', unitId: other, fullName: 'Hoàng Thị Xa' });
    above = await office.aPerson({
      role: 'unitAdministrator',
      unitId: province,
      reach: 'below',
      fullName: 'Phạm Quản Trị',
    });
    const post = { role: 'leader', reach: 'own', from: '2026-03-02', to: null, decision: 'QĐ 15' } as const;
    const named = { login: 'nguoi.moi', fullName: 'Lò Thị Mận', email: null, phone: null };
    await above.call(createPerson, { unitId: commune, ...given, ...named, ...post });
    const renamed = { unitId: commune, parentId: province, name: 'Xã Mới', from: '2026-03-10' };
    await above.call(changeUnit, { ...renamed, ...version });
    await reachOut();
    office.now = new Date('2026-03-12T12:00:00+07:00');
    await reachOut();
    auditor = await office.aPerson({ role: 'auditor', unitId: commune });
  });
  const reachOut = async () => {
    const clerk = await office.aPerson({ role: 'specialist', unitId: commune, fullName: 'Lò Văn Gần' });
    await clerk.call(getPerson, { unitId: commune, personId: stranger.id }).catch(() => {});
  };

  it('tell people and posts, and units as they were called on the day of the entry', async () => {
    const { entries } = (await auditor.call(listEntries, { unitId: commune })).result;
    const created = entries.find(({ operation }) => operation === createPerson.name)!;
    expect(created.names[given.id]).toEqual({ name: 'Lò Thị Mận', as: null });
    expect(created.names[given.postId]).toEqual({ name: 'Lò Thị Mận, Xã Cũ', as: 'leader' });
    const called = entries.map(({ names }) => names[commune]?.name).filter((name) => name !== undefined);
    expect(new Set(called)).toEqual(new Set(['Xã Cũ', 'Xã Mới']));
    expect(entries.find(({ at }) => new Date(at) > new Date('2026-03-11'))!.names[commune]!.name).toBe(
      'Xã Mới',
    );
  });

  it('leave out whom the reader may not look up, but for who did the deed', async () => {
    const { entries } = (await auditor.call(listEntries, { unitId: commune })).result;
    const refused = entries.filter(({ outcome }) => outcome === 'refused');
    for (const { person, input, names } of refused) {
      expect(JSON.stringify(input)).toContain(stranger.id);
      expect([person, names[stranger.id]]).toEqual(['Lò Văn Gần', undefined]);
    }
    const created = entries.find(({ operation }) => operation === createPerson.name)!;
    expect([created.person, created.names[above.id]?.name]).toEqual(['Phạm Quản Trị', 'Phạm Quản Trị']);
    const ofAll = await office.aPerson({ role: 'auditor', unitId: province, reach: 'below' });
    const seen = (await ofAll.call(listEntries, { unitId: commune })).result.entries;
    const there = seen.find((entry) => JSON.stringify(entry.input).includes(stranger.id))!;
    expect(there.names[stranger.id]).toEqual({ name: 'Hoàng Thị Xa', as: null });
  });

  it('cost one statement for a whole page, and as many for one entry', async () => {
    const countOf = async (size: number) => {
      const before = office.database.countQueries();
      await auditor.call(showHistory, { unitId: commune, object: `unit:${commune}`, size });
      return office.database.countQueries() - before;
    };
    await countOf(1);
    expect(await countOf(50)).toBe(await countOf(1));
  });

  it('stand in the export too', async () => {
    const path = exportEntries.path.replace('{unitId}', commune);
    const text = await (await office.fetch(`/api${path}`, { headers: { Cookie: auditor.cookie } })).text();
    expect(text).toContain('Tài khoản: Lò Thị Mận; Vị trí: Lãnh đạo, Lò Thị Mận, Xã Cũ');
    expect(text).not.toContain('Hoàng Thị Xa');
    // What was changed in words; as the machine has it in a column of its own.
    expect(text).toContain('Họ và tên: L… T… M…; Tên đăng nhập: nguoi.moi');
    expect(text).toMatch(/Từ ngày: 02\/03\/2026; .*Vai trò: Lãnh đạo; Đơn vị: Xã Cũ/);
    expect(text).toContain('Tên: Xã Cũ → Xã Mới');
    expect(text).not.toContain(',not-permitted,');
    expect(text).toContain('Dữ liệu gốc cho máy đọc (JSON)');
    expect(text).toContain('""role"":""leader""');
    // Deeds by what they are called.
    expect(text).not.toMatch(/[;,"](people|units)\.[a-z]+[A-Z]\w*[;,"]/);
  });

  it('what the filter offers for an outcome is what came into the log with it', async () => {
    const kept = await office.database.db
      .selectFrom('audit_entry')
      .select(['operation', 'outcome'])
      .execute();
    const { operations } = await import('../../server/house.ts');
    for (const { operation: name, outcome } of kept) {
      const operation = operations.find((each) => each.name === name);
      if (operation !== undefined) expect([name, isWritten(operation, outcome)]).toEqual([name, true]);
    }
    const never = operations.filter((each) => !isWritten(each)).map(({ name }) => name);
    expect(never).toContain('units.showTree');
    expect(never.filter((name) => kept.some(({ operation }) => operation === name))).toEqual([]);
  });
});

onEveryDatabase('plans and tasks in the log', (open) => {
  it('are told by name to who may read them, in the log of who gave them too', async () => {
    const office = await openOffice(await open());
    const { province, communes } = await openWorking(office, 1);
    const { unitId } = communes[0]!;
    const taskId = await aGivenTask(province, { title: 'Số hóa hồ sơ' });
    const id = uuidv7();
    const to = [{ receiverId: unitId, id, dueOn: '2026-03-31' }];
    await province.leader.call(handDownTask, { unitId: province.unitId, taskId, to });
    for (const [unit, reach] of [
      [unitId, 'own'],
      [province.unitId, 'below'],
    ] as const) {
      const auditor = await office.aPerson({ role: 'auditor', unitId: unit, reach });
      const { entries } = (await auditor.call(listEntries, { unitId: unit })).result;
      const entry = entries.find(({ operation }) => operation === handDownTask.name)!;
      expect(entry.names[id]?.name).toBe('Số hóa hồ sơ, Xã Số 1');
    }
  });
});
