import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { openOffice, refusalOf } from '../../../tests/office.ts';
import { openReporting } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { assignParts, getReport } from './contract.ts';
import { listOwed, openCampaign, proposeCampaign } from './contract-campaign.ts';

it('one part is given out once: of two people named for it neither would silently lose it', () => {
  const given = (part: string) => ({ part, personId: uuidv7(), dueOn: null });
  const input = (...parts: string[]) => ({ unitId: uuidv7(), reportId: uuidv7(), parts: parts.map(given) });
  expect(assignParts.input.safeParse(input('form:bm-1', 'form:bm-1')).success).toBe(false);
  expect(assignParts.input.safeParse(input('form:bm-1', 'form:bm-2')).success).toBe(true);
});

onEveryDatabase('the inner day of a part', (open) => {
  it('lies between today and the lock; one that stands there already may stay', async () => {
    const today = '2026-03-16';
    const office = await openOffice(await open(), today);
    const { manager, communes, province } = await openReporting(office, 1);
    const asked = { unitId: province.unitId, kind: 'quarter' as const, year: 2026, quarter: 1 };
    const { levels, title, decision } = (await manager.call(proposeCampaign, asked)).result;
    const locked = levels.map(({ units: _, ...level }) => ({ ...level, lockOn: '2026-03-31' }));
    await manager.call(openCampaign, { ...asked, id: uuidv7(), title, decision, levels: locked });
    const { officer, unitId } = communes[0]!;
    const reportId = (await officer.call(listOwed, { unitId })).result.reports[0]!.id;
    const { parts } = (await officer.call(getReport, { unitId, reportId })).result;
    const give = (dueOn: string) =>
      officer.call(assignParts, {
        unitId,
        reportId,
        parts: [{ part: parts[0]!.part, personId: officer.id, dueOn }],
      });
    for (const day of ['2020-01-01', '2026-03-15', '2026-04-01']) {
      const { code, issues } = await refusalOf(give(day));
      expect([day, code, issues?.[0]?.path]).toEqual([day, 'input-invalid', ['parts', 0, 'dueOn']]);
    }
    for (const day of ['2026-03-16', '2026-03-31']) await give(day);
    await office.database.db.updateTable('report_part').set({ due_on: '2026-03-10' }).execute();
    await give('2026-03-10');
    expect(office.troubles).toEqual([]);
  });
});
