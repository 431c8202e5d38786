import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import {
  closeReport,
  getReport,
  returnInside,
  saveSection,
  signReport,
} from '../src/areas/reports/contract.ts';
import { excuseReport } from '../src/areas/reports/contract-campaign.ts';
import {
  adjustFigure,
  receiveReports,
  returnReports,
  showAddedUp,
  takeFigures,
} from '../src/areas/reports/contract-receive.ts';
import { Frozen } from '../src/areas/reports/frozen.ts';
import { verifyReports } from '../src/areas/reports/verify-reports.ts';
import { uuidv7 } from '../src/base/id.ts';
import { faultsOfChains } from './chains.ts';
import { onPostgres } from './database.ts';
import { type Office, openOffice, type Person } from './office.ts';
import { atOnce, inTurn } from './races.ts';
import { paperHead, signSeen } from './report-makers.ts';
import { askFromAbove, openReporting, type Reporting, type Sent } from './reporting.ts';

const today = '2026-06-15';
const indicator = 'documents.directivesIssued';
const rounds = 6;
const reasons = [{ indicator, text: 'Đề nghị rà soát lại số này' }];
type Own = { readonly unitId: string; readonly reportId: string };

onPostgres('reports of two levels, at once', (open) => {
  let office: Office;
  /** Of the round: each has a province of its own, for a period is asked for once. */
  let reporting: Reporting;
  beforeAll(async () => {
    office = await openOffice(await open(), today);
  });

  async function asked(): Promise<string> {
    reporting = await openReporting(office, 1);
    return reporting.open('quarter', 2026, 1);
  }

  /** A commune that has sent, and the report of its province, which nobody has begun. */
  async function begun(): Promise<{ above: Own; sent: Sent }> {
    const campaignId = await asked();
    const { communes, province } = reporting;
    const sent = await reporting.send(communes[0]!, campaignId, { [indicator]: '5' });
    const reportId = await reporting.reportOf(province, campaignId);
    return { above: { unitId: province.unitId, reportId }, sent };
  }

  const take = (above: Own, sent: Sent) =>
    reporting.province.officer.call(takeFigures, { ...above, children: [sent], alsoSent: true });
  const giveBack = (sent: Sent) =>
    reporting.manager.call(returnReports, {
      receiverId: reporting.province.unitId,
      reports: [sent],
      reasons,
    });
  const close = (above: Own) =>
    reporting.province.officer.call(closeReport, { ...above, despite: true, restEmpty: true });
  const rowOf = ({ reportId }: { reportId: string }) =>
    office.database.db
      .selectFrom('report')
      .select(['status', 'sent_number'])
      .where('id', '=', reportId)
      .executeTakeFirstOrThrow();
  const takenNow = async ({ reportId }: Own) =>
    (
      await office.database.db
        .selectFrom('report_taken')
        .select('number')
        .where('report_id', '=', reportId)
        .where('number', '>', 0)
        .execute()
    ).length;
  /** Its own part is empty, so that only what is below is told. */
  async function closed(): Promise<{ above: Own; sent: Sent }> {
    const { above, sent } = await begun();
    await take(above, sent);
    await reporting.fill(reporting.province, above.reportId, {});
    await close(above);
    return { above, sent };
  }

  it('a version that is returned while it is taken is in no sum', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { above, sent } = await begun();
      const [taken, returned] = await atOnce<unknown>([take(above, sent), giveBack(sent)]);
      expect(returned).not.toBeTypeOf('string');
      if (typeof taken === 'string') expect(['input-invalid', 'changed-by-other']).toContain(taken);
      expect((await rowOf(sent)).status).toBe('returned');
      expect(await takenNow(above)).toBe(0);
    }
  });

  it('the leader above signs what was seen, or is told that a report below came back', async () => {
    const ends = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const { above, sent } = await closed();
      const leader = reporting.province.leader;
      const { mark } = (await leader.call(getReport, above)).result;
      const sign = () => leader.call(signReport, { ...above, ...paperHead(today), mark: mark! });
      // The return has a start of some milliseconds more in each round, so that sometimes the one and sometimes the other is first.
      const returning = giveBack(sent);
      await pause(5 * round);
      const [signed, returned] = await atOnce<unknown>([sign(), returning]);
      expect(returned).not.toBeTypeOf('string');
      const { status, sent_number: number } = await rowOf(above);
      ends.add(status);
      if (typeof signed === 'string') {
        expect({ status, number }).toEqual({ status: 'draft', number: 0 });
        expect(['changed-by-other', 'input-invalid']).toContain(signed);
        continue;
      }
      expect(status).toBe('sent');
      const { content } = await office.database.db
        .selectFrom('report_version')
        .select('content')
        .where('report_id', '=', above.reportId)
        .executeTakeFirstOrThrow();
      const frozen = Frozen.parse(JSON.parse(content));
      expect([frozen.taken.length, frozen.values[indicator]?.value]).toEqual([1, '5']);
    }
    console.info(`races-above.test: signing against returning ended ${[...ends].sort().join(' and ')}`);
  });

  it('who closes waits for a return below, and closes over the sums without it', async () => {
    const { above, sent } = await begun();
    await take(above, sent);
    await reporting.fill(reporting.province, above.reportId, {});
    const ended = await inTurn(
      office.database,
      `select from report_taken where report_id = '${above.reportId}' for update`,
      () => giveBack(sent),
      () => close(above),
      async () => expect((await rowOf(above)).status).toBe('draft'),
    );
    expect(ended.filter((one) => typeof one === 'string')).toEqual([]);
    expect([(await rowOf(above)).status, await takenNow(above)]).toEqual(['closed', 0]);
  });

  it('who returns below while it is closed above opens it again', async () => {
    const { above, sent } = await begun();
    await take(above, sent);
    await reporting.fill(reporting.province, above.reportId, {});
    const ended = await inTurn(
      office.database,
      'lock table report_action in share mode',
      () => close(above),
      () => giveBack(sent),
    );
    expect(ended.filter((one) => typeof one === 'string')).toEqual([]);
    expect([(await rowOf(above)).status, await takenNow(above)]).toEqual(['draft', 0]);
  });

  it('who excuses below while it is closed above opens it again', async () => {
    const campaignId = await asked();
    const { province, communes, manager } = reporting;
    const below = {
      unitId: communes[0]!.unitId,
      reportId: await reporting.reportOf(communes[0]!, campaignId),
    };
    const above = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
    await reporting.fill(province, above.reportId, {});
    const ended = await inTurn(
      office.database,
      'lock table report_action in share mode',
      () => close(above),
      () => manager.call(excuseReport, { ...below, reason: 'Đơn vị mới thành lập trong kỳ' }),
    );
    expect(ended.filter((one) => typeof one === 'string')).toEqual([]);
    expect((await rowOf(above)).status).toBe('draft');
  });

  it('of two levels that are returned at once, the upper adds up the lower no more', async () => {
    const ministry = await office.aPerson({ role: 'leader', unitId: office.rootUnitId });
    for (const isLowerFirst of [true, false]) {
      reporting = await openReporting(office, 1);
      const { province, communes } = reporting;
      const campaignId = await askFromAbove(office, reporting);
      const below = await reporting.send(communes[0]!, campaignId, { [indicator]: '5' });
      const own = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
      await take(own, below);
      await reporting.fill(province, own.reportId, {});
      const above = await reporting.sign(province, own.reportId);
      const returns = [
        () => giveBack(below),
        () => ministry.call(returnReports, { receiverId: office.rootUnitId, reports: [above], reasons }),
      ];
      if (!isLowerFirst) returns.reverse();
      const held = isLowerFirst ? below : above;
      const of = `where report_id = '${held.reportId}'`;
      // Opening its parts is the last that a return does.
      await office.database.asOwner((run) =>
        run(`insert into report_part (unit_id, report_id, part)
          select unit_id, id, 'section:held' from report where id = '${held.reportId}'`),
      );
      const ended = await inTurn(
        office.database,
        `select from report_part ${of} for update`,
        returns[0]!,
        returns[1]!,
      );
      expect(ended.filter((one) => typeof one === 'string')).toEqual([]);
      expect([(await rowOf(above)).status, await takenNow(above)]).toEqual(['returned', 0]);
    }
  });

  it('what is given back from above and from inside at once is open once, and can be taken anew', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { above, sent } = await closed();
      const ended = await atOnce<unknown>([
        reporting.province.leader.call(returnInside, { ...above, reason: 'Xem lại phần của Sở' }),
        giveBack(sent),
      ]);
      expect(ended[1]).not.toBeTypeOf('string');
      if (typeof ended[0] === 'string') expect(ended[0]).toBe('input-invalid');
      expect((await rowOf(above)).status).toBe('draft');
      expect(await takenNow(above)).toBe(0);
    }
  });

  it('a unit is excused or has signed, never both', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const campaignId = await asked();
      const unit = reporting.communes[0]!;
      const own = { unitId: unit.unitId, reportId: await reporting.reportOf(unit, campaignId) };
      await reporting.fill(unit, own.reportId, { [indicator]: '5' });
      await unit.officer.call(closeReport, { ...own, restEmpty: true });
      const [signed, excused] = await atOnce<unknown>([
        signSeen(unit.leader.call, { ...own, ...paperHead(today) }),
        reporting.manager.call(excuseReport, { ...own, reason: 'Đơn vị mới thành lập trong kỳ' }),
      ]);
      expect([signed, excused].filter((one) => typeof one === 'string')).toHaveLength(1);
      const { status, sent_number: number } = await rowOf(own);
      expect({ status, number }).toEqual(
        typeof signed === 'string' ? { status: 'excused', number: 0 } : { status: 'sent', number: 1 },
      );
    }
  });

  it('an adjustment is in what is closed, or is refused', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { above, sent } = await begun();
      await take(above, sent);
      await reporting.fill(reporting.province, above.reportId, {});
      const adjusting = { id: uuidv7(), indicator, amount: '2', reason: 'Sót hai văn bản của Sở' };
      const [adjusted, ended] = await atOnce<unknown>([
        reporting.province.officer.call(adjustFigure, { ...above, ...adjusting }),
        close(above),
      ]);
      expect(ended).not.toBeTypeOf('string');
      const { figures } = (await reporting.province.officer.call(showAddedUp, above)).result;
      const { value } = figures.find((one) => one.indicator === indicator)!;
      expect(value).toBe(typeof adjusted === 'string' ? '5' : '7');
    }
  });

  it('of a section written by many at once one text stays, and the others are told', async () => {
    const { above } = await begun();
    const officers: Person[] = await Promise.all(
      Array.from({ length: 5 }, () => office.aPerson({ role: 'reportingOfficer', unitId: above.unitId })),
    );
    const { sections } = (await officers[0]!.call(getReport, above)).result;
    const { id: section, version } = sections.find((one) => one.editable)!;
    const write = ({ call }: Person, index: number) =>
      call(saveSection, {
        ...{ ...above, section, version },
        content: [{ type: 'paragraph', content: [{ type: 'text', text: `Lời của người số ${index}` }] }],
      });
    const ended = await atOnce<unknown>(officers.map(write));
    expect(ended.filter((one) => typeof one !== 'string')).toHaveLength(1);
    expect(new Set(ended.filter((one) => typeof one === 'string'))).toEqual(new Set(['changed-by-other']));
  });

  it('receiving and returning one version end in one of the two', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { sent } = await begun();
      const receiverId = reporting.province.unitId;
      const [received, returned] = await atOnce<unknown>([
        reporting.manager.call(receiveReports, { receiverId, reports: [sent] }),
        giveBack(sent),
      ]);
      expect([received, returned].filter((one) => typeof one === 'string')).toHaveLength(1);
      expect((await rowOf(sent)).status).toBe(typeof received === 'string' ? 'returned' : 'received');
    }
  });

  it('leave nothing that contradicts itself', async () => {
    expect(await verifyReports(office.database.db)).toEqual([]);
    expect(await faultsOfChains(office.database)).toEqual([]);
    expect(office.troubles).toEqual([]);
  });
});
