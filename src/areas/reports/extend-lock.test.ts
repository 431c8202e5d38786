import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { openOffice, refusalOf } from '../../../tests/office.ts';
import { openReporting } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { extendLock, listOwed, openCampaign, proposeCampaign } from './contract-campaign.ts';

onEveryDatabase('the lock of a report', (open) => {
  it('is extended to a later day, never brought forward', async () => {
    const office = await openOffice(await open(), '2026-03-20');
    const { manager, province, communes } = await openReporting(office, 1);
    const period = { unitId: province.unitId, kind: 'quarter' as const, year: 2026, quarter: 1 };
    const { title, decision, levels } = (await manager.call(proposeCampaign, period)).result;
    const asked = levels.map(({ units: _, ...level }) => ({ ...level, lockOn: '2026-04-30' }));
    await manager.call(openCampaign, { ...period, id: uuidv7(), title, decision, levels: asked });
    const { unitId, officer } = communes[0]!;
    const { reports } = (await officer.call(listOwed, { unitId })).result;
    const own = { unitId, reportId: reports[0]!.id, reason: 'Mất điện ba ngày' };
    for (const lockOn of ['2026-04-29', '2026-04-30', '2026-03-20']) {
      const { code, issues } = await refusalOf(manager.call(extendLock, { ...own, lockOn }));
      expect([code, issues[0]!.message.vi]).toEqual([
        'input-invalid',
        'Ngày khóa mới phải sau ngày khóa hiện nay: khóa sổ chỉ gia hạn, không rút ngắn.',
      ]);
    }
    expect((await manager.call(extendLock, { ...own, lockOn: '2026-05-01' })).result.lockOn).toBe(
      '2026-05-01',
    );
    expect((await officer.call(listOwed, { unitId })).result.reports[0]!.lockOn).toBe('2026-05-01');
    expect(office.troubles).toEqual([]);
  });
});
