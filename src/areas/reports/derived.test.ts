import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { correctBy, openReporting, type Reporting, type Staffed } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { setShares } from '../units/contract.ts';
import { addSuccession } from '../units/keep.ts';
import { explainFinding, getReport, saveCells } from './contract.ts';
import { proposeCorrection } from './contract-correct.ts';
import { proposeDerived, takeDerived } from './contract-derived.ts';
import { receiveReports } from './contract-receive.ts';
import { getVersion } from './frozen.ts';

const on = '2026-04-01';
const indicator = 'documents.directivesIssued';

onEveryDatabase('a window that straddles a merger', (open) => {
  let office: Office;
  let reporting: Reporting;
  const units = new Map<string, Staffed>();
  const splitId = uuidv7();
  let firstQuarter: string;
  let halfYear: string;
  const later = new Date('2026-06-15T12:00:00+07:00');
  const at = (name: string) => units.get(name)!;

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-20');
    reporting = await openReporting(office, 0);
    const parentId = reporting.province.unitId;
    const until = { parentId, to: '2026-03-31' };
    for (const name of ['Xã Đông', 'Xã Tây', 'Xã Chia', 'Xã Im'])
      units.set(name, await reporting.staff(await office.aUnit({ name, ...until })));
    const made = new Map<string, string>();
    for (const name of ['Xã Mới', 'Xã Trái', 'Xã Phải', 'Xã Sau'])
      made.set(name, await office.aUnit({ name, parentId, from: on }));
    const idOf = (name: string) => made.get(name) ?? at(name).unitId;
    const merge = (kind: 'merge' | 'split', from: string[], to: string[], id = uuidv7()) =>
      office.database.transaction((tx) =>
        addSuccession(
          tx,
          {
            id,
            kind,
            on,
            decision: 'NQ 2/NQ-UBTVQH',
            from: from.map((name) => ({ unitId: idOf(name), isPart: false })),
            to: to.map((name) => ({ unitId: idOf(name) })),
            shares: [],
            proposed: null,
          },
          office.now,
        ),
      );
    await merge('merge', ['Xã Đông', 'Xã Tây'], ['Xã Mới']);
    await merge('split', ['Xã Chia'], ['Xã Trái', 'Xã Phải'], splitId);
    await merge('merge', ['Xã Im'], ['Xã Sau']);
    firstQuarter = await reporting.open('quarter', 2026, 1);
    halfYear = await reporting.open('half-year', 2026);
    const told = { 'Xã Đông': '5', 'Xã Tây': '7', 'Xã Chia': '10' };
    for (const [name, value] of Object.entries(told))
      await reporting.send(at(name), firstQuarter, {
        ...{ [indicator]: value, 'feedback.received': '40' },
        ...{ 'dossiers.carriedOver': '4', 'dossiers.inProgressWithin': '4' },
      });
    office.now = later;
    for (const [name, unitId] of made) units.set(name, await reporting.staff(unitId));
  });

  const proposed = async (name: string) => {
    const { unitId, officer } = at(name);
    const reportId = await reporting.reportOf(at(name), halfYear);
    const { figures, lacking } = (await officer.call(proposeDerived, { unitId, reportId })).result;
    return {
      own: { unitId, reportId },
      all: figures,
      figure: figures.find((one) => one.indicator === indicator),
      lack: lacking.find((one) => one.indicator === indicator),
    };
  };

  it('the new unit is proposed its own figure and the frozen ones of those it was made of', async () => {
    const { own, figure, all, lack } = await proposed('Xã Mới');
    expect(lack).toBeUndefined();
    expect(figure).toMatchObject({ own: null, value: '12', version: 0, taken: false });
    expect(figure!.parts.map(({ name, number, value }) => [name, number, value]).sort()).toEqual([
      ['Xã Tây', 1, '7'],
      ['Xã Đông', 1, '5'],
    ]);
    // A half-year counts since 15/12 what a quarter counts for itself.
    const feedback = all.find((one) => one.indicator === 'feedback.received')!;
    expect([feedback.value, feedback.parts.length]).toEqual(['80', 2]);
    // From the last closing day to the merger nobody reported.
    for (const one of [figure!, feedback])
      expect(one.gaps.map(({ name, from, to }) => [name, from, to]).sort()).toEqual([
        ['Xã Tây', '2026-03-10', '2026-03-31'],
        ['Xã Đông', '2026-03-10', '2026-03-31'],
      ]);
    // What was left over as the year began is of that day: the days after it are not missing in it.
    const carried = all.find((one) => one.indicator === 'dossiers.carriedOver')!;
    expect([carried.value, carried.gaps]).toEqual(['8', []]);
    expect(all.map((one) => one.indicator)).not.toContain('dossiers.inProgressWithin');
    // What is told for a day, and what every unit has alike, is nobody's to add.
    const ids = all.map((one) => one.indicator);
    expect(ids).not.toContain('staff.present');
    expect(ids.filter((id) => id.startsWith('procedures.'))).toEqual([]);
    await reporting.enter(at('Xã Mới'), own.reportId, indicator, '3', 0);
    const seen = (await proposed('Xã Mới')).figure!;
    expect(seen).toMatchObject({ own: '3', value: '15', version: 1 });
  });

  it('a person confirms what was seen; it is marked with where it came from, and is not added twice', async () => {
    const { own, figure } = await proposed('Xã Mới');
    const { officer } = at('Xã Mới');
    const take = (value: string, version: number) =>
      officer.call(takeDerived, { ...own, figures: [{ indicator, value, version }] });
    expect((await refusalOf(take('16', 1))).code).toBe('changed-by-other');
    expect((await refusalOf(take('15', 0))).code).toBe('changed-by-other');
    expect((await take(figure!.value, 1)).result).toEqual({ taken: 1 });
    expect((await take(figure!.value, 1)).result).toEqual({ taken: 1 });
    const { cells } = (await officer.call(getReport, own)).result;
    expect(cells.find((cell) => cell.indicator === indicator)).toMatchObject({
      value: '15',
      source: 'derived',
      version: 2,
      origin: expect.stringMatching(
        /Xã Đông \(bản ký lần 1, số liệu từ 10\/12\/2025 đến 09\/3\/2026\): 5.*Xã Đông từ 10\/3\/2026 đến 31\/3\/2026: chưa có trong số này/,
      ),
    });
    expect((await proposed('Xã Mới')).figure).toMatchObject({ own: '3', value: '15', taken: true });
    const reader = await office.aPerson({ role: 'leader', unitId: own.unitId });
    const asked = { ...own, figures: [{ indicator, value: '15', version: 2 }] };
    expect((await refusalOf(reader.call(takeDerived, asked))).code).toBe('not-permitted');
  });

  it('what is entered over it holds what was taken: nothing is proposed on top, a note beside it changes nothing', async () => {
    const { own } = await proposed('Xã Mới');
    const { officer } = at('Xã Mới');
    const cell = async () => {
      const { cells } = (await officer.call(getReport, own)).result;
      return cells.find((one) => one.indicator === indicator)!;
    };
    const put = async (typed: string, note: string | null = null) => {
      const { version } = await cell();
      await officer.call(saveCells, { ...own, cells: [{ indicator, typed, missing: null, note, version }] });
    };
    const waiting = async () => (await officer.call(getReport, own)).result.derived!.waiting;
    await put('15', 'Đã đối chiếu');
    expect(await cell()).toMatchObject({ source: 'derived', note: 'Đã đối chiếu' });
    const before = await waiting();
    await put('20');
    expect(await cell()).toMatchObject({
      source: 'typed',
      origin: expect.stringMatching(/^Nhập lại sau khi đã lấy số lũy kế \(Của đơn vị: 3; /),
    });
    expect((await proposed('Xã Mới')).figure).toMatchObject({
      own: '20',
      holds: '12',
      value: '20',
      taken: true,
    });
    expect(await waiting()).toBe(before);
    await put('5');
    const { findings } = (await officer.call(getReport, own)).result;
    expect(findings.filter(({ key }) => key.startsWith('less-than-former|'))).toMatchObject([
      { severity: 'error', indicators: [indicator], message: { vi: expect.stringContaining('12') } },
    ]);
    await put('21');
    const after = (await officer.call(getReport, own)).result.findings;
    expect(after.filter(({ key }) => key.startsWith('less-than-former|'))).toEqual([]);
    expect((await proposed('Xã Mới')).figure).toMatchObject({ own: '21', holds: '12', value: '21' });
    // Emptied, it holds nothing more.
    await put('');
    expect((await proposed('Xã Mới')).figure).toMatchObject({ own: null, holds: null, value: '12' });
    await put('3');
    const { figure } = await proposed('Xã Mới');
    expect(figure).toMatchObject({ own: '3', holds: null, value: '15', taken: false });
    const figures = [{ indicator, value: '15', version: figure!.version }];
    await officer.call(takeDerived, { ...own, figures });
    await put('18');
  });

  it('a correction of a former unit is proposed, and changes nothing by itself', async () => {
    const { unitId, officer, leader } = at('Xã Tây');
    // While it was still there.
    office.now = new Date('2026-03-20T13:00:00+07:00');
    const reportId = await reporting.reportOf(at('Xã Tây'), firstQuarter);
    await reporting.receive([{ unitId, reportId, number: 1 }]);
    await correctBy(officer.call, leader.call, {
      unitId,
      reportId,
      reason: 'Đếm sót một văn bản',
      date: '2026-03-20',
      cells: [{ indicator, typed: '8', missing: null }],
    });
    office.now = later;
    // Only what it changes: the other twelve stand in what was entered over them.
    const { figure, own } = await proposed('Xã Mới');
    expect(figure).toMatchObject({ own: '18', holds: '12', value: '19', taken: false });
    const figures = [{ indicator, value: '19', version: figure!.version }];
    await at('Xã Mới').officer.call(takeDerived, { ...own, figures });
    expect((await proposed('Xã Mới')).figure).toMatchObject({
      own: '6',
      holds: null,
      value: '19',
      taken: true,
    });
  });

  it('what was divided is not guessed, and is divided by the shares once they are there', async () => {
    const { figure, lack } = await proposed('Xã Trái');
    expect(figure).toBeUndefined();
    expect(lack).toMatchObject({ unit: 'Xã Chia', reason: 'no-share' });
    expect(lack!.message.vi).toContain('chưa có tỷ lệ chia');
    const administrator = await office.aPerson({
      role: 'unitAdministrator',
      unitId: reporting.province.unitId,
      reach: 'below',
    });
    await administrator.call(setShares, {
      unitId: reporting.province.unitId,
      successionId: splitId,
      version: 1,
      shares: ['Xã Trái', 'Xã Phải'].map((name, index) => ({
        fromId: at('Xã Chia').unitId,
        toId: at(name).unitId,
        numerator: index === 0 ? 6 : 4,
        denominator: 10,
        basis: 'Dân số',
      })),
    });
    expect((await proposed('Xã Trái')).figure).toMatchObject({ value: '6' });
    expect((await proposed('Xã Phải')).figure).toMatchObject({ value: '4' });
  });

  it('what was signed under it stays told in a correction, and a correction cannot go under it unseen', async () => {
    const { unitId, officer, leader } = at('Xã Mới');
    const own = { unitId, reportId: await reporting.reportOf(at('Xã Mới'), halfYear) };
    const received = 'feedback.received';
    const { version } = (await proposed('Xã Mới')).all.find((one) => one.indicator === received)!;
    const figures = [{ indicator: received, value: '80', version }];
    await officer.call(takeDerived, { ...own, figures });
    await reporting.fill(at('Xã Mới'), own.reportId, { [indicator]: '19', [received]: '40' });
    const told = (await officer.call(getReport, own)).result.findings;
    const errors = told.filter(({ severity }) => severity === 'error').map(({ key }) => key);
    const under = `less-than-former|${received}|40|80`;
    expect(errors).toContain(under);
    const text = 'Đơn vị cũ đếm trùng giữa hai xã.';
    for (const finding of errors) await officer.call(explainFinding, { ...own, finding, text });
    const sent = await reporting.sign(at('Xã Mới'), own.reportId);
    const receiverId = reporting.province.unitId;
    const receiver = await office.aPerson({ role: 'leader', unitId: receiverId, reach: 'below' });
    await receiver.call(receiveReports, { receiverId, reports: [sent] });

    const reason = 'Đếm nhầm một văn bản';
    const cells = (typed: string) => [{ indicator, typed, missing: null }];
    const refused = await refusalOf(officer.call(proposeCorrection, { ...own, reason, cells: cells('5') }));
    expect([refused.code, refused.issues.map(({ message }) => message.vi)]).toEqual([
      'input-invalid',
      [expect.stringContaining('riêng các đơn vị cũ đã báo cáo 13')],
    ]);
    const change = { ...own, reason, date: '2026-06-15', cells: cells('20') };
    const { number } = (await correctBy(officer.call, leader.call, change)).result;
    const { found, explanations } = (await getVersion(office.database.db, unitId, own.reportId, number))
      .frozen;
    expect(found!.map(({ finding }) => finding)).toContain(under);
    expect(explanations.find(({ finding }) => finding === under)).toMatchObject({ text });
    expect(explanations.find(({ finding }) => finding === under)!.earlier).toBeUndefined();
  });

  it('of a unit that signed nothing this is said', async () => {
    const { figure, lack, all } = await proposed('Xã Sau');
    expect([figure, all]).toEqual([undefined, []]);
    expect(lack).toMatchObject({ unit: 'Xã Im', reason: 'no-report' });
    expect(office.troubles).toEqual([]);
  });
});
