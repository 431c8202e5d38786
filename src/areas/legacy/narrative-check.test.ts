import { beforeAll, expect, it } from 'vitest';
import { type Asked, aReport, typeCells } from '../../../tests/campaign.ts';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import { getReport, saveSection } from '../reports/contract.ts';
import type { Block } from '../reports/narrative.ts';
import { checkNarrative } from './contract-narrative.ts';

const section = 'direction.plan';
const words = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });

onEveryDatabase('the narrative of a draft', (open) => {
  let office: Office;
  let report: Asked;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-05');
    report = await aReport(office);
    await typeCells(report, { 'plan.tasksSet': '10', 'plan.tasksDone': '7' });
  });

  async function findingsOf(content: Block[]) {
    const { unitId, reportId, officer } = report;
    const { sections } = (await officer.call(getReport, { unitId, reportId })).result;
    const { version } = sections.find(({ id }) => id === section)!;
    await officer.call(saveSection, { unitId, reportId, section, version, content });
    return (await officer.call(checkNarrative, { unitId, reportId })).result.findings;
  }

  it('is held against the forms: a figure that differs is told where it stands', async () => {
    const sentence = 'Đã hoàn thành 9/10 nhiệm vụ đề ra trong Kế hoạch.';
    const findings = await findingsOf([words('Mở đầu.'), words(sentence)]);
    const place = findings.flatMap(({ at }) => at)[0]!;
    expect(place).toMatchObject({ section, line: 1 });
    expect(sentence.slice(place.start, place.end)).toBe(place.quote);
    expect(findings[0]!.message).toMatch(/9/);
    expect(await findingsOf([words('Đã hoàn thành 7/10 nhiệm vụ đề ra trong Kế hoạch.')])).toEqual([]);
  });

  it('a bound figure is read as it is now, so that it never differs from its cell', async () => {
    const figure = (indicator: string) => ({
      type: 'figure' as const,
      attrs: { indicator, shown: '3' },
    });
    const said: Block = {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Đã hoàn thành ' },
        figure('plan.tasksDone'),
        { type: 'text', text: '/10 nhiệm vụ đề ra trong Kế hoạch.' },
      ],
    };
    expect(await findingsOf([said])).toEqual([]);
    expect(office.troubles).toEqual([]);
  });

  it('does its own arithmetic right', async () => {
    const [finding] = await findingsOf([words('Tiếp nhận 50 hồ sơ, đã giải quyết 40 hồ sơ, đạt tỷ lệ 90%.')]);
    expect(finding?.at[0]).toMatchObject({ section, line: 0 });
  });
});
