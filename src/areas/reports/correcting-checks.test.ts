import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { correctionHead } from '../../../tests/report-makers.ts';
import {
  correctBy,
  openReporting,
  type Reporting,
  type Sent,
  type Staffed,
} from '../../../tests/reporting.ts';
import { correctReport, proposeCorrection } from './contract-correct.ts';
import { takeFigures } from './contract-receive.ts';
import { proposalIn } from './correcting.ts';
import { getVersion } from './frozen.ts';

const today = '2026-06-20';
const indicator = 'documents.directivesIssued';
const reason = 'Đếm nhầm văn bản ban hành';
const cells = (typed: string) => [{ indicator, typed, missing: null }];

onEveryDatabase('a correction against earlier reports', (open) => {
  let office: Office;
  let reporting: Reporting;
  let one: Staffed;
  let two: Staffed;
  let quarter: string;
  let halfYear: string;
  let first: Sent;
  let second: Sent;

  beforeAll(async () => {
    office = await openOffice(await open(), today);
    reporting = await openReporting(office, 2);
    [one, two] = reporting.communes as [Staffed, Staffed];
    quarter = await reporting.open('quarter', 2026, 1);
    halfYear = await reporting.open('half-year', 2026);
    first = await reporting.send(one, quarter, { [indicator]: '6' });
    second = await reporting.send(one, halfYear, { [indicator]: '10' });
    await reporting.receive([first, second]);
  });

  const found = async ({ unitId, reportId, number }: Sent) => {
    const { frozen } = await getVersion(office.database.db, unitId, reportId, number);
    return frozen.found!.filter((each) => each.indicator === indicator);
  };

  it('is not explained by words that were said of another error', async () => {
    const own = { unitId: one.unitId, reportId: second.reportId };
    const explanation = 'Kỳ trước đếm cả văn bản của Đảng ủy xã';
    const propose = async () =>
      (await one.officer.call(proposeCorrection, { ...own, reason, cells: cells('5'), explanation })).result;
    const sign = (proposal: number) =>
      one.leader.call(correctReport, { ...own, proposal, ...correctionHead(today, proposal) });
    const { proposal } = await propose();
    const named = { unitId: one.unitId, reportId: first.reportId };
    const change = { ...named, reason, date: today, cells: cells('7') };
    const { number } = (await correctBy(one.officer.call, one.leader.call, change)).result;
    await reporting.receive([{ ...named, number }]);
    // The error is another one by now: the earlier figure is 7, of which nobody has said anything.
    const { code, message, issues } = await refusalOf(sign(proposal));
    expect([code, message.vi, issues.map((issue) => issue.message.vi)]).toEqual([
      'changed-by-other',
      expect.stringContaining('có thêm 1 lỗi mà đề nghị chưa giải trình'),
      [expect.stringContaining('giảm từ 7')],
    ]);
    const { result } = await sign((await propose()).proposal);
    expect(await found({ ...own, number: result.number })).toMatchObject([
      { finding: `cumulative-fell|${indicator}|5|7`, severity: 'error' },
    ]);
  });

  it('proposed before it was kept which errors it explains goes through as it did', () => {
    const row = { number: 3, kind: 'correctionProposed', at: new Date(0), person_id: '', on_behalf_of: null };
    const detail = { reason, cells: cells('5'), explanation: 'Số đúng' };
    expect(proposalIn([{ ...row, detail }])).toMatchObject({ explains: null });
    expect(proposalIn([{ ...row, detail: { ...detail, explains: ['a'] } }])).toMatchObject({
      explains: ['a'],
    });
  });

  it('of a sum in which units lack says what signing it said: while they lack it is a note, with them an error', async () => {
    const { officer, leader, unitId } = reporting.province;
    const above = async (campaignId: string, children: readonly Sent[], figures: Record<string, string>) => {
      const own = { unitId, reportId: await reporting.reportOf(reporting.province, campaignId) };
      await officer.call(takeFigures, { ...own, children: [...children], alsoSent: true });
      await reporting.fill(reporting.province, own.reportId, figures);
      return reporting.sign(reporting.province, own.reportId);
    };
    const before = await reporting.send(two, quarter, { [indicator]: '7' });
    await above(quarter, [{ ...first, number: 2 }, before], { [indicator]: '20' });
    const sum = await above(halfYear, [{ ...second, number: 2 }], {});
    const note = [{ finding: expect.stringMatching(/^cumulative-fell\|/), severity: 'note' }];
    expect(await found(sum)).toMatchObject(note);

    const own = { unitId, reportId: sum.reportId };
    const change = { ...own, reason, date: today, cells: cells('6') };
    const { number } = (await correctBy(officer.call, leader.call, change)).result;
    const corrected = await found({ ...own, number });
    expect(corrected).toMatchObject(note);
    expect(corrected[0]!.message.vi).toContain('Số này chưa gồm 1 đơn vị');

    const late = await reporting.send(two, halfYear, { [indicator]: '8' });
    const whole = officer.call(proposeCorrection, { ...own, reason, cells: [], children: [late] });
    const { code, issues } = await refusalOf(whole);
    expect([code, issues.map(({ message }) => message.vi)]).toEqual([
      'input-invalid',
      [expect.stringContaining('giảm từ 34')],
    ]);
    expect(office.troubles).toEqual([]);
  });
});
