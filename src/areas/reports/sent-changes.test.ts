import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { openReporting, type Reporting } from '../../../tests/reporting.ts';
import { getReport, saveCells, saveSection } from './contract.ts';
import { getSent, returnReports } from './contract-receive.ts';
import type { Block } from './narrative.ts';

const noted = 'feedback.received';
const reasons = [{ indicator: null, text: 'Bổ sung ghi chú' }];
const text = 'Đã ban hành kế hoạch.';
const said = (...marks: ('bold' | 'italic')[]): Block[] => [
  {
    type: 'paragraph',
    content: [
      { type: 'text', text, ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }) },
      { type: 'figure', attrs: { indicator: noted, shown: '7' } },
    ],
  },
];

onEveryDatabase('what changed at the next sending', (open) => {
  let office: Office;
  let reporting: Reporting;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-20');
    reporting = await openReporting(office, 1);
  });

  it('tells a note that was added and a word in bold; what stayed is not told', async () => {
    const [commune] = reporting.communes;
    const { unitId, officer } = commune!;
    const campaignId = await reporting.open('half-year', 2026);
    const reportId = await reporting.reportOf(commune!, campaignId);
    const own = { unitId, reportId };
    await reporting.fill(commune!, reportId, { [noted]: '7' });
    for (const section of ['direction.plan', 'direction.inspection'])
      await officer.call(saveSection, { ...own, section, version: 0, content: said() });
    const first = await reporting.sign(commune!, reportId);
    const { leader, unitId: receiverId } = reporting.province;
    const changes = async (number: number) => {
      const { tables, sections } = (await leader.call(getSent, { ...own, number })).result;
      return {
        notes: tables
          .flatMap(({ values }) => values)
          .flatMap(({ indicator, before, note, noteBefore }) =>
            before === null && noteBefore === null ? [] : [[indicator, before, note, noteBefore]],
          ),
        sections: sections.filter(({ changed }) => changed).map(({ title }) => title),
      };
    };
    const back = { receiverId, reports: [first], reasons };
    await leader.call(returnReports, back);
    // Its answer was lost; another reason is another return.
    await leader.call(returnReports, back);
    const others = [{ indicator: null, text: 'Sai kỳ' }];
    expect((await refusalOf(leader.call(returnReports, { ...back, reasons: others }))).code).toBe(
      'input-invalid',
    );
    const { actions } = (await officer.call(getReport, own)).result;
    expect(actions.filter(({ kind }) => kind === 'returned')).toHaveLength(1);
    const same = await reporting.sign(commune!, reportId);
    expect(await changes(same.number)).toEqual({ notes: [], sections: [] });

    await leader.call(returnReports, { receiverId, reports: [same], reasons });
    const { cells } = (await officer.call(getReport, own)).result;
    const { version } = cells.find(({ indicator }) => indicator === noted)!;
    const note = 'Gồm 3 phản ánh chuyển từ tỉnh';
    const cell = { indicator: noted, typed: '7', missing: null, note, version };
    await officer.call(saveCells, { ...own, cells: [cell] });
    const inBold = { section: 'direction.plan', version: 1, content: said('bold') };
    await officer.call(saveSection, { ...own, ...inBold });
    const last = await reporting.sign(commune!, reportId);
    const told = await changes(last.number);
    expect(told.notes).toEqual([[noted, null, note, '']]);
    expect(told.sections).toHaveLength(1);
    expect(office.troubles).toEqual([]);
  });
});
