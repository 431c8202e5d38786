import { beforeAll, expect, it } from 'vitest';
import { checkNarrative } from '../src/areas/legacy/contract-narrative.ts';
import { getReport, saveSection } from '../src/areas/reports/contract.ts';
import { showAddedUp, takeFigures } from '../src/areas/reports/contract-receive.ts';
import { onEveryDatabase } from './database.ts';
import { type Office, openOffice } from './office.ts';
import { openReporting, type Reporting, type Sent, type Staffed } from './reporting.ts';

/** Of 720 dossiers 5 were carried over, 700 resolved, 2 withdrawn, and 18 are left. */
const dossiers = {
  'dossiers.carriedOver': '5',
  'online.filing.total': '700',
  'online.filing.online': '679',
  'dossiers.direct': '34',
  'dossiers.byPost': '2',
  'dossiers.commune.resolved': '700',
  'dossiers.commune.resolvedOnTime': '698',
  'dossiers.early': '600',
  'dossiers.onTime': '98',
  'dossiers.late': '2',
  'dossiers.inProgressWithin': '17',
  'dossiers.inProgressOverdue': '1',
  'dossiers.withdrawn': '2',
};
/** As many come in as are done with, so that 18 are left again. */
const next = { ...dossiers, 'dossiers.carriedOver': '18', 'dossiers.direct': '21' };
const section = 'results.procedures.dossiers';

onEveryDatabase('dossiers on the supplementary form', (open) => {
  let office: Office;
  let reporting: Reporting;
  let year: string;
  let quarter: string;
  let one: Staffed;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-20');
    reporting = await openReporting(office, 2);
    year = await reporting.open('year', 2025);
    quarter = await reporting.open('quarter', 2026, 1);
    one = reporting.communes[0]!;
  });

  const seen = async (unit: Staffed, campaignId: string) => {
    const own = { unitId: unit.unitId, reportId: await reporting.reportOf(unit, campaignId) };
    const { cells, findings, sections } = (await unit.officer.call(getReport, own)).result;
    const at = (indicator: string) => cells.find((cell) => cell.indicator === indicator)!;
    const wrong = findings.filter(({ severity }) => severity === 'error');
    return {
      own,
      at,
      errors: wrong.map(({ key, indicators }) => [key.split('|')[0], indicators[0]]),
      dossiers: sections.find(({ id }) => id === section)!,
    };
  };
  const put = async (unit: Staffed, campaignId: string, indicator: string, typed: string) => {
    const { own, at } = await seen(unit, campaignId);
    await reporting.enter(unit, own.reportId, indicator, typed, at(indicator).version);
  };

  it('are told once: totals, what is filed online and what is resolved come from the cells that hold them', async () => {
    const { own } = await seen(one, year);
    await reporting.fill(one, own.reportId, dossiers);
    const { at, errors } = await seen(one, year);
    const computed = ['received', 'newInPeriod', 'online', 'resolved', 'inProgress'].map((id) =>
      at(`dossiers.${id}`),
    );
    expect(computed.map(({ value, editable }) => [value, editable])).toEqual([
      ['720', false],
      ['715', false],
      ['679', false],
      ['700', false],
      ['18', false],
    ]);
    expect(errors).toEqual([]);
  });

  it('balance: one that is nowhere, or late and on time, is an error', async () => {
    await put(one, year, 'dossiers.direct', '35');
    expect((await seen(one, year)).errors).toEqual([['dossiers-balance', 'dossiers.received']]);
    await put(one, year, 'dossiers.direct', '34');
    await put(one, year, 'dossiers.late', '3');
    expect((await seen(one, year)).errors).toEqual([['dossiers-resolved-parts', 'dossiers.resolved']]);
    await put(one, year, 'dossiers.late', '2');
    await put(one, year, 'dossiers.commune.resolvedOnTime', '600');
    expect((await seen(one, year)).errors).toEqual([
      ['dossiers-commune-on-time', 'dossiers.commune.resolvedOnTime'],
    ]);
    await put(one, year, 'dossiers.commune.resolvedOnTime', '698');
    expect((await seen(one, year)).errors).toEqual([]);
  });

  it('give the sentence that every report repeats, its figures bound, and nothing in it contradicts the forms', async () => {
    const { own, dossiers: known } = await seen(one, year);
    const content = known.proposed;
    const inlines = content.flatMap((block) => (block.type === 'paragraph' ? (block.content ?? []) : []));
    const said = inlines.map((inline) =>
      inline.type === 'text' ? inline.text : inline.type === 'figure' ? `{${inline.attrs.shown}}` : '',
    );
    expect(said.join('')).toContain(
      'Tổng số hồ sơ tiếp nhận là {720} hồ sơ, trong đó mới tiếp nhận trong kỳ {715} hồ sơ, từ kỳ trước chuyển sang {5} hồ sơ. Trong số hồ sơ mới tiếp nhận có {679} hồ sơ nộp trực tuyến và {34} hồ sơ nộp trực tiếp. Có {2} hồ sơ nhận qua dịch vụ bưu chính công ích. Đã giải quyết {700} hồ sơ: trước hạn {600} hồ sơ, đúng hạn {98} hồ sơ, quá hạn {2} hồ sơ. Đang giải quyết {18} hồ sơ: trong hạn {17} hồ sơ, quá hạn {1} hồ sơ. Có {2} hồ sơ rút, dừng hoặc bị từ chối giải quyết.',
    );
    await one.officer.call(saveSection, { ...own, section, version: known.version, content });
    expect((await one.officer.call(checkNarrative, own)).result.findings).toEqual([]);
  });

  it('carry over from period to period: another number than was left is an error', async () => {
    const { own } = await seen(one, year);
    const first = await reporting.sign(one, own.reportId);
    const last = await reporting.send(reporting.communes[1]!, year, dossiers);
    await reporting.receive([first, last]);
    const second = await seen(one, quarter);
    await reporting.fill(one, second.own.reportId, {
      ...next,
      'dossiers.carriedOver': '17',
      'dossiers.direct': '22',
    });
    expect((await seen(one, quarter)).errors).toEqual([['dossiers-carried-over', 'dossiers.carriedOver']]);
    await put(one, quarter, 'dossiers.carriedOver', '18');
    await put(one, quarter, 'dossiers.direct', '21');
    expect((await seen(one, quarter)).errors).toEqual([]);
  });

  it('add up: what the communes have, and what the departments carry over and resolve, balances in the province', async () => {
    const { province, communes } = reporting;
    const sent: Sent[] = [];
    for (const commune of communes) {
      const { own } = await seen(commune, quarter);
      if (commune !== one) await reporting.fill(commune, own.reportId, next);
      sent.push(await reporting.sign(commune, own.reportId));
    }
    await reporting.receive(sent);
    const { own } = await seen(province, quarter);
    await province.officer.call(takeFigures, { ...own, children: sent });
    const figures = async () => {
      const { at } = await seen(province, quarter);
      const ids = ['received', 'carriedOver', 'newInPeriod', 'online', 'resolved', 'inProgress', 'withdrawn'];
      return ids.map((id) => at(`dossiers.${id}`).value);
    };
    // Of the departments nobody has said yet what they resolved.
    expect(await figures()).toEqual(['1440', '36', '1404', '1358', null, '36', '4']);
    for (const [indicator, typed] of Object.entries({
      'dossiers.carriedOver': '10',
      'dossiers.province.resolved': '8',
      'dossiers.province.resolvedOnTime': '8',
      'dossiers.onTime': '8',
      'dossiers.inProgressWithin': '2',
    }))
      await put(province, quarter, indicator, typed);
    expect(await figures()).toEqual(['1450', '46', '1404', '1358', '1408', '38', '4']);
    expect((await seen(province, quarter)).errors).toEqual([]);
    const { figures: below } = (await province.officer.call(showAddedUp, own)).result;
    const carried = below.find(({ indicator }) => indicator === 'dossiers.carriedOver')!;
    expect(carried.value).toBe('46');
    expect(office.troubles).toEqual([]);
  });
});
