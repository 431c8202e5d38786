import { beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { correctBy, openReporting, type Reporting, type Sent } from '../../../tests/reporting.ts';
import { listExceptions } from '../audit/contract.ts';
import { loadForms } from './catalogue.ts';
import { getReport } from './contract.ts';
import { correctReport, dropCorrection, proposeCorrection } from './contract-correct.ts';
import { showDesk } from './contract-desk.ts';
import { explainFigure, getSent, takeFigures } from './contract-receive.ts';
import { correctedValues } from './corrected.ts';
import { verifyReports } from './verify-reports.ts';

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
    await province.officer.call(takeFigures, { ...own, children: [below] });
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
    const { result } = await leader.call(correctReport, { ...own, proposal, date: today });
    expect(result).toMatchObject({ number: 2, status: 'sent' });
    expect(await waits(leader)).toEqual(toReceive);
    expect(await cell()).toMatchObject({ value: '6', source: 'corrected' });
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
    const signing = { ...own, ...proposed, date: today };
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
    expect((await refusalOf(other.call(correctReport, { ...now, date: today }))).code).toBe(
      'changed-by-other',
    );
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
    const signing = { ...own, ...result, date: today };
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
      reporting.province.officer.call(proposeCorrection, { ...own, reason, cells: cells('11') }),
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
    expect([source, ...terms.map(({ value }) => value)]).toEqual(['formula', '8', '10']);
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

describe('corrected values', () => {
  const form = loadForms().find(({ id }) => id === 'cchc-2025-commune')!;
  const told = { note: null, source: 'typed' as const, by: 'A', origin: null, terms: null };
  const value = (figure: string | null) => ({ ...told, value: figure, missing: null });

  it('leave a rate that was keyed without its terms as it is', () => {
    const before = { [indicator]: value('5'), 'digital.documents.communeRate': value('98.5') };
    const { values, indicators } = correctedValues(
      form,
      before,
      [{ indicator, typed: '6', missing: null }],
      'B',
    );
    expect(indicators).toEqual([indicator]);
    expect(values['digital.documents.communeRate']).toEqual(before['digital.documents.communeRate']);
  });
});
