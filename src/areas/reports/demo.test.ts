import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { setUpDemo } from '../installation/demo.ts';
import { fillDemoReports } from './demo.ts';
import { statuses } from './life.ts';
import { verifyReports } from './verify-reports.ts';

onEveryDatabase('the reports of the trial', (open) => {
  it('stand in every status, are added up by the province, and nothing in them contradicts itself', async () => {
    const database = await open();
    const began = performance.now();
    await setUpDemo(
      database,
      new Date('2026-06-01T02:00:00Z'),
      fillDemoReports(() => []),
    );
    console.info(`demo.test ${database.kind}: begun in ${Math.round(performance.now() - began)} ms`);
    const { db } = database;
    const reports = await db.selectFrom('report').select(['status', 'level', 'sent_number']).execute();
    const ofCommunes = new Set(
      reports.filter(({ level }) => level === 'commune').map(({ status }) => status),
    );
    // Everything that a unit's work leads to; no unit of the trial is excused.
    expect([...ofCommunes].sort()).toEqual(statuses.filter((one) => one !== 'excused').sort());
    const above = reports.filter(({ level }) => level === 'province');
    expect(above.map(({ status }) => status).sort()).toEqual(['draft', 'sent']);
    const addedUp = await db
      .selectFrom('report_figure')
      .innerJoin('report', 'report.id', 'report_figure.report_id')
      .select('indicator')
      .where('level', '=', 'province')
      .where('value', 'is not', null)
      .execute();
    expect(addedUp.length).toBeGreaterThan(20);
    expect(addedUp.map(({ indicator }) => indicator)).toContain('dossiers.carriedOver');
    const said = await db.selectFrom('report_explanation').select('finding').execute();
    expect(said.filter(({ finding }) => finding.startsWith('dossiers-'))).toEqual([]);
    expect(await verifyReports(db)).toEqual([]);
    const papers = await db.selectFrom('report_version').select('content').execute();
    const recipients = papers.map(({ content }) => JSON.parse(content).head.recipients);
    // A report names no addressee on the paper, so nobody is "as above".
    expect(new Set(recipients.map((lines) => lines.join('; ')))).toEqual(
      new Set(['Ủy ban nhân dân tỉnh Minh Họa; Lưu: VT', 'Bộ Nội vụ; Lưu: VT']),
    );
  });

  it('are those that had come by the day on which it is begun', async () => {
    const database = await open();
    await setUpDemo(
      database,
      new Date('2026-03-11T01:00:00Z'),
      fillDemoReports(() => []),
    );
    const quarter = await database.db
      .selectFrom('report')
      .innerJoin('campaign', 'campaign.id', 'report.campaign_id')
      .select('status')
      .where('kind', '=', 'quarter')
      .execute();
    expect(new Set(quarter.map(({ status }) => status))).toEqual(new Set(['notBegun', 'draft']));
    const late = await open();
    await setUpDemo(
      late,
      new Date('2024-01-01T00:00:00Z'),
      fillDemoReports(() => []),
    );
    expect(await late.db.selectFrom('campaign').select('id').execute()).toEqual([]);
  });
});
