import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { signSeen } from '../../../tests/report-makers.ts';
import { correctBy } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { closeReport, getReport, saveCells } from './contract.ts';
import { listOwed, openCampaign, proposeCampaign, showMatrix } from './contract-campaign.ts';
import {
  explainFigure,
  getSent,
  receiveReports,
  returnReports,
  showAddedUp,
  takeFigures,
} from './contract-receive.ts';

const today = '2026-03-16';

type Office2 = { readonly officer: Person; readonly leader: Person; readonly unitId: string };

onEveryDatabase('a quarter', (open) => {
  let office: Office;
  let province: Office2;
  let manager: Person;
  let communes: Office2[];
  const campaignId = uuidv7();

  async function staffed(unitId: string, reach: 'own' | 'below' = 'own'): Promise<Office2> {
    return {
      unitId,
      officer: await office.aPerson({ role: 'reportingOfficer', unitId, reach }),
      leader: await office.aPerson({ role: 'leader', unitId, reach }),
    };
  }

  beforeAll(async () => {
    office = await openOffice(await open(), today);
    const provinceId = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    province = await staffed(provinceId, 'below');
    manager = await office.aPerson({ role: 'campaignManager', unitId: provinceId, reach: 'below' });
    communes = [];
    for (const name of ['Xã Một', 'Xã Hai', 'Xã Ba'])
      communes.push(await staffed(await office.aUnit({ name, parentId: provinceId })));
  });

  const reportOf = async ({ officer, unitId }: Office2) =>
    (await officer.call(listOwed, { unitId })).result.reports[0]!.id;

  async function fill(unit: Office2, figures: Record<string, string>): Promise<string> {
    const reportId = await reportOf(unit);
    const { cells } = (await unit.officer.call(getReport, { unitId: unit.unitId, reportId })).result;
    const typed = cells
      .filter(({ editable }) => editable)
      .map(({ indicator, version }) => ({
        indicator,
        typed: figures[indicator] ?? '',
        missing: figures[indicator] === undefined ? ('nothing-arose' as const) : null,
        note: null,
        version,
      }));
    const { result } = await unit.officer.call(saveCells, { unitId: unit.unitId, reportId, cells: typed });
    expect(result.refused).toEqual([]);
    expect(result.conflicts).toEqual([]);
    return reportId;
  }

  const head = (number: string) => ({
    number,
    symbol: 'BC-UBND',
    date: today,
    place: 'Minh Họa',
    authority: 'TM' as const,
    position: 'CHỦ TỊCH',
    signer: 'Trần Thị Bình',
    recipients: ['Như trên', 'Lưu: VT'],
  });

  it('is opened from the calendar: each commune owes a report, and the province its own', async () => {
    const { result } = await manager.call(proposeCampaign, {
      unitId: province.unitId,
      kind: 'quarter',
      year: 2026,
      quarter: 1,
    });
    expect(result.levels.map(({ level, units, to, dueOn }) => [level, units, to, dueOn])).toEqual([
      ['province', 1, '2026-03-14', '2026-03-20'],
      ['commune', 3, '2026-03-09', '2026-03-16'],
    ]);
    const levels = result.levels.map(({ units: _, ...level }) => level);
    const input = {
      id: campaignId,
      unitId: province.unitId,
      kind: 'quarter' as const,
      year: 2026,
      quarter: 1,
      title: result.title,
      decision: result.decision,
      levels,
    };
    expect((await manager.call(openCampaign, input)).result).toEqual({ id: campaignId, reports: 4 });
    expect((await manager.call(openCampaign, input)).result).toEqual({ id: campaignId, reports: 4 });
    expect((await refusalOf(province.officer.call(openCampaign, { ...input, id: uuidv7() }))).code).toBe(
      'not-permitted',
    );
  });

  it('is filled, closed, signed by another than who entered, received, returned, corrected, and added up', async () => {
    const [one, two] = communes as [Office2, Office2, Office2];
    const first = await fill(one, {
      'documents.directivesIssued': '5',
      'plan.tasksSet': '10',
      'plan.tasksDone': '7',
    });
    await one.officer.call(closeReport, { unitId: one.unitId, reportId: first, restEmpty: true });
    expect(
      (await refusalOf(signSeen(one.officer.call, { unitId: one.unitId, reportId: first, ...head('1') })))
        .code,
    ).toBe('not-permitted');
    const signed = (await signSeen(one.leader.call, { unitId: one.unitId, reportId: first, ...head('1') }))
      .result;
    expect([signed.number, signed.status]).toEqual([1, 'sent']);
    const matrix = (await manager.call(showMatrix, { unitId: province.unitId, campaignId })).result;
    expect(matrix.counts.sentOnTime).toBe(1);
    expect(Object.values(matrix.counts).reduce((sum, count) => sum + count, 0)).toBe(matrix.owed);
    await province.leader.call(returnReports, {
      receiverId: province.unitId,
      reports: [{ unitId: one.unitId, reportId: first, number: 1 }],
      reasons: [
        { indicator: 'plan.tasksDone', text: 'Đề nghị rà soát lại số này' },
        { indicator: null, section: 'direction.plan', text: 'Nêu rõ văn bản nào' },
      ],
    });
    const sentAs = async (number: number) =>
      (await province.officer.call(getSent, { unitId: one.unitId, reportId: first, number })).result;
    const places = [
      { indicator: 'plan.tasksDone', section: null },
      { indicator: null, section: 'direction.plan' },
    ];
    const { actions } = (await one.officer.call(getReport, { unitId: one.unitId, reportId: first })).result;
    expect(actions[0]).toMatchObject({ kind: 'returned', reasons: places });
    const returned = { number: 1, unit: 'Tỉnh Minh Họa', reasons: places };
    expect((await sentAs(1)).returns).toMatchObject([returned]);
    await fill(one, { 'documents.directivesIssued': '6', 'plan.tasksSet': '10', 'plan.tasksDone': '8' });
    await one.officer.call(closeReport, { unitId: one.unitId, reportId: first, restEmpty: true });
    await signSeen(one.leader.call, { unitId: one.unitId, reportId: first, ...head('2') });
    const sent = await sentAs(2);
    expect(sent.returns).toMatchObject([returned]);
    const changed = sent.tables.flatMap(({ values }) => values).filter(({ before }) => before !== null);
    expect(changed.map(({ indicator, before, printed }) => [indicator, before, printed])).toEqual([
      ['documents.directivesIssued', '5', '6'],
      ['plan.completionRate', '70', '80'],
      ['plan.tasksDone', '7', '8'],
    ]);
    await province.leader.call(receiveReports, {
      receiverId: province.unitId,
      reports: [{ unitId: one.unitId, reportId: first, number: 2 }],
    });
    const second = await fill(two, { 'documents.directivesIssued': '3' });
    await two.officer.call(closeReport, { unitId: two.unitId, reportId: second, restEmpty: true });
    await signSeen(two.leader.call, { unitId: two.unitId, reportId: second, ...head('9') });
    const reportId = await reportOf(province);
    const own = { unitId: province.unitId, reportId };
    const children = [
      { unitId: one.unitId, reportId: first, number: 2 },
      { unitId: two.unitId, reportId: second, number: 1 },
    ];
    const refused = await refusalOf(province.officer.call(takeFigures, { ...own, children }));
    expect(refused).toMatchObject({
      code: 'input-invalid',
      message: { vi: expect.stringContaining('Xã Hai') },
    });
    await province.officer.call(takeFigures, { ...own, children, alsoSent: true });
    const of = async () =>
      (await province.officer.call(showAddedUp, own)).result.figures.find(
        ({ indicator }) => indicator === 'documents.directivesIssued',
      )!;
    expect(await of()).toMatchObject({ value: '9', proposed: null, missingUnits: 1 });
    await correctBy(one.officer.call, one.leader.call, {
      unitId: one.unitId,
      reportId: first,
      reason: 'Đếm sót một văn bản ban hành ngày 02/3',
      date: today,
      cells: [{ indicator: 'documents.directivesIssued', typed: '7', missing: null }],
    });
    expect((await sentAs(3)).returns).toEqual([]);
    expect(await of()).toMatchObject({ value: '9', proposed: '10' });
    await province.officer.call(takeFigures, {
      ...own,
      children: [{ unitId: one.unitId, reportId: first, number: 3 }],
      alsoSent: true,
    });
    expect(await of()).toMatchObject({ value: '10', proposed: null });
    const explained = (
      await province.officer.call(explainFigure, { ...own, indicator: 'documents.directivesIssued' })
    ).result;
    expect(explained.parts.map(({ name, value, received }) => [name, value, received]).sort()).toEqual([
      ['Xã Hai', '3', false],
      ['Xã Một', '7', false],
    ]);
    expect(explained.missingUnits.map(({ name }) => name)).toEqual(['Xã Ba']);
    expect(office.troubles).toEqual([]);
  });
});
