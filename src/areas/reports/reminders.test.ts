import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import { openReporting, type Reporting, type Sent, type Staffed } from '../../../tests/reporting.ts';
import { createJobs } from '../../base/jobs.ts';
import type { Letter } from '../../base/mail.ts';
import { Problem } from '../../base/problem.ts';
import { listOwed } from './contract-campaign.ts';
import { returnReports } from './contract-receive.ts';
import { registerReminders } from './reminders.ts';

onEveryDatabase('reminders of reports', (open) => {
  let office: Office;
  let reporting: Reporting;
  let campaignId: string;
  const letters: Letter[] = [];
  let refuse = false;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-01');
    reporting = await openReporting(office, 2);
    // Due on 16/3 in the communes.
    campaignId = await reporting.open('quarter', 2026, 1);
    await address(reporting.communes[0]!);
  });

  const address = async ({ officer, leader }: Staffed) => {
    for (const [index, { id }] of [officer, leader].entries())
      await office.database.db
        .updateTable('person')
        .set({ email: `can.bo.${index}@xa.example.vn` })
        .where('id', '=', id)
        .execute();
  };

  /** One process's share of a morning: reminds, and sends what is to be sent. */
  async function morning(day: string, processes = 1): Promise<{ given: string[]; mailed: Letter[] }> {
    office.now = new Date(`${day}T07:00:00+07:00`);
    const before = letters.length;
    const troubles: unknown[] = [];
    const mailer = {
      isSet: true,
      send: async (letter: Letter) => {
        if (refuse) throw new Problem('mail-refused', { cause: new Error(letter.to) });
        letters.push(letter);
      },
    };
    const started = Array.from({ length: processes }, () => {
      const jobs = createJobs(office.database, (error) => troubles.push(error));
      registerReminders({ database: office.database, jobs, mailer, clock: () => office.now });
      return jobs;
    });
    await Promise.all(started.map((jobs) => jobs.start()));
    // What a start sends is there when it has started, and letters before the work that sent them is over.
    while ((await started[0]!.counts()).waiting > 0) await pause(100);
    await Promise.all(started.map((jobs) => jobs.stop()));
    expect(troubles).toEqual([]);
    const rows = await office.database.db
      .selectFrom('report_reminder')
      .select(['unit_id', 'kind'])
      .where(
        'unit_id',
        'in',
        reporting.communes.map(({ unitId }) => unitId),
      )
      .where('given_at', '=', office.now)
      .execute();
    return { given: rows.map(({ kind }) => kind).sort(), mailed: letters.slice(before) };
  }

  it('come a week before, once, to who fills and who signs and has an address', async () => {
    expect((await morning('2026-03-08')).given).toEqual([]);
    const { given, mailed } = await morning('2026-03-09', 2);
    expect(given).toEqual(['before-7', 'before-7']);
    expect(mailed.map(({ to }) => to).sort()).toEqual(['can.bo.0@xa.example.vn', 'can.bo.1@xa.example.vn']);
    expect(mailed[0]!.subject).toContain('16/3/2026');
    expect(await morning('2026-03-10')).toEqual({ given: [], mailed: [] });
  });

  it('come three days before, where they were slept through too; what cannot be delivered is let go', async () => {
    refuse = true;
    expect(await morning('2026-03-14')).toEqual({ given: ['before-3', 'before-3'], mailed: [] });
    refuse = false;
    expect((await morning('2026-03-15')).mailed).toHaveLength(2);
  });

  it('come no more to who has sent, and once to who is late', async () => {
    const [one, two] = reporting.communes as [Staffed, Staffed];
    office.now = new Date('2026-03-01T13:00:00+07:00');
    const owed = async ({ officer, unitId }: Staffed) =>
      (await officer.call(listOwed, { unitId })).result.reports.map(({ daysLeft, late }) => [daysLeft, late]);
    expect(await owed(one)).toEqual([[15, null]]);
    await reporting.send(one, campaignId, {});
    expect(await owed(one)).toEqual([[null, null]]);
    await address(two);
    const { given, mailed } = await morning('2026-03-17');
    expect([given, mailed.length]).toEqual([['after'], 2]);
    expect(mailed[0]!.subject).toContain('quá hạn');
    expect((await morning('2026-03-18')).given).toEqual([]);
  });

  it('come once to who was late to send again what came back', async () => {
    office.now = new Date('2026-03-01T13:30:00+07:00');
    const { leader, unitId: receiverId } = reporting.province;
    const [{ officer, unitId }] = reporting.communes as [Staffed];
    const { id: reportId } = (await officer.call(listOwed, { unitId })).result.reports[0]!;
    const reports = [{ unitId, reportId, number: 1 }];
    const reasons = [{ indicator: null, text: 'Đề nghị rà soát' }];
    await leader.call(returnReports, { receiverId, reports, reasons });
    const { given, mailed } = await morning('2026-03-19');
    expect([given, mailed.length]).toEqual([['after'], 2]);
    expect(mailed[0]!.subject).toContain('bị trả lại');
    expect((await morning('2026-03-20')).given).toEqual([]);
  });

  it('come again to who was told to be late, each time that it comes back', async () => {
    const [, two] = reporting.communes as [Staffed, Staffed];
    const giveBack = (sent: Sent) =>
      reporting.province.leader.call(returnReports, {
        receiverId: reporting.province.unitId,
        reports: [sent],
        reasons: [{ indicator: null, text: 'Đề nghị rà soát' }],
      });
    /** A day of people who are signed in; the mornings go on from where they were. */
    const atWork = () => {
      office.now = new Date('2026-03-01T13:30:00+07:00');
    };
    atWork();
    const sent = await reporting.send(two, campaignId, {});
    expect((await morning('2026-03-21')).given).toEqual([]);
    atWork();
    await giveBack(sent);
    const { given, mailed } = await morning('2026-03-22');
    expect([given, mailed.length]).toEqual([['after'], 2]);
    expect(mailed[0]!.subject).toContain('bị trả lại');
    expect((await morning('2026-03-23')).given).toEqual([]);
    atWork();
    await giveBack(await reporting.sign(two, sent.reportId));
    expect((await morning('2026-03-24')).given).toEqual(['after']);
    expect((await morning('2026-03-25')).given).toEqual([]);
  });
});
