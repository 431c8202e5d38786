import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { type Office, openOffice, type Person } from '../../../../tests/office.ts';
import { openReporting, type Reporting, type Staffed } from '../../../../tests/reporting.ts';
import { aTask } from '../../../../tests/tasks.ts';
import { uuidv7 } from '../../../base/id.ts';
import { recordDocument } from '../../documents/contract.ts';
import { openRegister } from '../../documents/contract-registers.ts';
import { addTasks, createPlan, getPlan, issuePlan } from '../../plans/contract.ts';
import { getReport } from '../contract.ts';

onEveryDatabase('the plans that a report names', (open) => {
  let office: Office;
  let reporting: Reporting;
  let commune: Staffed;
  let clerk: Person;
  let registerId: string;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-12');
    reporting = await openReporting(office, 1);
    commune = reporting.communes[0]!;
    const { unitId } = commune;
    clerk = await office.aPerson({ role: 'documentClerk', unitId });
    const admin = await office.aPerson({ role: 'unitAdministrator', unitId });
    registerId = uuidv7();
    await admin.call(openRegister, {
      ...{ id: registerId, unitId, name: 'Sổ đi', direction: 'outgoing', numbering: 'outside' },
      ...{ seriesBy: 'kind', legal: false, organ: 'UBND', outsideSystem: 'QLVBĐH', openedOn: '2026-01-01' },
    });
  });
  const registered = async (kind: string, number: number, subject: string, issuedOn: string) => {
    const id = uuidv7();
    await clerk.call(recordDocument, {
      ...{ id, unitId: commune.unitId, registerId, kind, number, subject, issuedOn, field: 'direction' },
      ...{ signer: 'Trần Văn Lãnh', signerPost: 'Chủ tịch', authority: 'TM', sentAs: 'paper' },
    });
    return id;
  };
  const issued = async (name: string, issuedOn: string, document: object, field = 'digital' as const) => {
    const { unitId, officer } = commune;
    const id = uuidv7();
    await officer.call(createPlan, { unitId, id, kind: 'reform', year: 2026, name, beside: true });
    const tasks = [aTask({ field, dueOn: '2026-12-01' })];
    await officer.call(addTasks, { unitId, planId: id, tasks });
    const { version } = (await officer.call(getPlan, { unitId, planId: id })).result;
    await officer.call(issuePlan, { unitId, planId: id, version, issuedOn, ...document, beside: true });
  };

  it('are those whose numbers were typed too, in the order of their days, and each one once', async () => {
    const own = await registered('KH', 7, 'Kế hoạch cải cách hành chính năm 2026', '2026-01-20');
    await registered('KH', 8, 'Kế hoạch tuyên truyền', '2026-02-01');
    const decision = await registered('QĐ', 12, 'Ban hành kế hoạch kiểm tra', '2026-02-10');
    await issued('Kế hoạch cải cách hành chính', '2026-01-20', { documentId: own });
    await issued('Kế hoạch tuyên truyền CCHC', '2026-02-01', { documentPrinted: '08/KH-UBND' });
    await issued('Kế hoạch kiểm tra', '2026-02-10', { documentId: decision });
    await issued('Kế hoạch chuyển đổi số', '2026-01-25', { documentPrinted: '15/KH-UBND' });
    await issued('Kế hoạch đào tạo', '2026-02-20', { documentPrinted: '31/QĐ-UBND' });
    const campaignId = await reporting.open('quarter', 2026, 1);
    const place = { unitId: commune.unitId, reportId: await reporting.reportOf(commune, campaignId) };
    const { sections } = (await commune.officer.call(getReport, place)).result;
    const linesIn = (section: (typeof sections)[number]) =>
      JSON.stringify(section.proposed).match(/(?<="text":")(?:Kế hoạch|Quyết định) [^"]*/g) ?? [];
    // The first that names any is about all fields; it names the decision by which a plan was issued as a decision.
    const [all, digital] = sections.filter((section) => linesIn(section).length > 0);
    expect(linesIn(all!)).toEqual([
      'Kế hoạch số 07/KH-UBND ngày 20/01/2026 về cải cách hành chính năm 2026;',
      'Kế hoạch số 15/KH-UBND ngày 25/01/2026 về chuyển đổi số;',
      'Kế hoạch số 08/KH-UBND ngày 01/02/2026 về tuyên truyền;',
      'Kế hoạch đào tạo, ban hành kèm theo Quyết định số 31/QĐ-UBND ngày 20/02/2026.',
      'Quyết định số 12/QĐ-UBND ngày 10/02/2026 về ban hành kế hoạch kiểm tra.',
    ]);
    expect(linesIn(digital!)).toContain('Kế hoạch số 15/KH-UBND ngày 25/01/2026 về chuyển đổi số;');
    expect(new Set(linesIn(digital!)).size).toBe(5);
  });
});
