import { beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { correctionHead } from '../../../tests/report-makers.ts';
import {
  correctBy,
  openReporting,
  type Reporting,
  type Sent,
  type Staffed,
} from '../../../tests/reporting.ts';
import { urlOf } from '../../base/call.ts';
import { readFile } from '../../formats/read.ts';
import { listExceptions } from '../audit/contract.ts';
import { loadIndicators } from '../indicators/catalogue.ts';
import { loadForms } from './catalogue.ts';
import { getReport } from './contract.ts';
import { correctReport, dropCorrection, proposeCorrection } from './contract-correct.ts';
import { showDesk } from './contract-desk.ts';
import { decideExplanation, explainFigure, getSent, showAddedUp, takeFigures } from './contract-receive.ts';
import { correctedValues } from './corrected.ts';
import { freeze, getVersion } from './frozen.ts';
import { exportPaper } from './out/contract.ts';
import { loadSigned } from './out/printable.ts';
import { reportPaper } from './out/report-paper.ts';
import { lockReport } from './report-row.ts';
import { verifyReports } from './verify-reports.ts';
import { formulasIn } from './working.ts';

const today = '2026-03-20';
const indicator = 'documents.directivesIssued';
const toReceive = ['to-receive'];
const reason = 'Đếm sót một văn bản ban hành trong kỳ';

onEveryDatabase('corrections of what was signed', (open) => {
  let office: Office;
  let reporting: Reporting;
  let specialist: Person;
  let own: { readonly unitId: string; readonly reportId: string };
  let below: Sent;

  beforeAll(async () => {
    office = await openOffice(await open(), today);
    reporting = await openReporting(office, 2);
    const { province, communes } = reporting;
    specialist = await office.aPerson({ role: 'specialist', unitId: province.unitId });
    const campaignId = await reporting.open('quarter', 2026, 1);
    below = await reporting.send(communes[0]!, campaignId, {
      'inspection.issuesFound': '10',
      'inspection.issuesResolved': '7',
    });
    own = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
    await province.officer.call(takeFigures, { ...own, children: [below], alsoSent: true });
    await reporting.fill(province, own.reportId, { [indicator]: '5' });
    await reporting.sign(province, own.reportId);
  });

  const cells = (typed: string, id = indicator) => [{ indicator: id, typed, missing: null }];
  const view = async () => (await reporting.province.officer.call(getReport, own)).result;
  const cell = async (id = indicator) => (await view()).cells.find((one) => one.indicator === id)!;
  const printed = async (number: number) => {
    const { tables } = (await reporting.province.officer.call(getSent, { ...own, number })).result;
    return tables.flatMap(({ values }) => values).find((one) => one.indicator === indicator)!.printed;
  };

  it('what nobody above receives is final with its signature, and is corrected by what one proposes and another signs', async () => {
    const { officer, leader } = reporting.province;
    expect(await view()).toMatchObject({ status: 'sent', receiver: null, proposal: null });
    expect((await view()).may).toContain('reports.proposeCorrection');
    const { proposal } = (await officer.call(proposeCorrection, { ...own, reason, cells: cells('6') }))
      .result;
    expect(await cell()).toMatchObject({ value: '5' });
    const waits = async (person: Person) =>
      (await person.call(showDesk, {})).result.notices.map(({ kind }) => kind);
    expect([await waits(leader), await waits(officer)]).toEqual([['correction-to-sign', ...toReceive], []]);
    const shown = (await leader.call(getReport, own)).result;
    expect(shown.proposal).toMatchObject({
      mine: false,
      reason,
      cells: [{ indicator, before: '5', after: '6' }],
    });
    const { result } = await leader.call(correctReport, {
      ...own,
      proposal,
      ...correctionHead(today, proposal),
    });
    expect(result).toMatchObject({ number: 2, status: 'sent' });
    expect(await waits(leader)).toEqual(toReceive);
    expect(await cell()).toMatchObject({ value: '6', source: 'addedUp' });
    expect([await printed(1), await printed(2)]).toEqual(['5', '6']);
    await correctBy(officer.call, leader.call, { ...own, reason, date: today, cells: cells('8') });
    expect([await printed(1), await printed(2), await printed(3)]).toEqual(['5', '6', '8']);
    expect((await view()).versions.map((version) => version.reason)).toEqual([null, reason, reason]);
  });

  it('is not signed by who proposed it, nor twice, nor after it was dropped, nor as it was not', async () => {
    const { officer, leader } = reporting.province;
    const other = await office.aPerson({ role: 'leader', unitId: own.unitId });
    const proposed = (await leader.call(proposeCorrection, { ...own, reason, cells: cells('9') })).result;
    expect((await leader.call(getReport, own)).result.proposal).toMatchObject({ mine: true });
    const signing = { ...own, ...proposed, ...correctionHead(today, proposed.proposal) };
    const refused = await refusalOf(leader.call(correctReport, signing));
    expect([refused.code, refused.message.vi]).toEqual([
      'not-permitted',
      expect.stringContaining('lãnh đạo khác'),
    ]);
    const replaced = (await officer.call(proposeCorrection, { ...own, reason, cells: cells('10') })).result;
    expect((await refusalOf(other.call(correctReport, signing))).code).toBe('changed-by-other');
    const now = { ...own, ...replaced };
    await leader.call(dropCorrection, { ...now, reason: 'Số cũ là đúng' });
    expect((await view()).proposal).toBeNull();
    expect(
      (await refusalOf(other.call(correctReport, { ...now, ...correctionHead(today, now.proposal) }))).code,
    ).toBe('changed-by-other');
    expect((await refusalOf(leader.call(dropCorrection, { ...now, reason }))).code).toBe('changed-by-other');
    expect(await printed(3)).toBe('8');
  });

  it('is proposed and signed only by who may, and dated between the report and today', async () => {
    const { officer, leader } = reporting.province;
    const stranger = reporting.communes[0]!;
    const asked = { ...own, reason, cells: cells('11') };
    for (const person of [specialist, stranger.officer, stranger.leader, reporting.manager])
      expect((await refusalOf(person.call(proposeCorrection, asked))).code).toBe('not-permitted');
    const { result } = await officer.call(proposeCorrection, asked);
    const signing = { ...own, ...result, ...correctionHead(today, result.proposal) };
    for (const person of [officer, specialist, stranger.leader, reporting.manager])
      expect((await refusalOf(person.call(correctReport, signing))).code).toBe('not-permitted');
    for (const person of [specialist, stranger.leader])
      expect((await refusalOf(person.call(dropCorrection, { ...own, ...result, reason }))).code).toBe(
        'not-permitted',
      );
    for (const date of ['2026-03-21', '2026-03-19'])
      expect((await refusalOf(leader.call(correctReport, { ...signing, date }))).issues).toMatchObject([
        { path: ['date'] },
      ]);
    expect((await leader.call(correctReport, signing)).result.number).toBe(4);
  });

  it('bears a number, a day and a hand of its own; what was signed without these prints under the report', async () => {
    const { officer, leader } = reporting.province;
    const sign = async (typed: string, head: ReturnType<typeof correctionHead>) => {
      const { result } = await officer.call(proposeCorrection, { ...own, reason, cells: cells(typed) });
      return leader.call(correctReport, { ...own, ...result, ...head });
    };
    const wrong = await refusalOf(
      sign('12', { ...correctionHead(today, 9), number: '01', signer: 'Ai đó', position: 'CHỦ\nTỊCH' }),
    );
    expect(wrong.issues.map(({ path }) => path[0])).toEqual(['position', 'signer', 'number']);
    // Nor the number of a correction that another one has followed.
    const { symbol } = (await officer.call(getSent, { ...own, number: 3 })).result;
    const borne = { ...correctionHead(today, 9), number: symbol.split('/')[0]! };
    expect((await refusalOf(sign('12', borne))).issues.map(({ path }) => path)).toEqual([['number']]);
    const { number } = (await sign('12', { ...correctionHead(today, 90), authority: 'TM' })).result;
    const { db } = office.database;
    const load = () => loadSigned(db, own.unitId, own.reportId, number);
    const paper = reportPaper(await load(), new Map(), null);
    expect(paper.head).toMatchObject({ number: '90a', subject: expect.stringContaining('số 01/BC-UBND') });
    const seen = (await officer.call(getSent, { ...own, number })).result;
    expect(seen.symbol).toBe('90a/BC-UBND');
    const first = (await getVersion(db, own.unitId, own.reportId, 1)).frozen;
    const { frozen } = await getVersion(db, own.unitId, own.reportId, number);
    const { corrects: _, ...correction } = frozen.correction!;
    const told = { ...frozen, head: first.head, correction };
    const undone = new Error('undone');
    const asBefore = db.transaction().execute(async (tx) => {
      const report = await lockReport(tx, own.unitId, own.reportId);
      await freeze(tx, report, told, leader.id, office.now);
      const before = reportPaper(await loadSigned(tx, own.unitId, own.reportId, number + 1), new Map(), null);
      expect(before.head).toMatchObject({ number: '1', subject: expect.stringMatching(/^Công tác/) });
      const texts = before.body.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
      expect(texts.at(-1)).toBe('Đính chính ngày 20/3/2026');
      throw undone;
    });
    await expect(asBefore).rejects.toBe(undone);
  });

  it('tells all that is wrong with its figures at once, and takes no blank', async () => {
    const wrong = await refusalOf(
      reporting.province.officer.call(proposeCorrection, {
        ...own,
        reason,
        cells: [
          { indicator: 'inspection.resolutionRate', typed: '70', missing: null },
          { indicator: 'không có', typed: '1', missing: null },
          { indicator, typed: 'không rõ', missing: null },
          { indicator: 'inspection.issuesFound', typed: ' ', missing: null },
        ],
      }),
    );
    expect(wrong.issues.map(({ path }) => path.join('.'))).toEqual([
      'cells.0',
      'cells.1',
      'cells.2.typed',
      'cells.3.typed',
    ]);
    const same = await refusalOf(
      reporting.province.officer.call(proposeCorrection, { ...own, reason, cells: cells('12') }),
    );
    expect(same.message.vi).toContain('không có gì để đính chính');
  });

  it('of an added-up figure carries on to what is computed from it', async () => {
    const { officer, leader } = reporting.province;
    expect(await cell('inspection.resolutionRate')).toMatchObject({ value: '70' });
    const change = { ...own, reason, date: today, cells: cells('8', 'inspection.issuesResolved') };
    const { number } = (await correctBy(officer.call, leader.call, change)).result;
    expect(await cell('inspection.resolutionRate')).toMatchObject({ value: '80' });
    const asked = { ...own, number, indicator: 'inspection.resolutionRate' };
    const { terms, source } = (await leader.call(explainFigure, asked)).result;
    expect([source, ...terms.map(({ value }) => value)]).toEqual(['addedUp', '8', '10']);
  });

  it('is not open before receipt where somebody above receives', async () => {
    const { officer } = reporting.communes[0]!;
    const asked = { unitId: below.unitId, reportId: below.reportId, reason, cells: cells('6') };
    const refused = await refusalOf(officer.call(proposeCorrection, asked));
    expect([refused.code, refused.message.vi]).toEqual([
      'input-invalid',
      expect.stringContaining('đề nghị cấp trên trả lại'),
    ]);
    await reporting.receive([below]);
    await officer.call(proposeCorrection, asked);
  });

  it('is signed by who proposed it only where nobody else is there, and that is told', async () => {
    const unitId = await office.aUnit({ name: 'Xã Một Người', parentId: own.unitId });
    const alone = await office.aPerson({ role: 'reportingOfficer', unitId });
    await office.aPost({ personId: alone.id, unitId, role: 'leader' });
    const unit = { unitId, officer: alone, leader: alone };
    const campaignId = await reporting.open('year', 2025);
    const sent = await reporting.send(unit, campaignId, { [indicator]: '1' });
    await reporting.receive([sent]);
    const { number: _, ...named } = sent;
    await correctBy(alone.call, alone.call, { ...named, reason, date: today, cells: cells('2') });
    const auditor = await office.aPerson({ role: 'auditor', unitId });
    const { entries } = (await auditor.call(listExceptions, { unitId, kind: 'alone' })).result;
    expect(entries.map((entry) => entry.operation)).toContain(correctReport.name);
    expect(await verifyReports(office.database.db)).toEqual([]);
    expect(office.troubles).toEqual([]);
  });
});

onEveryDatabase('corrections of what was added up from below', (open) => {
  const issues = { found: 'inspection.issuesFound', resolved: 'inspection.issuesResolved' };
  const rate = 'inspection.resolutionRate';
  let office: Office;
  let reporting: Reporting;
  let own: { readonly unitId: string; readonly reportId: string };
  let sent: readonly Sent[];

  beforeAll(async () => {
    office = await openOffice(await open(), today);
    reporting = await openReporting(office, 3);
    const { province, communes } = reporting;
    const campaignId = await reporting.open('quarter', 2026, 1);
    const [one, two] = communes as [Staffed, Staffed];
    sent = [
      await reporting.send(one, campaignId, { [issues.found]: '10', [issues.resolved]: '7' }),
      await reporting.send(two, campaignId, { [issues.found]: '20', [issues.resolved]: '20' }),
    ];
    await reporting.receive(sent);
    own = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
    await province.officer.call(takeFigures, { ...own, children: [...sent] });
    await reporting.fill(province, own.reportId, { [issues.found]: '2', [issues.resolved]: '0' });
    await reporting.sign(province, own.reportId);
  });

  const explained = async (id: string, number: number) =>
    (await reporting.province.leader.call(explainFigure, { ...own, number, indicator: id })).result;
  const added = async (id: string, number: number) => {
    const { value, parts, adjustments } = await explained(id, number);
    const told = [...parts.map((part) => part.value), ...adjustments.map(({ amount }) => amount)];
    const sum = told.reduce((total, one) => total + Number(one ?? 0), 0);
    return { value: Number(value), sum, amounts: adjustments.map(({ amount }) => amount) };
  };
  const correctBelow = async (at: number, resolved: string) => {
    const { officer, leader, unitId } = reporting.communes[at]!;
    const change = [{ indicator: issues.resolved, typed: resolved, missing: null }];
    const named = { unitId, reportId: sent[at]!.reportId };
    const { result } = await correctBy(officer.call, leader.call, {
      ...named,
      reason,
      date: today,
      cells: change,
    });
    return { ...named, number: result.number };
  };
  const propose = (wanted: { cells?: object[]; children?: readonly Sent[] }) =>
    reporting.province.officer.call(proposeCorrection, {
      ...own,
      reason,
      cells: [],
      ...wanted,
    } as never);

  it('take newer versions below, and every figure opens into the parts that it is made of', async () => {
    const { officer, leader } = reporting.province;
    expect(await added(issues.resolved, 1)).toEqual({ value: 27, sum: 27, amounts: [] });
    const newer = await correctBelow(0, '9');
    const view = (await officer.call(getReport, own)).result;
    expect(view.newerBelow).toEqual([{ ...newer, name: 'Xã Số 1', received: false }]);
    const page = (await officer.call(showAddedUp, own)).result;
    expect([page.open, page.correctable]).toEqual([false, true]);
    const { proposal } = (await propose({ children: [newer] })).result;
    expect((await leader.call(getReport, own)).result.proposal).toMatchObject({
      cells: [
        { indicator: issues.resolved, before: '27', after: '29' },
        { indicator: rate, before: '84,38', after: '90,63' },
      ],
      children: [{ ...newer, name: 'Xã Số 1' }],
    });
    await leader.call(correctReport, { ...own, proposal, ...correctionHead(today, proposal) });
    expect(await added(issues.resolved, 2)).toEqual({ value: 29, sum: 29, amounts: [] });
    expect((await explained(issues.resolved, 2)).parts.map(({ number }) => number).sort()).toEqual([0, 1, 2]);
    const receipts = async () =>
      (await explained(issues.resolved, 2)).parts.map(({ number, received }) => [number, received]).sort();
    const asSigned = [
      [0, true],
      [1, true],
      [2, false],
    ];
    expect(await receipts()).toEqual(asSigned);
    await reporting.receive([newer]);
    // What was merely sent when it was signed stays so.
    expect(await receipts()).toEqual(asSigned);
    const signed = (await leader.call(getSent, { ...own, number: 2 })).result;
    expect(signed.unreceived).toEqual(['Xã Số 1']);
    expect((await explained(rate, 2)).terms.map(({ value }) => value)).toEqual(['29', '32']);
    expect(await added(issues.resolved, 1)).toEqual({ value: 27, sum: 27, amounts: [] });
    const after = (await officer.call(getReport, own)).result;
    expect(after.newerBelow).toEqual([]);
    const { figures } = (await officer.call(showAddedUp, own)).result;
    expect(figures.filter(({ proposed }) => proposed !== null)).toEqual([]);
    expect(figures.find((one) => one.indicator === issues.resolved)).toMatchObject({ value: '29' });
  });

  it('keep another total as an adjustment with its reason, the rate moving with it', async () => {
    const { leader, officer } = reporting.province;
    const newer = await correctBelow(1, '19');
    const cells = [{ indicator: issues.resolved, typed: '30', missing: null }];
    const { proposal } = (await propose({ cells, children: [newer] })).result;
    await leader.call(correctReport, { ...own, proposal, ...correctionHead(today, proposal) });
    expect(await added(issues.resolved, 3)).toEqual({ value: 30, sum: 30, amounts: ['2'] });
    const { adjustments } = await explained(issues.resolved, 3);
    expect(adjustments).toMatchObject([{ reason, by: 'Trần Thị Bình' }]);
    expect((await explained(rate, 3)).terms.map(({ value }) => value)).toEqual(['30', '32']);
    const kept = (await officer.call(showAddedUp, own)).result.figures;
    expect(kept.find((one) => one.indicator === issues.resolved)).toMatchObject({
      value: '30',
      adjusted: '2',
      proposed: null,
    });
  });

  it('type over no rate, and put no reason in place of a sum', async () => {
    const refused = await refusalOf(
      propose({
        cells: [
          { indicator: rate, typed: '70', missing: null },
          { indicator: issues.resolved, typed: '', missing: 'no-data' },
        ],
      }),
    );
    expect(refused.issues.map(({ path }) => path.join('.'))).toEqual(['cells.0', 'cells.1']);
  });

  it('take no version that is not of a report below, or was replaced', async () => {
    const of = (named: Sent) => refusalOf(propose({ children: [named] }));
    expect((await of({ ...sent[0]!, number: 9 })).code).toBe('not-found');
    expect((await of({ ...own, number: 1 })).code).toBe('not-found');
    const newest = await correctBelowAgain();
    expect((await of({ ...newest, number: 1 })).message.vi).toContain('không còn hiệu lực');
    const { proposal } = (await propose({ children: [newest] })).result;
    await reporting.receive([newest]);
    await correctBelow(0, '6');
    await reporting.province.leader.call(correctReport, {
      ...own,
      proposal,
      ...correctionHead(today, proposal),
    });
    expect((await explained(issues.resolved, 4)).parts.map(({ value }) => value)).toContain('8');
    expect(await verifyReports(office.database.db)).toEqual([]);
    expect(office.troubles).toEqual([]);
  });

  it('that make an error are refused unless it is explained, and the receiver sees and decides that', async () => {
    const third = reporting.communes[2]!;
    const { leader } = reporting.province;
    const campaignId = await reporting.open('year', 2025);
    const figures = { 'feedback.received': '10', 'feedback.resolved': '9' };
    const { unitId, reportId, number } = await reporting.send(third, campaignId, figures);
    await reporting.receive([{ unitId, reportId, number }]);
    const cells = [{ indicator: 'feedback.resolved', typed: '50', missing: null }];
    const asked = { unitId, reportId, reason, cells };
    const refused = await refusalOf(third.officer.call(proposeCorrection, asked));
    expect([refused.code, ...new Set(refused.issues.map(({ path }) => path.join('.')))]).toEqual([
      'input-invalid',
      'explanation',
    ]);
    expect(refused.issues.map(({ message }) => message.vi).join()).toContain('là 50, lớn hơn');
    const explanation = 'Gồm cả kiến nghị chuyển sang từ năm trước';
    const { proposal } = (await third.officer.call(proposeCorrection, { ...asked, explanation })).result;
    const waiting = (await third.leader.call(getReport, { unitId, reportId })).result.proposal!;
    expect([waiting.errors.length, waiting.explanation]).toEqual([refused.issues.length, explanation]);
    await third.leader.call(correctReport, {
      ...{ unitId, reportId, proposal },
      ...correctionHead(today, proposal),
    });
    const seen = async () => (await leader.call(getSent, { unitId, reportId, number: 2 })).result;
    const { explanations, findings, may } = await seen();
    expect(explanations.map(({ text, earlier }) => [text, earlier])).toEqual(
      refused.issues.map(() => [explanation, false]),
    );
    expect([findings.filter(({ severity }) => severity === 'error'), may.includes('decide')]).toEqual([
      [],
      true,
    ]);
    const { finding } = explanations[0]!;
    const said = { receiverId: reporting.province.unitId, unitId, reportId, finding, accept: true };
    await leader.call(decideExplanation, said);
    expect((await seen()).explanations[0]).toMatchObject({ decision: 'accepted' });
    const auditor = await office.aPerson({ role: 'auditor', unitId });
    const { entries } = (await auditor.call(listExceptions, { unitId, kind: 'explanation' })).result;
    expect(entries.map(({ operation }) => operation)).toContain(proposeCorrection.name);
  });

  it('stand on the own page, in where a figure comes from and on paper, with the counts beside a rate', async () => {
    const { officer, leader, unitId } = reporting.communes[1]!;
    const campaignId = await reporting.open('half-year', 2025);
    const { reportId, number } = await reporting.send(reporting.communes[1]!, campaignId, {
      'feedback.received': '10',
      'feedback.resolved': '9',
    });
    await reporting.receive([{ unitId, reportId, number }]);
    const typed = { 'digital.reports.due': '4', 'digital.reports.viaSystem': '3', 'feedback.resolved': '8' };
    const cells = Object.entries(typed).map(([id, value]) => ({
      indicator: id,
      typed: value,
      missing: null,
    }));
    await correctBy(officer.call, leader.call, { unitId, reportId, reason, date: today, cells });
    const asked = { unitId, reportId, indicator: 'feedback.resolved' };
    expect((await officer.call(explainFigure, asked)).result).toMatchObject({
      value: '8',
      source: 'corrected',
    });
    const seen = (await reporting.province.leader.call(getSent, { unitId, reportId, number: 2 })).result;
    const rows = seen.tables.flatMap(({ values }) => values);
    const of = (id: string) => rows.find((row) => row.indicator === id);
    expect([of('digital.reports.due'), of('digital.reports.viaSystem')]).toMatchObject([
      { printed: '4', before: 'không phát sinh' },
      { printed: '3', before: 'không phát sinh' },
    ]);
    const place = urlOf(exportPaper, { unitId, reportId, format: 'docx' });
    const fetched = await office.fetch(place, { headers: { Cookie: officer.cookie } });
    expect(fetched.status).toBe(200);
    const { blocks } = await readFile(new Uint8Array(await fetched.arrayBuffer()), 'a.docx');
    const text = blocks
      .flatMap((block) => (block.kind === 'table' ? block.cells.map((one) => one.text) : [block.text]))
      .join('\n');
    expect(text).not.toContain('DỰ THẢO');
    expect(text).toContain(loadIndicators().get('digital.reports.due')!.name);
  });

  const correctBelowAgain = async (): Promise<Sent> => {
    await reporting.receive([{ ...sent[0]!, number: 2 }]);
    return correctBelow(0, '8');
  };
});

describe('corrected values', () => {
  const form = loadForms().find(({ id }) => id === 'cchc-2025-commune')!;
  const told = { note: null, source: 'typed' as const, by: 'A', origin: null, terms: null };
  const value = (figure: string | null) => ({ ...told, value: figure, missing: null });

  it('leave a rate that was keyed without its terms as it is', () => {
    const before = { [indicator]: value('5'), 'digital.documents.communeRate': value('98.5') };
    const { values, indicators } = correctedValues({
      form,
      formulas: formulasIn(form),
      before: { values: before, adjustments: [] },
      cells: [{ indicator, typed: '6', missing: null }],
      reason,
      by: 'B',
      rollUp: null,
    });
    expect(indicators).toEqual([indicator]);
    expect(values['digital.documents.communeRate']).toEqual(before['digital.documents.communeRate']);
  });
});
