import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person } from '../../../tests/office.ts';
import { askFromAbove, openReporting, type Reporting, type Sent } from '../../../tests/reporting.ts';
import { closeReport, getReport, returnInside } from './contract.ts';
import { getSent, returnReports, showAddedUp, takeFigures } from './contract-receive.ts';
import { verifyReports } from './verify-reports.ts';
import { reportFaultWords } from './words.ts';

const indicator = 'documents.directivesIssued';
const reasons = [{ indicator: null, text: 'Số liệu sai' }];

/** What the migration of that day does to rows that are there. */
const migration = new URL('../../../database/migrations/0012_reminded_again.sql', import.meta.url);
const mending = /^update report_taken [^;]*;/m.exec(readFileSync(migration, 'utf8'))![0];

onEveryDatabase('a report that comes back after one below it came back', (open) => {
  let office: Office;
  let reporting: Reporting;
  let ministry: Person;
  let above: { readonly unitId: string; readonly reportId: string };
  const sent: Sent[] = [];

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-16');
    reporting = await openReporting(office, 2);
    const { province, communes } = reporting;
    const campaignId = await askFromAbove(office, reporting);
    ministry = await office.aPerson({ role: 'leader', unitId: office.rootUnitId });
    above = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
    for (const commune of communes)
      sent.push(await reporting.send(commune, campaignId, { [indicator]: '12' }));
    await province.officer.call(takeFigures, { ...above, children: sent, alsoSent: true });
    await reporting.fill(province, above.reportId, { [indicator]: '5' });
    await reporting.sign(province, above.reportId);
    office.now = new Date(office.now.getTime() + 60_000);
  });

  const giveBack = (by: Person, receiverId: string, reports: readonly Sent[]) =>
    by.call(returnReports, { receiverId, reports: [...reports], reasons });
  const drafted = async () => {
    const { officer } = reporting.province;
    const { figures, children } = (await officer.call(showAddedUp, above)).result;
    const taken = new Map(children.map((child) => [child.unitId, child.taken]));
    return {
      value: figures.find((one) => one.indicator === indicator)!.value,
      taken: sent.map(({ unitId }) => taken.get(unitId)),
      lost: (await officer.call(getReport, above)).result.lostBelow.map(({ name }) => name),
    };
  };
  const faults = async () => (await verifyReports(office.database.db)).map(({ what }) => what);

  it('shows what was signed as long as it lies above', async () => {
    await giveBack(reporting.province.leader, above.unitId, [sent[0]!]);
    expect(await drafted()).toEqual({ value: '29', taken: [1, 1], lost: [] });
    expect(await faults()).toEqual([]);
  });

  it('adds up no more what was returned below meanwhile, and says so', async () => {
    await giveBack(ministry, office.rootUnitId, [{ ...above, number: 1 }]);
    expect(await drafted()).toEqual({ value: '17', taken: [0, 1], lost: ['Xã Số 1'] });
    await reporting.sign(reporting.province, above.reportId);
    const { tables } = (await reporting.province.officer.call(getSent, { ...above, number: 2 })).result;
    const signed = tables.flatMap(({ values }) => values).find((one) => one.indicator === indicator)!;
    expect(signed.printed).toBe('17');
    expect(await faults()).toEqual([]);
  });

  it('and what stood so before that was looked after is found, and mended at the next version or when it is opened', async () => {
    await giveBack(ministry, office.rootUnitId, [{ ...above, number: 2 }]);
    const byHand = (statement: string) => office.database.asOwner((run) => run(statement));
    const put = () =>
      byHand(`update report_taken set number = 1 where child_report_id = '${sent[0]!.reportId}'`);
    await put();
    expect(await faults()).toEqual([reportFaultWords.fallen]);
    await byHand(mending);
    expect([await faults(), (await drafted()).taken]).toEqual([[], [0, 1]]);
    await reporting.province.officer.call(closeReport, { ...above, restEmpty: true });
    await put();
    await byHand(mending);
    expect(await faults()).toEqual([reportFaultWords.fallen]);
    await reporting.province.leader.call(returnInside, { ...above, reason: 'Xem lại số' });
    expect([await faults(), (await drafted()).taken]).toEqual([[], [0, 1]]);
    expect(office.troubles).toEqual([]);
  });
});
