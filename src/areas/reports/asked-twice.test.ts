import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { openReporting, type Reporting } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { listOwed, openCampaign, proposeCampaign } from './contract-campaign.ts';

onEveryDatabase('one period asked for twice', (open) => {
  let office: Office;
  let reporting: Reporting;
  const period = { kind: 'quarter' as const, year: 2026, quarter: 1 };
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-20');
    reporting = await openReporting(office, 7);
  });

  const asking = async (manager: Person, unitId: string, only?: readonly string[]) => {
    const { result } = await manager.call(proposeCampaign, { unitId, ...period });
    const levels = result.levels.map(({ units: _, ...level }) => level);
    const { title, decision } = result;
    const chosen = only === undefined ? {} : { onlyUnits: [...only] };
    return { id: uuidv7(), unitId, ...period, title, decision, levels, ...chosen };
  };

  it('of two who open it at once one opens it, the other is told of which units and by whom it was asked', async () => {
    const { manager, province, communes } = reporting;
    const asked = [await asking(manager, province.unitId), await asking(manager, province.unitId)];
    const done = await Promise.allSettled(asked.map((one) => manager.call(openCampaign, one)));
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = asked[done.findIndex(({ status }) => status === 'rejected')]!;
    const { code, message } = await refusalOf(manager.call(openCampaign, lost));
    expect(code).toBe('input-invalid');
    expect(message.vi).toContain(`“${lost.title}” do Tỉnh Minh Họa mở`);
    expect(message.vi).toMatch(/Xã Số 1.* và 3 đơn vị khác/);
    const { unitId, officer } = communes[0]!;
    expect((await officer.call(listOwed, { unitId })).result.count).toBe(1);
    // What was opened is there when it is sent again.
    const won = asked.find((one) => one !== lost)!;
    expect((await manager.call(openCampaign, won)).result.id).toBe(won.id);
  });

  it('who reaches down two levels is refused the communes that were asked, and may ask the province itself', async () => {
    const nation = await office.aPerson({
      role: 'campaignManager',
      unitId: office.rootUnitId,
      reach: 'below',
    });
    const all = await asking(nation, office.rootUnitId);
    expect((await refusalOf(nation.call(openCampaign, all))).message.vi).toContain('Xã Số 1');
    const provinceAlone = await asking(nation, office.rootUnitId, [reporting.province.unitId]);
    expect((await nation.call(openCampaign, provinceAlone)).result.reports).toBe(1);
    const another = { ...(await asking(reporting.manager, reporting.province.unitId)), year: 2025 };
    expect((await reporting.manager.call(openCampaign, another)).result.reports).toBe(8);
    expect(office.troubles).toEqual([]);
  });
});
