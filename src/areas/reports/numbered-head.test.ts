import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { paperHead, signSeen } from '../../../tests/report-makers.ts';
import { openReporting, type Reporting, type Staffed } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { recordDocument } from '../documents/contract.ts';
import { listRegisters, openRegister } from '../documents/contract-registers.ts';
import { closeReport } from './contract.ts';
import { returnReports } from './contract-receive.ts';
import { getVersion } from './frozen.ts';

onEveryDatabase('the number of a report', (open) => {
  let office: Office;
  let reporting: Reporting;
  let clerk: Person;
  let commune: Staffed;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-16');
    reporting = await openReporting(office, 3);
    commune = reporting.communes[0]!;
    clerk = await office.aPerson({ role: 'documentClerk', unitId: commune.unitId });
  });

  const aRegister = async (numbering: 'here' | 'outside', unitId = commune.unitId) => {
    const admin = await office.aPerson({ role: 'unitAdministrator', unitId });
    const id = uuidv7();
    await admin.call(openRegister, {
      id,
      unitId,
      name: `Sổ ${id}`,
      direction: 'outgoing',
      numbering,
      seriesBy: 'register',
      legal: false,
      organ: 'UBND',
      outsideSystem: null,
      firstNumber: numbering === 'here' ? 80 : 1,
      openedOn: '2026-01-01',
    });
    return id;
  };
  let year = 2027;
  const closed = async (unit: Staffed) => {
    year -= 1;
    const campaignId = await reporting.open('quarter', year, 1);
    const reportId = await reporting.reportOf(unit, campaignId);
    await reporting.fill(unit, reportId, { 'survey.ballots': '120' });
    await unit.officer.call(closeReport, { unitId: unit.unitId, reportId, despite: true, restEmpty: true });
    return { unitId: unit.unitId, reportId };
  };
  const sign = (own: { unitId: string; reportId: string }, registerId: string, number: string) =>
    signSeen(commune.leader.call, { ...own, ...paperHead('2026-03-16', number), registerId });
  const documentsOf = (reportId: string) =>
    office.database.db
      .selectFrom('document')
      .select(['number', 'printed', 'status', 'subject', 'signer', 'sent_as', 'directive'])
      .where('report_id', '=', reportId)
      .orderBy('created_at')
      .execute();

  it('is taken from the register with the signature, and stands there; signed again after a return it is another one', async () => {
    const registerId = await aRegister('here');
    const own = await closed(commune);
    const { number } = (await sign(own, registerId, '')).result;
    const { frozen } = await getVersion(office.database.db, own.unitId, own.reportId, number);
    expect(frozen.head).toMatchObject({ number: '80', symbol: 'BC-UBND' });
    expect(await documentsOf(own.reportId)).toMatchObject([
      { number: 80, printed: '80/BC-UBND', status: 'issued', signer: 'Trần Thị Bình', sent_as: null },
    ]);
    // What cannot be signed a second time takes no number.
    expect(await refusalOf(sign(own, registerId, ''))).toMatchObject({ code: 'input-invalid' });
    await reporting.manager.call(returnReports, {
      receiverId: reporting.province.unitId,
      reports: [{ ...own, number }],
      reasons: [{ indicator: null, text: 'Bổ sung số liệu khảo sát' }],
    });
    await commune.officer.call(closeReport, { ...own, despite: true, restEmpty: true });
    await sign(own, registerId, '');
    expect((await documentsOf(own.reportId)).map(({ number, status }) => [number, status])).toEqual([
      [80, 'cancelled'],
      [81, 'issued'],
    ]);
  });

  it('of the office system is reached no more once its paper was returned: the next is proposed after the one that stands', async () => {
    const registerId = await aRegister('outside');
    const own = await closed(commune);
    const { number } = (await sign(own, registerId, '18')).result;
    await reporting.manager.call(returnReports, {
      receiverId: reporting.province.unitId,
      reports: [{ ...own, number }],
      reasons: [{ indicator: null, text: 'Bổ sung số liệu khảo sát' }],
    });
    await commune.officer.call(closeReport, { ...own, despite: true, restEmpty: true });
    await sign(own, registerId, '17');
    const { registers } = (await clerk.call(listRegisters, { unitId: own.unitId })).result;
    expect(registers.find(({ id }) => id === registerId)?.reached).toEqual([{ series: '', last: 17 }]);
  });

  it('of the office system is written down once: one that is in the register already is refused, and nothing is signed', async () => {
    const registerId = await aRegister('outside');
    await clerk.call(recordDocument, {
      id: uuidv7(),
      unitId: commune.unitId,
      registerId,
      kind: 'KH',
      subject: 'Kế hoạch tuyên truyền',
      number: 15,
      issuedOn: '2026-03-02',
      signer: 'Nguyễn Văn Chủ',
      signerPost: 'Chủ tịch',
      authority: 'TM',
      sentAs: 'paper',
    });
    const own = await closed(commune);
    expect(await refusalOf(sign(own, registerId, '15'))).toMatchObject({ issues: [{ path: ['number'] }] });
    expect(await refusalOf(sign(own, registerId, ''))).toMatchObject({ issues: [{ path: ['number'] }] });
    expect(await documentsOf(own.reportId)).toEqual([]);
    await signSeen(commune.leader.call, {
      ...own,
      ...paperHead('2026-03-16', '16'),
      ...{ registerId, sentAs: 'signed-electronic' },
    });
    expect(await documentsOf(own.reportId)).toMatchObject([
      { number: 16, printed: '16/BC-UBND', sent_as: 'signed-electronic', directive: false },
    ]);
  });

  it('is of no other unit’s register', async () => {
    const registerId = await aRegister('here', reporting.communes[1]!.unitId);
    const own = await closed(commune);
    expect(await refusalOf(sign(own, registerId, ''))).toMatchObject({ issues: [{ path: ['registerId'] }] });
  });
});
