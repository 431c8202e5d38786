import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { uuidv7 } from '../../base/id.ts';
import { cancelDocument, recordDocument } from './contract.ts';
import { checkRegister, openRegister } from './contract-registers.ts';

onEveryDatabase('a document that came before', (open) => {
  let office: Office;
  let unitId: string;
  let clerk: Person;
  let registerId: string;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-02');
    unitId = await office.aUnit({ name: 'Xã An Bình' });
    clerk = await office.aPerson({ role: 'documentClerk', unitId });
    const administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
    registerId = uuidv7();
    await administrator.call(openRegister, {
      id: registerId,
      unitId,
      name: 'Sổ văn bản đến',
      direction: 'incoming',
      numbering: 'here',
      seriesBy: 'register',
      legal: false,
      organ: 'UBND',
      outsideSystem: null,
      openedOn: '2026-01-01',
    });
  });

  const record = async (more: Record<string, unknown> = {}) => {
    const id = uuidv7();
    const { result } = await clerk.call(recordDocument, {
      id,
      unitId,
      registerId,
      kind: 'CT',
      subject: 'Chỉ thị về kỷ cương hành chính',
      issuedOn: '2026-02-27',
      receivedOn: '2026-03-02',
      issuer: 'UBND tỉnh Minh Họa',
      printed: '02/CT-UBND',
      ...more,
    });
    return { id, number: result.number };
  };
  const repeated = async () =>
    (await clerk.call(checkRegister, { unitId, registerId, year: 2026 })).result.repeated;

  it('takes a second number only where the clerk says that it came again, and the check tells both', async () => {
    const first = await record();
    const again = { printed: '2 / ct-ubnd', issuer: 'Ubnd  tỉnh Minh Hoạ' };
    const refused = await refusalOf(record(again));
    expect(refused.issues).toMatchObject([{ path: ['evenIfThere'] }]);
    expect(refused.issues[0]!.message.vi).toContain('đã vào sổ đến số 1, ngày 02/3/2026');
    expect(await repeated()).toEqual([]);

    // Another issuer, or another day, is another document; and what was refused took no number.
    expect((await record({ issuer: 'UBND xã Bình An' })).number).toBe(2);
    expect((await record({ issuedOn: '2026-02-26' })).number).toBe(3);

    const second = await record({ ...again, evenIfThere: true });
    expect(second.number).toBe(4);
    expect(await repeated()).toMatchObject([
      [
        { id: first.id, number: 1, meant: false },
        { id: second.id, number: 4, meant: true },
      ],
    ]);

    await clerk.call(cancelDocument, {
      ...{ unitId, documentId: second.id, version: 1 },
      reason: 'Vào sổ nhầm hai lần',
    });
    expect(await repeated()).toEqual([]);
  });

  it('is told together with everything else that is wrong with the form', async () => {
    const printed = '15/KH-UBND';
    await record({ printed });
    const { issues } = await refusalOf(record({ printed, kind: 'XX' }));
    expect(issues.map(({ path }) => path[0])).toEqual(['kind', 'evenIfThere']);
  });

  it('takes one number where two record it at one moment', async () => {
    const printed = '16/KH-UBND';
    const tried = await Promise.allSettled([record({ printed }), record({ printed })]);
    expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
