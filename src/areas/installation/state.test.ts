import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { verifyLog } from '../audit/contract.ts';
import { showDesk, whoAmI } from '../people/contract.ts';
import type { Role } from '../people/post.ts';
import { findTop, showState, verifyState } from './contract.ts';

onEveryDatabase('who runs and who examines the system', (open) => {
  let office: Office;
  let province: string;
  beforeAll(async () => {
    office = await openOffice(await open());
    province = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
  });
  const top = () => office.rootUnitId;
  const holder = (role: Role, unitId: string) => office.aPerson({ role, unitId, reach: 'below' });
  const kinds = async (person: Person) =>
    (await person.call(showDesk, {})).result.notices.map(({ kind }) => kind);
  const unheld = async (person: Person) => (await person.call(showState, { unitId: top() })).result.unheld;

  it('is told that nobody examines or runs it, until somebody does', async () => {
    const { db } = office.database;
    const administrator = await holder('unitAdministrator', top());
    const elsewhere = await holder('unitAdministrator', province);
    const specialist = await holder('specialist', top());
    const operator = await holder('systemOperator', top());
    expect(await unheld(operator)).toEqual(['auditor']);
    expect((await administrator.call(showDesk, {})).result.notices).toContainEqual({
      kind: 'nobody-audits',
      on: null,
      about: 'Cả nước',
      count: 1,
      unitId: top(),
    });
    for (const other of [elsewhere, specialist, operator])
      expect(await kinds(other)).not.toContain('nobody-audits');
    await holder('auditor', province);
    const ended = { role: 'auditor', unitId: top(), from: '2024-01-01', to: '2026-03-01' } as const;
    await office.aPerson(ended);
    await office.aPerson({ ...ended, from: '2026-03-03', to: null });
    const auditor = await office.aPerson({ ...ended, to: '2026-03-02' });
    expect(await kinds(administrator)).not.toContain('nobody-audits');
    expect(await unheld(operator)).toEqual([]);
    await db.updateTable('person').set({ active: false }).where('id', '=', auditor.id).execute();
    expect(await kinds(administrator)).toContain('nobody-audits');
    expect(await kinds(administrator)).not.toContain('nobody-operates');
    await db
      .updateTable('post')
      .set({ valid_to: '2026-03-01' })
      .where('role', '=', 'systemOperator')
      .execute();
    expect(await kinds(administrator)).toContain('nobody-operates');
  });

  it('offers to each what they may do, and nothing to an auditor below the top', async () => {
    const below = await holder('auditor', province);
    expect((await below.call(whoAmI, {})).next).not.toContain(findTop.name);
    expect((await refusalOf(below.call(findTop, {}))).code).toBe('not-permitted');
    for (const verify of [verifyLog, verifyState])
      expect((await refusalOf(below.call(verify, { unitId: province }))).code).toBe('not-permitted');

    const auditor = await holder('auditor', top());
    expect((await auditor.call(whoAmI, {})).next).toContain(findTop.name);
    const found = await auditor.call(findTop, {});
    expect(found.next).toEqual([verifyLog.name, verifyState.name]);
    const { unitId } = found.result;
    expect((await auditor.call(verifyLog, { unitId })).result.faults).toEqual([]);
    expect((await auditor.call(verifyState, { unitId })).result.faults).toEqual([]);
    expect((await refusalOf(auditor.call(showState, { unitId }))).code).toBe('not-permitted');

    const operator = await holder('systemOperator', top());
    expect((await operator.call(findTop, {})).next).toEqual([
      showState.name,
      verifyLog.name,
      verifyState.name,
    ]);
    expect((await operator.call(showState, { unitId })).next).not.toContain('people.givePost');
    await office.aPost({ personId: operator.id, unitId, role: 'unitAdministrator' });
    expect((await operator.call(showState, { unitId })).next).toContain('people.givePost');
  });
});
