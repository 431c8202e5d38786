import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { askFromAbove, openReporting, type Reporting, type Staffed } from '../../../tests/reporting.ts';
import { listExceptions } from '../audit/contract.ts';
import { closeReport, getReport } from './contract.ts';
import { excuseReport, liftExcuse, listOwed, showMatrix } from './contract-campaign.ts';
import { showYear } from './contract-matrix.ts';
import { receiveReports, returnReports, showAddedUp, showTotals, takeFigures } from './contract-receive.ts';
import { statusOf } from './life.ts';
import { verifyReports } from './verify-reports.ts';

const reason = 'Xã đã giải thể, không có đơn vị kế thừa';

onEveryDatabase('a unit excused from its report', (open) => {
  let office: Office;
  let reporting: Reporting;
  let unitId: string;
  let goneId: string;
  let campaignId: string;

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-20');
    unitId = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    goneId = await office.aUnit({ name: 'Xã Đã Giải Thể', parentId: unitId, to: '2026-06-18' });
    reporting = await openReporting(office, 2, unitId);
    campaignId = await reporting.open('half-year', 2026);
  });

  const matrix = async (more: object = {}) =>
    (await reporting.manager.call(showMatrix, { unitId, campaignId, ...more })).result;
  const rowOf = async (id: string) => (await matrix()).reports.find((one) => one.unitId === id)!;
  const asked = async (id: string) => ({ unitId: id, reportId: (await rowOf(id)).reportId, reason });
  const addedUp = async () => {
    const reportId = await reporting.reportOf(reporting.province, campaignId);
    return (await reporting.province.officer.call(showAddedUp, { unitId, reportId })).result;
  };

  it('that is no more owes nothing from then on, and is missing nowhere', async () => {
    expect((await matrix()).owed).toBe(3);
    expect(await rowOf(goneId)).toMatchObject({ standing: 'overdue', excusable: true, liftable: false });
    expect((await addedUp()).children.map((one) => one.unitId)).toContain(goneId);
    await reporting.manager.call(excuseReport, await asked(goneId));
    expect(await matrix()).toMatchObject({ owed: 2, onTimeRate: 0, counts: { excused: 1, overdue: 2 } });
    expect((await matrix({ standing: 'excused' })).reports.map(({ name }) => name)).toEqual([
      'Xã Đã Giải Thể',
    ]);
    expect(await rowOf(goneId)).toMatchObject({ excusable: false, liftable: true, extendable: false });
    const year = (await reporting.manager.call(showYear, { unitId })).result;
    expect([year.owed, year.counts.excused, year.found]).toEqual([2, 1, 3]);
    expect((await addedUp()).children.map((one) => one.unitId)).not.toContain(goneId);
    const totals = await reporting.manager.call(showTotals, { unitId, campaignId });
    expect(totals.result.owed).toBe(2);
  });

  it('and stands in the register of exceptions, with the reason', async () => {
    const auditor = await office.aPerson({ role: 'auditor', unitId, reach: 'below' });
    const { entries } = (
      await auditor.call(listExceptions, { unitId: goneId, from: '2026-06-01', to: '2026-06-30' })
    ).result;
    expect(entries.map(({ exception }) => exception)).toEqual(['excuse']);
  });

  it('can be asked again, and goes on with the draft it had', async () => {
    const [one] = reporting.communes as [Staffed];
    const own = await asked(one.unitId);
    await reporting.fill(one, own.reportId, { 'feedback.received': '4' });
    await reporting.manager.call(excuseReport, own);
    const owed = (await one.officer.call(listOwed, { unitId: one.unitId })).result.reports[0]!;
    expect(owed).toMatchObject({ status: 'excused', late: null, daysLeft: null });
    const entering = reporting.enter(one, own.reportId, 'feedback.received', '5', 1);
    expect((await refusalOf(entering)).code).toBe('input-invalid');
    expect((await refusalOf(reporting.manager.call(excuseReport, own))).code).toBe('input-invalid');
    await reporting.manager.call(liftExcuse, own);
    const { status, cells } = (await one.officer.call(getReport, placeOf(own))).result;
    const cell = cells.find(({ indicator }) => indicator === 'feedback.received')!;
    expect([status, cell.value, cell.editable]).toEqual(['draft', '4', true]);
    const sent = await reporting.sign(one, own.reportId);
    // What lies above is returned or received, not excused.
    expect((await refusalOf(reporting.manager.call(excuseReport, own))).code).toBe('input-invalid');
    await reporting.receive([sent]);
    expect((await refusalOf(reporting.manager.call(excuseReport, own))).code).toBe('input-invalid');
  });

  it('and stands where it stood: a report that nobody began is not begun', async () => {
    const own = await asked(goneId);
    const lift = async () => (await reporting.manager.call(liftExcuse, own)).result.status;
    expect(await lift()).toBe('notBegun');
    expect(await rowOf(goneId)).toMatchObject({ standing: 'overdue' });
    await reporting.manager.call(excuseReport, own);
    expect(await lift()).toBe('notBegun');
    await reporting.manager.call(excuseReport, own);
    expect(await verifyReports(office.database.db)).toEqual([]);
  });

  it('what it had sent and got back is in no sum any more', async () => {
    const [, two] = reporting.communes as [Staffed, Staffed];
    const own = await asked(two.unitId);
    const sent = await reporting.send(two, campaignId, { 'feedback.received': '90' });
    const parent = { unitId, reportId: await reporting.reportOf(reporting.province, campaignId) };
    await reporting.province.officer.call(takeFigures, { ...parent, children: [sent], alsoSent: true });
    const reasons = [{ indicator: null, text: 'Số liệu sai' }];
    await reporting.province.leader.call(returnReports, { receiverId: unitId, reports: [sent], reasons });
    await reporting.manager.call(excuseReport, own);
    const { children, figures } = await addedUp();
    expect(children.map((one) => one.unitId)).toEqual([reporting.communes[0]!.unitId]);
    const figure = figures.find(({ indicator }) => indicator === 'feedback.received')!;
    expect([figure.value, figure.missing]).not.toContain('90');
    const received = reporting.province.leader.call(receiveReports, { receiverId: unitId, reports: [sent] });
    expect((await refusalOf(received)).code).toBe('input-invalid');
    const lifted = (await reporting.manager.call(liftExcuse, own)).result;
    expect([lifted.status, (await rowOf(two.unitId)).standing]).toEqual(['returned', 'returned']);
    await two.officer.call(closeReport, { ...placeOf(own), restEmpty: true });
    await reporting.manager.call(excuseReport, own);
    expect((await reporting.manager.call(liftExcuse, own)).result.status).toBe('closed');
    await reporting.manager.call(excuseReport, own);
    expect(await verifyReports(office.database.db)).toEqual([]);
  });

  it('goes back to the colleagues where it had closed over sums, which have changed since', async () => {
    const { province, communes } = reporting;
    const above = await askFromAbove(office, reporting);
    const [lower] = communes as [Staffed];
    const sent = await reporting.send(lower, above, { 'feedback.received': '7' });
    const own = { unitId, reportId: await reporting.reportOf(province, above) };
    await province.officer.call(takeFigures, { ...own, children: [sent], alsoSent: true });
    await reporting.fill(province, own.reportId, {});
    await province.officer.call(closeReport, { ...own, restEmpty: true });
    const ministry = await office.aPerson({
      role: 'campaignManager',
      unitId: office.rootUnitId,
      reach: 'below',
    });
    await ministry.call(excuseReport, { ...own, reason });
    const reasons = [{ indicator: null, text: 'Số liệu sai' }];
    await province.leader.call(returnReports, { receiverId: unitId, reports: [sent], reasons });
    expect((await ministry.call(liftExcuse, { ...own, reason })).result.status).toBe('draft');
    const { lostBelow } = (await province.officer.call(getReport, own)).result;
    expect(lostBelow.map(({ name }) => name)).toEqual(['Xã Số 1']);
    expect(await verifyReports(office.database.db)).toEqual([]);
  });

  it('and was asked for again before it was written down where it stood is a draft', () => {
    const log = (['excused', 'excuseLifted'] as const).map((kind) => ({ kind, back: null }));
    expect(statusOf(log)).toBe('draft');
  });

  it('only by who opened the campaign', async () => {
    const [one] = reporting.communes as [Staffed];
    const own = await asked(goneId);
    for (const person of [one.leader, reporting.province.officer, reporting.province.leader])
      expect((await refusalOf(person.call(liftExcuse, own))).code).toBe('not-permitted');
    expect(await verifyReports(office.database.db)).toEqual([]);
    expect(office.troubles).toEqual([]);
  });
});

const placeOf = ({ unitId, reportId }: { unitId: string; reportId: string }) => ({ unitId, reportId });
