import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { correctionHead } from '../../../tests/report-makers.ts';
import { openReporting, type Reporting, type Sent } from '../../../tests/reporting.ts';
import { correctReport, proposeCorrection } from './contract-correct.ts';
import { explainFigure } from './contract-receive.ts';
import type { Formula } from './formulas.ts';
import { type Frozen, freeze, getVersion } from './frozen.ts';
import { keepFile } from './kept-catalogue.ts';
import { lockReport } from './report-row.ts';

const today = '2026-03-20';
const rate = 'plan.completionRate';
const total = 'inspection.issuesFound';
const part = 'inspection.issuesResolved';
const other = 'documents.directivesIssued';

onEveryDatabase('how figures of a signed report come from each other', (open) => {
  let office: Office;
  let reporting: Reporting;
  let sent: Sent;

  beforeAll(async () => {
    office = await openOffice(await open(), today);
    reporting = await openReporting(office, 1);
    const campaignId = await reporting.open('quarter', 2026, 1);
    sent = await reporting.send(reporting.communes[0]!, campaignId, {
      ...{ 'plan.tasksSet': '40', 'plan.tasksDone': '30', [total]: '10', [part]: '7', [other]: '3' },
    });
    await reporting.receive([sent]);
  });

  const own = () => ({ unitId: sent.unitId, reportId: sent.reportId });
  const frozenNow = async () =>
    (await getVersion(office.database.db, sent.unitId, sent.reportId, sent.number)).frozen;
  const explained = async (indicator: string) => {
    const asked = { ...own(), indicator, number: sent.number };
    const { result } = await reporting.communes[0]!.officer.call(explainFigure, asked);
    const terms = result.terms.map((term) => [term.indicator, term.value]);
    return { value: result.value, source: result.source, terms };
  };

  /** Signed by another release, that knew other formulas or kept none. */
  async function signedOtherwise(frozen: Frozen): Promise<void> {
    const number = sent.number + 1;
    await office.database.transaction(async (tx) => {
      const report = await lockReport(tx, sent.unitId, sent.reportId);
      await freeze(tx, report, frozen, reporting.communes[0]!.leader.id, office.now);
      await tx
        .updateTable('report')
        .set({ status: 'received', sent_number: number, received_number: number })
        .where('unit_id', '=', sent.unitId)
        .where('id', '=', sent.reportId)
        .execute();
    });
    sent = { ...sent, number };
  }

  async function correct(indicator: string, typed: string): Promise<void> {
    const { officer, leader } = reporting.communes[0]!;
    const { proposal } = (
      await officer.call(proposeCorrection, {
        ...{ ...own(), reason: 'Đếm sót một việc', cells: [{ indicator, typed, missing: null }] },
        explanation: 'Đã đối chiếu với sổ theo dõi',
      })
    ).result;
    const signing = { ...own(), proposal, ...correctionHead(today, proposal) };
    const { result } = await leader.call(correctReport, signing);
    sent = { ...sent, number: result.number };
    await reporting.receive([sent]);
  }

  it('is told by its terms, and follows them when these are corrected', async () => {
    const terms = (done: string) => [
      ['plan.tasksDone', done],
      ['plan.tasksSet', '40'],
    ];
    expect(await explained(rate)).toEqual({ value: '75', source: 'formula', terms: terms('30') });
    await correct('plan.tasksDone', '20');
    expect(await explained(rate)).toEqual({ value: '50', source: 'formula', terms: terms('20') });
    const cells = [{ indicator: rate, typed: '60', missing: null }];
    const typing = reporting.communes[0]!.officer.call(proposeCorrection, {
      ...{ ...own(), reason: 'Đếm sót một việc', cells },
    });
    expect((await refusalOf(typing)).issues).toMatchObject([{ path: ['cells', 0] }]);
  });

  it('a figure that was typed before they were related stays typed, and is corrected as such', async () => {
    const { indicatorsHash: _, ...frozen } = await frozenNow();
    const typed = { ...frozen.values[rate]!, source: 'typed' as const, terms: null };
    await signedOtherwise({ ...frozen, values: { ...frozen.values, [rate]: typed } });
    expect(await explained(rate)).toEqual({ value: '50', source: 'typed', terms: [] });
    await correct('plan.tasksDone', '24');
    expect(await explained(rate)).toEqual({ value: '50', source: 'typed', terms: [] });
    await correct(rate, '60');
    expect(await explained(rate)).toEqual({ value: '60', source: 'corrected', terms: [] });
  });

  it('a total follows the formula of its day, though none is left today', async () => {
    const frozen = await frozenNow();
    const formulas: Formula[] = [{ kind: 'sum', rule: 'former', result: total, parts: [part, other] }];
    const content = { id: 'former', indicators: {}, formulas };
    const indicatorsHash = await office.database.transaction((tx) =>
      keepFile(tx, { kind: 'indicators', content }, office.now),
    );
    const made = { ...frozen.values[total]!, source: 'formula' as const };
    await signedOtherwise({ ...frozen, indicatorsHash, values: { ...frozen.values, [total]: made } });
    await correct(other, '5');
    expect(await explained(total)).toEqual({
      ...{ value: '12', source: 'formula' },
      terms: [
        [part, '7'],
        [other, '5'],
      ],
    });
    expect(await explained(rate)).toEqual({ value: '60', source: 'corrected', terms: [] });
    expect(office.troubles).toEqual([]);
  });
});
