import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { openOffice } from '../../../tests/office.ts';
import { openReporting } from '../../../tests/reporting.ts';
import { getReport } from './contract.ts';

onEveryDatabase('the figure of last time beside a cell', (open) => {
  it('is the last signed one of any kind of report, where as much time was counted', async () => {
    const office = await openOffice(await open(), '2026-06-15');
    const reporting = await openReporting(office, 1);
    const commune = reporting.communes[0]!;
    const lastIn = async (reportId: string) => {
      const { cells } = (await commune.officer.call(getReport, { unitId: commune.unitId, reportId })).result;
      return (indicator: string) => cells.find((cell) => cell.indicator === indicator)!.last;
    };
    const year = await reporting.open('year', 2025);
    const figures = { 'plan.tasksSet': '40', 'plan.tasksDone': '30', 'documents.directivesIssued': '12' };
    await reporting.send(commune, year, { ...figures, 'survey.held': '1' });
    const first = await reporting.reportOf(commune, await reporting.open('quarter', 2026, 1));
    const ofYear = await lastIn(first);
    // The plan stands as of a day, a rate and an answer know no length of time; directives are counted anew each year.
    const from2025 = { report: expect.stringContaining('2025'), to: '2025-12-09' };
    expect(ofYear('plan.tasksSet')).toEqual({ value: '40', ...from2025 });
    expect(ofYear('plan.completionRate')).toEqual({ value: '75', ...from2025 });
    expect(ofYear('survey.held')).toEqual({ value: '1', ...from2025 });
    expect(ofYear('documents.directivesIssued')).toBeNull();
    await reporting.fill(commune, first, { ...figures, 'plan.tasksSet': '50' });
    await reporting.sign(commune, first);
    const half = await reporting.reportOf(commune, await reporting.open('half-year', 2026));
    const ofQuarter = await lastIn(half);
    expect(ofQuarter('plan.tasksSet')).toMatchObject({
      value: '50',
      report: expect.stringContaining('quý I'),
    });
    expect(ofQuarter('documents.directivesIssued')).toMatchObject({ value: '12', to: '2026-03-09' });
    expect(office.troubles).toEqual([]);
  });
});
