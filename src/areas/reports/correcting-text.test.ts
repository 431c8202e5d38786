import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { correctionHead } from '../../../tests/report-makers.ts';
import { openReporting, type Reporting } from '../../../tests/reporting.ts';
import { explainFinding, getReport, saveSection } from './contract.ts';
import { correctReport, proposeCorrection } from './contract-correct.ts';
import { getSent } from './contract-receive.ts';
import { aParagraph } from './narrative.ts';

const ballots = 'survey.ballots';

onEveryDatabase('a correction against the text of its report', (open) => {
  let office: Office;
  let reporting: Reporting;
  let own: { unitId: string; reportId: string };
  const explanation = 'Phiếu phát thêm sau ngày chốt, lời văn nêu đợt đầu.';

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-20');
    reporting = await openReporting(office, 1);
    const campaignId = await reporting.open('half-year', 2026);
    const unit = reporting.communes[0]!;
    own = { unitId: unit.unitId, reportId: await reporting.reportOf(unit, campaignId) };
    await reporting.fill(unit, own.reportId, { [ballots]: '55', 'survey.held': '1', 'survey.method': '1' });
    const content = [aParagraph('Đã phát 55 phiếu khảo sát.')];
    const section = 'direction.activities';
    await unit.officer.call(saveSection, { ...own, section, version: 0, content });
    const { findings } = (await unit.officer.call(getReport, own)).result;
    for (const { key: finding, severity } of findings)
      if (severity === 'error')
        await unit.officer.call(explainFinding, { ...own, finding, text: 'Số này đã được rà soát.' });
    await reporting.receive([await reporting.sign(unit, own.reportId)]);
  });

  const propose = async (typed: string, said: string | null) => {
    const cells = [{ indicator: ballots, typed, missing: null }];
    const reason = 'Đếm nhầm phiếu khảo sát';
    const { officer } = reporting.communes[0]!;
    const { result } = await officer.call(proposeCorrection, { ...own, reason, cells, explanation: said });
    return result.proposal;
  };
  const sign = async (proposal: number) => {
    const { leader } = reporting.communes[0]!;
    const head = correctionHead('2026-06-20', proposal);
    const { number } = (await leader.call(correctReport, { ...own, proposal, ...head })).result;
    await reporting.receive([{ ...own, number }]);
    return (await reporting.province.leader.call(getSent, { ...own, number })).result;
  };

  it('that makes a sentence wrong is refused unless explained, and both stand in the new version', async () => {
    const { code, issues } = await refusalOf(propose('65', null));
    expect([code, issues.map(({ message }) => message.vi)]).toEqual([
      'input-invalid',
      [expect.stringContaining('“')],
    ]);
    expect(issues[0]!.message.vi).toContain('Lời văn mục');
    const proposal = await propose('65', explanation);
    const { leader } = reporting.communes[0]!;
    const seen = (await leader.call(getReport, own)).result.proposal!;
    expect(seen.errors.map(({ vi }) => vi)).toEqual(issues.map(({ message }) => message.vi));
    const { explanations } = await sign(proposal);
    expect(explanations.filter(({ text }) => text === explanation)).toMatchObject([
      { earlier: false, decision: null },
    ]);
  });

  it('that makes the sentence right again says nothing more of it', async () => {
    const { findings, explanations } = await sign(await propose('55', null));
    expect(findings.filter(({ severity, section }) => severity === 'error' && section !== null)).toEqual([]);
    expect(explanations.filter(({ text }) => text === explanation)).toMatchObject([{ earlier: true }]);
    expect(office.troubles).toEqual([]);
  });
});
