import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { openOffice } from '../../../tests/office.ts';
import { paperHead, signSeen } from '../../../tests/report-makers.ts';
import { openReporting } from '../../../tests/reporting.ts';
import { closeReport, getReport, saveSection } from './contract.ts';
import type { Block } from './narrative.ts';

const figure = (indicator: string, shown: string) => ({
  type: 'figure' as const,
  attrs: { indicator, shown },
});
const paragraph = (shown: string) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text: 'Đã ban hành ' }, figure('documents.directivesIssued', shown)],
});

/** The figure bound in a paragraph, in a list and in a table. */
const text = (shown: string): Block[] => [
  paragraph(shown),
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(shown)] }] },
  {
    type: 'table',
    content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(shown)] }] }],
  },
];

onEveryDatabase('the text of last time', (open) => {
  it('stands with the figures that were printed then, whatever they are now', async () => {
    const office = await openOffice(await open(), '2026-06-15');
    const reporting = await openReporting(office, 1);
    const commune = reporting.communes[0]!;
    const { unitId, officer } = commune;
    const first = await reporting.reportOf(commune, await reporting.open('quarter', 2026, 1));
    await reporting.fill(commune, first, { 'documents.directivesIssued': '12' });
    // Read as 9 and never again: the paper printed 12 all the same.
    const put = { unitId, reportId: first, section: 'direction.activities', version: 0 };
    await officer.call(saveSection, { ...put, content: text('9') });
    await officer.call(closeReport, { unitId, reportId: first, despite: true, restEmpty: true });
    await signSeen(commune.leader.call, { unitId, reportId: first, ...paperHead('2026-06-15') });
    const second = await reporting.reportOf(commune, await reporting.open('half-year', 2026));
    await reporting.fill(commune, second, { 'documents.directivesIssued': '30' });
    const { sections } = (await officer.call(getReport, { unitId, reportId: second })).result;
    const last = sections.find(({ id }) => id === 'direction.activities')!.last;
    expect(last?.content).toEqual(text('12'));
    expect(last?.report).toContain('quý I');
    expect(sections.find(({ id }) => id === 'direction.plan')!.last).toBeNull();
  });
});
