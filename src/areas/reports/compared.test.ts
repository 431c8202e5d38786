import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { openOffice } from '../../../tests/office.ts';
import { openReporting } from '../../../tests/reporting.ts';
import { closeReport } from './contract.ts';
import { excuseReport, liftExcuse } from './contract-campaign.ts';
import { returnReports, showIndicator } from './contract-receive.ts';
import { showHeat } from './out/contract.ts';

const indicator = 'feedback.received';
const reasons = [{ indicator: null, text: 'Đề nghị rà soát' }];

onEveryDatabase('one figure of all units', (open) => {
  it('counts what came back among no others, closed again or not, and tells nothing of who is excused', async () => {
    const office = await openOffice(await open(), '2026-06-20');
    const reporting = await openReporting(office, 5);
    const { manager, communes, province } = reporting;
    const campaignId = await reporting.open('half-year', 2026);
    const place = { unitId: province.unitId, campaignId };
    const sent: { unitId: string; reportId: string; number: number }[] = [];
    for (const [at, typed] of ['4', '5', '6', '7', '900'].entries()) {
      const figures = { [indicator]: typed, 'plan.tasksSet': '10', 'plan.tasksDone': typed.slice(0, 1) };
      sent.push(await reporting.send(communes[at]!, campaignId, figures));
    }
    const shown = async () => {
      const { result } = await manager.call(showIndicator, { ...place, indicator });
      const far = result.figures.filter(({ outlier }) => outlier).map(({ value }) => value);
      return { median: result.median, sent: result.sent, count: result.count, far };
    };
    const rated = async () => {
      const { rows } = (await manager.call(showHeat, place)).result;
      return rows.filter(({ values }) => values.some((value) => value !== null)).length;
    };
    const reportOf = (at: number) => ({ unitId: communes[at]!.unitId, reportId: sent[at]!.reportId });
    expect(await shown()).toEqual({ median: '6', sent: 5, count: 5, far: ['900'] });
    expect(await rated()).toBe(5);
    for (const at of [3, 4])
      await manager.call(returnReports, { receiverId: province.unitId, reports: [sent[at]!], reasons });
    const without = { median: '5', sent: 3, count: 5, far: [] };
    expect(await shown()).toEqual(without);
    await communes[4]!.officer.call(closeReport, { ...reportOf(4), restEmpty: true });
    expect(await shown()).toEqual(without);
    await manager.call(excuseReport, { ...reportOf(3), reason: 'Xã không còn hoạt động' });
    expect(await shown()).toEqual({ ...without, count: 4 });
    expect(await rated()).toBe(4);
    await manager.call(liftExcuse, { ...reportOf(3), reason: 'Xã vẫn hoạt động' });
    expect(await shown()).toEqual(without);
    expect(office.troubles).toEqual([]);
  });
});
