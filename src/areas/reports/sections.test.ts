import { beforeAll, expect, it } from 'vitest';
import { type Asked, aReport } from '../../../tests/campaign.ts';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { saveSection } from './contract.ts';
import { aParagraph, type Block } from './narrative.ts';

onEveryDatabase('a section', (open) => {
  let office: Office;
  let report: Asked;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-05');
    report = await aReport(office);
  });
  const save = (version: number, content: Block[]) => {
    const { unitId, reportId, officer } = report;
    return officer.call(saveSection, { unitId, reportId, section: 'direction.plan', version, content });
  };

  it('that was written stands in the log by its length and hash, not with its words', async () => {
    await save(0, [aParagraph('Lời văn chỉ có ở báo cáo')]);
    const rows = await office.database.db.selectFrom('audit_entry').select('content').execute();
    const all = rows.map(({ content }) => content).join('\n');
    expect(all).not.toContain('Lời văn chỉ có ở báo cáo');
    expect(all).toMatch(/"letters":\d+,"section":"direction.plan","sha256":"[0-9a-f]{64}","version":1/);
  });

  it('that is sent again because its answer was lost is there already; another one is refused', async () => {
    const words = (text: string): Block[] => [
      { type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'bold' }] }] },
    ];
    const { unitId, reportId, officer } = report;
    const put = (version: number, text: string) =>
      officer.call(saveSection, {
        ...{ unitId, reportId, section: 'direction.activities', version },
        content: words(text),
      });
    expect((await put(0, 'Một.')).result.version).toBe(1);
    expect((await put(0, 'Một.')).result.version).toBe(1);
    expect((await refusalOf(put(0, 'Hai.'))).code).toBe('changed-by-other');
    expect((await put(1, 'Hai.')).result.version).toBe(2);
    expect((await refusalOf(put(0, 'Một.'))).code).toBe('changed-by-other');
  });

  it('takes tables as large as one prints, and no larger ones', async () => {
    const content = [aParagraph('x')] as { type: 'paragraph' }[];
    const row = (cells: number) => ({
      type: 'tableRow' as const,
      content: Array.from({ length: cells }, () => ({ type: 'tableCell' as const, content })),
    });
    const table = (rows: number, cells: number): Block => ({
      type: 'table',
      content: Array.from({ length: rows }, () => row(cells)),
    });
    const { code, issues } = await refusalOf(save(1, [table(50, 50), table(11, 50)]));
    expect([code, issues[0]?.message.vi]).toEqual(['input-invalid', expect.stringContaining('3.000 ô')]);
    expect((await save(1, [table(50, 50), table(10, 50)])).result.version).toBe(2);
  });
});
