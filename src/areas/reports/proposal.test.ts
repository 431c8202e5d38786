import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { openOffice } from '../../../tests/office.ts';
import { uuidv7 } from '../../base/id.ts';
import { type CampaignKind, campaignKinds, openCampaign, proposeCampaign } from './contract-campaign.ts';

type Asked = { readonly kind: CampaignKind; readonly quarter: number | null };
const asked = campaignKinds.flatMap((kind): Asked[] =>
  kind === 'quarter' ? [1, 2, 3, 4].map((quarter) => ({ kind, quarter })) : [{ kind, quarter: null }],
);

onEveryDatabase('what is proposed', (open) => {
  it('can be opened as it stands, whatever the kind, the quarter and the year', async () => {
    const office = await openOffice(await open(), '2026-03-16');
    const provinceId = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    for (const kind of ['department', 'district', 'commune'] as const)
      await office.aUnit({ name: `Đơn vị ${kind}`, kind, parentId: provinceId });
    const manager = await office.aPerson({ role: 'campaignManager', unitId: provinceId, reach: 'below' });
    // From year to year the last days to send fall on other days of the week.
    for (const year of [2026, 2027])
      for (const { kind, quarter } of asked) {
        const period = { unitId: provinceId, kind, year, quarter };
        const { title, decision, levels } = (await manager.call(proposeCampaign, period)).result;
        expect(levels.map(({ level }) => level)).toEqual(['province', 'department', 'district', 'commune']);
        const ready = levels.map(({ units: _, ...level }) => level);
        const opened = await manager.call(openCampaign, {
          ...period,
          id: uuidv7(),
          title,
          decision,
          levels: ready,
        });
        expect([title, opened.result.reports]).toEqual([title, 4]);
      }
  });

  it('is called by its period, with the year once', async () => {
    const office = await openOffice(await open(), '2026-03-16');
    const unitId = await office.aUnit({ kind: 'province' });
    const manager = await office.aPerson({ role: 'campaignManager', unitId });
    const titles = asked.map(async ({ kind, quarter }) => {
      const period = { unitId, kind, year: 2026, quarter };
      return (await manager.call(proposeCampaign, period)).result.title;
    });
    expect(await Promise.all(titles)).toEqual([
      'Báo cáo CCHC quý I năm 2026',
      'Báo cáo CCHC quý II năm 2026',
      'Báo cáo CCHC quý III năm 2026',
      'Báo cáo CCHC quý IV năm 2026',
      'Báo cáo CCHC 6 tháng đầu năm 2026',
      'Báo cáo CCHC 9 tháng năm 2026',
      'Báo cáo CCHC năm 2026',
    ]);
  });
});
