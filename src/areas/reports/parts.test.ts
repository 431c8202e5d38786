import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { openOffice, refusalOf } from '../../../tests/office.ts';
import { openReporting } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { assignParts, getReport, saveSection } from './contract.ts';
import { listOwed, openCampaign, proposeCampaign } from './contract-campaign.ts';
import { aParagraph } from './narrative.ts';

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

onEveryDatabase('a heading of the outline', (open) => {
  it('is no section to write: neither counted nor given out; what stands there stays, and can be changed', async () => {
    const office = await openOffice(await open(), '2026-03-16');
    const reporting = await openReporting(office, 1);
    const commune = reporting.communes[0]!;
    const { officer, unitId } = commune;
    const reportId = await reporting.reportOf(commune, await reporting.open('quarter', 2026, 1));
    const look = async () => (await officer.call(getReport, { unitId, reportId })).result;
    const give = (part: string, personId: string | null) =>
      officer.call(assignParts, { unitId, reportId, parts: [{ part, personId, dueOn: null }] });
    const write = (section: string, version: number, text: string) =>
      officer.call(saveSection, { unitId, reportId, section, version, content: [aParagraph(text)] });

    const { sections, parts } = await look();
    const headings = sections.filter(({ heading }) => heading).map(({ number }) => number);
    expect(headings).toEqual(['I', 'II', '1', '2', '6', 'III']);
    const asked = () => parts.filter(({ part }) => part.startsWith('section:'));
    expect(asked()).toHaveLength(sections.length - headings.length);
    expect(asked().map(({ part }) => part)).toContain('section:results.legal.making');
    for (const { id, heading } of sections) if (!heading) await write(id, 0, 'Đã viết.');
    const written = (await look()).parts.filter(({ part }) => part.startsWith('section:'));
    expect(written.filter(({ filled }) => filled > 0)).toHaveLength(written.length);

    const { code, issues } = await refusalOf(give('section:direction', officer.id));
    expect([code, issues?.[0]?.path]).toEqual(['input-invalid', ['parts', 0, 'part']]);
    await write('direction', 0, 'Lời dẫn.');
    await write('direction', 1, 'Lời dẫn đã sửa.');
    expect((await look()).sections[0]!.content).toEqual([aParagraph('Lời dẫn đã sửa.')]);

    // One that was given out before it counted as a heading is seen until it is taken back.
    const row = { unit_id: unitId, report_id: reportId, part: 'section:results', person_id: officer.id };
    await office.database.db
      .insertInto('report_part')
      .values({ ...row, due_on: null })
      .execute();
    expect((await look()).parts.map(({ part }) => part)).toContain('section:results');
    await give('section:results', null);
    expect((await look()).parts.map(({ part }) => part)).not.toContain('section:results');
    expect(office.troubles).toEqual([]);
  });
});
